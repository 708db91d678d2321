#!/bin/sh
# SPDX-License-Identifier: MIT
# learned_policy_holds.sh - what was learned of a run lets no more pass than that run.
# layers: landlock
echo learned >learned
echo other >other
cat >script.lua <<'END'
local file = io.open(arg[1] or "learned")
print(file and file:read())
END
"$ESCAPE" --learn=proposal script.lua                       # expect: learned
"$ESCAPE" --sandbox --policy=proposal script.lua            # expect: learned
"$ESCAPE" --sandbox --policy=proposal script.lua other      # expect: nil
"$ESCAPE" --sandbox --policy=proposal script.lua /etc/passwd   # expect: nil
