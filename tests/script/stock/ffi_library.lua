-- SPDX-License-Identifier: MIT
-- ffi declares, allocates, converts, calls and counts as documented.

local ffi = require "ffi"
ffi.cdef [[
typedef struct point { int x, y; double w; char tag[4]; } point;
union number { int32_t i; uint8_t bytes[4]; float f; };
enum colour { RED, GREEN = 5, BLUE };
struct bits { unsigned a : 3; unsigned b : 5; int c : 4; };
struct node { struct node *next; int value; };
size_t strlen(const char *text);
int snprintf(char *into, size_t size, const char *format, ...);
void qsort(void *base, size_t count, size_t size,
  int (*compare)(const void *, const void *));
int abs(int);
double fabs(double);
char *getenv(const char *);
int no_such_function_at_all(void);
static const int LIMIT = 42;
]]
print(ffi.sizeof("point"), ffi.alignof("point"), ffi.offsetof("point", "w"),
  ffi.sizeof("int[10]"))
print(ffi.sizeof("struct bits"), ffi.offsetof("point", "nope"), ffi.sizeof("int[?]", 7),
  ffi.sizeof("void *"))
local p = ffi.new("point", 1, 2, 0.5, "abc")
print(p.x, p.y, p.w, ffi.string(p.tag), ffi.string(p.tag, 2), ffi.istype("point", p),
  ffi.istype("int", p))
p.x = 3.99
p.y = -1
print(p.x, p.y, ffi.sizeof(p), pcall(function() return p.nope end) == false, type(p))
local q = ffi.new("point", p)
q.x = 100
print(p.x, q.x, ffi.typeof(p) == ffi.typeof("point"), tostring(ffi.typeof(p)),
  tostring(ffi.typeof("int *")))
local copy = ffi.new("point")
ffi.copy(copy, q, ffi.sizeof(q))
ffi.fill(q, ffi.sizeof(q))
print(copy.x, q.x, q.w)
local u = ffi.new("union number")
u.i = 0x01020304
print(u.bytes[0], u.bytes[3], ffi.abi("le"), ffi.abi("64bit"))
print(ffi.C.RED, ffi.C.GREEN, ffi.C.BLUE, tonumber(ffi.new("enum colour", "BLUE")),
  ffi.C.LIMIT)
local b = ffi.new("struct bits", { a = 9, b = 31, c = -1 })
print(b.a, b.b, b.c)

local a = ffi.new("int[5]", { 5, 3, 9, 1, 7 })
local compare = ffi.cast("int (*)(const void *, const void *)", function(x, y)
  return ffi.cast("const int *", x)[0] - ffi.cast("const int *", y)[0]
end)
ffi.C.qsort(a, 5, ffi.sizeof("int"), compare)
compare:free()
print(a[0], a[1], a[2], a[3], a[4], ffi.sizeof(a))
local text = ffi.new("char[32]")
print(ffi.C.snprintf(text, 32, "%d-%s-%.1f", ffi.new("int", 7), "str", 2.5),
  ffi.string(text))
print(tonumber(ffi.C.strlen("five5")), ffi.C.abs(-4), ffi.C.fabs(-2.5),
  ffi.C.getenv("NO_SUCH_VARIABLE_HERE") == nil)
print(pcall(function() return ffi.C.no_such_function_at_all() end) == false)
local ptr = a + 2
print(ptr[0], ptr[-1], ptr - a, (ptr + 1)[0], ptr > a, ptr == a + 2,
  ffi.cast("intptr_t", ptr - 0) == ffi.cast("intptr_t", ptr))
print(ffi.new("int *") == nil, ffi.cast("void *", 0) == nil, ffi.new("int", 0) == nil)

local big = 9007199254740993LL
print(big, big + 1, big * 2, -big, big / 2, big % 10, 7ULL - 8, 2LL ^ 10, 1LL == 1,
  1LL < 2, 0xffffffffffffffffULL)
print(tostring(5LL), tonumber(5LL), type(5LL), 10LL / 3, -10LL / 3, -10LL % 3, 1LL + 0.9)
print(ffi.new("int64_t", -1), ffi.new("uint64_t", -1), tonumber(ffi.new("uint8_t", 300)),
  tonumber(ffi.cast("int8_t", 200)))
print(12345678901234567890ULL, 0x7fffffffffffffffLL, -0x8000000000000000LL,
  ffi.new("int64_t", 2^53))
print(1i, 2.5i, ffi.new("complex", 1, -2), ffi.new("complex", 3, 4).re)
local t = { [1LL] = "boxed", [1] = "number" }
print(t[1], t[1LL], t[tonumber(1LL)])

local vec
vec = ffi.metatype("struct { double x, y; }", {
  __add = function(m, n) return vec(m.x + n.x, m.y + n.y) end,
  __len = function(m) return math.sqrt(m.x * m.x + m.y * m.y) end,
  __eq = function(m, n) return m.x == n.x and m.y == n.y end,
  __tostring = function(m) return "<" .. m.x .. "," .. m.y .. ">" end,
  __index = { scale = function(m, k) return vec(m.x * k, m.y * k) end },
  __call = function(m, k) return m.x + k end,
  __concat = function(m, n) return tostring(m) .. tostring(n) end,
})
local v = vec(3, 4)
print(tostring(v), #v, tostring(v + v), tostring(v:scale(2)), v == vec(3, 4), v(1),
  v .. "!")
local sum = vec()
for i = 1, 1000 do sum = sum + vec(i, 1) end
print(tostring(sum))
print(pcall(function() return v + 1 end) == false, pcall(function() v.z = 1 end) == false)
local list
for i = 1, 3 do
  local n = ffi.new("struct node", list, i)
  t[i], list = n, n
end
print(list.value, list.next.value, list.next.next.value, list.next.next.next == nil)
local finalized = 0
do ffi.gc(ffi.new("int[1]"), function() finalized = finalized + 1 end) end
collectgarbage()
collectgarbage()
print(finalized)
local callback = ffi.cast("int (*)(int)", function(x) return x * 2 end)
print(callback(21), pcall(function() callback("x") end) == false)
callback:set(function(x)
  return coroutine.wrap(function() return coroutine.yield() or x + 1 end)() or x
end)
print(callback(1))
callback:free()
local bytes = ffi.new("uint8_t[?]", 1000)
local total = 0
for i = 0, 999 do bytes[i] = i end
for i = 0, 999 do total = total + bytes[i] end
print(total, ffi.errno(2), ffi.errno(), ffi.os == jit.os, ffi.arch == jit.arch)
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("%S*/", "")))
end
try(ffi.cdef, "this is not C")
try(ffi.new, "struct undeclared_thing")
try(ffi.sizeof, "nothing_known")
try(function() return ffi.new("int", "x") end)
try(function() return ffi.cast("int", {}) end)
try(function() return ffi.new("point").x.y end)
try(function() return ffi.C.strlen(5) end)
try(function() return 1LL + {} end)
try(function() return 1LL < "x" end)
