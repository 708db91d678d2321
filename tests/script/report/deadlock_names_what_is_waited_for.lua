-- SPDX-License-Identifier: MIT
-- Fibers that nobody can wake any more are named by what they wait for.
-- stderr: deadlock: fibers of VM 0x
-- stderr: 	mutex 0x
-- stderr: 	recursive_mutex 0x
-- stderr: 	condition_variable 0x
-- stderr: 	future 0x
-- stderr: 	fiber 0x
local mutex = require("mutex").new()
local recursive_mutex = require("recursive_mutex").new()
local condition_variable = require("condition_variable").new()
local promise, future = require("future").new()
kept = promise

mutex:lock()
recursive_mutex:lock()
local waiting = spawn(function() mutex:lock() end)
spawn(function() recursive_mutex:lock() end):detach()
spawn(function()
  other:lock()
  condition_variable:wait(other)
end):detach()
spawn(function() future:get() end):detach()
spawn(function() waiting:join() end):detach()
other = require("mutex").new()
