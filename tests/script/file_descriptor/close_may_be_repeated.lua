-- SPDX-License-Identifier: MIT
-- A closed descriptor refuses everything but to be closed.
local pipe = require "pipe"
local r, w = pipe.pair()
local fd = r:release()
print(select("#", fd:close()))                -- expect: 0
fd:close()
print(select(2, pcall(w.write_some, w, "x")) == require "asio_error".basic.broken_pipe)
-- expect: true
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code)
end
try(fd.dup, fd)                               -- expect: false	generic	9
try(fd.cap_rights_limit, fd, {})              -- expect: false	generic	9
try(pipe.read_stream.new, fd)                 -- expect: false	generic	9
