/** The operators and functions of CEL itself, as Kubernetes has them. `A|B` is several of one signature. */
export const LANGUAGE = `
!_(bool) bool
-_(int) int
-_(double) double
==|!=(T, T) bool
<|<=|>|>=(bool, bool) bool
<|<=|>|>=(int, int) bool
<|<=|>|>=(int, uint) bool
<|<=|>|>=(int, double) bool
<|<=|>|>=(uint, uint) bool
<|<=|>|>=(uint, int) bool
<|<=|>|>=(uint, double) bool
<|<=|>|>=(double, double) bool
<|<=|>|>=(double, int) bool
<|<=|>|>=(double, uint) bool
<|<=|>|>=(string, string) bool
<|<=|>|>=(bytes, bytes) bool
<|<=|>|>=(timestamp, timestamp) bool
<|<=|>|>=(duration, duration) bool
+|-|*|/|%(int, int) int
+|-|*|/|%(uint, uint) uint
+|-|*|/(double, double) double
+(string, string) string
+(bytes, bytes) bytes
+(list<T>, list<T>) list<T>
+|-(duration, duration) duration
+|-(timestamp, duration) timestamp
+(duration, timestamp) timestamp
-(timestamp, timestamp) duration
in(T, list<T>) bool
in(K, map<K, V>) bool
[](list<T>, int) T
[](map<K, V>, K) V
?:(bool, T, T) T
size(string) int
size(bytes) int
size(list<T>) int
size(map<K, V>) int
(string).size() int
(bytes).size() int
(list<T>).size() int
(map<K, V>).size() int
int(int) int
int(uint) int
int(double) int
int(string) int
int(timestamp) int
int(duration) int
uint(uint) uint
uint(int) uint
uint(double) uint
uint(string) uint
double(double) double
double(int) double
double(uint) double
double(string) double
bool(bool) bool
bool(string) bool
bytes(bytes) bytes
bytes(string) bytes
string(string) string
string(bool) string
string(int) string
string(uint) string
string(double) string
string(bytes) string
string(timestamp) string
string(duration) string
string(ip) string
string(cidr) string
duration(duration) duration
duration(int) duration
duration(string) duration
timestamp(timestamp) timestamp
timestamp(int) timestamp
timestamp(string) timestamp
type(T) type
dyn(T) dyn
`;
