-- SPDX-License-Identifier: MIT
-- Who connects to one display is connected to another one: by the master, with the socket that
-- came along, or with one that is handed over in its place.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  struct address { unsigned short family; char path[108]; };
  int socket(int, int, int); int close(int); int fcntl(int, int, ...);
  int connect(int, const struct address *, unsigned); int listen(int, int);
  int bind(int, const struct address *, unsigned); int accept(int, void *, void *);
  ssize_t write(int, const char *, size_t); ssize_t read(int, char *, size_t);
]]
local C = ffi.C
local function at(path, counted)
  local address = ffi.new("struct address", { family = 1 })
  ffi.copy(address.path, path, #path)
  return address, 2 + #path + (counted and 1 or 0)
end
local function stream(flags) return C.socket(1, bit.bor(1, flags or 0), 0) end
if _CONTEXT == "worker" then
  local function try(path, counted, text, flags)
    local socket = stream(flags)
    local before = C.fcntl(socket, 3) + 1000 * C.fcntl(socket, 1)
    print(C.connect(socket, at(path, counted)), tonumber(C.write(socket, text, #text)))
    if C.fcntl(socket, 3) + 1000 * C.fcntl(socket, 1) ~= before then print "other manners" end
  end
  try("/tmp/.X11-unix/X0", true, "counted")
  try("/tmp/.X11-unix/X0", false, "not counted")
  try("\0display", false, "without a file")
  for i = 1, 2 do
    local first = stream()
    print(C.connect(first, at("/keep", true)), ffi.errno())
    C.close(first)
    try("/handed", true, "handed over", i == 1 and 0x80800 or 0)
  end
  print(C.connect(stream(), at("/denied", true)), ffi.errno())
  print(C.connect(7777, at("/tmp/.X11-unix/X0", true)), ffi.errno())
  print(C.connect(stream(), at "", 2), ffi.errno())
  print(C.bind(stream(), at("/tmp/.mine", true)))
  return
end
local listener = stream()
assert(C.bind(listener, at("display", true)) == 0 and C.listen(listener, 10) == 0)
local function number(handle) return tonumber(tostring(handle):match "%d+$") end
local paths, kept = {}, nil
local function redirect(master, path)
  local name = tostring(path):gsub("%z", "@")
  paths[#paths + 1] = name
  local socket = master:descriptors()
  if name == "/denied" then return master:send(-1, 13) end
  if name == "/handed" then return master:send_with_fds(0, { kept }) end
  if C.connect(number(socket), at("display", true)) ~= 0 then
    return master:send(-1, ffi.errno())
  end
  if name == "/keep" then
    kept = socket
    return master:send(-1, 11)
  end
  return master:send(0)
end
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  connect_unix = redirect,
  bind_unix = function(master, path)
    paths[#paths + 1] = "bind " .. tostring(path)
    local own = master:descriptors()
    if select("#", master:descriptors()) ~= 0 then print "twice" end
    master:send(C.bind(number(own), at("mine", true)))
  end,
})))
local bytes = ffi.new "char[32]"
for _ = 1, 5 do
  local socket = C.accept(listener, nil, nil)
  print(ffi.string(bytes, C.read(socket, bytes, 32)))
  C.close(socket)
end
print(table.concat(paths, " "))
-- expect: 0	7
-- expect: 0	11
-- expect: 0	14
-- expect: -1	11
-- expect: 0	11
-- expect: -1	11
-- expect: 0	11
-- expect: -1	13
-- expect: -1	9
-- expect: -1	22
-- expect: 0
-- expect: exit 0
-- expect: counted
-- expect: not counted
-- expect: without a file
-- expect: handed over
-- expect: handed over
-- expect: /tmp/.X11-unix/X0 /tmp/.X11-unix/X0 @display /keep /handed /keep /handed /denied bind /tmp/.mine
