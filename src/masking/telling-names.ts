import { meaningOf } from '../kubernetes/secrets/names.ts';

/** Names of headers and settings whose values give access, besides those that `meaningOf` knows. */
const FURTHER =
  /^(?:(?:proxy-?)?authori[sz]ation|(?:set-?)?cookie|x-[\w-]*(?:key|token|auth)|dsn|connection-?string|webhook-?url|pass(?:word|wd|phrase|code)s|tokens|credentials|api-?keys|secret-?keys|sa-?password)$/i;
/** Names that say which Secret is meant. */
const REFERENCES = /^(?:secretName|existingSecret|secretKey|tokenSecret|secretRef|passwordSecret|credentialsSecret)$/i;

const known = new Map<string, boolean>();
const MAX_REMEMBERED = 20_000;

/** Whether the name of a key, variable, parameter, flag or header says that its value gives access. */
export function speaksOfSecret(name: string): boolean {
  let speaks = known.get(name);
  if (speaks === undefined) {
    speaks = readName(name);
    if (known.size < MAX_REMEMBERED) known.set(name, speaks);
  }
  return speaks;
}

function readName(name: string): boolean {
  if (REFERENCES.test(name)) return false;
  const meaning = meaningOf(name);
  return meaning === 'password' || meaning === 'credential' || meaning === 'hash' || FURTHER.test(name);
}

/** Whether a text is filled in later and so contains nothing to hide: `${TOKEN}`, `$(TOKEN)`, `{{ .token }}` (also as formatters break it), `<token>`, `%s`. */
export function isPlaceholder(text: string): boolean {
  return /^\s*["']?(?:\$\{[^{}:]*\}|\$\([^()]*\)|\$\w+|\{ ?\{[^{}]*\} ?\}|<[^<>]*>|%\w)["']?[,;\])}]*\s*$/.test(text);
}
