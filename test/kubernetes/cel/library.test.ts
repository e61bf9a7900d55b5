import { describe, expect, it } from 'vitest';
import { evaluate, lines } from './evaluate.ts';

describe('conversions', () => {
  it.each(lines`
    uint(3) == 3u && uint('5') == 5u
    int('42') == 42 && int('+5') == 5 && int(2.9) == 2 && int(-2.9) == -2 && int(3u) == 3
    double('2.5') == 2.5 && double('1e3') == 1000.0 && double(3) == 3.0
    string(42) == '42' && string(2.5) == '2.5' && string(true) == 'true' && string(3u) == '3'
    string(1000000.0) == '1e+06' && string(123456.0) == '123456' && string(1234567.0) == '1.234567e+06'
    string(0.0001) == '0.0001' && string(0.00001) == '1e-05'
    string(b'abc') == 'abc' && bytes('abc') == b'abc'
    string(duration('90s')) == '90s' && string(duration('1.5s')) == '1.5s'
    string(timestamp('2024-03-05T10:20:30.5Z')) == '2024-03-05T10:20:30.5Z'
    bool('true') && bool('1') && !bool('False')
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  it.each([
    ['uint(-1) == 0u', 'unsigned integer overflow'],
    ["int('x') == 1", "type conversion error to 'int'"],
    ["int(' 5') == 5", "type conversion error to 'int'"],
    ["int('9223372036854775808') == 1", "type conversion error to 'int'"],
    ['int(1e19) == 1', 'integer overflow'],
    ["double('abc') == 1.0", "type conversion error to 'double'"],
    ["bool('yes')", "type conversion error to 'bool'"],
    ["duration('1d') > duration('1s')", "type conversion error to 'google.protobuf.Duration'"],
    ["timestamp('x') > timestamp(0)", "type conversion error to 'google.protobuf.Timestamp'"],
  ])('fails without naming the value: %s', (expression, error) => {
    expect(evaluate(expression)).toBe(`error: ${error}`);
  });
});

describe('texts', () => {
  it.each(lines`
    'héllo'.size() == 5 && size('héllo') == 5
    'héllo'.contains('él') && 'héllo'.startsWith('hé') && 'héllo'.endsWith('lo')
    'héllo'.charAt(1) == 'é' && 'héllo'.charAt(5) == ''
    'héllo'.substring(1, 3) == 'él' && 'héllo'.substring(3) == 'lo'
    'hello world'.indexOf('o') == 4 && 'hello world'.indexOf('o', 5) == 7 && 'abc'.indexOf('', 1) == 1
    'hello'.indexOf('l', 9) == -1 && 'hello'.lastIndexOf('l') == 3 && 'hello'.lastIndexOf('l', 2) == 2
    'hello'.lastIndexOf('') == 5 && 'a'.indexOf('abc') == -1 && 'a'.lastIndexOf('abc') == -1
    'HÉLLo'.lowerAscii() == 'hÉllo' && 'héllo'.upperAscii() == 'HéLLO' && '  a b\t'.trim() == 'a b'
    'a,b,c'.split(',') == ['a', 'b', 'c'] && 'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'a,b,c'.split(',', 0) == []
    'abc'.split('') == ['a', 'b', 'c']
    'aXbXc'.replace('X', '-') == 'a-b-c' && 'aXbXc'.replace('X', '-', 1) == 'a-bXc' && 'aXb'.replace('X', '-', 0) == 'aXb'
    ['a', 'b'].join() == 'ab' && ['a', 'b'].join('-') == 'a-b'
    '%s is %d, 100%%'.format(['x', 3]) == 'x is 3, 100%'
    '%x %X %o %b'.format([255, 255, 8, 5]) == 'ff FF 10 101'
    '%s %s'.format([[1, 2], ['a', 'b']]) == '[1, 2] ["a", "b"]'
    strings.quote('a"b\n') == '"a\\"b\\n"'
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  it.each([
    ["'abc'.charAt(4) == ''", 'index out of range: 4'],
    ["'abc'.substring(3, 1) == ''", 'invalid substring range. start: 3, end: 1'],
    ["'abc'.substring(5) == ''", 'index out of range: 5'],
  ])('fails: %s', (expression, error) => expect(evaluate(expression)).toBe(`error: ${error}`));
});

describe('regular expressions', () => {
  it.each(lines`
    'hello'.matches('^h.*o$') && 'hello'.matches('l+') && !'hello'.matches('^l') && matches('abc', 'b')
    'hello world'.find('w[^ ]+') == 'world' && 'hello'.find('z') == ''
    '123 abc 456'.findAll('[0-9]+') == ['123', '456'] && '123 abc 456'.findAll('[0-9]+', 1) == ['123']
    'aaa'.findAll('b') == []
    'ABC'.matches('(?i)^abc$')
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  // JavaScript's own expressions would not come to an end with it.
  it('matches a pattern with nested repetitions', () => {
    expect(evaluate(`'${'a'.repeat(5_000)}!'.matches('^(a+)+$')`)).toBe('false');
  });

  it.each(["'a'.matches('(?=a)a')", "'a'.matches('[')", "'a'.find('a{1001}') == ''"])(
    'fails with a pattern that RE2 does not take: %s',
    (expression) => expect(evaluate(expression)).toBe('error: error parsing regexp'),
  );
});

describe('URLs', () => {
  it.each(lines`
    isURL('https://example.com:80/p?a=b#c') && isURL('/path') && isURL('http://') && isURL('mailto:x') && isURL('*')
    isURL('http://[::1]:80/x') && isURL('http://a/ b') && isURL('http://user:pa%20ss@host/x') && isURL('oci://reg.io/x:1')
    !isURL('example.com') && !isURL('') && !isURL('http://a b') && !isURL('http://a:b') && !isURL('http://[::1')
    !isURL('http://a/%zz') && !isURL('http://us er@host/x') && !isURL('1http://x') && !isURL('http://h{o}st')
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getScheme() == 'https'
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getHost() == 'example.com:80'
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getHostname() == 'example.com'
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getPort() == '80'
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getEscapedPath() == '/p%20q'
    url('https://u@example.com:80/p%20q?a=b&a=c&d').getQuery() == {'a': ['b', 'c'], 'd': ['']}
    url('https://[::1]:8/').getHostname() == '::1' && url('HTTPS://x').getScheme() == 'https'
    url('https://x').getPort() == '' && url('/a/b').getHost() == '' && url('mailto:joe').getScheme() == 'mailto'
    url('http://a') == url('http://a') && url('https://x/p#f').getEscapedPath() == '/p'
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  it('fails where a text is no URL', () => {
    expect(evaluate("url('nope').getScheme() == ''")).toBe('error: URL parse error during conversion from string');
  });
});

describe('addresses', () => {
  it.each(lines`
    isIP('1.2.3.4') && isIP('::1') && !isIP('1.2.3') && !isIP('01.2.3.4')
    !isIP('fe80::1%eth0') && !isIP('::ffff:1.2.3.4')
    ip('1.2.3.4').family() == 4 && ip('::1').family() == 6 && ip('1.2.3.4') == ip('1.2.3.4')
    ip('127.0.0.1').isLoopback() && ip('::1').isLoopback() && !ip('1.1.1.1').isLoopback()
    ip('0.0.0.0').isUnspecified() && ip('::').isUnspecified()
    ip('224.0.0.1').isLinkLocalMulticast() && ip('ff02::1').isLinkLocalMulticast()
    ip('169.254.1.1').isLinkLocalUnicast() && ip('fe80::1').isLinkLocalUnicast()
    ip('8.8.8.8').isGlobalUnicast() && ip('2001:db8::1').isGlobalUnicast()
    !ip('127.0.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()
    ip.isCanonical('2001:db8::abcd') && !ip.isCanonical('2001:DB8::ABCD') && !ip.isCanonical('2001:db8:0:0::abcd')
    string(ip('2001:DB8:0:0:1:0:0:1')) == '2001:db8::1:0:0:1' && string(ip('1:0:2:3:4:5:6:7')) == '1:0:2:3:4:5:6:7'
    isCIDR('10.0.0.0/8') && isCIDR('::/0') && !isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0') && !isCIDR('10.0.0.0/08')
    cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8') && string(cidr('10.0.0.0/8')) == '10.0.0.0/8'
    cidr('10.0.0.0/8').containsIP('10.2.3.4') && !cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))
    cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.0.0.0/8').containsCIDR('0.0.0.0/0')
    cidr('10.0.0.0/8').prefixLength() == 8 && cidr('10.1.0.0/8').ip() == ip('10.1.0.0')
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  it('fails where a text is no address', () => {
    expect(evaluate("ip('x').family() == 4")).toBe('error: IP address parse error during conversion from string');
  });
});

describe('quantities and versions', () => {
  it.each(lines`
    isQuantity('1.5Gi') && isQuantity('100m') && isQuantity('1e3') && isQuantity('-1') && isQuantity('.5') && isQuantity('1E')
    !isQuantity('1GB') && !isQuantity('') && !isQuantity('1 Gi')
    quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('1k').isLessThan(quantity('1Ki'))
    quantity('1000m') == quantity('1') && quantity('2').compareTo(quantity('1')) == 1
    quantity('1k').asInteger() == 1000 && !quantity('1500m').isInteger() && quantity('1.5').asApproximateFloat() == 1.5
    quantity('1').add(quantity('500m')) == quantity('1.5') && quantity('1').add(2) == quantity('3')
    quantity('1').sub(quantity('2')).isLessThan(quantity('0')) && sign(quantity('-1')) == -1
    isSemver('1.2.3') && isSemver('1.2.3-rc.1+b')
    !isSemver('1.2') && !isSemver('v1.2.3') && !isSemver('01.2.3') && !isSemver('1.2.3-01')
    isSemver('v1.2', true) && isSemver('01.2', true) && !isSemver('v1.2-rc', true)
    semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.2.3-rc.1').isLessThan(semver('1.2.3'))
    semver('1.2.3-rc.2').isLessThan(semver('1.2.3-rc.10')) && semver('1.2.3-alpha').compareTo(semver('1.2.3-1')) == 1
    semver('1.2.3').major() == 1 && semver('1.2.3').minor() == 2 && semver('1.2.3').patch() == 3
    semver('1.2.3+a') == semver('1.2.3+b')
  `)('%s', (expression) => expect(evaluate(expression)).toBe('true'));

  it.each(["quantity('x') == quantity('1')", "quantity('1500m').asInteger() == 1", "semver('x').major() == 1"])(
    'fails: %s',
    (expression) => expect(evaluate(expression)).toMatch(/^error: /),
  );
});

describe('named formats', () => {
  it.each([
    ['dns1123Label', 'abc', true],
    ['dns1123Label', 'ABC', false],
    ['dns1123Label', 'a.b', false],
    ['dns1123Subdomain', 'a.b', true],
    ['dns1123LabelPrefix', 'abc-', true],
    ['dns1123SubdomainPrefix', 'a.b-', true],
    ['dns1035Label', '1abc', false],
    ['dns1035LabelPrefix', 'abc-', true],
    ['qualifiedName', 'a.b/C_d', true],
    ['qualifiedName', 'a/b/c', false],
    ['qualifiedName', '/b', false],
    ['labelValue', '', true],
    ['labelValue', 'a b', false],
    ['uri', 'http://a', true],
    ['uri', 'a', false],
    ['uuid', '123e4567-e89b-12d3-a456-426614174000', true],
    ['byte', 'aGVsbG8=', true],
    ['byte', 'aGVsbG8', false],
    ['date', '2024-02-30', false],
  ])('%s of %j: %s', (name, text, fits) => {
    expect(evaluate(`format.${name}().validate('${text}').hasValue()`)).toBe(String(!fits));
    expect(evaluate(`format.named('${name}').value().validate('${text}').hasValue()`)).toBe(String(!fits));
  });

  it('has none of another name', () => expect(evaluate("format.named('nope').hasValue()")).toBe('false'));
});
