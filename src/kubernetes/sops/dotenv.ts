import type { TextFile } from '../../repository/text-file.ts';
import { Origin } from '../../yaml/origin.ts';
import { isCiphertext } from './metadata.ts';
import type { PlainValue, ScopedValues } from './plain-values.ts';
import { type SopsScope, scopeOf } from './scope.ts';

/** By this Flux knows a dotenv file that SOPS encrypted. */
const MARK = /^sops_mac=ENC\[/m;
const LINE = /^[ \t]*([^#\s=][^=\n]{0,255})=([^\r\n]*)/gm;
const OF_SOPS = 'sops_';

/** Whether SOPS encrypted a dotenv file. */
export function isSopsDotenv({ text }: TextFile): boolean {
  return text.includes(OF_SOPS) && MARK.test(text);
}

/** What is in plain text in a dotenv file that SOPS encrypted, or undefined if comments decide what is encrypted. */
export function dotenvValues(
  file: TextFile,
): { readonly metadata: Origin; readonly scope: SopsScope; readonly values: ScopedValues } | undefined {
  const lines = [...file.text.matchAll(LINE)].map((match) => lineOf(file, match));
  const ofSops = lines.filter(({ key }) => key.startsWith(OF_SOPS));
  const [first] = ofSops;
  const scope = scopeOf(Object.fromEntries(ofSops.map(({ key, value }) => [key.slice(OF_SOPS.length), value])));
  if (!scope || !first) return undefined;
  const plain: PlainValue[] = [];
  let encrypted = 0;
  for (const { key, value, origin } of lines.filter((line) => !line.key.startsWith(OF_SOPS))) {
    if (isCiphertext(value)) encrypted++;
    else if (value !== '' && scope.isAbout(key) === (scope.encrypts === 'those'))
      plain.push({ path: [key], value, origin });
  }
  return { metadata: first.origin, scope, values: { plain, encrypted } };
}

function lineOf(file: TextFile, match: RegExpExecArray): { key: string; value: string; origin: Origin } {
  const [whole, key = '', value = ''] = match;
  const end = match.index + whole.length;
  const keyStart = match.index + whole.indexOf(key);
  return { key, value, origin: new Origin(file, keyStart, keyStart + key.length, end - value.length, end) };
}
