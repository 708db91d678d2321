#!/bin/sh
# SPDX-License-Identifier: MIT
# As long as a process lives that may be hostile, nobody writes to the program that it runs,
# even if whoever started it has ended.

cp "$CELLUA" program || exit 1
mkfifo pipe || exit 1
exec 3<>pipe

# True if somebody can write to it.
writable() {
	(: >>program) 2>/dev/null
}

# Some kernels let everybody write.
./program -e 'print "begun" io.stdout:flush() io.read()' <pipe 3<&- >begun &
until [ -s begun ]; do sleep 0.01; done
writable && kept=no
echo go >&3
wait
if [ "$kept" = no ]; then
	echo "the kernel does not keep programs busy"
	exit 77
fi
writable && echo idle

cat >script.lua <<'L'
if _CONTEXT == 'worker' then
  print(io.read())
  return
end
local process = spawn_vm {
  module = '.', subprocess = { stdin = 'share', stdout = 'share', stderr = 'share' } }
process:ready()
process:detach()
L
./program script.lua <pipe 3<&- >said
writable || echo busy
echo done >&3
until writable; do sleep 0.01; done
cat said
# expect: idle
# expect: busy
# expect: done
