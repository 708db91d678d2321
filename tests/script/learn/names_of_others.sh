#!/bin/sh
# SPDX-License-Identifier: MIT
# names_of_others.sh - no name leaves its quotes, or its line, or changes a terminal. (R-SBX-148)
cat >script.lua <<'END'
for _, name in ipairs { 'a"b', "a\\b", 'x", "/etc', "new\nline", "red\27[31m", "\255" } do
  assert(io.open("here/" .. name)):close()
end
require("ffi").load "libm.so.6"
print(pcall(function() return debug.getinfo(1).short_src end))
END
mkdir here
for name in 'a"b' 'a\b' 'x", "' 'red' ; do : >"here/$name"; done
mkdir 'here/x", "' 2>/dev/null || { rm 'here/x", "' && mkdir 'here/x", "'; }
: >'here/x", "/etc'
printf 'here/new\nline\0here/red\033[31m\0here/\377' | xargs -0 touch
"$CELLUA" --learn=proposal script.lua           # expect: true	script.lua
"$CELLUA" --check --policy=proposal script.lua && echo checked   # expect: checked
grep -a '^      "' proposal
# expect:       "$SCRIPT_DIR/here", -- openat of 5 files, such as a"b
LC_ALL=C tr -d '\n -~' <proposal | wc -c        # expect: 0
for name in 'a"b' 'a\b'; do printf 'io.open(%s)\n' "[[here/$name]]"; done >few.lua
"$CELLUA" --learn=proposal few.lua
grep '^      "' proposal
# expect:       "$SCRIPT_DIR/here/a\"b", -- openat
# expect:       "$SCRIPT_DIR/here/a\\b", -- openat
"$CELLUA" --sandbox --policy=proposal few.lua; echo $?   # expect: 0
printf '%s\n' 'io.open "here/new\nline" io.open "here/red\27[31m"' >line.lua
"$CELLUA" --learn=proposal line.lua
grep 'here/' proposal
# expect: --   fs.read: $SCRIPT_DIR/here/new?line: a name with what cannot be shown -- openat
# expect: --   fs.read: $SCRIPT_DIR/here/red?[31m: a name with what cannot be shown -- openat
"$CELLUA" --dry-deny --untrusted line.lua 2>&1 | grep -o 'here/.*'
# expect: here/new?line (openat; --untrusted)
# expect: here/red?[31m (openat; --untrusted)
