-- SPDX-License-Identifier: MIT
-- system.exit ends its actor from any place: a fiber, a coroutine, a handler, beneath C.
local inbox = require "inbox"
local system = require "system"
local ways = {
  fiber = function() spawn(system.exit):join() end,
  coroutine = function() coroutine.wrap(system.exit)() end,
  handler = function() scope(function() scope_cleanup_push(system.exit) end) end,
  beneath_c = function() string.gsub('x', 'x', function() system.exit() end) end,
  forbidden = function() this_fiber.forbid_suspend(); system.exit() end,
  protected = function() pcall(pcall, system.exit) end,
}
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  scope_cleanup_push(function() print 'never' end)
  spawn(function()
    inbox:receive()
    print 'never'
  end):detach()
  ways[order.way]()
  print 'never'
  return
end
local count = 0
for _, own in ipairs { true, false } do
  for way in pairs(ways) do
    local channel = spawn_vm { module = '.', inherit_context = own }
    channel:send { way = way, boss = inbox }
    assert(not pcall(inbox.receive, inbox))
    repeat until not pcall(channel.send, channel, 'more')
    count = count + 1
  end
end
print(count)    -- expect: 12
