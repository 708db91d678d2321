-- SPDX-License-Identifier: MIT
-- scanner.lua - a read stream as records and fields: stream.scanner.
--
-- What is buffered is a window of `buffer_`: `buffer_used` bytes behind the first
-- `buffer_start`. It begins with the current record, `record_size` bytes with what ended
-- it and `line_size` without. The window moves to the front only when more is read.

local byte_span = require "byte_span"
local generic_error = require "generic_error"
local eof = require("asio_error").misc.eof
local yield = this_fiber.yield
local regex, scan   -- required with the first separator that is one

-- The methods of spans, so that no call has to look for them.
local empty = byte_span.new(0)
local find, slice, trimmed = empty.find, empty.slice, empty.trimmed
local find_first_of, find_first_not_of = empty.find_first_of, empty.find_first_not_of
local find_text, sub, max = string.find, string.sub, math.max

local BLANKS = " \f\n\r\t\v"
local BUFFER_SIZE = 4096
local MAX_RECORD_SIZE = 65536

local scanner = {}
local methods = {}
scanner.mt = { __index = methods }

---- errors ----

local function fail(name, arg)
  local why = generic_error[name]
  why.arg = arg
  error(why, 0)
end

-- The whole number below.
local function check_number(value, arg)
  if type(value) ~= 'number' or value ~= value then fail('EINVAL', arg) end
  return math.floor(value)
end

local function is_regex(value)
  if getmetatable(value) ~= 'regex' then return false end
  regex, scan = regex or require "regex", scan or require "regex.scan"
  return true
end

---- fields ----

local function view(span) return span end

local function is_callable(value)
  if type(value) == 'function' then return true end
  local meta = type(value) == 'table' and getmetatable(value)
  return type(meta) == 'table' and meta.__call ~= nil
end

