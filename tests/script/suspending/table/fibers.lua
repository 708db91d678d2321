-- SPDX-License-Identifier: MIT
-- Rows: what waits for other fibers.

local mutex = require "mutex"
local recursive_mutex = require "recursive_mutex"
local condition_variable = require "condition_variable"
local future = require "future"

local function is_held(m)
  if not m:try_lock() then return true end
  m:unlock()
  return false
end

---- fiber:join ----

local join = {
  name = 'fiber:join',
  point = true, refused = true,
  returns = 'value nil 3',
  never = { cancel_after = 'a joiner runs as soon as its target has ended' },
}

function join.setup()
  local promise, gate = future.new()
  local target = spawn(function()
    gate:get()
    return 'value', nil, 3
  end)
  return { promise = promise, target = target }
end

function join.call(c) return c.target:join() end
function join.wake(c) c.promise:set_value() end
function join.waiting(c) assert(not c.target.joinable) end
function join.left(c) assert(c.target.joinable, 'the target is not joinable') end

---- this_fiber.yield ----

local yield = {
  name = 'this_fiber.yield',
  point = true, refused = true, ready = function() end,
  returns = '',
  never = {
    cancel_while = 'it is ready from the beginning',
    cancel_twice = 'it is ready from the beginning',
    cancel_and_wake = 'it is ready from the beginning',
    in_a_coroutine = 'it is ready from the beginning',
  },
}

function yield.setup() return {} end
function yield.call() return this_fiber.yield() end
function yield.wake() end

---- mutex:lock ----

local lock = {
  name = 'mutex:lock',
  point = false, refused = true,
  returns = 'locked',
}

function lock.setup()
  local c = { m = mutex.new() }
  c.m:lock()
  return c
end

function lock.call(c)
  c.m:lock()
  c.m:unlock()
  return 'locked'
end

function lock.wake(c) c.m:unlock() end

---- recursive_mutex:lock ----

local recursive_lock = {
  name = 'recursive_mutex:lock',
  point = false, refused = true,
  returns = 'locked',
  call = lock.call,
}

function recursive_lock.setup()
  local promise, gate = future.new()
  local m = recursive_mutex.new()
  spawn(function()
    m:lock()
    gate:get()
    m:unlock()
  end):detach()
  this_fiber.yield()
  return { m = m, promise = promise }
end

function recursive_lock.wake(c) c.promise:set_value() end

---- condition_variable:wait: the mutex is held, by this row, whenever it is over ----

local wait = {
  name = 'condition_variable:wait',
  point = true, refused = true, ready = false, forgets = true,
  returns = '',
}

function wait.setup()
  local c = { m = mutex.new(), cv = condition_variable.new() }
  c.m:lock()
  return c
end

function wait.call(c) return c.cv:wait(c.m) end
function wait.wake(c) c.cv:notify_one() end
function wait.waiting(c) assert(not is_held(c.m), 'the mutex is held during the wait') end
function wait.left(c) assert(is_held(c.m), 'the mutex is not held') end
wait.finally = wait.left

---- the same, but another fiber takes the mutex meanwhile ----

local wait_for_mutex = {
  name = 'condition_variable:wait, mutex taken',
  point = true, refused = true, ready = false, forgets = true,
  returns = '',
  call = wait.call, left = wait.left, finally = wait.left,
}

function wait_for_mutex.setup()
  local c, gate = wait.setup(), nil
  c.promise, gate = future.new()
  spawn(function()
    c.m:lock()
    gate:get()
    c.m:unlock()
  end):detach()
  this_fiber.yield()
  return c
end

-- Until then not even a canceled fiber returns.
function wait_for_mutex.release(c)
  if not c.released then c.promise:set_value() end
  c.released = true
end

function wait_for_mutex.waiting(c) assert(is_held(c.m)) end

function wait_for_mutex.wake(c)
  c.cv:notify_one()
  wait_for_mutex.release(c)
end

---- future:get ----

local get = {
  name = 'future:get',
  point = true, refused = true,
  returns = 'value',
}

function get.setup()
  local c = {}
  c.promise, c.future = future.new()
  return c
end

function get.call(c) return c.future:get() end
function get.wake(c) c.promise:set_value 'value' end

return { join, yield, lock, recursive_lock, wait, wait_for_mutex, get }
