# SPDX-License-Identifier: MIT
# SIGINT ends what the main fiber waits for, also if there is no other fiber.
cat >wait.lua <<'END'
local r, w = require("pipe").pair()
io.stderr:write "waits\n"
print(pcall(r.read_some, r, byte_span.new(1)))
w:close()
os.exit(3)
END
env --default-signal=INT "$CELLUA" wait.lua >out 2>err &
program=$!
until grep -q waits err; do sleep 0.02; done
sleep 0.1
kill -INT $program
wait $program
echo "$? $(cut -f 2 out)"
# expect: 3 interrupted!
