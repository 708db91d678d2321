#!/bin/sh
# SPDX-License-Identifier: MIT
# terminal_keys.sh - who is observed shares the terminal: a key reaches it once, and stops both.
command -v python3 >/dev/null || exit 77
cat >talk.py <<'END'
import os, pty, select, signal, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(os.environ["CELLUA"], ["cellua", "--learn=proposal", "script.lua"])
seen = b""

def until(text):
    global seen
    while text.encode() not in seen:
        if not select.select([terminal], [], [], 40)[0]:
            sys.exit(f"no {text!r} in {seen!r}")
        seen += os.read(terminal, 4096)
    seen = seen[seen.index(text.encode()) + len(text):]
    print(text)

until("ready")
os.write(terminal, b"\x1a")
print(os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1]))
os.kill(child, signal.SIGCONT)
os.write(terminal, b"\x03")
until("interrupted once")
os.write(terminal, b"typed\n")
until("got typed")
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
cat >script.lua <<'END'
pcall(function()
  print "ready"
  io.read()
end)
print "interrupted once"
print("got " .. io.read())
END
python3 talk.py
# expect: ready
# expect: True
# expect: interrupted once
# expect: got typed
# expect: 0
grep -c '"in"\|"out"' proposal                 # expect: 2
