-- SPDX-License-Identifier: MIT
-- What is done to each row of the table, by the name of the column.

local core_error = require "core_error"
local yield = this_fiber.yield

---- a call, and what became of it ----

local function describe(...)
  local words = {}
  for i = 1, select('#', ...) do words[i] = tostring((select(i, ...))) end
  return table.concat(words, ' ')
end

local function note(record, ok, ...)
  record.ended, record.ok = true, ok
  if ok then record.text = describe(...) else record.why = (...) end
end

-- A fiber that calls body(record). The record has the fiber, and what body noted.
local function start(body)
  local record = {}
  record.fiber = spawn(function() body(record) end)
  function record.cancel() record.fiber:cancel() end
  return record
end

local function starts(row, c)
  return start(function(record) note(record, pcall(row.call, c)) end)
end

-- The call made by the running fiber.
local function made(row, c)
  local record = {}
  note(record, pcall(row.call, c))
  return record
end

---- what must be true ----

local function fail(...)
  error(string.format(...), 0)
end

local function join(record)
  if record.fiber and record.fiber.joinable then record.fiber:join() end
end

local function check_ended(record)
  join(record)
  if not record.ended then fail 'the call never came back' end
end

local function check_returned(row, record)
  check_ended(record)
  if not record.ok then fail('raised %s', tostring(record.why)) end
  if record.text ~= row.returns then fail('returned "%s"', record.text) end
end

local function check_raised(record, expected)
  check_ended(record)
  if record.ok then fail('returned "%s", not an error', record.text) end
  if record.why ~= expected then fail('raised %s', tostring(record.why)) end
end

local function check_left(row, c, record)
  if row.left then row.left(c, record.why) end
end

-- The call can be made now as if nothing had happened before.
local function check_works(row, c, is_woken)
  if row.soon and not is_woken then row.soon(c) end
  local record = row.is_main and made(row, c) or starts(row, c)
  yield()
  if not is_woken and not row.soon then row.wake(c) end
  check_returned(row, record)
  if row.finally then row.finally(c) end
end

-- The error comes at the next cancellation point.
local function check_next_point(record)
  join(record)
  if record.survived then fail 'the next cancellation point did not raise' end
  if not record.fiber.cancellation_caught then fail 'the fiber was not canceled' end
end

local function stay_until_canceled(record)
  for _ = 1, 1000 do yield() end
  record.survived = true
end

---- steps ----

-- Call body(c) with a fresh context.
local function with_context(row, body)
  local c = row.setup()
  local ok, why = pcall(body, c)
  if row.close then row.close(c) end
  if not ok then error(why, 0) end
end

-- Call body(c) where the call must wait, and once more where it needs not.
local function waiting_or_not(row, body)
  with_context(row, body)
  if row.ready == false then return end
  with_context(row, function(c)
    c.is_ready = true;
    (row.ready or row.wake)(c)
    yield()
    yield()
    body(c)
  end)
end

local function until_it_waits(row, c, record)
  yield()
  if record.ended then fail 'it did not wait' end
  if row.waiting then row.waiting(c) end
  if row.part then row.part(c) end
  if record.ended then fail 'it did not wait for the rest' end
end

local function cancel_waiting(row, c, record)
  until_it_waits(row, c, record)
  record.cancel()
  if row.release then
    for _ = 1, 3 do yield() end
    if record.ended then fail 'it did not wait for the mutex' end
    row.release(c)
  end
end

---- the columns ----

local columns = {}

function columns.cancel_before(row)
  waiting_or_not(row, function(c)
    local record = start(function(record)
      this_fiber.disable_cancellation()
      record.cancel()
      note(record, pcall(function()
        this_fiber.restore_cancellation()
        return row.call(c)
      end))
    end)
    check_raised(record, core_error.fiber_canceled)
    check_left(row, c, record)
    check_works(row, c, c.is_ready)
  end)
end

function columns.cancel_while(row)
  with_context(row, function(c)
    local record = starts(row, c)
    cancel_waiting(row, c, record)
    check_raised(record, core_error.fiber_canceled)
    check_left(row, c, record)
    check_works(row, c)
  end)
end

function columns.cancel_after(row)
  with_context(row, function(c)
    local record
    local function cancel() record.cancel() end
    if row.precede then row.precede(c, cancel) end
    if row.inside then c.inside = cancel end
    record = start(function()
      note(record, true, row.call(c))
      stay_until_canceled(record)
    end)
    c.record = record
    yield()
    if row.complete then
      row.complete(c, cancel)
    else
      row.wake(c)
      cancel()
    end
    check_next_point(record)
    check_returned(row, record)
  end)
