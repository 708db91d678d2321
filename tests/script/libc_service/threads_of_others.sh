# SPDX-License-Identifier: MIT
# Threads of a program that knows nothing get their own answers, and its children, forked or
# executed, are not served.

command -v python3 >/dev/null || exit 77
library=${CELLUA%/*}/libc_service.so
tools=$(dirname "$0")/tools
cat >answers.lua <<'LUA'
return {
  open = function(master, path)
    local number = tostring(path):match "^/thread/(%d+)$"
    if not number then return false end
    master:send(-1, tonumber(number))
  end,
}
LUA
cat >program.py <<'PY'
import os, subprocess, threading
def fails(number):
    try: open("/thread/%d" % number)
    except OSError as error: return error.errno
wrong = []
def run(first):
    for number in range(first, first + 50):
        if fails(number) != number: wrong.append(number)
threads = [threading.Thread(target=run, args=(1000 + 50 * i,)) for i in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("wrong:", wrong, flush=True)
pid = os.fork()
if pid == 0: os._exit(fails(1000))
print("forked:", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
subprocess.run(["/bin/cat", "/thread/1000"])
print("still served:", fails(1000))
PY
"$CELLUA" "$tools/program.lua" "$library" /usr/bin/python3 program.py 2>&1
# expect: wrong: []
# expect: forked: 2
# expect: /bin/cat: /thread/1000: No such file or directory
# expect: still served: 1000
# expect: exit	0
