-- SPDX-License-Identifier: MIT
-- http_message.lua - http.request, http.response and their headers: "http.message".
--
-- The state of an object stands in it under a key that no script has by accident. Headers
-- hold nothing but the fields, so that pairs() shows these alone: a field that is there
-- can be changed unseen, and so all fields are checked again when they are sent.

local byte_span = require "byte_span"
local core_error = require "core_error"
local generic_error = require "generic_error"
local concat, find, lower, sub = table.concat, string.find, string.lower, string.sub
local error, getmetatable, next = error, getmetatable, next
local rawget, rawset = rawget, rawset
local setmetatable, tostring, type = setmetatable, tostring, type

local STATE = {}
local TOKEN = "^[%w!#$%%&'*+.^_`|~-]+$"
local CONTROLS = '[%z\1-\8\10-\31\127]'  -- in no field and no phrase
local TARGET = '^[\33-\126\128-\255]*$'

local message = { STATE = STATE }

---- errors ----

local function fail(name, arg)
  local why = generic_error[name]
  why.arg = arg
  error(why, 0)
end

local function bad_index()
  local why = core_error.bad_index
  why.index = 2
  error(why, 0)
end

message.fail, message.bad_index = fail, bad_index

-- The state of an object of this type, which is the argument at `position`.
function message.state_of(value, kind, position)
  local state = type(value) == 'table' and rawget(value, STATE)
  if not state or state.kind ~= kind then fail('EINVAL', position) end
  return state
end

---- headers ----

local locks = {}  -- headers -> 'read', or how many operations send them

local function is_text(value)
  return type(value) == 'string' and not find(value, CONTROLS)
end

-- What a field may be: a string, or an array of them that is not empty. Nil if it is not.
local function check_field(name, value)
  if type(name) ~= 'string' or not find(name, TOKEN) then return nil end
  if type(value) ~= 'table' then return is_text(value) and value or nil end
  local copy = {}
  for i = 1, #value do
    if not is_text(value[i]) then return nil end
    copy[i] = value[i]
  end
  return #copy > 1 and copy or copy[1]
end

message.check_field = check_field

local headers_type = { __metatable = 'http.headers' }

function headers_type:__index()
  if locks[self] == 'read' then fail 'EBUSY' end
end

function headers_type:__newindex(name, value)
  if locks[self] then fail 'EBUSY' end
  if type(name) ~= 'string' or not find(name, TOKEN) then fail('EINVAL', 2) end
  if value == nil or type(value) == 'table' and next(value) == nil then return end
  rawset(self, name, check_field(name, value) or fail('EINVAL', 3))
end

local function new_headers() return setmetatable({}, headers_type) end

local function clear(fields)
  for name in next, fields do fields[name] = nil end
end

local function checked_copy(fields)
  local copy = {}
  if fields == nil then return copy end
  if type(fields) ~= 'table' then fail('EINVAL', 3) end
  for name, value in next, fields do
    copy[name] = check_field(name, value) or fail('EINVAL', 3)
  end
  return copy
end

local function replace(fields, others)
  local copy = checked_copy(others)
  clear(fields)
  for name, value in next, copy do rawset(fields, name, value) end
end

-- Headers of their own with these fields.
function message.headers_of(fields)
  local headers = new_headers()
  replace(headers, fields)
  return headers
end

---- the body: pieces that were received, joined when somebody looks ----

local function body_data(state)
  local pieces, count = state.pieces, state.piece_count
  if count == 0 then return state.body end
  local first = tostring(state.body)
  local body = first == '' and count == 1 and pieces[1]
  body = body or first .. concat(pieces, '', 1, count)
  state.body, state.piece_count = body, 0
  for i = count, 1, -1 do pieces[i] = nil end
  return body
end

message.body_data = body_data

local function set_body(state, body)
  state.body = body
  for i = state.piece_count, 1, -1 do state.pieces[i] = nil end
  state.piece_count = 0
end

function message.append_body(state, piece)
  local count = state.piece_count + 1
  state.pieces[count], state.piece_count = piece, count
end

-- trailers are made when they are first wanted
local function trailers_of(state)
  local trailers = state.trailers
  if not trailers then
    trailers = new_headers()
    state.trailers = trailers
    locks[trailers] = state.lock
  end
  return trailers
end

message.trailers_of = trailers_of

---- locks ----

local function set_lock(state, lock)
  state.lock = lock
  locks[state.headers] = lock
  if state.trailers then locks[state.trailers] = lock end
end

-- Nobody else may look at it: it is read from the wire, and is empty now.
function message.lock_to_read(state)
  set_lock(state, 'read')
end

-- Nobody may change it: it is sent.
function message.lock_to_write(state)
  set_lock(state, (state.lock or 0) + 1)
end

function message.unlock(state)
  local lock = state.lock
  set_lock(state, lock ~= 'read' and lock > 1 and lock - 1 or nil)
