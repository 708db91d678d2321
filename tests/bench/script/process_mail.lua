-- SPDX-License-Identifier: MIT
-- process_mail.lua WHAT COUNT - an actor in a process of its own: `round`, microseconds of a
-- message and its answer; `flood`, nanoseconds of a message one way; `span` and `strings`,
-- microseconds of a mebibyte as one span, or as strings that fit into messages; `ready`,
-- microseconds until an actor is there; `memory`, KiB that each of so many takes (PSS).
local inbox = require 'inbox'
local MEBIBYTE = 1024 * 1024

local worker = {}

function worker.round(first)
  for _ = 1, first.count do first.reply:send(inbox:receive()) end
end

function worker.flood(first)
  for _ = 1, first.count do inbox:receive() end
  first.reply:send(true)
end

if _CONTEXT == 'worker' then
  local ok, first = pcall(inbox.receive, inbox)
  if ok and first.what then worker[first.what](first) end
  if ok and not first.what then pcall(inbox.receive, inbox) end
  return
end

local now = require('time').steady_clock.now
local what, count = arg[1], tonumber(arg[2])

local function start(first)
  local actor = spawn_vm { module = '.', subprocess = {} }
  actor:ready()
  first.reply = inbox
  actor:send(first)
  return actor
end

local measure = {}

function measure.round()
  local actor, text = start { what = 'round', count = count }, ('x'):rep(64)
  local before = now()
  for _ = 1, count do
    actor:send(text)
    inbox:receive()
  end
  return (now() - before) / count * 1e6
end

local function flood(message, messages)
  local actor = start { what = 'flood', count = messages }
  local before = now()
  for _ = 1, messages do actor:send(message) end
  inbox:receive()
  return now() - before
end

function measure.flood() return flood(('x'):rep(64), count) / count * 1e9 end
function measure.span() return flood(byte_span.new(MEBIBYTE), count) / count * 1e6 end

function measure.strings()
  local parts = 8
  return flood(('x'):rep(MEBIBYTE / parts), count * parts) / count * 1e6
end

function measure.ready()
  local spent = {}
  for i = 1, count do
    local before = now()
    local actor = spawn_vm { module = '.', subprocess = {} }
    actor:ready()
    spent[i] = now() - before
    actor:close()
    actor:wait()
  end
  table.sort(spent)
  return spent[math.ceil(count / 2)] * 1e6
end

local function pss(pid)
  local file = assert(io.open(('/proc/%d/smaps_rollup'):format(pid)))
  local kibibytes = file:read('*a'):match '\nPss:%s*(%d+)'
  file:close()
  return tonumber(kibibytes)
end

function measure.memory()
  local actors, sum = {}, 0
  for i = 1, count do actors[i] = start {} end
  for _, actor in ipairs(actors) do sum = sum + pss(actor.child_pid) end
  return sum / count
end

print(measure[what]())