end

-- Cancellation comes with what the call waits for, just before it or just behind it.
function columns.cancel_and_wake(row)
  for first = 1, 2 do
    with_context(row, function(c)
      local record = starts(row, c)
      yield()
      if first == 1 then record.cancel() end
      row.wake(c)
      if first == 2 then record.cancel() end
      check_ended(record)
      if record.ok then return check_returned(row, record) end
      c.is_ready = true
      check_raised(record, core_error.fiber_canceled)
      check_left(row, c, record)
      check_works(row, c, not row.forgets)
    end)
  end
end

function columns.cancel_while_disabled(row)
  for _, restores in ipairs { false, true } do
    with_context(row, function(c)
      local record = start(function(record)
        this_fiber.disable_cancellation()
        if row.inside then c.inside = record.cancel end
        note(record, pcall(row.call, c))
        yield()
        if restores then this_fiber.restore_cancellation() end
        pcall(stay_until_canceled, record)
        record.survived = true
      end)
      if row.soon then row.soon(c) end
      yield()
      record.cancel()
      yield()
      if not row.soon then row.wake(c) end
      check_returned(row, record)
      if restores then return check_next_point(record) end
      if not record.survived then fail 'canceled although nobody restored it' end
    end)
  end
end

function columns.cancel_twice(row)
  with_context(row, function(c)
    local record = start(function(record)
      note(record, pcall(row.call, c))
      row.call(c)
      record.survived = true
    end)
    cancel_waiting(row, c, record)
    record.cancel()
    check_raised(record, core_error.fiber_canceled)
    check_next_point(record)
    check_left(row, c, record)
    check_works(row, c)
  end)
end

function columns.in_a_coroutine(row)
  with_context(row, function(c)
    local record = start(function(record)
      scope(function()
        scope_cleanup_push(function()
          yield()
          record.cleaned = true
        end)
        note(record, pcall(coroutine.wrap(function() return row.call(c) end)))
      end)
    end)
    cancel_waiting(row, c, record)
    check_raised(record, core_error.fiber_canceled)
    if not record.cleaned then fail 'the cleanup handler did not run to its end' end
    check_left(row, c, record)
    check_works(row, c)
  end)
end

function columns.uncancelable(row)
  for _, before in ipairs { true, false } do
    with_context(row, function(c)
      if not row.wake then row.outside(c) end
      local record = start(function(record)
        if before then record.cancel() end
        note(record, true, row.call(c))
        stay_until_canceled(record)
      end)
      yield()
      if row.wake and record.ended then fail 'it did not wait' end
      record.cancel()
      yield()
      if row.wake then row.wake(c) end
      check_next_point(record)
      check_returned(row, record)
    end)
  end
end

function columns.forbid_suspend(row)
  waiting_or_not(row, function(c)
    if row.outside and not c.is_ready then row.outside(c) end
    this_fiber.forbid_suspend()
    local record = made(row, c)
    this_fiber.allow_suspend()
    if not row.refused then return check_returned(row, record) end
    check_raised(record, core_error.forbid_suspend_block)
    check_left(row, c, record)
    check_works(row, c, c.is_ready)
  end)
end

local function across_sort(f)
  local done
  table.sort({ 1, 2 }, function(a, b)
    if not done then f() end
    done = true
    return a < b
  end)
end

local function across_gsub(f)
  string.gsub('x', 'x', function() f() end)
end

function columns.across_c_call(row)
  for _, across in ipairs { across_sort, across_gsub } do
    with_context(row, function(c)
      local record
      if row.outside then row.outside(c) end
      across(function() record = made(row, c) end)
      if row.outside or row.inside then return check_returned(row, record) end
      check_raised(record, 'attempt to suspend across a C-call boundary')
      check_left(row, c, record)
      check_works(row, c)
    end)
  end
end

---- who has a place in a column ----

local for_points = {
  cancel_before = true, cancel_while = true, cancel_after = true, cancel_and_wake = true,
  cancel_while_disabled = true, cancel_twice = true, in_a_coroutine = true,
}

local function belongs(row, name)
  if for_points[name] then return row.point end
  return name ~= 'uncancelable' or not row.point
end

-- run(name, rows): print a line for each row.
return function(name, rows)
  local failed
  io.stdout:setvbuf 'line'
  for _, row in ipairs(rows) do
    local never = row.never and row.never[name]
    local ok, why = true, nil
    if belongs(row, name) then
      if not never then ok, why = pcall(columns[name], row) end
      failed = failed or not ok
      print(row.name .. ': ' .. (never or ok and 'ok' or tostring(why)))
    end
  end
  if failed then os.exit(1) end
end