end

function message.clear(state)
  clear(state.headers)
  if state.trailers then clear(state.trailers) end
  set_body(state, '')
end

---- attributes ----

local function copy_of(name)
  return function(state) return state[name] end
end

local function lines(state)
  local text, at = tostring(body_data(state)), 1
  return function()
    if at > #text then return nil end
    local from = at
    local feed = find(text, '\n', from, true) or #text + 1
    at = feed + 1
    return (sub(text, from, feed - 1):gsub('\r$', ''))
  end
end

-- message:lines() -> iterator over the lines of the body
local function lines_method(self)
  local state = type(self) == 'table' and rawget(self, STATE)
  if not state or not state.piece_count then fail('EINVAL', 1) end
  if state.lock == 'read' then fail 'EBUSY' end
  return lines(state)
end

local getters = {
  body = function(state) return tostring(body_data(state)) end,
  body_span = function(state)
    local body = body_data(state)
    if type(body) ~= 'string' then return body end
    return byte_span.append(body)
  end,
  headers = copy_of 'headers',
  lines = function() return lines_method end,
  trailers = trailers_of,
}

local setters = {
  body = function(state, value)
    if value == nil then value = '' end
    if type(value) ~= 'string' and getmetatable(value) ~= 'byte_span' then
      fail('EINVAL', 3)
    end
    set_body(state, value)
  end,
  headers = function(state, value) replace(state.headers, value) end,
  trailers = function(state, value) replace(trailers_of(state), value) end,
}

local function attributes(own, common)
  return setmetatable(own, { __index = common })
end

local function text_setter(name, pattern)
  return function(state, value)
    if type(value) ~= 'string' or not find(value, pattern) then fail('EINVAL', 3) end
    state[name] = value
  end
end

local getters_of = {
  ['http.request'] = attributes(
    { method = copy_of 'method', target = copy_of 'target' }, getters),
  ['http.response'] = attributes(
    { status = copy_of 'status', reason = copy_of 'reason' }, getters),
}

local setters_of = {
  ['http.request'] = attributes({
    method = text_setter('method', "^[%w!#$%%&'*+.^_`|~-]*$"),
    target = text_setter('target', TARGET),
  }, setters),
  ['http.response'] = attributes({
    status = function(state, value)
      if type(value) ~= 'number' or value % 1 ~= 0 or value < 100 or value > 999 then
        fail('EINVAL', 3)
      end
      state.status = value
    end,
    reason = text_setter('reason', '^[\t\32-\126\128-\255]*$'),
  }, setters),
}

---- the types ----

local function make_type(kind)
  local get_of, set_of = getters_of[kind], setters_of[kind]
  local metatable = { __metatable = kind }

  function metatable:__index(name)
    local state, get = rawget(self, STATE), get_of[name]
    if not get then bad_index() end
    if state.lock == 'read' then fail 'EBUSY' end
    return get(state)
  end

  function metatable:__newindex(name, value)
    local state, set = rawget(self, STATE), set_of[name]
    if not set then bad_index() end
    if state.lock then fail 'EBUSY' end
    set(state, value)
  end

  return metatable
end

local function new_state(kind)
  return {
    kind = kind, headers = new_headers(), body = '', pieces = {}, piece_count = 0,
    lock = nil, method = '', target = '', status = 200, reason = '',
  }
end

local function make_class(kind)
  local metatable = make_type(kind)
  return {
    new = function() return setmetatable({ [STATE] = new_state(kind) }, metatable) end,
  }
end

message.request = make_class 'http.request'
message.response = make_class 'http.response'

---- what headers say ----

local function is_item(item, token)
  local from = find(item, '[^ \t]')
  if not from or sub(item, from, from + #token - 1) ~= token then return false end
  return not find(item, '[^ \t]', from + #token)
end

local function list_has(list, token)
  for item in lower(list):gmatch '[^,]+' do
    if is_item(item, token) then return true end
  end
  return false
end

-- True if a field, which is a list of tokens, holds one, whatever its case.
function message.has_token(value, token)
  if not value then return false end
  if type(value) == 'string' then return list_has(value, token) end
  for i = 1, #value do
    if list_has(value[i], token) then return true end
  end
  return false
end

-- http.request.continue_required(request) -> boolean
function message.request.continue_required(request)
  local state = message.state_of(request, 'http.request', 1)
  if state.lock == 'read' then fail 'EBUSY' end
  local expect = state.headers.expect
  return type(expect) == 'string' and lower(expect) == '100-continue'
end

-- http.request.upgrade_desired(request) -> boolean
function message.request.upgrade_desired(request)
  local state = message.state_of(request, 'http.request', 1)
  if state.lock == 'read' then fail 'EBUSY' end
  local headers = state.headers
  return headers.upgrade ~= nil and message.has_token(headers.connection, 'upgrade')
end

return message
