-- SPDX-License-Identifier: MIT
-- Where C stands in between, waiting raises a text before anything happens.

local ended = spawn(function() return 'ended' end)
this_fiber.yield()

local function check(name, run)
  local why
  local function wait()
    local ok, text = pcall(this_fiber.yield)
    why = ok and 'waited' or text
    local joined, other = pcall(ended.join, ended)
    if joined or other ~= text then why = 'join differs' end
  end
  pcall(run, wait)
  print(name, why)
  this_fiber.yield()
end

check('sort', function(wait)
  table.sort({ 3, 1, 2 }, function(a, b)
    wait()
    return a < b
  end)
end)
check('gsub', function(wait) return ('x'):gsub('x', wait) end)
check('load', function(wait) return load(wait) end)
check('gc', function(wait)
  getmetatable(newproxy(true)).__gc = wait
  collectgarbage()
  collectgarbage()
end)
check('print', function(wait)
  print(setmetatable({}, { __tostring = wait }))
end)
check('index from C', function(wait)
  return table.concat(setmetatable({}, { __index = wait }), '', 1, 1)
end)
check('require', function(wait)
  package.preload.waiting = wait
  return require 'waiting'
end)
print(ended:join())
-- expect: sort	attempt to suspend across a C-call boundary
-- expect: gsub	attempt to suspend across a C-call boundary
-- expect: load	attempt to suspend across a C-call boundary
-- expect: gc	attempt to suspend across a C-call boundary
-- expect: print	attempt to suspend across a C-call boundary
-- expect: index from C	nil
-- expect: require	attempt to suspend across a C-call boundary
-- expect: ended
