-- SPDX-License-Identifier: MIT
-- What the master finds for a name comes back as the real function has it, for the socket that
-- was asked for.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  struct address { unsigned short family; unsigned char port[2]; unsigned char bytes[24]; };
  struct info { int flags, family, type, protocol; unsigned size; struct address *address;
    char *name; struct info *next; };
  int getaddrinfo(const char *, const char *, const struct info *, struct info **);
  void freeaddrinfo(struct info *);
]]
if _CONTEXT == "worker" then
  local function try(node, service, hints)
    local list = ffi.new "struct info *[1]"
    local status = ffi.C.getaddrinfo(node, service, hints and ffi.new("struct info", hints), list)
    local words = { tostring(status) }
    if status == -11 then words[2] = tostring(ffi.errno()) end
    local one = list[0]
    while status == 0 and one ~= nil do
      local address, from, count = one.address, 0, 4
      if one.family == 10 then from, count = 4, 20 end
      local bytes = {}
      for i = from, from + count - 1 do bytes[#bytes + 1] = ("%02x"):format(address.bytes[i]) end
      words[#words + 1] = ("%d/%d/%d %s:%d%s"):format(one.family, one.type, one.protocol,
        table.concat(bytes), address.port[0] * 256 + address.port[1],
        one.name ~= nil and " " .. ffi.string(one.name) or "")
      one = one.next
    end
    print(table.concat(words, " "))
    if status == 0 and list[0] ~= nil then ffi.C.freeaddrinfo(list[0]) end
  end
  try("one", nil, { type = 1 })
  try("one", "80", { type = 1, flags = 2 })
  try("port", "http", { type = 2 })
  try("both", "9", { type = 1 })
  try("both", "9", { type = 1, family = 10 })
  try("six", nil, { type = 2, protocol = 17 })
  try("one", nil, { type = 1, family = 10 })
  try("none")
  try("system")
  try("unknown")
  try(nil, "81", { type = 1, flags = 1 })
  try(nil, nil)
  try("127.0.0.9", "7", { type = 1, flags = 4 })
  try(("a"):rep(4000), nil)
  try("127.0.0.8", "7", { type = 1 })
  return
end
local asked = {}
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  getaddrinfo = function(master, node, service, protocol)
    asked[#asked + 1] = ("%s %s %s"):format(node, service, protocol)
    if node == "127.0.0.8" then return false end
    if node == "one" then return master:send { "127.0.0.1" } end
    if node == "port" then return master:send { "127.0.0.2", 65535 } end
    if node == "both" then return master:send { "10.0.0.1", "fd00::1", "10.0.0.2" } end
    if node == "six" then return master:send { "fe80::1%4294967295", 443 } end
    if node == "none" then return master:send() end
    if node == "system" then return master:send("system", 5) end
    if node == nil then return master:send { "0.0.0.0" } end
    for _, wrong in ipairs { "what", 1, {}, { 1, 2 }, { "1.2.3" }, { "::1", 65536 }, { "host" },
      { "127.0.0.1%2" }, { "fe80::1%nowhere" } } do
      local ok, why = pcall(master.send, master, wrong)
      if ok or why.arg ~= 2 then print "sent" end
    end
    local many = {}
    for i = 1, 33 do many[i] = "127.0.0.1" end
    print(tools.describe(pcall(master.send, master, many)))
    master:send "noname"
  end,
})))
print(table.concat(asked, "\n"))
-- expect: 0 2/1/6 7f000001:0
-- expect: 0 2/1/6 7f000001:80 one
-- expect: 0 2/2/17 7f000002:65535
-- expect: 0 2/1/6 0a000001:9 10/1/6 fd00000000000000000000000000000100000000:9 2/1/6 0a000002:9
-- expect: 0 10/1/6 fd00000000000000000000000000000100000000:9
-- expect: 0 10/2/17 fe800000000000000000000000000001ffffffff:443
-- expect: -2
-- expect: 0
-- expect: -11 5
-- expect: -2
-- expect: 0 2/1/6 00000000:81
-- expect: -2
-- expect: 0 2/1/6 7f000009:7
-- expect: -10
-- expect: 0 2/1/6 7f000008:7
-- expect: generic 22 2
-- expect: exit 0
-- expect: one nil tcp
-- expect: one 80 tcp
-- expect: port http udp
-- expect: both 9 tcp
-- expect: both 9 tcp
-- expect: six nil udp
-- expect: one nil tcp
-- expect: none nil nil
-- expect: system nil nil
-- expect: unknown nil nil
-- expect: nil 81 tcp
-- expect: 127.0.0.8 7 tcp
