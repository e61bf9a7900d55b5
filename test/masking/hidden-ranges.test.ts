import { describe, expect, it } from 'vitest';
import { HiddenRanges } from '../../src/masking/hidden-ranges.ts';
import { MASK } from '../../src/masking/mask.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

/** A word that stands for every secret. */
const SECRET = 'correct-horse';

function masked(text: string): string {
  const file = new TextFile('a.yaml', text);
  const masking = new HiddenRanges(file, () => parseYaml(file, 'resource'));
  return Array.from({ length: file.lineCount }, (_, at) => masking.line(at + 1).text).join('\n');
}

describe('masking', () => {
  it('hides what a Secret holds and leaves its keys', () => {
    expect(
      masked(
        `kind: Secret\nmetadata: {name: podinfo}\nstringData:\n  a: ${SECRET} # note\n  b: |\n    ${SECRET}\n    two\n`,
      ),
    ).toBe(
      `kind: Secret\nmetadata: {name: podinfo}\nstringData:\n  a: ${MASK} # note\n  b: ${MASK}\n    ${MASK}\n    ${MASK}`,
    );
  });

  it.each([
    ['a mapping on one line', `a: {password: ${SECRET}, b: 1} # note`, `a: {password: ${MASK}, b: 1} # note`],
    ['a literal', `secretGenerator:\n  - literals: ["A=${SECRET}"]`, `secretGenerator:\n  - literals: ["A=${MASK}"]`],
    [
      'a literal without a name',
      `secretGenerator:\n  - literals: [${SECRET}==, B=1]`,
      `secretGenerator:\n  - literals: [${MASK}, B=${MASK}]`,
    ],
    [
      'arguments',
      `args: [--password=${SECRET}, --port=80, --token, ${SECRET}, --x]`,
      `args: [--password=${MASK}, --port=80, --token, ${MASK}, --x]`,
    ],
    [
      'no reference on one line',
      `a: {password: {name: web, key: "a-b"}, b: 1}`,
      `a: {password: {name: web, key: "a-b"}, b: 1}`,
    ],
    [
      'no reference to a key',
      `a:\n  token: {valueFrom: {secretKeyRef: {name: web-2, key: TOKEN}}} # note`,
      `a:\n  token: {valueFrom: {secretKeyRef: {name: web-2, key: TOKEN}}} # note`,
    ],
    ['what only looks like a reference', `a:\n  token: {key: ${SECRET}}`, `a:\n  token: ${MASK}`],
    ['a random key', `a:\n  token: {name: web, key: 8f7a9c2b1d}`, `a:\n  token: ${MASK}`],
    ['a value beside a name', `a:\n  token: {name: web, value: ${SECRET}}`, `a:\n  token: ${MASK}`],
    ['a random name', `a:\n  token: {name: Abc123Xyz9, key: b}`, `a:\n  token: ${MASK}`],
    ['a variable beside it', `a: {password: "$\{PASSWORD}", b: 1}`, `a: {password: "$\{PASSWORD}", b: 1}`],
  ])('leaves the rest of the line of %s', (_, text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it('tells nothing of the length', () => {
    expect(masked('password: a')).toBe(masked('password: abcdefgh'));
  });

  it.each([
    ['a telling key', `adminPassword: ${SECRET}`],
    ['a flow mapping', `a: {password: ${SECRET}, b: 1}`],
    ['a variable', `env:\n  - name: DB_PASSWORD\n    value: ${SECRET}`],
    ['a literal', `secretGenerator:\n  - literals: [A=${SECRET}]`],
    ['an argument', `args: ["--password=${SECRET}"]`],
    ['a comment', `# password: ${SECRET}\na: b`],
    ['a setting in a text', `data:\n  app.ini: |\n    [db]\n    password = ${SECRET}`],
    ['an inline patch', `patches:\n  - patch: |\n      kind: Secret\n      stringData:\n        a: ${SECRET}`],
    ['a Secret inside another object', `items:\n  - kind: Secret\n    data: {a: ${SECRET}}`],
    ['a list as a document', `- name: API_TOKEN\n  value: ${SECRET}`],
    ['the lost one of two keys', `kind: Secret\ndata:\n  a: ${SECRET}\n  a: two`],
    ['a Secret that a patch deletes', `$patch: delete\nkind: Secret\ndata: {a: ${SECRET}}`],
    ['what SOPS left in clear', `kind: Secret\nstringData: {a: ${SECRET}}\nsops: {mac: x}`],
    ['an anchor', `a: &a ${SECRET}\npassword: *a`],
    ['a URL', `url: https://user:${SECRET}@example.org`],
    ['a Secret that does not parse', `kind: Secret\nstringData:\n  a: ${SECRET}\n b: {`],
    ['lines of a Secret that does not parse', `kind: Secret\nstringData:\n  a: |\n    ${SECRET}\n ${SECRET}\n  b: [`],
    ['a telling key that does not parse', `x: [\nmyCredentials: ${SECRET}\n`],
    ['a block that does not parse', `x: }\ntoken: |\n  ${SECRET}\n`],
    ['a variable that does not parse', `env: }\n- name: A\n  value: ${SECRET}`],
  ])('hides %s', (_, text) => {
    expect(masked(text)).not.toContain(SECRET);
    expect(masked(text)).toContain(MASK);
  });

  it('leaves what is no secret', () => {
    const text =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: podinfo\nspec:\n  valuesFrom:\n    - kind: Secret\n      name: podinfo\n  values:\n    existingSecretName: podinfo\n    usePassword: true';
    expect(masked(text)).toBe(text);
  });

  it('knows which ranges touch a secret', () => {
    const text = `a: b\npassword: ${SECRET}\n`;
    const file = new TextFile('a.yaml', text);
    const masking = new HiddenRanges(file, () => parseYaml(file, 'resource'));
    expect(masking.overlaps(0, 4)).toBe(false);
    expect(masking.overlaps(text.indexOf(SECRET), text.indexOf(SECRET))).toBe(true);
    expect(masking.overlaps(0, text.length)).toBe(true);
  });
});
