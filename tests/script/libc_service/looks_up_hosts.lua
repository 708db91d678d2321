-- SPDX-License-Identifier: MIT
-- The older functions find what the master finds, of the family that they are asked for.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  struct host { char *name, **aliases; int family, length; unsigned char **addresses; };
  struct host *gethostbyname(const char *); struct host *gethostbyname2(const char *, int);
  int gethostbyname_r(const char *, struct host *, char *, size_t, struct host **, int *);
  int gethostbyname2_r(const char *, int, struct host *, char *, size_t, struct host **, int *);
  int *__h_errno_location(void);
]]
if _CONTEXT == "worker" then
  local C = ffi.C
  local function said(host)
    if host == nil then return "none " .. C.__h_errno_location()[0] end
    local words, i = { ffi.string(host.name), host.family, tostring(host.aliases[0] == nil) }, 0
    while host.addresses[i] ~= nil do
      local bytes = {}
      for j = 0, host.length - 1 do bytes[j + 1] = ("%02x"):format(host.addresses[i][j]) end
      words[#words + 1] = table.concat(bytes)
      i = i + 1
    end
    return table.concat(words, " ")
  end
  print(said(C.gethostbyname "both"))
  print(said(C.gethostbyname2("both", 10)))
  print(said(C.gethostbyname "six"))
  print(said(C.gethostbyname "none"))
  print(said(C.gethostbyname "later"))
  print(said(C.gethostbyname "broken"))
  print(said(C.gethostbyname(("a"):rep(4000))))
  print(said(C.gethostbyname "127.0.0.7"))
  local host, found, number = ffi.new "struct host", ffi.new "struct host *[1]", ffi.new "int[1]"
  for _, size in ipairs { 0, 16, 60, 1024 } do
    local memory = ffi.new("char[?]", size + 1)
    local status = C.gethostbyname_r("both", host, memory, size, found, number)
    print(size, status, found[0] ~= nil and said(found[0]) or number[0])
  end
  local memory = ffi.new "char[1024]"
  print(C.gethostbyname2_r("six", 10, host, memory + 1, 1000, found, number), said(found[0]))
  print(C.gethostbyname2_r("none", 10, host, memory, 1000, found, number), found[0] == nil,
    number[0])
  print(C.gethostbyname2_r("later", 2, host, memory, 1000, found, number), number[0])
  return
end
local asked = {}
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  getaddrinfo = function(master, node, service, protocol)
    asked[node] = (asked[node] or 0) + (service == nil and protocol == nil and 1 or 1000)
    if node == "both" then return master:send { "10.0.0.1", "fd00::1", "10.0.0.2" } end
    if node == "six" then return master:send { "fd00::2" } end
    if node == "later" then return master:send "again" end
    if node == "broken" then return master:send "fail" end
    master:send "noname"
  end,
})))
print(asked.both, asked.six, asked.none, asked.later, asked.broken, asked["127.0.0.7"])
-- expect: both 2 true 0a000001 0a000002
-- expect: both 10 true fd000000000000000000000000000001
-- expect: none 4
-- expect: none 1
-- expect: none 2
-- expect: none 3
-- expect: none 1
-- expect: 127.0.0.7 2 true 7f000007
-- expect: 0	34	-1
-- expect: 16	34	-1
-- expect: 60	0	both 2 true 0a000001 0a000002
-- expect: 1024	0	both 2 true 0a000001 0a000002
-- expect: 0	six 10 true fd000000000000000000000000000002
-- expect: 0	true	1
-- expect: 11	2
-- expect: exit 0
-- expect: 6	2	2	2	1	nil
