-- SPDX-License-Identifier: MIT
-- scope.lua - cleanup scopes, and the calls that must cooperate with a suspended fiber.
--
-- Called once a state with a table of what only C can do. A handler belongs to the
-- coroutine that pushed it and carries a serial number; whoever opens a scope remembers the
-- last number given out, so a scope that pushes nothing costs one comparison.
local native = ...
local shared = native.shared       -- serial, canceled: C writes `canceled`
local suspends = native.suspends   -- first value of a yield that suspends the whole fiber
local thread, status = coroutine.running, coroutine.status
local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield
local isyieldable = coroutine.isyieldable
local error, pcall, xpcall, type = error, pcall, xpcall, type
local select, setmetatable = select, setmetatable

shared.serial = 0
local lists = setmetatable({}, { __mode = 'k' })   -- coroutine -> { n =, handler, serial, ... }
local parked = setmetatable({}, { __mode = 'k' })  -- coroutines suspended with their fiber
local parked_count = 0

---- functions that suspend ----

local function settle(failed, ...)
  if failed then error((...), 0) end
  return ...
end

-- pcall() asks the call itself whether it has failed: to raise and catch takes longer than to
-- read a small file.
local calls = setmetatable({}, { __mode = 'k' })   -- function -> the call that it makes

local function wrap(call, wrapped)
  calls[wrapped] = call
  return wrapped
end

function native.awaiting(call)
  return wrap(call, function(...) return settle(call(...)) end)
end

function native.awaiting_nothing(call)
  return wrap(call, function(...)
    local failed, why = call(...)
    if failed then error(why, 0) end
  end)
end

function native.awaiting_one(call)
  return wrap(call, function(...)
    local failed, value = call(...)
    if failed then error(value, 0) end
    return value
  end)
end

function native.awaiting_one_or_two(call)
  return wrap(call, function(...)
    local failed, value, second = call(...)
    if failed then error(value, 0) end
    if second ~= nil then return value, second end
    return value
  end)
end

---- cleanup handlers ----

local function run(handler)
  local ok, why = xpcall(handler, native.explain)
  if not ok then native.fail(why) end
end

local function drop_last(list)
  local n = list.n
  local handler = list[2 * n - 1]
  list[2 * n - 1], list[2 * n], list.n = nil, nil, n - 1
  return handler
end

-- Run what was pushed in this coroutine after `mark`, the latest first. What a handler pushes
-- meanwhile belongs to the scope around, so all are taken out before the first runs.
local function unwind(mark)
  local list = lists[thread()]
  if not list or list.n == 0 or list[2 * list.n] <= mark then return end
  local taken, count = {}, 0
  while list.n > 0 and list[2 * list.n] > mark do
    count = count + 1
    taken[count] = drop_last(list)
  end
  local before = native.disable_cancellation()
  for i = 1, count do run(taken[i]) end
  native.restore_cancellation(before)
end

-- Close the root scope of `co`, whose function has ended. Where an error has ruined `co` this
-- runs elsewhere; what the handlers push is the dead one's all the same.
function native.close(co)
  local list, here = lists[co], thread()
  if not list then return end
  local own = lists[here]
  local before = native.disable_cancellation()
  lists[here] = list
  while list.n > 0 do run(drop_last(list)) end
  lists[here] = own
  native.restore_cancellation(before)
end

function native.scope_cleanup_push(handler)
  if type(handler) ~= 'function' then native.invalid() end
  local co = thread()
  local list = lists[co]
  if not list then
    list = { n = 0 }
    lists[co] = list
  end
  local n = list.n + 1
  shared.serial = shared.serial + 1
  list[2 * n - 1], list[2 * n], list.n = handler, shared.serial, n
  native.mark_scoped()
end

function native.scope_cleanup_pop(execute)
  local list = lists[thread()]
  if not list or list.n == 0 or list[2 * list.n] <= native.innermost() then native.unmatched() end
  local handler = drop_last(list)
  if execute == nil or execute then
    local before = native.disable_cancellation()
    run(handler)
    native.restore_cancellation(before)
  end
end

---- scopes: native.innermost() finds `mark`, the first local of each, on the stack ----

-- native.mend() gives an error that was raised at the level of our frame the position of
-- whoever called us.
local function leave(mark, ok, ...)
  if shared.serial ~= mark then unwind(mark) end
  if not ok then return ok, native.mend(...) end
  return ok, ...
