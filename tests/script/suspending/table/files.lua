-- SPDX-License-Identifier: MIT
-- Rows: the io library. Where the fiber cannot be suspended its functions are not refused
-- but wait with the whole thread; outside() has another process end that wait.

local pipe = dofile(arg[0]:match ".*/" .. "table/pipe.lua")

local TWO_STEPS = 'each of its waits is a cancellation point'

local rows = {}

local function add(row)
  row.refused = false
  rows[#rows + 1] = row
end

local function close(c)
  if c.restore then c.restore() end
  if c.pipe.w then c.pipe:read() end
  if io.type(c.file) == 'file' then c.file:close() end
  c.pipe:close()
end

---- reading ----

-- call(c) gets `text` out of a pipe. Its first two bytes may come before the others.
local function reading(name, call, text, returns, more)
  local row = {
    name = name,
    point = true,
    call = call, returns = returns, close = close,
  }
  function row.setup()
    local c = { pipe = pipe.new() }
    c.file = c.pipe:open 'r'
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.wake(c) c.pipe:write(text:sub(c.fed and 3 or 1)) end
  function row.outside(c) c.pipe:write_later(text) end
  function row.part(c)
    c.fed = true
    c.pipe:write(text:sub(1, 2))
    while c.pipe:available() > 0 do this_fiber.yield() end
    this_fiber.yield()
  end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    local function is_done() return c.pipe:available() == 0 end
    pipe.cancel_between(c, wake, is_done, cancel)
  end
  for key, value in pairs(more or {}) do row[key] = value or nil end
  add(row)
end

local function reads(...)
  local formats, count = { ... }, select('#', ...)
  return function(c) return c.file:read(unpack(formats, 1, count)) end
end

reading('file:read()', reads(), 'begun\n', 'begun')
reading('file:read "*l"', reads '*l', 'begun\n', 'begun')
reading('file:read "*L"', reads '*L', 'begun\n', 'begun\n')
reading('file:read "*n"', reads '*n', '12.5 ', '12.5')
reading('file:read(5)', reads(5), 'begun', 'begun')
reading('file:read(0)', reads(0), 'begun', '', { part = false })
reading('file:read("*n", "*l")', reads('*n', '*l'), '125 left\n', '125  left')
reading('file:read "*a"', reads '*a', 'begun', 'begun', {
  wake = function(c)
    c.pipe:write(('begun'):sub(c.fed and 3 or 1))
    c.pipe:close_writer()
  end,
  outside = function(c)
    c.pipe:write_later 'begun'
    c.pipe:close_writer()
  end,
  never = { cancel_after = TWO_STEPS },
})

local function make_default(c)
  io.input(c.file)
  function c.restore() io.input(io.stdin) end
end

reading('io.read', function() return io.read() end, 'begun\n', 'begun', {
  prepare = make_default,
})
reading('io.lines()', function(c) return c.next_line() end, 'begun\n', 'begun', {
  prepare = function(c)
    make_default(c)
    c.next_line = io.lines()
  end,
})
reading('io.lines(name)', function(c) return c.next_line() end, 'begun\n', 'begun', {
  prepare = function(c) c.next_line = io.lines('/dev/fd/' .. c.pipe.r) end,
})
reading('file:lines()', function(c) return c.next_line() end, 'begun\n', 'begun', {
  prepare = function(c) c.next_line = c.file:lines() end,
})
reading('file:lines "*n"', function(c) return c.next_line() end, '12.5 ', '12.5', {
  prepare = function(c) c.next_line = c.file:lines '*n' end,
})
reading('file:lines() unread', function(c)
  for _ in c.file:lines() do return 'a line' end
end, 'begun\n', 'a line')
reading('file:lines() searched', function(c)
  for line in c.file:lines() do
    if line:find('gun', 1, true) then return line end
  end
end, 'begun\n', 'begun')

---- writing: 'datum' through a full pipe; nothing of that is a cancellation point ----

local function writing(name, call, returns, more)
  local row = {
    name = name,
    point = false,
    returns = returns, close = close,
  }
  function row.setup()
    local c = { pipe = pipe.new() }
    c.pipe:fill()
    c.file = c.pipe:open 'w'
    if row.prepare then row.prepare(c) end
    return c
  end
  function row.call(c) return call(c), c.pipe:read() end
  function row.wake(c) c.pipe:drain() end
  function row.outside(c) c.pipe:drain_later() end
  for key, value in pairs(more or {}) do row[key] = value or nil end
  add(row)
end

local function make_unbuffered(c) c.file:setvbuf 'no' end
local function make_buffered(c) c.file:write 'datum' end

writing('file:write', function(c) return c.file:write 'datum' end, 'true datum', {
  prepare = make_unbuffered,
})
writing('io.write', function() return io.write 'datum' end, 'true datum', {
  prepare = function(c)
    make_unbuffered(c)
    io.output(c.file)
    function c.restore() io.output(io.stdout) end
  end,
})
-- A program that begins with a regular file as its standard output waits for whatever is
-- put there with the whole thread.
writing('print', function() return (print 'datum') end, 'nil datum\n', {
  wake = not io.stdout:seek() and function(c) c.pipe:drain() end,
  ready = function(c) c.pipe:drain() end,
  prepare = function(c)
    local restore = pipe.replace(1, c.pipe.w)
    io.stdout:setvbuf 'no'
    function c.restore()
      restore()
      io.stdout:setvbuf 'line'
    end
  end,
})
writing('file:flush', function(c) return c.file:flush() end, 'true datum', {
  prepare = make_buffered,
})
-- What is still buffered is written with the whole thread.
writing('file:close', function(c) return c.file:close() end, 'true datum', {
  prepare = make_buffered, wake = false, ready = function(c) c.pipe:drain() end,
})

---- io.popen():close() ----

local process = {
  name = 'io.popen():close',
  point = false,
  returns = 'true', close = close,
}

function process.setup()
  local c = { pipe = pipe.new() }
  c.file = c.pipe:lend(function(reader)
    return io.popen('read _ <' .. reader)
  end)
  return c
end

function process.call(c) return c.file:close() end
function process.wake(c) c.pipe:write '\n' end
function process.outside(c) c.pipe:write_later '\n' end
add(process)

return rows
