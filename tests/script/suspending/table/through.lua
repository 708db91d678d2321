-- SPDX-License-Identifier: MIT
-- Rows of what reads from a pipe or writes into one: `through(rows)` returns what adds them.
--
-- connect(c) makes c.object of an end of c.pipe, and c.disconnect, which takes it away.

local pipe = dofile(arg[0]:match ".*/" .. "table/pipe.lua")

local TWO_STEPS = 'each of its waits is a cancellation point'
local READY = 'it is ready from the beginning'

-- What both directions have: how it is undone, and cancelled while it is complete already.
local function finish(rows, row, more, is_done)
  row.point, row.refused = true, true
  function row.close(c)
    c.disconnect()
    c.pipe:close()
  end
  function row.complete(c, cancel)
    local function wake() row.wake(c) end
    pipe.cancel_between(c, wake, function() return is_done(c) end, cancel)
  end
  for key, value in pairs(more or {}) do row[key] = value end
  rows[#rows + 1] = row
end

return function(rows)
  local add = { TWO_STEPS = TWO_STEPS }

  -- call(c) gets `text` out of the pipe; with `part` it may come in two pieces.
  function add.reading(name, connect, call, text, returns, more)
    local row = { name = name, call = call, returns = returns }
    function row.setup()
      local c = { pipe = pipe.new(), span = byte_span.new(6) }
      connect(c)
      if row.prepare then row.prepare(c) end
      return c
    end
    function row.wake(c) c.pipe:write(text:sub(c.fed and 3 or 1)) end
    finish(rows, row, more, function(c) return c.pipe:available() == 0 end)
  end

  -- call(c) writes through a full pipe.
  function add.writing(name, connect, call, returns, more)
    local row = { name = name, returns = returns }
    function row.setup()
      local c = { pipe = pipe.new() }
      c.pipe:fill()
      connect(c)
      if row.prepare then row.prepare(c) end
      return c
    end
    function row.call(c) return call(c), c.pipe:read() end
    function row.wake(c) c.pipe:drain() end
    function row.left(c)
      assert(c.is_ready or c.pipe:is_untouched(), 'something was written')
    end
    finish(rows, row, more, function(c) return c.pipe:available() > 0 end)
  end

  function add.read_some(object, connect)
    add.reading(object .. ':read_some', connect, function(c)
      return tostring(c.span:first(c.object:read_some(c.span)))
    end, 'datum', 'datum')

    add.reading(object .. ':read_some of nothing', connect, function(c)
      return c.object:read_some(byte_span.new(0))
    end, '', '0', {
      ready = function() end,
      complete = function(_, cancel) cancel() end,
      never = {
        cancel_while = READY, cancel_twice = READY, cancel_and_wake = READY,
        in_a_coroutine = READY,
      },
    })

    add.reading(object .. ':read_some in line', connect, function(c)
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
  end

  function add.write_some(object, connect)
    add.writing(object .. ':write_some', connect, function(c)
      return c.object:write_some 'datum'
    end, '5 datum')
  end

  function add.write_some_in_line(object, connect)
    add.writing(object .. ':write_some in line', connect, function(c)
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
  end

  return add
end
