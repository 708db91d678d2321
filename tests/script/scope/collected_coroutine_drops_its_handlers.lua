-- SPDX-License-Identifier: MIT
-- A suspended coroutine that is garbage never runs its handlers, and is freed.

local weak = setmetatable({}, { __mode = 'k' })
for _ = 1, 100 do
  local co = coroutine.create(function()
    scope_cleanup_push(function() print 'not run' end)
    coroutine.yield()
  end)
  coroutine.resume(co)
  weak[co] = true
end
collectgarbage()
collectgarbage()
local count = 0
for _ in pairs(weak) do count = count + 1 end
print(count)     -- expect: 0
