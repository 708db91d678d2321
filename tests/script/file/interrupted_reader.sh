# SPDX-License-Identifier: MIT
# SIGINT ends what the main fiber waits for: a named pipe, its opening, or a lock.
cat >wait.lua <<'END'
local file, how = require "file", ...
local f, holder = file.stream.new(), file.stream.new()
if how == "read" then f:open("pipe", file.open_flag.read_write) end
if how == "lock" then
  holder:open("f", { "create", "write_only" })
  holder:lock()
  f:open("f", 0)
end
io.stderr:write "waits\n"
if how == "read" then print(pcall(f.read_some, f, byte_span.new(1))) end
if how == "lock" then print(pcall(f.lock, f)) end
if how == "open" then print(pcall(f.open_waiting, f, "pipe", 0)) end
os.exit(3)
END
mkfifo pipe
for how in read lock open; do
	env --default-signal=INT "$CELLUA" wait.lua $how >out 2>err &
	program=$!
	until grep -q waits err; do sleep 0.02; done
	sleep 0.1
	kill -INT $program
	wait $program
	echo "$? $(cut -f 2 out)"
done
# expect: 3 interrupted!
# expect: 3 interrupted!
# expect: 3 interrupted!
