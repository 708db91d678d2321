-- SPDX-License-Identifier: MIT
-- An empty span or string gives 0, whatever the pipe would say, and waits for nobody.
local pipe = require "pipe"
local r, w = pipe.pair()
local empty = byte_span.new(0)
local fiber = spawn(function() r:read_some(byte_span.new(1)) end)
this_fiber.yield()
print(r:read_some(empty))                     -- expect: 0
fiber:cancel()
fiber:join()
w:close()
print(r:read_some(empty))                     -- expect: 0
r, w = pipe.pair()
w:write_some(byte_span.new(65536))
fiber = spawn(function() w:write_some "x" end)
this_fiber.yield()
print(w:write_some "", w:write_some(empty))   -- expect: 0	0
fiber:cancel()
fiber:join()
local wrong = pipe.write_stream.new(r:release())
print(wrong:write_some "")                    -- expect: 0
w:close()
local ok, why = pcall(w.write_some, w, "")
print(ok, tostring(why.category), why.code)   -- expect: false	system	9
r:close()
ok, why = pcall(r.read_some, r, empty)
print(ok, tostring(why.category), why.code)   -- expect: false	system	9
