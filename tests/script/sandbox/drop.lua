-- SPDX-License-Identifier: MIT
-- A script gives up what it does not need any more, and nothing brings it back.
-- args: "$PWD"
local sandbox, here = require "sandbox", ...
local kept = io.open(arg[0])
for _, wrong in ipairs { { fs = { reed = {} } }, { limits = { wall = "1s" } }, { fs = print },
  { spawn = { "a" } }, { main = {} } } do
  print((select(2, pcall(sandbox.drop, wrong))))
end
-- expect: sandbox.drop:1:25: unknown key 'reed' (did you mean 'read'?)
-- expect: sandbox.drop: limits.wall takes a supervisor
-- expect: bad argument #1 to 'drop' (a policy holds no function)
-- expect: sandbox.drop: spawn takes a supervisor
-- expect: sandbox.drop:1:15: 'main' has no place in the policy of one part
print(sandbox.status().confined)                                  -- expect: false
sandbox.drop { stdio = { "out", "err" }, fs = { read = { "$CWD" } } }
print(sandbox.status().confined)                                  -- expect: true
print((io.open "/etc/passwd"))                                    -- expect: nil
print((io.open(here .. "/new", "w")))                             -- expect: nil
print(kept:read "*l" ~= nil)                                      -- expect: true
print(os.execute "true" == 0)                                     -- expect: false
print((pcall(load, string.dump(print and function() end))))       -- expect: true
require("time").sleep(0.001)
print((select(2, pcall(sandbox.drop, {}))))
-- expect: sandbox.drop: fs.read: the policy of this process does not say drop
