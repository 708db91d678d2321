-- SPDX-License-Identifier: MIT
-- options_of_the_script.lua - everything after the script is the script's.
-- args: -e 'print(1)' --help -- - -i
print(...)        -- expect: -e	print(1)	--help	--	-	-i
print(arg[-1]:match "[^/]+$", #arg)     -- expect: cellua	6
