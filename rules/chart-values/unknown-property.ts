import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { nearest } from '../../src/text/nearest.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { originOf, type YamlMap } from '../../src/yaml/value.ts';
import { type Evaluation, isWrong, type Outcome, type Subject, violated } from './evaluation.ts';
import { entriesAt } from './json-schema.ts';
import { costOfNearest } from './scalars.ts';

/** Names that a message lists at most, and that a name is compared with. */
const SHOWN = 8;
const COMPARED = 1000;
/** Letters that two names have in common at their beginning if the one may stand for the other. */
const BEGINNING = 5;

/** A key of a mapping for which its schema takes no others than it names. */
export function unknownProperty(key: string, { value, schema, path }: Subject<YamlMap>, on: Evaluation): Outcome {
  const at = [...path, key];
  const message = `The chart does not accept \`${fieldName(at)}\`.`;
  if (!on.spend(1)) return violated({ kind: 'unknown-field', path: at, message });
  const properties = new Map(entriesAt(schema, 'properties'));
  const names = [...properties.keys()];
  const free = names.filter((name) => !isWrittenBeside(name, key, value)).slice(0, COMPARED);
  const near = on.spend(costOfNearest(key, free)) ? nearest(key, free) : undefined;
  const likely = near ?? alike(key, free);
  const meant = likely === undefined ? '' : ` Did you mean \`${fieldName([...path, likely])}\`?`;
  const list = likely === undefined && names.length > 0 && names.length <= SHOWN ? ` ${accepted(names, path)}` : '';
  const isFit = (name: string): boolean =>
    !isWrong(on.check(value[key] ?? null, properties.get(name), [...path, name]));
  return violated({
    kind: 'unknown-field',
    path: at,
    message: `${message}${meant}${list}`,
    fix: near !== undefined && isFit(near) ? { kind: 'rename', text: near } : undefined,
  });
}

/** Whether the file that has a key has another one, too: the one cannot be a slip for the other. */
function isWrittenBeside(name: string, key: string, value: YamlMap): boolean {
  return Object.hasOwn(value, name) && originOf(value, name)?.file === originOf(value, key)?.file;
}

/** The only name that begins as a key does: `replicas` and `replicaCount`. */
function alike(key: string, names: readonly string[]): string | undefined {
  const beginning = key.slice(0, BEGINNING).toLowerCase();
  const found = names.filter((name) => name.toLowerCase().startsWith(beginning));
  return beginning.length === BEGINNING && found.length === 1 ? found[0] : undefined;
}

function accepted(names: readonly string[], path: readonly (string | number)[]): string {
  const where = path.length === 0 ? 'It accepts' : `In \`${fieldName(path)}\`, it accepts`;
  return `${where} ${listWords(names.map(quoted))}.`;
}
