#!/bin/sh
# SPDX-License-Identifier: MIT
# explain_actors.sh - which actors there are, who starts them, and what each may do, is shown
# as a process found it that took all the steps.
command -v python3 >/dev/null || exit 77
cat >thumbs.lua.sandbox <<'END'
{
  version = 1,
  main = {
    stdio = { "err" },
    fs    = { read = { "$ARG1" }, rw = { "$ARG2" } },
    spawn = { "decode" },
  },
  actors = {
    decode = {
      module = "thumbs.decode", ffi = { "libm.so.6" }, jit = false, max = 4, spawn = { "decode" },
      limits = { cpu = "5s", wall = "10s", files = 16, message = "16M" },
      user = "isolated", on_violation = "kill", enforce = { user = "best-effort" },
    },
    idle = { module = "idle", fs = { read = { "$ARG1", "/etc" } } },
  },
}
END
mkdir thumbs out
echo >in
echo 'io.stderr:write "ran\n"' | tee thumbs.lua idle.lua >thumbs/decode.lua
echo '{ version = 1, name = "house", stdio = { "err" }, ffi = { "libm.so.6" },
  limits = { cpu = "2s" }, fs = { read = { "$ARG1" } } }' >ops.lua
explain() {
	"$CELLUA" --explain "$@" thumbs.lua in out | sed -e "s|$PWD||g" -e 's/  */ /g'
}
explain >plain
sed -n '/^actors:/,/^actor /p' plain
# expect: actors:
# expect:  main -> decode (max 4, restart never, module thumbs.decode)
# expect:  decode -> decode (see above)
# expect:  nobody -> idle (max 16, restart never, module idle)
# expect:
# expect: actor decode:
sed -n '/^actor decode/,/^actor idle/p' plain | grep thumbs.lua.sandbox | grep -v '^user'
# expect: ffi libm.so.6 thumbs.lua.sandbox:10 Lua state enforced
# expect: spawn decode thumbs.lua.sandbox:10 supervisor enforced
# expect: limits.cpu 5s thumbs.lua.sandbox:11 RLIMIT_CPU enforced
# expect: limits.wall 10s thumbs.lua.sandbox:11 supervisor enforced
# expect: limits.files 16 thumbs.lua.sandbox:11 RLIMIT_NOFILE enforced
# expect: limits.message 16M thumbs.lua.sandbox:11 actors enforced
# expect: jit false thumbs.lua.sandbox:10 MDWE, seccomp enforced
# expect: max 4 thumbs.lua.sandbox:10 supervisor enforced
# expect: on_violation kill thumbs.lua.sandbox:12 seccomp enforced
grep -A 2 '^descriptors' plain
# expect: descriptors:
# expect:  0 /dev/null, 1 /dev/null, 2, 3 supervisor, 4 ring, sending end (to decode),
# expect:  what messages bring
# expect: --
# expect: descriptors:
# expect:  0 /dev/null, 1 /dev/null, 2 /dev/null, 3 inbox, 4 supervisor, 5 ring,
# expect:  inbox (from main), inbox (from decode), sending end (to decode),
# expect: --
# expect: descriptors:
# expect:  0 /dev/null, 1 /dev/null, 2 /dev/null, 3 inbox, 4 supervisor, 5 ring,
# expect:  what messages bring
explain --policy ops.lua | sed -n '/^actor decode/,$p' | grep -e '^actor' -e '^limits.cpu' -e '^fs'
# expect: actor decode:
# expect: fs.read /in ops.lua:2 Landlock, ring narrowed (ceiling thumbs.lua.sandbox)
# expect: limits.cpu 2s ops.lua:2 RLIMIT_CPU enforced
# expect: limits.cpu 5s thumbs.lua.sandbox:11 RLIMIT_CPU requested, not granted (ceiling ops.lua: house)
# expect: actor idle:
# expect: fs.read /in ops.lua:2 Landlock, ring enforced
# expect: fs.read /in thumbs.lua.sandbox:14 Landlock, ring enforced
# expect: fs.read /etc thumbs.lua.sandbox:14 Landlock, ring requested, not granted (ceiling ops.lua: house)
# expect: limits.cpu 2s ops.lua:2 RLIMIT_CPU enforced
cat >same.py <<'END'
import json, sys
told = json.load(sys.stdin)
text = " ".join(open("plain").read().split())
print(told["status"], told["actors"])
for part in told["parts"]:
    head, behind = text.split("actor " + part["actor"] + ":")
    for rule in part["rules"]:
        if " ".join(" ".join(rule.values()).split()) not in behind:
            print("not in the text:", rule)
    print(part["actor"], len(part["rules"]) > 5, sorted(key for key in part if key != "rules"))
END
explain=$("$CELLUA" --explain=json thumbs.lua in out)
echo "$explain" | sed "s|$PWD||g" | python3 same.py
# expect: 0 [{'spawner': 'main', 'actor': 'decode', 'module': 'thumbs.decode', 'max': '4', 'restart': 'never'}, {'spawner': 'decode', 'actor': 'decode', 'module': 'thumbs.decode', 'max': '4', 'restart': 'never'}, {'actor': 'idle', 'module': 'idle', 'max': '16', 'restart': 'never'}]
# expect: decode True ['actor', 'descriptors', 'facts', 'ring operations', 'system calls']
# expect: idle True ['actor', 'descriptors', 'facts', 'ring operations', 'system calls']
echo "$explain" | python3 -m json.tool >/dev/null && echo valid          # expect: valid
# where the main part cannot begin, no actor is tried
"$CELLUA" --explain=json thumbs.lua missing out 2>/dev/null | python3 -c 'import json, sys
told = json.load(sys.stdin)
print(told["status"], [(part["actor"], { rule["status"] for rule in part["rules"] }) for part in told["parts"]])'
# expect: 78 [('decode', {'not tried'}), ('idle', {'not tried'})]
