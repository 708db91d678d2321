-- SPDX-License-Identifier: MIT
-- A pipe of one page that the rows read from or write to, behind the back of the ring.

local ffi = require "ffi"
ffi.cdef [[
int pipe2(int *, int); int dup(int); int dup2(int, int); int close(int);
int fcntl(int, int, ...); int ioctl(int, unsigned long, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C = ffi.C
local O_CLOEXEC, F_SETPIPE_SZ, FIONREAD = 0x80000, 1031, 0x541b
local PAGE = 4096
local UNTIL_ASKED = 200 -- turns after which the kernel knows of every wait

local pipe = {}
pipe.__index = pipe

function pipe.new()
  local ends = ffi.new "int[2]"
  assert(C.pipe2(ends, O_CLOEXEC) == 0)
  C.fcntl(ends[1], F_SETPIPE_SZ, ffi.cast("int", PAGE))
  return setmetatable({ r = ends[0], w = ends[1] }, pipe)
end

function pipe:write(text)
  assert(C.write(self.w, text, #text) == #text)
end

-- How many bytes are in it.
function pipe:available()
  local count = ffi.new "int[1]"
  C.ioctl(self.r, FIONREAD, count)
  return count[0]
end

-- What is in it now.
function pipe:read()
  local size = self:available()
  if size == 0 then return '' end
  local memory = ffi.new("char[?]", size)
  return ffi.string(memory, C.read(self.r, memory, size))
end

-- Until drain() nothing can be written to it.
function pipe:fill()
  self:write(('x'):rep(PAGE))
end

function pipe:drain()
  assert(self:read() == ('x'):rep(PAGE), 'something was written to a full pipe')
end

function pipe:is_untouched()
  return self:available() == PAGE
end

function pipe:close_writer()
  if self.w then C.close(self.w) end
  self.w = nil
end

function pipe:close()
  self:close_writer()
  C.close(self.r)
end

-- A file of the io library over one end.
function pipe:open(mode)
  return assert(io.open('/dev/fd/' .. (mode == 'r' and self.r or self.w), mode))
end

-- Call f with the names that child processes have for its ends.
function pipe:lend(f)
  local reader, writer = C.dup(self.r), C.dup(self.w)
  local result = f('/dev/fd/' .. reader, '/dev/fd/' .. writer)
  C.close(reader)
  C.close(writer)
  return result
end

-- Soon a process runs the command with the pipe as its standard input and output.
function pipe:later(command)
  self:lend(function(reader, writer)
    os.execute(('(sleep 0.004; %s) <%s >%s &'):format(command, reader, writer))
  end)
end

function pipe:write_later(text)
  self:later(("printf '%s'"):format((text:gsub('\n', '\\n'))))
end

function pipe:drain_later()
  self:later(('head -c %d >/dev/null'):format(PAGE))
end

-- Put one end in the place of a standard descriptor. Returns what undoes that.
function pipe.replace(fd, by)
  local saved = C.dup(fd)
  C.dup2(by, fd)
  return function()
    C.dup2(saved, fd)
    C.close(saved)
  end
end

-- Call cancel() when what the fiber of c.record waits for has been done by the kernel and
-- the fiber has not run since: wake() stands between two other events, and whoever hears
-- of one of these first, cancels.
function pipe.cancel_between(c, wake, is_done, cancel)
  local function witness()
    local signal = pipe.new()
    local file = signal:open 'r'
    spawn(function()
      file:read(1)
      while not is_done() and not c.record.ended do this_fiber.yield() end
      cancel()
      file:close()
      signal:close()
    end):detach()
    return signal
  end
  local before, after = witness(), witness()
  for _ = 1, UNTIL_ASKED do this_fiber.yield() end
  before:write '.'
  wake()
  after:write '.'
end

return pipe