end

local function bad_function(position, name, value, count)
  local got = count < position and 'no value' or type(value)
  local message = "bad argument #%d to '%s' (function expected, got %s)"
  error(message:format(position, name, got), 3)
end

local function close_scope(mark, ok, ...)
  if shared.serial ~= mark then unwind(mark) end
  if not ok then error((...), 0) end
end

function native.scope(f)
  local mark = shared.serial
  return close_scope(mark, pcall(f))
end

-- As stock: pcall() of a call that is not Lua's gives the error no position.
local function leave_call(mark, ok, failed, ...)
  if not ok then return leave(mark, ok, native.strip(failed)) end
  if failed then return false, (...) end
  return true, ...
end

local function pcall_call(mark, call, _, ...)
  return leave_call(mark, pcall(call, ...))
end

function native.pcall(...)
  local mark = shared.serial
  if shared.canceled then native.raise_canceled() end
  local call = calls[(...)]
  if call then return pcall_call(mark, call, ...) end
  if (...) == nil and select('#', ...) == 0 then
    error("bad argument #1 to 'pcall' (value expected)", 2)
  end
  return leave(mark, pcall(...))
end

function native.xpcall(...)
  local mark = shared.serial
  if shared.canceled then native.raise_canceled() end
  local _, handler = ...
  if type(handler) ~= 'function' then bad_function(2, 'xpcall', handler, select('#', ...)) end
  return leave(mark, xpcall(...))
end

---- coroutines ----

local arrive

-- `co` has ended and left handlers. They run in it, or where an error has ruined it, here.
local function bury(co, ok)
  if not ok then return native.close(co) end
  native.revive(co, function() native.close(co) end)
  repeat arrive(co, resume(co)) until status(co) == 'dead'
end

local function unpark(co, ...)
  parked[co] = nil
  parked_count = parked_count - 1
  return resume(co, ...)
end

-- The fiber is suspended inside `co`: hand the frame of the call that waits on to the loop,
-- and come back with what it waited for.
local function follow(co, ...)
  parked[co] = true
  parked_count = parked_count + 1
  return unpark(co, yield(...))
end

function arrive(co, ok, ...)
  if (...) == suspends then return arrive(co, follow(co, ...)) end
  if shared.serial ~= 0 and lists[co] and lists[co].n > 0 and status(co) == 'dead' then
    bury(co, ok)
  end
  return ok, ...
end

-- A C call stands between this coroutine and its resume, or a finalizer runs: nothing inside
-- `co` may suspend the fiber. native.block() tells C, native.unblock() passes its arguments.
local function resume_blocked(co, ...)
  native.block()
  return arrive(co, native.unblock(resume(co, ...)))
end

local function enter(co, ...)
  if shared.canceled then native.raise_canceled() end
  if parked_count > 0 and parked[co] then native.not_permitted() end
  if not isyieldable() then return resume_blocked(co, ...) end
  return arrive(co, resume(co, ...))
end

local function bad_argument(name, expected)
  error(("bad argument #1 to '%s' (%s expected)"):format(name, expected), 3)
end

function native.resume(co, ...)
  if type(co) ~= 'thread' then bad_argument('resume', 'coroutine') end
  return enter(co, ...)
end

-- As stock: a string gains the position of whoever called the wrapped function.
local function deliver(ok, ...)
  if ok then return ... end
  local why = ...
  error(why, type(why) == 'string' and not native.emilua and 2 or 0)
end

function native.wrap(...)
  local f = ...
  if type(f) ~= 'function' and not native.emilua then
    bad_function(1, 'wrap', f, select('#', ...))
  end
  local co = native.create(f)
  return function(...) return deliver(enter(co, ...)) end
end

function native.status(co)
  if type(co) ~= 'thread' then bad_argument('status', 'coroutine') end
  return parked[co] and 'normal' or status(co)
end

function native.yield(...)
  if native.in_fiber() then native.bad_coroutine() end
  return yield(...)
end

native.create = create
if native.emilua then
  -- Anything is accepted; what cannot be called fails at the first resume.
  function native.create(f)
    if type(f) == 'function' then return create(f) end
    return create(function(...) return f(...) end)
  end
end
