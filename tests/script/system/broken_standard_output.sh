# SPDX-License-Identifier: MIT
# Writing to a standard output without reader dies of SIGPIPE, quietly, unless the signal
# was ignored from the start: then EPIPE is raised.

cat >write.lua <<'END'
local system = require "system"
local function write()
  local ok, why = pcall(system.out.write_some, nil, "x")
  io.stderr:write(tostring(ok), " ", tostring(why.category), " ", why.code, "\n")
end
if ... == "alone" then return write() end
spawn(function() for _ = 1, 1000 do this_fiber.yield() end end)
spawn(write):join()
END
broken() { # COMMAND...
	mkfifo pipe
	: <pipe &
	exec 3>pipe
	wait
	rm pipe
	"$@" >&3 2>err
	echo $?
	cat err
	exec 3>&-
}
for way in alone together; do
	broken "$CELLUA" write.lua $way
	(trap '' PIPE; broken "$CELLUA" write.lua $way)
done
# expect: 141
# expect: 0
# expect: false system 32
# expect: 141
# expect: 0
# expect: false system 32
