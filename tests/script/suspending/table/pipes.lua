-- SPDX-License-Identifier: MIT
-- Rows: the objects of the module pipe.

local system = require "system"
local objects = require "pipe"
local pipe = dofile(arg[0]:match ".*/" .. "table/pipe.lua")

local TWO_STEPS = 'each of its waits is a cancellation point'
local READY = 'it is ready from the beginning'

local rows = {}

local function add(row, more)
  row.point, row.refused = true, true
  for key, value in pairs(more or {}) do row[key] = value end
  rows[#rows + 1] = row
end

local function close(c)
  c.object:close()
  c.pipe:close()
end

-- A descriptor of one end.
local function duplicate(of)
  local restore = pipe.replace(0, of)
  local fd = system.in_:dup()
  restore()
  return fd
end

---- reading ----

local function reading(name, call, text, returns, more)
  local row = { name = name, call = call, returns = returns, close = close }
  function row.setup()
    local c = { pipe = pipe.new(), span = byte_span.new(6) }
    c.object = objects.read_stream.new(duplicate(c.pipe.r))
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.wake(c) c.pipe:write(text) end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    local function is_done() return c.pipe:available() == 0 end
    pipe.cancel_between(c, wake, is_done, cancel)
  end
  add(row, more)
end

reading('read_stream:read_some', function(c)
  return tostring(c.span:first(c.object:read_some(c.span)))
end, 'datum', 'datum')

reading('read_stream:read_some of nothing', function(c)
  return c.object:read_some(byte_span.new(0))
end, '', '0', {
  ready = function() end,
  complete = function(_, cancel) cancel() end,
  never = {
    cancel_while = READY, cancel_twice = READY, cancel_and_wake = READY,
    in_a_coroutine = READY,
  },
})

reading('read_stream:read_some in line', function(c)
  local span = c.span:first(1)
  return c.object:read_some(span), tostring(span)
end, 'ab', '1 b', {
  prepare = function(c)
    c.first = byte_span.new(1)
    c.other = spawn(function() c.object:read_some(c.first) end)
    this_fiber.yield()
  end,
  finally = function(c)
    c.other:join()
    assert(tostring(c.first) == 'a', 'the other reader got something else')
  end,
  never = { cancel_after = TWO_STEPS },
})

---- writing: 'datum' through a full pipe ----

local function writing(name, call, returns, more)
  local row = { name = name, returns = returns, close = close }
  function row.setup()
    local c = { pipe = pipe.new() }
    c.pipe:fill()
    c.object = objects.write_stream.new(duplicate(c.pipe.w))
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.call(c) return call(c), c.pipe:read() end
  function row.wake(c) c.pipe:drain() end
  function row.left(c)
    assert(c.is_ready or c.pipe:is_untouched(), 'something was written')
  end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    local function is_done() return c.pipe:available() > 0 end
    pipe.cancel_between(c, wake, is_done, cancel)
  end
  add(row, more)
end

writing('write_stream:write_some', function(c)
  return c.object:write_some 'datum'
end, '5 datum')

writing('write_stream:write_some in line', function(c)
  local count = c.object:write_some 'b'
  c.other:join()
  return count
end, '1 ab', {
  prepare = function(c)
    c.other = spawn(function() c.object:write_some 'a' end)
    this_fiber.yield()
  end,
  never = { cancel_after = TWO_STEPS },
})

return rows
