/** The functions that Kyverno 1.19 has besides those of Kubernetes (kyverno/sdk, extensions/cel/libs, and extensions of cel-go). */
export const KYVERNO = `
(dyn).orValue(dyn) dyn
image|parseImageReference(string) image
isImage(string) bool
(image).containsDigest() bool
(image).registry|repository|identifier|identifierWithSeparator|tag|digest() string
hash.md5|hash.sha1|hash.sha256|md5|sha1|sha256(string) string
base64.encode(bytes) string
base64.decode(string) bytes
math.ceil|math.floor|math.round|math.trunc(double) double
math.round(double, int) double
math.isInf|math.isNaN|math.isFinite(double) bool
math.abs|math.sign(int) int
math.abs|math.sign(uint) uint
math.abs|math.sign(double) double
math.sqrt(int) double
math.sqrt(uint) double
math.sqrt(double) double
math.bitAnd|math.bitOr|math.bitXor(int, int) int
math.bitAnd|math.bitOr|math.bitXor(uint, uint) uint
math.bitNot(int) int
math.bitNot(uint) uint
math.bitShiftLeft|math.bitShiftRight(int, int) int
math.bitShiftLeft|math.bitShiftRight(uint, int) uint
regex.replace(string, string, string) string
regex.replace(string, string, string, int) string
regex.extract(string, string) optional<string>
regex.extractAll(string, string) list<string>
json.unmarshal(string) dyn
json.marshal(T) string
yaml.parse(string) dyn
transform.listObjToMap|listObjToMap(list<A>, list<B>, string, string) map<dyn, dyn>
time.now() timestamp
time.truncate(timestamp, duration) timestamp
time.toCron(timestamp) string
`;
