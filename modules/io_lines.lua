-- SPDX-License-Identifier: MIT
-- io_lines.lua - the iterators of io.lines and file:lines over whole lines.
--
-- C finds the lines of a buffer at once; taking one is then a table access and a string.sub,
-- which the compiler turns into a handful of instructions. Where the loop that asked says so,
-- a line that it will not look at is not made into a string at all: see io_plan.lua.
local refill, recount, search, load_plan = ...
local sub, find = string.sub, string.find
local error = error
local plan

-- A read that failed: the message is raised at the loop.
local function check(line, message)
  if message then error(message, 2) end
  return line
end

local function every_line(file, cursor)
  return function()
    local at = cursor.at + 1
    local stop = cursor[at]
    if stop then
      cursor.at = at
      return sub(cursor.block, cursor[at - 1] + 2, stop)
    end
    return check(refill(file, cursor))
  end
end

-- For a loop that never reads its line.
local function unread_lines(file, cursor)
  return function()
    local passed = cursor.passed + 1
    if passed <= cursor.counted then
      cursor.passed = passed
      return ''
    end
    return check(recount(file, cursor))
  end
end

-- For a loop that begins with `if line:find(text, 1, true) then` and has nothing else.
local function matching_lines(file, cursor, text)
  local next_line = every_line(file, cursor)
  return function()
    if text.find ~= find then return next_line() end -- somebody has replaced it
    return check(search(file, cursor, text))
  end
end

return function(file, cursor)
  plan = plan or load_plan()
  local way, text = plan()
  if way == 'unread' then return unread_lines(file, cursor) end
  if way == 'matching' then return matching_lines(file, cursor, text) end
  return every_line(file, cursor)
end
