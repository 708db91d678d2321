-- SPDX-License-Identifier: MIT
-- A pipe whose reader has gone makes writing fail with EPIPE; the program goes on.

local p = io.popen('exit 0', 'w')
io.popen('sleep 0.1'):close()
p:setvbuf 'no'
local ok, why, code = p:write 'x'
print(ok, why, code)      -- expect: nil	Broken pipe	32
local f = spawn(function() return p:write(('x'):rep(1000000)) end)
print(f:join())           -- expect: nil	Broken pipe	32
