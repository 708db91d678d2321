-- SPDX-License-Identifier: MIT
-- A file that a listener has left behind is replaced if that is asked for; nothing else is.
local unix, in_use = require "unix", require "asio_error".basic.address_in_use
local function try(name, options)
  local ok, why = pcall(unix.stream.listen, name, options)
  return ok and why or nil, ok and "listens" or why == in_use and "in use" or tostring(why)
end
local replace = { replace = true, mode = tonumber("600", 8) }
unix.stream.listen "name":close()
print(select(2, try("name")), select(2, try("name", { replace = false }))) -- expect: in use	in use
local first, what = try("name", replace)
print(what, io.popen("stat -c %a name"):read()) -- expect: listens	600
print(select(2, try("name", replace)))        -- expect: in use
print((pcall(unix.stream.dial, "name")))        -- expect: true
for _, kind in ipairs { "seqpacket", "datagram" } do
  local s = (unix[kind].acceptor or unix[kind].socket).new()
  s:open()
  s:bind(kind)
  print(kind, select(2, try(kind, replace)))
  s:close()
  print(kind, select(2, try("./" .. kind, replace)))
end
-- expect: seqpacket	in use
-- expect: seqpacket	listens
-- expect: datagram	in use
-- expect: datagram	listens
os.execute "echo text >file"
print(select(2, try("file", replace)))        -- expect: in use
print(io.open "file":read())                  -- expect: text
unix.stream.listen "target":close()
os.execute "ln -s target link && mkdir directory"
print(select(2, try("link", replace)))        -- expect: in use
print(select(2, try("directory", replace)))   -- expect: in use
print(select(2, try("absent", replace)))      -- expect: listens
print(first.is_open)                          -- expect: true
