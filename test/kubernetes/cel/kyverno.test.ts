import { describe, expect, it } from 'vitest';
import { evaluateDynamic } from './dynamic.ts';
import { lines } from './evaluate.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OBJECT = {
  n: 3,
  s: 'abc',
  list: [
    { y: 1, name: 'a' },
    { y: 2, name: 'b' },
  ],
};

// Kyverno 1.19 (kyverno/sdk) was asked, and gives these answers.
describe('functions of Kyverno', () => {
  it.each(lines`
    image('nginx').registry() == 'index.docker.io' && image('nginx').repository() == 'library/nginx' && image('nginx').tag() == 'latest'
    image('nginx').identifier() == 'latest' && image('nginx').identifierWithSeparator() == ':latest' && image('nginx').digest() == ''
    parseImageReference('ghcr.io/a/b:1.2').registry() == 'ghcr.io' && parseImageReference('ghcr.io/a/b:1.2').repository() == 'a/b'
    image('docker.io/a/b').registry() == 'index.docker.io' && image('docker.io/aa').repository() == 'library/aa'
    image('localhost/a/b').registry() == 'localhost' && image('localhost:5000/aa').registry() == 'localhost:5000'
    image('a_b.c/dd').registry() == 'a_b.c' && image('a/b/c').registry() == 'index.docker.io' && isImage('[::1]:5000/aa')
    isImage('nginx:1') && !isImage('NGINX') && !isImage('a b') && !isImage('') && !isImage('nginx:') && !isImage('x')
    !isImage('xy@sha256:abc') && !isImage('ghcr.io/') && isImage('ghcr.io//aa') && isImage('/aa')
    image('nginx') == image('nginx') && image('nginx') != image('nginx:latest')
    math.greatest(1, 2, 3) == 3 && math.least(1.5, 2) == 1.5 && math.greatest([1, 5, 2]) == 5
    math.ceil(1.2) == 2.0 && math.floor(1.7) == 1.0 && math.round(1.5) == 2.0 && math.round(-1.5) == -2.0 && math.trunc(-1.7) == -1.0
    math.round(2.345, 2) == 2.35 && math.round(0.49999999999999994) == 0.0
    math.isInf(1.0 / 0.0) && math.isNaN(0.0 / 0.0) && math.isFinite(1.0)
    math.abs(-1) == 1 && math.abs(-1.5) == 1.5 && math.sign(-5) == -1 && math.sqrt(16) == 4.0
    math.bitAnd(6, 3) == 2 && math.bitOr(6, 3) == 7 && math.bitXor(6, 3) == 5 && math.bitNot(1) == -2 && math.bitNot(1u) == 18446744073709551614u
    math.bitShiftLeft(1, 3) == 8 && math.bitShiftRight(8, 2) == 2 && math.bitShiftRight(-1, 60) == 15 && math.bitShiftLeft(1, 64) == 0
    cel.bind(x, object.n, x + x) == 6 && cel.bind(x, 1, cel.bind(y, x + 1, x + y)) == 3 && object.list.all(e, cel.bind(n, e.y, n > 0))
    base64.encode(b'hello') == 'aGVsbG8=' && base64.decode('aGVsbG8=') == b'hello' && base64.decode('aGVsbG8') == b'hello'
    regex.replace('hello world hello', 'hello', 'hi') == 'hi world hi' && regex.replace('banana', 'a', 'x', 1) == 'bxnana'
    regex.replace('foo bar', '(fo)o (ba)r', r'\2 \1') == 'ba fo' && regex.replace('abc', 'x*', '-') == '-a-b-c-'
    regex.extract('hello world', 'hello(.*)') == optional.of(' world') && regex.extract('HELLO', 'hello') == optional.none()
    regex.extractAll('id:123, id:456', 'id:(\\d+)') == ['123', '456'] && regex.extractAll('a', 'b') == []
    hash.md5('a') == '0cc175b9c0f1b6a831c399e269772661' && md5('a') == hash.md5('a') && sha1('a') == hash.sha1('a')
    sha256('a') == 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
    json.unmarshal('{"a": [1, "x", null, true]}').a[0] == 1 && type(json.unmarshal('1')) == double && has(json.unmarshal('{"a": null}').a)
    json.marshal({'b': '1', 'a': '<a&b>'}) == '{"a":"\\u003ca\\u0026b\\u003e","b":"1"}'
    json.marshal(object.list) == '[{"name":"a","y":1},{"name":"b","y":2}]'
    yaml.parse('a: 1\nb: [x, z]').b[1] == 'z' && yaml.parse('x') == 'x'
    listObjToMap([{'k': 'a'}, {'k': 'b'}], [{'v': 1}, {'v': 2}], 'k', 'v').a == 1 && transform.listObjToMap([{'k': 'a'}], [{'v': 1}], 'k', 'v') == {'a': 1}
    time.truncate(timestamp('2020-01-01T10:30:30Z'), duration('1h')) == timestamp('2020-01-01T10:00:00Z')
    time.toCron(timestamp('2020-03-05T10:30:30Z')) == '30 10 5 3 4'
    object.s.orValue('x') == 'abc' && object.?absent.orValue('x') == 'x'
  `)('%s', (expression) => expect(evaluateDynamic(expression, OBJECT)).toBe('true'));

  it('reads tags and digests of images', () => {
    const both = `image('ghcr.io/aa:1@${DIGEST}')`;
    const digest = `image('ghcr.io/aa@${DIGEST}')`;
    for (const expression of [
      `${both}.tag() == '1' && ${both}.containsDigest() && ${both}.identifier() == '1@${DIGEST}'`,
      `${both}.identifierWithSeparator() == '@${DIGEST}'`,
      `${digest}.tag() == '' && ${digest}.registry() == 'ghcr.io' && ${digest}.digest() == '${DIGEST}'`,
    ])
      expect(evaluateDynamic(expression, OBJECT)).toBe('true');
  });

  it.each([
    "image('BAD').registry() == 'x'",
    'math.bitShiftLeft(1, -1) == 0',
    "base64.decode('*') == b''",
    "regex.replace('test', '(.)', '\\\\2') == 'x'",
    "regex.extract('a@b', '(.*)@(.*)').hasValue()",
    "json.unmarshal('{').a == 1",
    "yaml.parse('a: [').a == 1",
    "listObjToMap([{'k': 'a'}], [], 'k', 'v') == {}",
  ])('fails: %s', (expression) => expect(evaluateDynamic(expression, OBJECT)).toMatch(/^error: /));

  it.each([
    ["resource.Get('v1', 'configmaps', 'a', 'b').data.x == 'y'", 'the function `resource.Get` asks the cluster'],
    ["image.GetMetadata('nginx').config.a == 1", 'the function `image.GetMetadata` asks the registry of the image'],
    ["verifyImageSignatures('nginx', []) > 0", 'the function `verifyImageSignatures` asks the registry of the image'],
    ["http.get('https://a.b').ok", 'the function `http.get` asks another host'],
    ['time.now() > timestamp(0)', 'the function `time.now` depends on the time'],
    ["random() == 'x'", 'the function `random` gives a random text'],
  ])('says why there is no answer: %s', (expression, why) => {
    expect(evaluateDynamic(expression, OBJECT)).toBe(`not known: ${why}`);
  });

  it.each([
    `json.unmarshal('${'['.repeat(10_000)}').size() == 1`,
    `yaml.parse('${'['.repeat(10_000)}').size() == 1`,
    `regex.replace('${'a'.repeat(20_000)}', 'a', '${'b'.repeat(1_000)}') == ''`,
    `image('${'a/'.repeat(10_000)}').registry() == ''`,
    'math.round(1.5, 9223372036854775807) == 1.5',
  ])('ends with hostile input', (expression) => {
    expect(evaluateDynamic(expression, OBJECT)).toMatch(/^(?:error|not known|true|false)/);
  });
});

describe('values whose types are only known at run time', () => {
  it.each([
    '!object.n',
    'object.n ? true : false',
    'object.n && true',
    'size(object.n) == 1',
    'object.s.all(x, true)',
    'quantity(object.n) == quantity("3")',
    'object.s > timestamp(0)',
    'object.s.field == 1',
  ])('fails: %s', (expression) => expect(evaluateDynamic(expression, OBJECT)).toMatch(/^error: /));

  it.each(['has(object.s.field)', '!(false && object.n)', 'true || object.n'])('does not fail: %s', (expression) => {
    expect(evaluateDynamic(expression.replace('has(object.s.field)', '!has(object.s.field)'), OBJECT)).toBe('true');
  });

  it('prefers what is not known to a mismatch, as it may decide', () => {
    const object = { unknown: `\${X}`, s: 'abc' };
    expect(evaluateDynamic("!object.s || object.unknown == 'x'", object)).toMatch(/^not known/);
    expect(evaluateDynamic("object.unknown == 'x' || !object.s", object)).toMatch(/^not known/);
  });
});
