-- SPDX-License-Identifier: MIT
-- file_copy.lua - copy SOURCE to SINK, TIMES times, through one buffer of 64 KiB; print the
-- milliseconds of it all. HOW: "loop", by read_some() and write_all(); "busy", by stream.copy()
-- while another fiber waits.
local source, sink, times, how = arg[1], arg[2], tonumber(arg[3]), arg[4]
local file, stream, time = require 'file', require 'stream', require 'time'
local now, span = time.steady_clock.now, byte_span.new(64 * 1024)

local function loop(input, output)
  while true do
    local ok, count = pcall(input.read_some, input, span)
    if not ok then break end
    stream.write_all(output, count == #span and span or span:first(count))
  end
end

local copy = how == 'loop' and loop or stream.copy
local other = how == 'busy' and spawn(function() time.sleep(3600) end)
this_fiber.yield()
local began = now()
for _ = 1, times do
  local input, output = file.stream.new(), file.stream.new()
  input:open(source, { 'read_only' })
  output:open(sink, { 'write_only', 'create', 'truncate' })
  copy(input, output)
  input:close()
  output:close()
end
print((now() - began) * 1000)
if other then other:cancel() end
