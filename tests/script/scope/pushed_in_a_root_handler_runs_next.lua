-- SPDX-License-Identifier: MIT
-- A handler pushed by a handler of a root scope runs right after that one.

local function work(fails)
  return function()
    scope_cleanup_push(function() print 'first pushed' end)
    scope_cleanup_push(function()
      scope_cleanup_push(function() print 'pushed late' end)
      print 'last pushed'
    end)
    if fails then error 'x' end
  end
end

local function check(name, run, ...)
  pcall(run, ...)
  print(name)
end

local function join(f)
  local fiber = spawn(f)
  fiber:join()
end

check('fiber', join, work(false))
check('failing fiber', join, work(true))
check('coroutine', coroutine.wrap(work(false)))
check('failing coroutine', coroutine.wrap(work(true)))
-- expect: last pushed
-- expect: pushed late
-- expect: first pushed
-- expect: fiber
-- expect: last pushed
-- expect: pushed late
-- expect: first pushed
-- expect: failing fiber
-- expect: last pushed
-- expect: pushed late
-- expect: first pushed
-- expect: coroutine
-- expect: last pushed
-- expect: pushed late
-- expect: first pushed
-- expect: failing coroutine
