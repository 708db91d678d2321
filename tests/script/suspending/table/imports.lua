-- SPDX-License-Identifier: MIT
-- Rows: require of a file that waits. Only the main fiber may call it.

local count = 0

local import = {
  name = 'require',
  point = false, refused = false, ready = false, is_main = true,
  returns = 'loaded',
  never = { uncancelable = 'the main fiber has no handle to cancel it by' },
}

-- A module runs once, so each context has one of its own.
function import.setup()
  count = count + 1
  local c = { name = 'waiting_' .. count }
  local file = assert(io.open(c.name .. '.lua', 'w'))
  file:write 'this_fiber.yield()\nvalue = "loaded"\n'
  file:close()
  return c
end

function import.call(c) return require(c.name).value end
function import.wake() end

return { import }
