-- SPDX-License-Identifier: MIT
-- http_text.lua - messages as they are sent: "http.text".
--
-- How a message is framed is said by whoever frames it: of these fields only what the
-- program wants of the connection is heard, and a content-length that is true.

local head = require "http.head"
local message = require "http.message"
local body_data, check_field, fail = message.body_data, message.check_field, message.fail
local has_token = message.has_token
local concat, lower = table.concat, string.lower
local format, next, tonumber, type = string.format, next, tonumber, type

local MESSAGE = 2  -- the position of the message among the arguments

local text = {}

local own = {
  ['connection'] = true, ['content-length'] = true, ['transfer-encoding'] = true,
}

-- What stands in trailers would have come too late.
local early = {
  ['connection'] = true, ['content-length'] = true, ['expect'] = true, ['host'] = true,
  ['te'] = true, ['trailer'] = true, ['transfer-encoding'] = true, ['upgrade'] = true,
}

---- fields ----

local function put(out, count, name, value)
  out[count + 1], out[count + 2] = name, ': '
  out[count + 3], out[count + 4] = value, '\r\n'
  return count + 4
end

-- Returns how many pieces `out` has, and the field's values that are not put there.
local function put_fields(out, count, fields)
  local connection, length
  for name, value in next, fields do
    local checked = check_field(name, value)
    if not checked and (type(value) ~= 'table' or #value > 0) then
      fail('EINVAL', MESSAGE)
    end
    name = lower(name)
    if own[name] then
      if name == 'connection' then connection = checked end
      if name == 'content-length' then length = checked end
    elseif type(checked) == 'string' then
      count = put(out, count, name, checked)
    elseif checked then
      for i = 1, #checked do count = put(out, count, name, checked[i]) end
    end
  end
  return count, connection, length
end

local function joined(value)
  return type(value) == 'table' and concat(value, ', ') or value
end

-- The field `connection` with one token more, if it lacks that.
local function put_connection(out, count, connection, token)
  if token and not has_token(connection, token) then
    connection = connection and joined(connection) .. ', ' .. token or token
  end
  return connection and put(out, count, 'connection', joined(connection)) or count
end

local function number_of(length)
  local number = type(length) == 'string' and length:find '^%d+$' and tonumber(length)
  return number or fail('EINVAL', MESSAGE)
end

-- What the program said must be what will be sent.
local function true_length(length, size)
  if length and number_of(length) ~= size then fail('EINVAL', MESSAGE) end
  return size
end

local function put_framing(out, count, length, is_chunked)
  if is_chunked then return put(out, count, 'transfer-encoding', 'chunked') end
  return length and put(out, count, 'content-length', format('%.0f', length)) or count
end

---- heads ----

-- The length that a response says. `data` is nil if it is sent in chunks.
local function response_length(status, method, length, data)
  if status < 200 or status == 204 or head.leaves_http(status, method) then return nil end
  if not data then return method == 'HEAD' and length and number_of(length) or nil end
  if method ~= 'HEAD' and status ~= 304 then return true_length(length, #data) end
  if length then return number_of(length) end
  return #data > 0 and #data or nil
end

-- The head of a response to a request as head.lua read it, and if the connection stays.
-- `data` is its body, or nil if that is sent in chunks.
function text.response(state, request, stays, data)
  local status, method = state.status, request.method
  local out = { format('HTTP/1.1 %d ', status), state.reason, '\r\n' }
  local count, connection, length = put_fields(out, 3, state.headers)
  length = response_length(status, method, length, data)
  if stays and connection and has_token(connection, 'close') then stays = false end
  local token
  if status >= 200 then
    token = not stays and 'close' or request.minor == 0 and 'keep-alive' or nil
  end
  count = put_connection(out, count, connection, token)
  local is_chunked = not data and not length and
    (method == 'HEAD' or not head.has_no_body(status, method))
  count = put_framing(out, count, length, is_chunked)
  out[count + 1] = '\r\n'
  return concat(out, '', 1, count + 1), stays
end

-- The head of a request, and if the connection stays. `data` as above.
function text.request(state, minor, data)
  if state.method == '' or state.target == '' then fail('EINVAL', MESSAGE) end
  local out = { state.method, ' ', state.target, ' HTTP/1.', minor, '\r\n' }
  local count, connection, length = put_fields(out, 6, state.headers)
  if data then length = (length or #data > 0) and true_length(length, #data) or nil end
  count = put_connection(out, count, connection)
  count = put_framing(out, count, data and length, not data)
  out[count + 1] = '\r\n'
  return concat(out, '', 1, count + 1), not has_token(connection, 'close')
end

---- chunks ----

-- What stands before a chunk, which the line feed follows.
function text.chunk_size(size)
  return format('%x\r\n', size)
end

-- The last chunk, with trailers if there are any.
function text.last_chunk(trailers)
  local out = { '0\r\n' }
  local count = 1
  if trailers then
    for name in next, trailers do
      if type(name) ~= 'string' or early[lower(name)] then fail('EINVAL', MESSAGE) end
    end
    count = put_fields(out, count, trailers)
  end
  out[count + 1] = '\r\n'
  return concat(out, '', 1, count + 1)
end

---- answers of our own ----

local phrases = {
  [400] = 'Bad Request', [413] = 'Content Too Large',
  [431] = 'Request Header Fields Too Large',
}

-- To who sends no HTTP.
function text.refusal(status)
  return 'HTTP/1.1 ' .. status .. ' ' .. phrases[status] ..
    '\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'
end

text.continue = 'HTTP/1.1 100 Continue\r\n\r\n'

-- Small bodies go out together with what stands before and behind.
local SMALL = 16 * 1024

-- The pieces to write, of which data may be a span.
function text.join(before, data, behind)
  if #data <= SMALL then
    return before .. (type(data) == 'string' and data or tostring(data)) .. behind
  end
  return before, data, behind
end

text.body_of = body_data

return text
