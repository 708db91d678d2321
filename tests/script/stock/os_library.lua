-- SPDX-License-Identifier: MIT
-- os.time, date, difftime, getenv, remove, rename, tmpname, execute and clock.

local function mask(text) return (tostring(text):gsub("to '[^']*'", "to '_'")) end
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, mask(why))
end

print(os.date("!%Y-%m-%d %H:%M:%S", 0), os.date("!%c", 0), os.date("!%x %X %p", 86399))
print(os.date("!%A %a %B %b %d %j %U %w %y %%", 1e9), os.date("!", 0) == "",
  os.date("!%H:%M", 1234567890))
print(os.date("!%Y-%m-%d", -1), os.date("!%F %T", 2^31), os.date("!%G-%V", 1e9),
  os.date("!%e|%k", 0))
local t = os.date("!*t", 1e9)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)
local keys = {}
for k in pairs(t) do keys[#keys + 1] = k end
table.sort(keys)
print(table.concat(keys, " "))
print(#os.date("!" .. ("%Y"):rep(200), 0), os.date("!%d.%m", "86400"),
  os.date("!plain text", 0))
local now = os.time()
print(type(now), now > 1.6e9, now == math.floor(now), os.time(os.date("*t", now)) == now)
local function at(y, m, d, h, min)
  return os.time { year = y, month = m, day = d, hour = h, min = min }
end
print(at(2001, 9, 9, 12) - at(2001, 9, 8, 12), at(2020, 1, 1) == at(2020, 1, 1, 12))
print(at(2020, 14, 1) == at(2021, 2, 1), at(2020, 1, 0) == at(2019, 12, 31))
print(at(2020, 1, 1, 12, -1) == at(2020, 1, 1, 11, 59),
  at("2020", "1", "1") == at(2020, 1, 1))
print(os.difftime(5, 3), os.difftime(5), os.difftime(now, now), os.difftime(1.5, 0))
try(os.time, {})
try(os.time, { year = 2020 })
try(os.time, { year = 2020, month = "x", day = 1 })
try(os.time, 5)
try(os.date, {})
try(os.date, "%Y", {})
print(os.getenv("NO_SUCH_VARIABLE_HERE"), type(os.getenv("PATH")),
  pcall(os.getenv) == false)
print(type(os.clock()), os.clock() >= 0, os.clock() <= os.clock())
print(os.setlocale(), os.setlocale("C"), os.setlocale(nil, "numeric"),
  os.setlocale("no_SUCH"))

local name = os.tmpname()
print(type(name), io.open(name) ~= nil, os.remove(name), os.remove(name) == nil)
local f = io.open("a", "w")
f:write("contents")
f:close()
print(os.rename("a", "b"), io.open("a"), io.open("b"):read("*a"))
print(os.rename("a", "c"))
print(os.remove("a"))
print(os.remove("b"), os.remove("b"))
print(os.execute("mkdir d && touch d/f"), os.remove("d"))
print(os.remove("d/f"), os.remove("d"), os.rename("nowhere/a", "b"))
print(select("#", os.remove("gone")), select("#", os.rename("gone", "too")),
  select(3, os.remove("gone")))
try(os.remove)
try(os.rename, "x")
try(os.remove, {})

print(os.execute(), os.execute("true"), os.execute("false"), os.execute("exit 3"))
print(os.execute("kill -9 $$"), os.execute("kill -15 $$"), os.execute("exit 255"))
print(os.execute("test -n \"$PATH\""), select("#", os.execute("true")))
print(os.execute("echo made > by_shell"), io.open("by_shell"):read())
io.stdout:write("before the child\n")
io.stdout:flush()
os.execute("echo from the child")
print("after the child")
print(os.execute("cd / && true"), io.open("by_shell") ~= nil)
print(os.execute(nil), os.execute("exit 300"), os.execute("a=1; test $a = 1"),
  os.execute(""))
