#!/bin/sh
# SPDX-License-Identifier: MIT
# explain_is_json.sh - programs are told the same as people, in JSON, whatever names there are.
command -v python3 >/dev/null || exit 77
odd=$(printf 'd\303\251 "\\\033\302\233\377x')
mkdir "$odd"
cat >script.lua <<'END'
--[==[ sandbox
version = 1, name = "n\"\\\n",
stdio = { "out", "err" }, fs = { read = { "$ARG1" } }, limits = { cpu = "10s" },
]==]
END
cat >same.py <<'END'
import json, sys
told = json.load(sys.stdin)
print(told["status"], [rule["value"] for rule in told["rules"] if rule["word"] == "fs.read"][0].split("/")[-1].encode())
lines = open("text").read().split("\n")
for rule in told["rules"][1:]:
    words = " ".join(rule[key] for key in ("word", "value", "source", "mechanism", "status")).split()
    if not any(line.split() == words for line in lines):
        print("not in the text:", words)
text = " ".join(" ".join(lines).split())
for title, items in told.items():
    if isinstance(items, list) and title not in ("rules", "policies") and f'{title}: {", ".join(items)}' not in text:
        print("not in the text:", title)
print(told["policies"], sorted(told))
END
"$CELLUA" --explain script.lua "$odd" >text
"$CELLUA" --explain=json script.lua "$odd" | python3 same.py
# expect: 0 b'd\xc3\xa9 "\\\x1b\xc2\x9b\xc3\xbfx'
# expect: ['script.lua: n"\\\n'] ['descriptors', 'facts', 'kernel', 'policies', 'ring operations', 'rules', 'status', 'system calls']
LC_ALL=C grep -c "$(printf '[\033\377]')" text                               # expect: 0
grep -c 'd. "\\???x' text                                           # expect: 1
"$CELLUA" --explain=json script.lua missing 2>/dev/null | python3 -c 'import json, sys
told = json.load(sys.stdin); print(told["status"], told["fault"].split(": ")[1:], told["rules"][0]["status"])'
# expect: 78 ['fs.read', '$ARG1', 'No such file or directory'] failed
printf -- '--[==[ sandbox\nversion = 2,\n]==]\n' >bad.lua
"$CELLUA" --explain=json bad.lua 2>/dev/null | python3 -c 'import json, sys; print(json.load(sys.stdin))'
# expect: {'status': 78, 'fault': 'bad.lua:2:1: version 2 is newer than this program, which knows 1', 'rules': []}
"$CELLUA" --explain=json -e '' | python3 -c 'import json, sys; print(json.load(sys.stdin)["rules"][0]["status"])'
# expect: not confined
true
