-- SPDX-License-Identifier: MIT
-- More memory than the limit is an error that the script can catch.
-- setup: case $build in *-address* | *-thread*) exit 77 ;; esac
-- flags: --untrusted --limit memory=64M
-- layers: limits
local h = require "hostile"
local function grow()
  local list = {}
  for i = 1, 1e7 do list[i] = "" end
  return #list
end
local function start()
  local list = {}
  for i = 1, 2e5 do list[i] = coroutine.create(grow) end
  return #list
end
print((pcall(string.rep, "x", 500e6)))                         -- expect: false
print((pcall(grow)))                                           -- expect: false
print((pcall(start)))                                          -- expect: false
print(h.sys("mmap", 0, 1024 * 1024 * 1024, 3, 0x22, -1, 0))    -- expect: ENOMEM
