#!/bin/sh
# SPDX-License-Identifier: MIT
# cancel_of_a_dial.sh - nothing is left of it: no descriptor, and no fiber that would go on.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local time = require "time"
local tools = require "./black_hole"
local canceled = require("core_error").fiber_canceled
local results = ip.tcp.get_address_info('two.test', 4000)
local kept = {}
for i, result in ipairs(results) do kept[i] = { tools.black_hole(result.address, 4000) } end
local function try(name, wait)
  local before = tools.descriptors()
  local fiber = spawn(function()
    local ok, why = pcall(ip.tcp.dial, name, 4000)
    print(ok, why == canceled)
  end)
  wait()
  fiber:cancel()
  fiber:join()
  print(tools.descriptors() - before)
end
try('two.test', this_fiber.yield)
try('two.test', function() time.sleep(0.1) end)
try('two.test', function() time.sleep(0.6) end)
try('127.0.0.2', function() time.sleep(0.1) end)
END
run script.lua
# expect: false	true
# expect: 0
# expect: false	true
# expect: 0
# expect: false	true
# expect: 0
# expect: false	true
# expect: 0
