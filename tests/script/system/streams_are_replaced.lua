-- SPDX-License-Identifier: MIT
-- dup_from() puts something else in the place of a stream, for programs that are started too.
local system, pipe, stream = require "system", require "pipe", require "stream"
local r, w = pipe.pair()
local fd, out = w:release(), system.out:dup()
io.write "before"
local count = select("#", system.out:dup_from(fd))
io.write "written "
io.flush()
os.execute "printf 'by a program '"
system.out:write_some "by the stream"
system.out:dup_from(out)
print("", tostring(fd):match "/dev/fd", count) -- expect: before	/dev/fd	0
fd:close()
print(tostring(stream.read_to_end(r)))        -- expect: written by a program by the stream
local r, w = pipe.pair()
w:write_some "line\n"
fd = r:release()
system.in_:dup_from(fd)
print((io.read()))                            -- expect: line
