-- SPDX-License-Identifier: MIT
-- A fiber that is canceled as well as its object raises that it is canceled; if it cannot be
-- canceled now, that the object was.
local core_error, r = require "core_error", require "pipe".pair()
local aborted = require "asio_error".basic.operation_aborted
local function read() return select(2, pcall(r.read_some, r, byte_span.new(1))) end
for _, order in ipairs { { "fiber", "object" }, { "object", "fiber" } } do
  local fiber = spawn(function() print(order[1], read() == core_error.fiber_canceled) end)
  local cancel = {
    fiber = function() fiber:cancel() end,
    object = function() r:cancel() end,
  }
  this_fiber.yield()
  for _, what in ipairs(order) do cancel[what]() end
  fiber:join()
end
-- expect: fiber	true
-- expect: object	true
local fiber = spawn(function()
  this_fiber.disable_cancellation()
  print(read() == aborted)
end)
this_fiber.yield()
fiber:cancel()
r:cancel()
fiber:join()                                  -- expect: true
