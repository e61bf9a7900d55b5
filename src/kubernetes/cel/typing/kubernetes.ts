/** The functions that Kubernetes 1.36 adds to those of CEL (k8s.io/apiserver, pkg/cel/environment). `A|B` is several of one signature. */
export const KUBERNETES = `
matches(string, string) bool
(string).matches|contains|startsWith|endsWith(string) bool
(timestamp).getFullYear|getMonth|getDate|getDayOfMonth|getDayOfWeek|getDayOfYear|getHours|getMinutes|getSeconds|getMilliseconds() int
(timestamp).getFullYear|getMonth|getDate|getDayOfMonth|getDayOfWeek|getDayOfYear|getHours|getMinutes|getSeconds|getMilliseconds(string) int
(duration).getHours|getMinutes|getSeconds|getMilliseconds() int
(string).charAt(int) string
(string).indexOf|lastIndexOf(string) int
(string).indexOf|lastIndexOf(string, int) int
(string).lowerAscii|upperAscii|trim() string
(string).replace(string, string) string
(string).replace(string, string, int) string
(string).split(string) list<string>
(string).split(string, int) list<string>
(string).substring(int) string
(string).substring(int, int) string
(string).format(list<T>) string
(list<string>).join() string
(list<string>).join(string) string
strings.quote(string) string
sets.contains|sets.equivalent|sets.intersects(list<T>, list<T>) bool
lists.range(int) list<int>
(list<T>).slice(int, int) list<T>
(list<T>).flatten() list<dyn>
(list<T>).flatten(int) list<dyn>
(list<T>).distinct|reverse() list<T>
(list<T>).first|last() optional<T>
(list<int>).sort() list<int>
(list<uint>).sort() list<uint>
(list<double>).sort() list<double>
(list<bool>).sort() list<bool>
(list<duration>).sort() list<duration>
(list<timestamp>).sort() list<timestamp>
(list<string>).sort() list<string>
(list<bytes>).sort() list<bytes>
(list<T>).indexOf|lastIndexOf(T) int
(list<int>).isSorted() bool
(list<uint>).isSorted() bool
(list<double>).isSorted() bool
(list<bool>).isSorted() bool
(list<duration>).isSorted() bool
(list<timestamp>).isSorted() bool
(list<string>).isSorted() bool
(list<bytes>).isSorted() bool
(list<int>).sum|min|max() int
(list<uint>).sum|min|max() uint
(list<double>).sum|min|max() double
(list<duration>).sum|min|max() duration
(list<bool>).min|max() bool
(list<timestamp>).min|max() timestamp
(list<string>).min|max() string
(list<bytes>).min|max() bytes
(string).find(string) string
(string).findAll(string) list<string>
(string).findAll(string, int) list<string>
isURL|isIP|isCIDR|isQuantity(string) bool
url(string) url
(url).getScheme|getHost|getHostname|getPort|getEscapedPath() string
(url).getQuery() map<string, list<string>>
ip(string) ip
ip.isCanonical(string) bool
(ip).family() int
(ip).isUnspecified|isLoopback|isLinkLocalMulticast|isLinkLocalUnicast|isGlobalUnicast() bool
cidr(string) cidr
(cidr).containsIP(string) bool
(cidr).containsIP(ip) bool
(cidr).containsCIDR(string) bool
(cidr).containsCIDR(cidr) bool
(cidr).ip() ip
(cidr).masked() cidr
(cidr).prefixLength() int
quantity(string) quantity
sign(quantity) int
(quantity).isInteger() bool
(quantity).asInteger() int
(quantity).asApproximateFloat() double
(quantity).add|sub(quantity) quantity
(quantity).add|sub(int) quantity
(quantity).isLessThan|isGreaterThan(quantity) bool
(quantity).compareTo(quantity) int
semver(string) semver
semver(string, bool) semver
isSemver(string) bool
isSemver(string, bool) bool
(semver).major|minor|patch() int
(semver).isLessThan|isGreaterThan(semver) bool
(semver).compareTo(semver) int
format.dns1123Label|format.dns1123Subdomain|format.dns1035Label|format.qualifiedName|format.dns1123LabelPrefix|format.dns1123SubdomainPrefix|format.dns1035LabelPrefix|format.labelValue|format.uri|format.uuid|format.byte|format.date|format.datetime() format
format.named(string) optional<format>
(format).validate(string) optional<list<string>>
optional.none() optional<T>
optional.of|optional.ofNonZeroValue(T) optional<T>
optional.unwrap(list<optional<T>>) list<T>
(list<optional<T>>).unwrapOpt() list<T>
(optional<T>).hasValue() bool
(optional<T>).value() T
(optional<T>).or(optional<T>) optional<T>
(optional<T>).orValue(T) T
(authorizer).path(string) pathCheck
(authorizer).group(string) groupCheck
(authorizer).serviceAccount(string, string) authorizer
(groupCheck).resource(string) resourceCheck
(resourceCheck).subresource|namespace|name|fieldSelector|labelSelector(string) resourceCheck
(pathCheck).check(string) decision
(resourceCheck).check(string) decision
(decision).allowed|errored() bool
(decision).error|reason() string
jsonpatch.escapeKey(string) string
`;
