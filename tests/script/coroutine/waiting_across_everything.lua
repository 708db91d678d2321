-- SPDX-License-Identifier: MIT
-- Waits and yields mix in coroutines under pcall under scopes under coroutines.

local log = {}
local function inner()
  scope(function()
    scope_cleanup_push(function()
      this_fiber.yield()
      log[#log + 1] = 'inner cleanup'
    end)
    for i = 1, 3 do
      this_fiber.yield()
      local sent = coroutine.yield('inner ' .. i)
      this_fiber.yield()
      log[#log + 1] = sent
    end
    error('inner end', 0)
  end)
end

local function outer()
  local co = coroutine.create(inner)
  scope(function()
    scope_cleanup_push(function() log[#log + 1] = 'outer cleanup' end)
    for i = 1, 3 do
      local _, ok, value = pcall(coroutine.resume, co, 'sent ' .. i)
      this_fiber.yield()
      coroutine.yield(ok, value)
    end
    local ok, why = coroutine.resume(co, 'last')
    log[#log + 1] = tostring(ok) .. ' ' .. why
  end)
  return 'outer end'
end

local function run()
  local wrapped = coroutine.wrap(outer)
  local results = {}
  repeat
    local ok, value = wrapped()
    results[#results + 1] = tostring(value or ok)
  until not value
  return table.concat(results, ', ')
end

local a = spawn(run)
print(a:join())
print(table.concat(log, ', '))
-- expect: inner 1, inner 2, inner 3, outer end
-- expect: sent 2, sent 3, last, inner cleanup, false inner end, outer cleanup
