import { describe, expect, it } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import { Tree } from '../../src/repository/tree.ts';
import { diagnose } from '../../src/yaml/diagnose.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { valueAt } from '../../src/yaml/value.ts';

function problems(text: string) {
  const file = new TextFile('a.yaml', text);
  return diagnose(parseYaml(file, 'resource')).map(({ kind, message, start, end }) => {
    const { line, column } = file.position(start);
    return { kind, message, at: `${line}:${column}`, text: text.slice(start, end) };
  });
}

const places = (text: string) => problems(text).map(({ kind, at }) => `${kind} ${at}`);

describe('characters', () => {
  it.each(['\u2028', '\u2029', '\u0085', '\r'])('%j ends a comment, and what follows is read', (character) => {
    const text = `# x\napiVersion: v1\n# y${character}kind: Secret${character}metadata:${character}  name: hidden\n`;
    const { documents } = parseYaml(new TextFile('a.yaml', text), 'resource');
    const value = documents[0]?.value;
    expect(valueAt(value, ['kind'])).toBe('Secret');
    expect(valueAt(value, ['metadata', 'name'])).toBe('hidden');
  });

  it('keeps findings behind such a character on the line that GitHub shows', () => {
    expect(places('# x\u2028a: 1\u2028a: 2\nb: 3\nb: 4\n')).toEqual(['duplicate-key 1:10', 'duplicate-key 3:1']);
  });

  it.each([
    ['\x00', 'U+0000'],
    ['\x07', 'U+0007'],
    ['\x0c', 'U+000C'],
    ['\x1b', 'U+001B'],
    ['\x7f', 'U+007F'],
    ['\x80', 'U+0080'],
    ['\x9f', 'U+009F'],
    ['\ufffe', 'U+FFFE'],
    ['\uffff', 'U+FFFF'],
  ])('refuses %j wherever it is', (character, name) => {
    const texts = ['a: 1 # @\n', 'a: @\n', "a: '@'\n", 'a: "@"\n', 'a: |\n  @\n', '@a: 1\n', '# one\n---\n# @\n'];
    for (const text of texts) {
      const written = text.replace('@', character);
      const [problem] = problems(written);
      expect(problem).toMatchObject({ kind: 'character', text: character });
      expect(problem?.message).toContain(name);
    }
  });

  it('takes a byte order mark at the beginning of a document only', () => {
    expect(problems('\ufeffa: 1\n---\n\ufeffb: 2\n')).toEqual([]);
    expect(places('\ufeff\ufeffa: 1\n')).toEqual(['character 1:2']);
    expect(places('a: 1\n\ufeffb: 2\n')).toEqual(['character 2:1']);
  });

  it.each(['utf16le', 'utf16be'])('reads %s as kustomize does: one document', (encoding) => {
    const little = Buffer.from('\ufeffkind: Secret\n---\nkind: Lost\n', 'utf16le');
    const bytes = encoding === 'utf16le' ? little : little.swap16();
    const text = new Tree([{ path: 'a.yaml', size: 1, contentId: () => '', bytes: () => bytes }]).textAt('a.yaml');
    if (!text) throw new Error('the text is not read');
    const parsed = parseYaml(text, 'resource');
    expect(parsed.documents.map(({ value }) => valueAt(value, ['kind']))).toEqual(['Secret']);
    expect(diagnose(parsed).map(({ kind }) => kind)).toEqual(['unread-document']);
  });
});

describe('what kustomize reads', () => {
  it.each([
    '{x: y\n# c\n, q: r}\n',
    '{x: y\n\n, q: r}\n',
    'a:\n  b: "x\n\ny"\n',
    "a: 'x\n\ny\nz'\nb: 1\n",
    'a: [\n1\n,\n2]\n',
    'a: b\n# c\n\t# d\ne: f\n',
    '? a\n: b\n',
    '--- # c\na: 1\n---\t\nb: 2\n',
    '!!merge <<: {a: 1}\n',
  ])('%j is no problem', (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a: 1\n...\nb: 2\n', 'unread-document 3:1'],
    ['{"a": 1}\n{"b": 2}\n', 'unread-document 2:1'],
    ['a: 1\r---\rb: 2\n', 'unread-document 1:6'],
    ['a: 1\n--- b: 2\nc: 3\n', 'separator 2:1'],
    ['%YAML 1.2\n---\na: 1\n', 'directive 1:1'],
    ['a: [b?c]\n', 'syntax 1:6'],
    ['a: !!int b\n', 'bad-tag 1:10'],
    ['a:\n\tb: 1\n', 'syntax 2:1'],
  ])('%j is one problem, at its place', (text, place) => {
    expect(places(text)).toEqual([place]);
  });
});