local function split_at(record, separator, convert)
  local fields, count, from = {}, 0, 1
  if #record == 0 then return fields end
  repeat
    local at = find(record, separator, from)
    count = count + 1
    fields[count] = convert(slice(record, from, (at or #record + 1) - 1))
    from = at and at + #separator
  until not from
  return fields
end

-- What the default of AWK does, without its regular expression: a run at the end ends a field
-- and begins none, and an empty record is one empty field.
local function split_blanks(record, convert)
  local fields, count, from = {}, 0, 1
  repeat
    local at = #record > 0 and find_first_of(record, BLANKS, from) or nil
    count = count + 1
    fields[count] = convert(slice(record, from, (at or #record + 1) - 1))
    from = at and find_first_not_of(record, BLANKS, at)
  until not from
  return fields
end

-- The functions of regex keep what they are given: spans or strings.
local function by_regex(how, pattern, record, convert)
  if convert == tostring then return how(pattern, tostring(record)) end
  local fields = how(pattern, record)
  if convert ~= view then
    for i = 1, #fields do fields[i] = convert(fields[i]) end
  end
  return fields
end

local blanks

local function awk_separator()
  regex = regex or require "regex"
  blanks = blanks or regex.new { pattern = '[ \f\n\r\t\v]+', grammar = 'ecma' }
  return blanks
end

local streams = { table = true, userdata = true, cdata = true }

local function check_attributes(self)
  local record, field = self.record_separator, self.field_separator
  local trim = self.trim_record
  if not streams[type(self.stream)] then fail('EINVAL', 'stream') end
  if record == '' or type(record) ~= 'string' and not is_regex(record) then
    fail('EINVAL', 'record_separator')
  end
  if not field then
    local pattern = self.field_pattern
    if pattern and not is_regex(pattern) then fail('EINVAL', 'field_pattern') end
  elseif field == '' or type(field) ~= 'string' and not is_regex(field) and
    not is_callable(field) then
    fail('EINVAL', 'field_separator')
  end
  if trim and trim ~= true and type(trim) ~= 'string' then
    fail('EINVAL', 'trim_record')
  end
end

---- the buffer ----

local function use_buffer(self, span, start, used)
  self.buffer_, self.buffer_start, self.buffer_used = span, start, used
  self.filled, self.text = slice(span, 1, start + used), nil
  self.record_size, self.line_size = 0, 0
end

local function new_buffer(self, size)
  use_buffer(self, byte_span.new(size), 0, 0)
end

local function drop_record(self)
  local size = self.record_size
  self.buffer_start = self.buffer_start + size
  self.buffer_used = self.buffer_used - size
  self.record_size, self.line_size = 0, 0
end

-- The window itself, as it stands.
local function window(self)
  local start = self.buffer_start
  return slice(self.filled, start + 1, start + self.buffer_used)
end

local function grow(self)
  local size = #self.buffer_
  local limit = check_number(self.max_record_size or MAX_RECORD_SIZE, 'max_record_size')
  if size >= limit then fail 'EMSGSIZE' end
  local larger = byte_span.new(math.min(2 * size, limit))
  larger:copy(window(self))
  use_buffer(self, larger, 0, self.buffer_used)
end

-- Where the next bytes go. There is no current record.
local function make_room(self)
  local used = self.buffer_used
  if self.buffer_start > 0 then
    self.buffer_:copy(window(self))
    use_buffer(self, self.buffer_, 0, used)
  end
  if used == #self.buffer_ then grow(self) end
  return slice(self.buffer_, used + 1)
end

local function read_some(self, room)
  local io, count = self.stream, nil
  self.is_reading = true
  repeat
    count = io:read_some(room)
    local possible = type(count) == 'number' and count >= 0 and count <= #room
    if not possible or count % 1 ~= 0 then
      error('read_some returned no count of bytes', 0)
    end
    if count == 0 then yield() end
  until count > 0
  return count
end

-- Read more. At the end of the input return the error that says so.
local function fill(self)
  local room = make_room(self)
  local ok, result = pcall(read_some, self, room)
  self.is_reading = false
  if not ok then return result == eof and result or error(result, 0) end
  self.buffer_used = self.buffer_used + result
  self.filled, self.text = slice(self.buffer_, 1, self.buffer_used), nil
end

local function check_idle(self)
  if self.is_reading then fail 'EBUSY' end
end

---- records ----

-- Search the window from its byte `from` on. Returns the size of the record and of the
-- separator, or nil and the byte from which to search when there are more; and what searches for
-- this record have taken so far, which is bounded as for one of them.
local function look(self, separator, from, spent)
  local start, data = self.buffer_start, self.text or self.filled
  if type(separator) ~= 'string' then
    local first, last
    first, last, spent = scan(separator, data, start + 1, start + from, spent)
    if not first then return nil, last - start, spent end
    return first - start - 1, last - first + 1
  end
  local at
  if self.text then
    at = find_text(data, separator, start + from, true)
  else
    at = find(data, separator, start + from)
  end
  if at then return at - start - 1, #separator end
  return nil, max(from, self.buffer_used - #separator + 2)
end

-- Find the end of the next record; read for as long as there is no separator. Returns the sizes
-- of the record and of the separator, or nil and the error that says that there is none.
local function find_record(self)
  local separator = self.record_separator
  local size, ending, spent = look(self, separator, 1, 0)
  while not size do
    local used, from = self.buffer_used, ending
    local ended = fill(self)
    if ended and used == 0 then return nil, ended end
    if ended then return used, 0 end
    size, ending, spent = look(self, separator, from, spent)
  end
  return size, ending
end

local function terminator(self)
  local separator, size = self.record_separator, self.line_size
  local ending, start = self.record_size - size, self.buffer_start
  if type(separator) == 'string' then return ending > 0 and separator or '' end
  if ending == 0 then return byte_span.new(0) end
  return slice(self.filled, start + size + 1, start + size + ending)
end

-- Make the next record the current one. False and the reason if there is none.
local function advance(self)
  check_idle(self)
  check_attributes(self)
  if not self.filled then new_buffer(self, BUFFER_SIZE) end
  drop_record(self)
  local size, ending = find_record(self)
  if not size then return false, ending end
  self.line_size, self.record_size = size, size + ending
  self.record_terminator = terminator(self)
  self.record_number = (self.record_number or 0) + 1
  return true
end

local function current_record(self)
  local start = self.buffer_start
  return slice(self.filled, start + 1, start + self.line_size)
end

local function trimmed_record(self)
  local record, set = current_record(self), self.trim_record
  if not set then return record end
  return set == true and trimmed(record) or trimmed(record, set)
end

-- The current record as a string. Where more follow, they are all made one string first:
-- to cut records from that is cheaper than to cut them from a span.
local function current_text(self)
  local start, text = self.buffer_start, self.text
  if not text and self.record_size == self.buffer_used then
    return tostring(current_record(self))
  end
  if not text then
    text = tostring(self.filled)
    self.text = text
  end
  return sub(text, start + 1, start + self.line_size)
end

-- The record or its fields, each made into what the caller wants by `convert`.
local function divide(self, record, convert)
  local separator, pattern = self.field_separator, self.field_pattern
  if not separator then
    return pattern and by_regex(regex.patsplit, pattern, record, convert) or convert(record)
  end
  if type(separator) == 'string' then return split_at(record, separator, convert) end
  if separator == blanks then return split_blanks(record, convert) end
  if is_regex(separator) then return by_regex(regex.split, separator, record, convert) end
  return separator(convert(record))
end

---- the methods ----

-- scanner:get_line() -> bytes, fields, or what a field separator returns
function methods:get_line()
  local found, why = advance(self)
  if not found then error(why, 0) end
  return divide(self, trimmed_record(self), self.copy and byte_span.append or view)
end

-- scanner:lines() -> iterator over records, or tables of fields, that are strings
function methods:lines()
  return function()
    if not advance(self) then return nil end
    if self.trim_record or self.field_separator or self.field_pattern then
      return divide(self, trimmed_record(self), tostring)
    end
    return current_text(self)
  end
end

-- scanner:buffered_line() -> bytes: the current record as it was read
function methods:buffered_line()
  return self.filled and current_record(self) or byte_span.new(0)
end

-- scanner:buffer() -> bytes, offset
function methods:buffer()
  if not self.filled then return byte_span.new(0), 1 end
  return self.filled, self.buffer_start + 1
end

-- scanner:remove_line()
function methods:remove_line()
  check_idle(self)
  if self.filled then drop_record(self) end
  self.record_terminator = nil
end

-- scanner:set_buffer(bytes [, offset])
function methods:set_buffer(buffer, offset)
  if getmetatable(buffer) ~= 'byte_span' then fail('EINVAL', 2) end
  offset = check_number(offset or 1, 3)
  if offset < 1 or offset > #buffer + 1 then fail 'ERANGE' end
  check_idle(self)
  self.record_terminator = nil
  if buffer.capacity == 0 then return new_buffer(self, BUFFER_SIZE) end
  use_buffer(self, slice(buffer, 1, buffer.capacity), offset - 1, #buffer - offset + 1)
end

---- the constructors ----

-- scanner.new([options]) -> scanner: the very table
function scanner.new(options)
  local self = options == nil and {} or options
  if type(self) ~= 'table' then fail('EINVAL', 1) end
  local size = check_number(self.buffer_size_hint or BUFFER_SIZE, 'buffer_size_hint')
  if self.record_separator == nil then self.record_separator = '\n' end
  if self.trim_record == nil then self.trim_record = false end
  self.max_record_size = self.max_record_size or MAX_RECORD_SIZE
  self.buffer_size_hint = nil
  self.record_number = 0
  new_buffer(self, size >= 1 and size or BUFFER_SIZE)
  return setmetatable(self, scanner.mt)
end

-- scanner.with_awk_defaults(stream) -> scanner
function scanner.with_awk_defaults(stream)
  return scanner.new {
    stream = stream,
    record_separator = '\n',
    trim_record = true,
    field_separator = awk_separator(),
  }
end

return scanner
