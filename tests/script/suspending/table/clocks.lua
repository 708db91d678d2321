-- SPDX-License-Identifier: MIT
-- Rows: what waits for a moment. Nobody can wake it; soon() lets it end by itself.

local time = require "time"

local NEVER, SOON, LATER = 1000, 0.001, 0.01

local function spin_until(clock, point)
  while clock.now() <= point do end
end

---- time.sleep ----

local sleep = {
  name = 'time.sleep',
  point = true, refused = true, ready = false,
  returns = '',
  never = { cancel_and_wake = 'nobody can wake it' },
}

function sleep.setup() return { seconds = NEVER } end
function sleep.call(c) return time.sleep(c.seconds) end
function sleep.soon(c) c.seconds = SOON end

-- Another fiber sleeps to a moment just before and cancels then; both moments have passed
-- when the loop looks at the clock.
function sleep.precede(c, cancel)
  c.seconds = LATER
  spawn(function()
    time.sleep(LATER)
    cancel()
  end):detach()
  this_fiber.yield()
end

function sleep.complete()
  spin_until(time.steady_clock, time.steady_clock.now() + LATER)
end

---- steady_timer:wait, system_timer:wait ----

local function timer_row(kind, clock)
  local row = {
    name = kind .. ':wait',
    point = true, refused = true,
    returns = '',
    never = { cancel_and_wake = 'nobody can wake it' },
  }
  function row.setup()
    local c = { timer = time[kind].new() }
    c.timer:expires_after(NEVER)
    return c
  end
  function row.call(c) return c.timer:wait() end
  function row.soon(c) c.timer:expires_after(SOON) end
  function row.ready(c) c.timer:expires_after(0) end
  function row.left(c)
    assert(c.timer:cancel() == 0, 'a canceled fiber still waits')
    assert(c.timer.expiry > clock.now() or c.is_ready, 'the timer was changed')
  end
  function row.precede(c, cancel)
    local other = time[kind].new()
    c.timer:expires_after(LATER)
    other:expires_at(c.timer.expiry - 0.000001)
    spawn(function()
      other:wait()
      cancel()
    end):detach()
    this_fiber.yield()
  end
  function row.complete(c)
    spin_until(clock, c.timer.expiry + SOON)
  end
  return row
end

return {
  sleep,
  timer_row('steady_timer', time.steady_clock),
  timer_row('system_timer', time.system_clock),
}
