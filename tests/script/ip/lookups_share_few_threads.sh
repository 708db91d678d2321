#!/bin/sh
# SPDX-License-Identifier: MIT
# lookups_share_few_threads.sh - a thousand lookups at once need no thousand threads, and can
# all be canceled.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local function threads()
  for line in io.lines '/proc/self/status' do
    local count = line:match '^Threads:%s*(%d+)'
    if count then return tonumber(count) end
  end
end
local function all(name)
  local fibers, found = {}, 0
  for i = 1, 1000 do
    fibers[i] = spawn(function()
      local results = ip.tcp.get_address_info(name, 80)
      found = found + #results
    end)
  end
  return fibers, function() return found end
end
local fibers, found = all 'two.test'
for _, fiber in ipairs(fibers) do fiber:join() end
print(found(), threads() < 20)
local socket = require("./name_server").listen()
fibers, found = all 'silent.test'
this_fiber.yield()
print(found(), threads() < 20)
for _, fiber in ipairs(fibers) do fiber:cancel() end
for _, fiber in ipairs(fibers) do fiber:join() end
print(found())
END
run script.lua
# expect: 2000	true
# expect: 0	true
# expect: 0
