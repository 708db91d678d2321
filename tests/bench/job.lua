-- SPDX-License-Identifier: MIT
-- job.lua - run the chunk arg[1] with the other arguments, which are numbers and begin
-- with how often it does what it does; print the nanoseconds of processor time of one.
local chunk = assert(loadfile(arg[1]))
local numbers = {}
for i = 2, #arg do numbers[i - 1] = tonumber(arg[i]) end

local before = os.clock()
chunk(unpack(numbers))
print((os.clock() - before) / numbers[1] * 1e9)
