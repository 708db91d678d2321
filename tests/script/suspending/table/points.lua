-- SPDX-License-Identifier: MIT
-- Rows: cancellation points that wait only if what they call does.

local rows = {}

-- call(c) must call c.body(), which cancels its fiber by c.inside() if that is there.
local function add(name, returns, call, left)
  local row = {
    name = name,
    point = true, refused = false, ready = function() end, inside = true,
    returns = returns, call = call,
    never = {
      cancel_while = 'it does not wait itself',
      cancel_twice = 'it does not wait itself',
      cancel_and_wake = 'it does not wait itself',
      in_a_coroutine = 'it does not wait itself',
    },
  }
  function row.setup()
    local c = { ran = 0 }
    function c.body()
      if c.inside then c.inside() end
      c.ran = c.ran + 1
      return 'value'
    end
    c.coroutine, c.wrapped = coroutine.create(c.body), coroutine.wrap(c.body)
    return c
  end
  function row.wake() end
  function row.left(c)
    assert(c.ran == 0, 'the function was called')
    assert(coroutine.status(c.coroutine) == 'suspended')
  end
  rows[#rows + 1] = row
end

add('pcall', 'true value', function(c) return pcall(c.body) end)
add('xpcall', 'true value', function(c) return xpcall(c.body, error) end)
add('coroutine.resume', 'true value', function(c)
  return coroutine.resume(c.coroutine)
end)
add('coroutine.wrap', 'value', function(c) return c.wrapped() end)

return rows