describe('one problem per document', () => {
  it('is its first error', () => {
    expect(places('a:\n- b\n  c: d\n  e\n: [\nx: "\n---\nf: {\n---\nok: 1\n')).toEqual(['syntax 3:4', 'syntax 8:4']);
  });

  it('shows where a collection or quote was opened that is not closed', () => {
    expect(places('a: {\n  b: [c\n')).toEqual(['syntax 2:6']);
    expect(places('a: "b\n\nc: d\n')).toEqual(['syntax 1:4']);
  });

  it.each([
    'password: *kq7Zp2Vw9xT4mB8cAA\n',
    'password: |kq7Zp2Vw9xT4mB8cAA\n',
    'password: >kq7Zp2Vw9xT4mB8cAA\n',
    'password: !!int kq7Zp2Vw9xT4mB8cAA\n',
    'password: !kq7Zp2Vw9xT4mB8cAA! x\n',
    'password: "kq7Zp2Vw9xT4mB8cAA\n',
    'password: "\\kq7Zp2Vw9xT4mB8cAA"\n',
    'password: @kq7Zp2Vw9xT4mB8cAA\n',
    'password: kq7Zp2Vw9xT4mB8cAA: x\n',
    'password: &kq7Zp2Vw9xT4mB8cAA [*kq7Zp2Vw9xT4mB8cAA]\n',
    ' a: |\n  b: kq7Zp2Vw9xT4mB8cAA\nkq7Zp2Vw9xT4mB8cAA\n',
    'kq7Zp2Vw9xT4mB8cAA: 1\nkq7Zp2Vw9xT4mB8cAA: 2\n',
    '%kq7Zp2Vw9xT4mB8cAA\n',
    '--- \n--- kq7Zp2Vw9xT4mB8cAA\nx\n',
    '<<<<<<< kq7Zp2Vw9xT4mB8cAA\na: 1\n=======\na: 2\n>>>>>>> kq7Zp2Vw9xT4mB8cAA\n',
  ])('never quotes the text: %j', (text) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ message }) => message).join(' ')).not.toMatch(/kq7|xT4|cAA/);
  });
});

describe('merge conflicts', () => {
  const whole = '<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n';

  it('is told once for each set of markers', () => {
    expect(places(`${whole}y: 1\n${whole.replaceAll('\n', '\r\n')}`)).toEqual([
      'conflict-marker 1:1',
      'conflict-marker 7:1',
    ]);
  });

  it('is told where the set is not whole and the text is broken', () => {
    expect(places('a: 1\n<<<<<<< a\nb: 2\n')).toEqual(['conflict-marker 2:1']);
    expect(places('a: 1\n=======\nb: 2\n>>>>>>> x\n')).toEqual(['conflict-marker 4:1']);
  });

  it('is not told of text that looks alike', () => {
    expect(problems('a: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n')).toEqual([]);
    expect(problems('title: a\n# =======\n')).toEqual([]);
  });
});

describe('limits', () => {
  it('lists twenty problems of a file and counts the others', () => {
    const listed = problems('a: 1\n'.repeat(60));
    expect(listed).toHaveLength(21);
    expect(listed.at(-1)?.message).toBe('39 more duplicate keys in this file');
    expect(problems('---\na: [\n'.repeat(30)).at(-1)?.message).toBe('10 more broken documents in this file');
    expect(problems(`a: [\n${'<<<<<<< a\n=======\n'.repeat(1000)}`)).toHaveLength(21);
  });

  // That 400,000 values are judged is shown by the rule unreadable-file.
  it('says which limit more than 800,000 values meet that are written out', () => {
    const [many] = problems(`a: [${'1,'.repeat(800_001)}]\n`);
    expect(many).toMatchObject({ kind: 'too-many-values', message: expect.stringContaining('800000 values') });
  });

  it('says which limit a document, a mapping, aliases and merges meet', () => {
    const keys = Array.from({ length: 150_001 }, (_, index) => `k${index}: 1\n`).join('');
    expect(problems(keys)).toMatchObject([{ kind: 'too-many-values', message: expect.stringContaining('keys') }]);
    expect(problems('---\na: 1\n'.repeat(50_001))).toMatchObject([{ kind: 'too-many-documents' }]);
    expect(problems('['.repeat(201))).toMatchObject([{ kind: 'too-deep' }]);
    const merged = Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join(', ');
    const merges = `a: &a {${merged}}\nb:\n${'- <<: *a\n'.repeat(1000)}`;
    expect(problems(merges)).toMatchObject([{ kind: 'too-many-aliases' }]);
  });
});
