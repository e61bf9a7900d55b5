import { expect, it } from 'vitest';
import { hiddenCandidates, secretCandidates } from '../../src/kubernetes/secrets/candidates.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { YamlValue } from '../../src/yaml/value.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SOPS = 'sops: {mac: "ENC[AES256_GCM,data:aaaa,type:str]"}\n';

it.each([
  ['a Secret', `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: ${base64('hunter2hunter2')}}\n`],
  ['an encrypted one', `kind: Secret\nmetadata: {name: a, note: plain}\nstringData: {port: 5432, user: anna}\n${SOPS}`],
  ['encrypted settings', `password: Tr0ub4dor.3\nplain: nginx\nnested: {port: 5432, text: "a\\nb"}\n${SOPS}`],
  ['numbers', 'password: 12345678\nreplicas: 3\nport: 5432\n'],
  ['texts', 'run: curl -u admin:Tr0ub4dor.3 https://a.example\nscript: "export PASSWORD=Tr0ub4dor.3\\nls\\n"\n'],
  [
    'JSON and base64 in texts',
    `json: '{"a": {"password": "x7"}, "b": 1}'\nencoded: ${base64('password: Tr0ub4dor.3 ok')}\n`,
  ],
  ['a patch', 'patches: [{target: {kind: Secret}, patch: "[{op: add, path: /data/a, value: aHVudGVyMg==}]"}]\n'],
  ['a text with a Secret', 'data: {"a.yaml": "kind: Secret\\nstringData: {a: hunter2}\\n"}\n'],
])('finds in one walk what two find: %s', (_, text) => {
  const [alone, together] = [parsed(text), parsed(text)];
  const [judged, hidden] = [secretCandidates(alone), hiddenCandidates(alone, false)];
  expect(judged.length + hidden.length).toBeGreaterThan(0);
  expect(hiddenCandidates(together, true)).toEqual(hidden);
  const known = secretCandidates(together);
  expect(known).toEqual(judged);
  expect(secretCandidates(together)).toBe(known);
});

function parsed(text: string): YamlValue {
  return parseYaml(new TextFile('a.yaml', text), 'resource').documents[0]?.value ?? null;
}
