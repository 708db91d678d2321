#!/bin/sh
# SPDX-License-Identifier: MIT
# terminal_keys.sh - who is observed shares the terminal: a key reaches it once, and stops both.
command -v python3 >/dev/null || exit 77
cat >talk.py <<'END'
import glob, os, pty, select, signal, sys, time
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

def is_stopped():
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            state, _, group = open(path).read().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(group) == child and state in "Tt":
            return True
    return False

until("ready")
os.write(terminal, b"\x1a")
print(os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1]))
os.kill(child, signal.SIGCONT)
while is_stopped():
    time.sleep(0.01)
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
