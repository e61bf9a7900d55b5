import { randomRuns } from './random-runs.ts';

/** A bracket, a comma, a field that holds a reference, or one of a reference with its value. */
const PART =
  /\s*(?:(?<bracket>[{}])|,|["']?(?:(?:valueFrom|\w*(?:Ref|Secret|Selector))["']?\s*:\s*(?=\{)|(?<field>name|namespace|key|kind|group|apiVersion|optional)["']?\s*:\s*(?:"(?<double>[\w./-]*)"|'(?<single>[\w./-]*)'|(?<plain>[\w./-]+))(?=\s*[,}])))/y;
/** Names of objects, as the API server takes them. */
const NAME = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * Whether a text begins with a mapping on one line that only says where a secret is: `{name: web, key: password}`, also below
 * `valueFrom` or `secretKeyRef`. It names an object, and what it says of it looks like names.
 */
export function isReferenceForm(text: string): boolean {
  if (!text.startsWith('{')) return false;
  let isNamed = false;
  let depth = 0;
  PART.lastIndex = 0;
  for (let part = PART.exec(text); part; part = PART.exec(text)) {
    const { bracket, field, double, single, plain } = part.groups ?? {};
    if (bracket === '{') depth++;
    if (bracket === '}' && --depth === 0) return isNamed;
    const value = double ?? single ?? plain;
    if (field === undefined || value === undefined) continue;
    const isOfObject = field === 'name' || field === 'namespace';
    if (isOfObject ? !NAME.test(value) : randomRuns(value).length > 0) return false;
    isNamed ||= field === 'name';
  }
  return false;
}
