import { nearest } from '../../text/nearest.ts';

/** A version of a kind, as an object names it. */
export interface KindVersion {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a template may ask for, as kubeconform names it. */
const VARIABLES = [
  'Group',
  'ResourceKind',
  'ResourceAPIVersion',
  'NormalizedKubernetesVersion',
  'StrictSuffix',
  'KindSuffix',
] as const;
const EXPRESSION = /\{\{-?\s*(.*?)\s*-?\}\}/g;
/** Where kubeconform looks in a location that is not a file name. */
const DEFAULT_NAME =
  '{{.NormalizedKubernetesVersion}}-standalone{{.StrictSuffix}}/{{.ResourceKind}}{{.KindSuffix}}.json';
/** Names that may become part of an address. */
const API_VERSION = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?v[0-9][a-z0-9]{0,30}$/;
const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;

/** A place where schemas are looked up, in kubeconform's style: a path inside the repository, or an address. */
export interface SchemaLocation {
  readonly template: string;
  readonly isOnline: boolean;
}

/** Reads a location; gives what is wrong with it as words, and nothing for `default`, which is what is bundled. */
export function readLocation(text: string): SchemaLocation | string | undefined {
  if (text === 'default') return undefined;
  const isOnline = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (isOnline && !/^https:\/\/[^/{}?#@\\\s]+\//.test(text))
    return `\`${text}\` is not a URL of the form https://host/path`;
  if (!isOnline && (text.startsWith('/') || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(text)))
    return `\`${text}\` is outside the repository. Use a path that is relative to the root of the repository`;
  for (const [, expression = ''] of text.matchAll(EXPRESSION)) {
    const name = expression.replace(/^\./, '');
    if (expression.startsWith('.') && VARIABLES.some((variable) => variable === name)) continue;
    const near = nearest(name, VARIABLES);
    return `\`{{${expression}}}\` is not a known variable${near ? `. Did you mean \`{{.${near}}}\`?` : `. Use ${VARIABLES.map((variable) => `{{.${variable}}}`).join(', ')}`}`;
  }
  const template = text.replace(/^\.\//, '');
  return {
    template: template.endsWith('json') ? template : `${template.replace(/\/+$/, '')}/${DEFAULT_NAME}`,
    isOnline,
  };
}

/** The path or address of a kind's schema at a location; undefined for a kind whose name is none. `minor` is Kubernetes' own. */
export function addressAt(
  { template }: SchemaLocation,
  { apiVersion, kind }: KindVersion,
  minor: string,
): string | undefined {
  if (!API_VERSION.test(apiVersion) || !KIND.test(kind)) return undefined;
  // For the core group, kubeconform takes the version for it.
  const [group = '', version = group] = apiVersion.split('/');
  const values: Readonly<Record<(typeof VARIABLES)[number], string>> = {
    Group: group,
    ResourceKind: kind.toLowerCase(),
    ResourceAPIVersion: version,
    NormalizedKubernetesVersion: `v${minor}.0`,
    StrictSuffix: '-strict',
    KindSuffix: `-${(group.split('.')[0] ?? '').toLowerCase()}${apiVersion.includes('/') ? `-${version}` : ''}`,
  };
  return template.replace(EXPRESSION, (_, expression: string) => {
    const name = VARIABLES.find((variable) => `.${variable}` === expression);
    return name === undefined ? '' : values[name];
  });
}
