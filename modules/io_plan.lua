-- SPDX-License-Identifier: MIT
-- io_plan.lua - what a `for` loop does with the lines it is given, read off its bytecode.
--
-- plan() looks at the function that called io.lines or file:lines. If that very call stands
-- in the head of a generic `for` with one variable, it answers what the iterator may leave out:
--   'unread'           the body never touches the line
--   'matching', text   the body is `if line:find(text, 1, true) then ... end` and no more
-- Anything else, and anything unknown, is nil: every line is made. Instructions are known by
-- samples that are compiled along, not by number: with another LuaJIT nothing is found,
-- rather than something wrong.
local util, getinfo, getlocal, gethook = ...
local funcbc, funcinfo, funck = util.funcbc, util.funcinfo, util.funck
local band, rshift, setmetatable = bit.band, bit.rshift, setmetatable

local CALLER = 4           -- seen from plan(): the iterator's maker, io.lines, its caller
local USES_SLOT = { [1] = true, [2] = true, [3] = true, [4] = true } -- operand modes
local MAKES_CLOSURE = 12

local function op(ins) return band(ins, 0xff) end
local function a(ins) return band(rshift(ins, 8), 0xff) end
local function b(ins) return rshift(ins, 24) end
local function c(ins) return band(rshift(ins, 16), 0xff) end
local function d(ins) return rshift(ins, 16) end
local function target(pc, ins) return pc + 1 + d(ins) - 0x8000 end

---- samples: where in them the instructions stand that the code below asks about ----

local function loop(f) for _ in f() do end end
local function search(f) for line in f() do if line:find('x', 1, true) then f() end end end
local function nested(f) return (f(f())) end

local SEARCH_BEGIN, SEARCH_END, SEARCH_SLOT = 4, 11, 4
local GET_FIND, GET_TEXT = 5, 6
local call, jump, iterate = op(funcbc(loop, 2)), op(funcbc(loop, 3)), op(funcbc(loop, 4))
local call_multiple = op(funcbc(nested, 4))

---- the loop ----

-- The slot that the active call of the caller uses: what lies below is visible.
local function active_slot()
  local slot = 0
  while getlocal(CALLER + 1, slot + 1) do slot = slot + 1 end
  return slot
end

-- Where the one call of `f` in that line stands that uses that slot.
local function find_call(f, line, slot)
  local found
  for pc = 1, funcinfo(f).bytecodes - 1 do
    local ins = funcbc(f, pc)
    if (op(ins) == call or op(ins) == call_multiple) and a(ins) == slot
        and funcinfo(f, pc).currentline == line then
      if found then return end
      found = pc
    end
  end
  return found
end

-- The body of the loop whose head calls at `pc`: its first instruction, the one behind its
-- last, and the slot of its variable.
local function find_body(f, pc, slot)
  local ins, leap = funcbc(f, pc), funcbc(f, pc + 1)
  if op(ins) ~= call or op(leap) ~= jump then return end
  local stop = target(pc + 1, leap)
  local iteration = funcbc(f, stop)
  if op(iteration) ~= iterate or a(iteration) ~= slot + 3 or b(iteration) ~= 2 then return end
  return pc + 2, stop, slot + 3
end

-- True if an instruction names the slot, or makes a closure, which might.
local function touches(f, pc, slot)
  local ins, modes = funcbc(f, pc)
  local mode_a, mode_b, mode_c = band(modes, 7), band(rshift(modes, 3), 15), band(rshift(modes, 7), 15)
  if mode_c == MAKES_CLOSURE then return true end
  if USES_SLOT[mode_a] and a(ins) == slot then return true end
  if mode_b == 0 then return USES_SLOT[mode_c] and d(ins) == slot end
  return USES_SLOT[mode_b] and b(ins) == slot or USES_SLOT[mode_c] and c(ins) == slot
end

local function is_unread(f, first, stop, slot)
  for pc = first, stop - 1 do
    if touches(f, pc, slot) then return false end
  end
  return true
end

---- the search ----

-- The same instruction as in the sample, on slots as far from the variable's.
local function same(ins, modes, sample, shift)
  if op(ins) ~= op(sample) then return false end
  local function equal(mode, one, other)
    return one == other + (USES_SLOT[mode] and shift or 0)
  end
  local mode_b, mode_c = band(rshift(modes, 3), 15), band(rshift(modes, 7), 15)
  if not equal(band(modes, 7), a(ins), a(sample)) then return false end
  if mode_b == 0 then return equal(mode_c, d(ins), d(sample)) end
  return equal(mode_b, b(ins), b(sample)) and equal(mode_c, c(ins), c(sample))
end

-- The text that the body begins by looking for, if it does nothing without it.
local function searched_text(f, first, stop, slot)
  if stop - first < SEARCH_END - SEARCH_BEGIN + 1 then return end
  local text
  for at = SEARCH_BEGIN, SEARCH_END do
    local pc = first + at - SEARCH_BEGIN
    local ins, modes = funcbc(f, pc)
    local sample = funcbc(search, at)
    if at == GET_TEXT then
      text = funck(f, -1 - d(ins))
      ins = band(ins, 0xffff) + band(sample, 0x7fff0000) -- the constant may be another
    elseif at == GET_FIND then
      if funck(f, -1 - c(ins)) ~= 'find' then return end
      ins = band(ins, 0xff00ffff) + band(sample, 0xff0000)
    elseif at == SEARCH_END then
      return op(ins) == jump and target(pc, ins) == stop and text or nil
    end
    if not same(ins, modes, sample, slot - SEARCH_SLOT) then return end
  end
end

local function examine(f, line, slot)
  local pc = find_call(f, line, slot)
  if not pc then return end
  local first, stop, variable = find_body(f, pc, slot)
  if not first then return end
  if is_unread(f, first, stop, variable) then return { 'unread' } end
  local text = searched_text(f, first, stop, variable)
  if text and not text:find('\n', 1, true) and text ~= '' then return { 'matching', text } end
end

local known = setmetatable({}, { __mode = 'k' }) -- function -> line and slot -> answer

return function()
  local caller = getinfo(CALLER, 'fl')
  if not caller or gethook() or not funcinfo(caller.func).bytecodes then return end
  local slot = active_slot()
  local of_function = known[caller.func]
  if not of_function then
    of_function = {}
    known[caller.func] = of_function
  end
  local place = caller.currentline * 256 + slot
  local answer = of_function[place]
  if answer == nil then
    answer = examine(caller.func, caller.currentline, slot) or false
    of_function[place] = answer
  end
  if answer then return answer[1], answer[2] end
end
