-- SPDX-License-Identifier: MIT
-- Rows: the standard streams, and what stream composes of them.

local system = require "system"
local stream = require "stream"
local pipe = dofile(arg[0]:match ".*/" .. "table/pipe.lua")

local TWO_STEPS = 'each of its waits is a cancellation point'
local READY = 'it is ready from the beginning'

local rows = {}

local function add(row)
  row.point, row.refused = true, true
  rows[#rows + 1] = row
end

---- reading ----

-- call(c) gets `text` out of standard input; with `part` it may come in two pieces.
local function reading(name, call, text, returns, more)
  local row = { name = name, call = call, returns = returns }
  function row.setup()
    local c = { pipe = pipe.new(), span = byte_span.new(6) }
    c.restore = pipe.replace(0, c.pipe.r)
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.wake(c) c.pipe:write(text:sub(c.fed and 3 or 1)) end
  function row.close(c)
    c.restore()
    c.pipe:close()
  end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    local function is_done() return c.pipe:available() == 0 end
    pipe.cancel_between(c, wake, is_done, cancel)
  end
  for key, value in pairs(more or {}) do row[key] = value end
  add(row)
end

-- The first bytes come, which the fiber takes into a buffer and goes on waiting.
local function feed_part(text)
  return function(c)
    c.fed = true
    c.pipe:write(text:sub(1, 2))
    while c.pipe:available() > 0 do this_fiber.yield() end
    this_fiber.yield()
  end
end

local function left_uncounted(_, why)
  assert((why.bytes_transferred or 0) == 0, 'bytes were counted that nobody read')
end

reading('system.in_:read_some', function(c)
  return tostring(c.span:first(system.in_:read_some(c.span)))
end, 'datum', 'datum')

reading('system.in_:read_some of nothing', function()
  return system.in_:read_some(byte_span.new(0))
end, '', '0', {
  ready = function() end,
  complete = function(_, cancel) cancel() end,
  never = {
    cancel_while = READY, cancel_twice = READY, cancel_and_wake = READY,
    in_a_coroutine = READY,
  },
})

reading('system.in_:read_some in line', function(c)
  local span = c.span:first(1)
  return system.in_:read_some(span), tostring(span)
end, 'ab', '1 b', {
  prepare = function(c)
    c.first = byte_span.new(1)
    c.other = spawn(function() system.in_:read_some(c.first) end)
    this_fiber.yield()
  end,
  finally = function(c)
    c.other:join()
    assert(tostring(c.first) == 'a', 'the other reader got something else')
  end,
  never = { cancel_after = TWO_STEPS },
})

reading('stream.read_all', function(c)
  return stream.read_all(system.in_, c.span), tostring(c.span)
end, 'abcdef', '6 abcdef', { left = left_uncounted })

reading('stream.read_at_least', function(c)
  local count = stream.read_at_least(system.in_, c.span, 3)
  return count, tostring(c.span:first(count))
end, 'abcd', '4 abcd', { left = left_uncounted })

reading('stream.read_to_end', function()
  return tostring(stream.read_to_end(system.in_))
end, 'whole', 'whole', {
  wake = function(c)
    c.pipe:write 'whole'
    c.restore()
    c.restore = pipe.replace(0, c.pipe.r)
    c.pipe:close_writer()
  end,
  left = left_uncounted,
  never = {
    cancel_after = TWO_STEPS,
    cancel_and_wake = 'what it read before it is canceled is not given back',
  },
})

reading('stream.copy from a waiting source', function(c)
  local count = stream.copy(system.in_, c.sink, 5)
  return count, c.sink.written
end, 'datum', '5 datum', {
  prepare = function(c)
    c.sink = { write_some = function(self, span)
      self.written = tostring(span)
      return #span
    end }
  end,
  left = left_uncounted,
})

reading('stream.lines', function(c) return c.next_line() end, 'begun\n', 'begun', {
  prepare = function(c) c.next_line = stream.lines(system.in_) end,
  part = feed_part 'begun\n',
})

local function make_scanner(c)
  c.scanner = stream.scanner.new { stream = system.in_ }
end

reading('scanner:get_line', function(c)
  return tostring(c.scanner:get_line())
end, 'begun\n', 'begun', { prepare = make_scanner, part = feed_part 'begun\n' })

reading('scanner:lines', function(c)
  return c.scanner:lines()()
end, 'begun\n', 'begun', { prepare = make_scanner, part = feed_part 'begun\n' })

---- writing: 'datum' through a full pipe ----

local function writing(name, fd, call, returns, more)
  local row = { name = name, returns = returns }
  function row.setup()
    local c = { pipe = pipe.new() }
    c.pipe:fill()
    c.restore = pipe.replace(fd, c.pipe.w)
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.call(c) return call(c), c.pipe:read() end
  function row.wake(c) c.pipe:drain() end
  function row.left(c)
    assert(c.is_ready or c.pipe:is_untouched(), 'something was written')
  end
  function row.close(c)
    c.restore()
    c.pipe:close()
  end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    local function is_done() return c.pipe:available() > 0 end
    pipe.cancel_between(c, wake, is_done, cancel)
  end
  for key, value in pairs(more or {}) do row[key] = value end
  add(row)
end

writing('system.out:write_some', 1, function()
  return system.out:write_some 'datum'
end, '5 datum')

writing('system.err:write_some', 2, function()
  return system.err:write_some 'datum'
end, '5 datum')

writing('system.out:write_some in line', 1, function(c)
  local count = system.out:write_some 'b'
  c.other:join()
  return count
end, '1 ab', {
  prepare = function(c)
    c.other = spawn(function() system.out:write_some 'a' end)
    this_fiber.yield()
  end,
  never = { cancel_after = TWO_STEPS },
})

writing('stream.write_all', 1, function()
  return stream.write_all(system.out, 'datum')
end, '5 datum')

writing('stream.write_at_least', 1, function()
  return stream.write_at_least(system.out, 'datum', 3)
end, '5 datum')

writing('stream.copy into a full sink', 1, function(c)
  return stream.copy(c.source, system.out, 5)
end, '5 datum', {
  prepare = function(c)
    c.source = { read_some = function(_, span) return span:copy 'datum' end }
  end,
})

return rows
