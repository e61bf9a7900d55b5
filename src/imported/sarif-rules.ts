import { listAt, stringAt, valueAt, type YamlValue } from '../yaml/value.ts';

/** Characters of an address. */
const ADDRESS = 500;

/** The rules of a run, in their order and by their ids. */
export interface Rules {
  readonly all: readonly YamlValue[];
  readonly byId: ReadonlyMap<string | undefined, YamlValue>;
}

/** The rules that the log of a run describes. */
export function rulesOf(run: YamlValue): Rules {
  const all = listAt(run, 'tool', 'driver', 'rules');
  // The first one of an id counts.
  return {
    all,
    byId: new Map(all.map((rule): [string | undefined, YamlValue] => [stringAt(rule, 'id'), rule]).reverse()),
  };
}

/** What the log says about the rule of a result. */
export function ruleOf(result: YamlValue, { all, byId }: Rules): YamlValue {
  const index = valueAt(result, ['ruleIndex']) ?? valueAt(result, ['rule', 'index']);
  const id = stringAt(result, 'ruleId') ?? stringAt(result, 'rule', 'id');
  const own = typeof index === 'number' ? all[index] : undefined;
  return own ?? (id === undefined ? undefined : byId.get(id)) ?? null;
}

/** The text of a message, with its arguments filled in and without its links. */
export function textOf(message: YamlValue, rule: YamlValue): string {
  const id = stringAt(message, 'id');
  const text =
    stringAt(message, 'text') ??
    (id === undefined ? undefined : stringAt(rule, 'messageStrings', id, 'text')) ??
    stringAt(message, 'markdown') ??
    stringAt(rule, 'shortDescription', 'text') ??
    '';
  const given = listAt(message, 'arguments');
  return text
    .slice(0, 10_000)
    .replace(/\{(\d{1,2})\}/g, (hole, index) =>
      typeof given[Number(index)] === 'string' ? String(given[Number(index)]) : hole,
    )
    .replace(/\[([^[\]]{1,500})\]\([^()\s]{1,500}\)/g, '$1');
}

/** A web address that can be shown: without login and query. */
export function addressOf(text: string | undefined): string | undefined {
  if (text === undefined || text.length > ADDRESS || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname, hash } = new URL(text);
  if (protocol !== 'https:') return undefined;
  return `https://${host}${pathname}${hash}`.replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
