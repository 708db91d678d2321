-- SPDX-License-Identifier: MIT
-- http_head.lua - heads of messages as they were received, and what they say of the
-- body: "http.head".
--
-- Whoever reads a head in two ways can be made to see two messages where there is one, so
-- what is doubtful is refused. Functions answer nil for what is no HTTP. The fields stand
-- in headers that are locked meanwhile.

local message = require "http.message"
local byte, find, lower, sub = string.byte, string.find, string.lower, string.sub
local rawget, rawset, tonumber, type = rawget, rawset, tonumber, type

local SPACE, TAB, CR = 32, 9, 13
local LONGEST_NUMBER = 15  -- digits; all of them are exact

local TOKEN = "[%w!#$%%&'*+.^_`|~-]+"
local FIELD = '^(' .. TOKEN .. '):()[\t\32-\126\128-\255]*()\r\n'
local REQUEST = '^(' .. TOKEN .. ') ([\33-\126]+) HTTP/1%.(%d)\r\n()'
local RESPONSE = '^HTTP/1%.(%d) ([1-9]%d%d)%f[ \r] ?([\t\32-\126\128-\255]*)\r\n()'
local HOST = "^[%w%-._~%%!$&'()*+,;=:%[%]]*$"

local head = {}

---- fields ----

local function add(fields, name, value)
  local before = rawget(fields, name)
  if before == nil then
    rawset(fields, name, value)
  elseif type(before) == 'table' then
    before[#before + 1] = value
  else
    rawset(fields, name, { before, value })
  end
end

local function trimmed(text, from, to)
  local first = byte(text, from)
  while first == SPACE or first == TAB do
    from = from + 1
    first = byte(text, from)
  end
  if from > to then return '' end
  local last = byte(text, to)
  while last == SPACE or last == TAB do
    to = to - 1
    last = byte(text, to)
  end
  return sub(text, from, to)
end

-- Add the fields that begin at `at` in a text that ends with the empty line behind them.
local function read_fields(text, at, fields)
  while byte(text, at) ~= CR do
    local _, last, name, from, behind = find(text, FIELD, at)
    if not last then return nil end
    add(fields, lower(name), trimmed(text, from, behind - 1))
    at = last + 1
  end
  return at == #text - 1 or nil
end

head.read_fields = read_fields

---- the body ----

-- The number of a content-length, or nil.
local function length_of(value)
  if type(value) ~= 'string' or #value > LONGEST_NUMBER or not find(value, '^%d+$') then
    return nil
  end
  return tonumber(value)
end

-- How the body is framed if the head says so: 'chunked', or 'length' and a number; false
-- if it says nothing, nil if it contradicts itself.
local function declared(fields, minor)
  local coding = rawget(fields, 'transfer-encoding')
  local length = rawget(fields, 'content-length')
  if coding then
    local is_chunked = type(coding) == 'string' and lower(coding) == 'chunked'
    return is_chunked and not length and minor > 0 and 'chunked' or nil
  end
  if not length then return false end
  local number = length_of(length)
  if number then return 'length', number end
end

---- requests ----

local function is_target(method, target)
  if method == 'CONNECT' then return find(target, '^[^/?#]+:%d+$') end
  if target == '*' then return method == 'OPTIONS' end
  return byte(target) == 47 or find(target, '^%a[%w+.-]*://')
end

local function is_host(host, minor)
  if host == nil then return minor == 0 end
  return type(host) == 'string' and find(host, HOST)
end

-- HTTP/1.0 knows neither; and of several expectations none is heard.
local function drop_fields(fields, minor)
  if minor == 0 or type(rawget(fields, 'expect')) == 'table' then
    rawset(fields, 'expect', nil)
  end
  if minor == 0 then rawset(fields, 'upgrade', nil) end
end

local function keeps_alive(fields, minor)
  local connection = rawget(fields, 'connection')
  if not connection then return minor > 0 end
  if message.has_token(connection, 'close') then return false end
  return minor > 0 or message.has_token(connection, 'keep-alive')
end

local function digit(minor) return minor == '0' and 0 or 1 end

-- Read a request into the state of a message. What the wire must know, or nil:
-- { minor =, keep_alive =, expects =, framing =, size = }.
function head.read_request(text, state)
  local _, _, method, target, minor, at = find(text, REQUEST)
  if not method or not is_target(method, target) then return nil end
  local fields = state.headers
  if not read_fields(text, at, fields) then return nil end
  minor = digit(minor)
  local framing, size = declared(fields, minor)
  if framing == nil or not is_host(rawget(fields, 'host'), minor) then return nil end
  drop_fields(fields, minor)
  state.method, state.target = method, target
  local expect = rawget(fields, 'expect')
  return {
    method = method, minor = minor, keep_alive = keeps_alive(fields, minor),
    expects = expect and lower(expect) == '100-continue',
    framing = framing or 'length', size = size or 0,
  }
end

---- responses ----

-- What this status, answering this method, never has. (RFC 9112, 6.3)
function head.has_no_body(status, method)
  return status < 200 or status == 204 or status == 304 or method == 'HEAD' or
    method == 'CONNECT' and status < 300
end

-- Whatever follows the head is no HTTP.
function head.leaves_http(status, method)
  return status == 101 or method == 'CONNECT' and status >= 200 and status < 300
end

-- Read a response, to the method that request(status) answers with, or to nothing if that
-- is nil. What the wire must know, or nil: as of a request, but framing may be 'end'.
function head.read_response(text, state, request)
  local _, _, minor, status, reason, at = find(text, RESPONSE)
  if not status then return nil end
  local fields = state.headers
  if not read_fields(text, at, fields) then return nil end
  minor, status = digit(minor), tonumber(status)
  local asked = request(status)
  if not asked then return nil end
  local framing, size = 'length', 0
  if not head.has_no_body(status, asked.method) then
    framing, size = declared(fields, minor)
  end
  if framing == nil then return nil end
  drop_fields(fields, minor)
  state.status, state.reason = status, reason
  return {
    status = status, minor = minor, framing = framing or 'end', size = size or 0,
    keep_alive = keeps_alive(fields, asked.minor == 0 and 0 or minor),
  }
end

return head
