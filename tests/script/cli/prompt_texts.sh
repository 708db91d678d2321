#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt_texts.sh - _PROMPT and _PROMPT2 are what -i asks with; no banner in a pipe.
printf '_PROMPT, _PROMPT2 = "$ ", setmetatable({}, { __tostring = function() return "+ " end })
1\nf = function()\nreturn 5 end\nf()' | "$CELLUA" -i
# expect: > $ 1
# expect: $ + $ 5
# expect: $ 
