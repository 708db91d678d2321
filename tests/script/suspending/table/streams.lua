-- SPDX-License-Identifier: MIT
-- Rows: the standard streams, and what stream composes of them.

local system = require "system"
local stream = require "stream"
local here = arg[0]:match ".*/" .. "table/"
local pipe = dofile(here .. "pipe.lua")

local rows = {}
local add = dofile(here .. "through.lua")(rows)

---- reading ----

local function input(c)
  c.object = system.in_
  c.disconnect = pipe.replace(0, c.pipe.r)
end

local function reading(name, ...) add.reading(name, input, ...) end

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

add.read_some('system.in_', input)

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
    c.disconnect()
    c.disconnect = pipe.replace(0, c.pipe.r)
    c.pipe:close_writer()
  end,
  left = left_uncounted,
  never = {
    cancel_after = add.TWO_STEPS,
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

local function output(c)
  c.object = system.out
  c.disconnect = pipe.replace(1, c.pipe.w)
end

local function errors(c)
  c.object = system.err
  c.disconnect = pipe.replace(2, c.pipe.w)
end

local function writing(name, ...) add.writing(name, output, ...) end

add.write_some('system.out', output)
add.write_some('system.err', errors)
add.write_some_in_line('system.out', output)

writing('stream.write_all', function()
  return stream.write_all(system.out, 'datum')
end, '5 datum')

writing('stream.write_at_least', function()
  return stream.write_at_least(system.out, 'datum', 3)
end, '5 datum')

writing('stream.copy into a full sink', function(c)
  return stream.copy(c.source, system.out, 5)
end, '5 datum', {
  prepare = function(c)
    c.source = { read_some = function(_, span) return span:copy 'datum' end }
  end,
})

return rows
