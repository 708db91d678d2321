# SPDX-License-Identifier: MIT
# Writing to a standard error without reader raises EPIPE.

mkfifo pipe
: <pipe &
exec 3>pipe
wait
"$CELLUA" -e '
	local ok, why = pcall(require("system").err.write_some, nil, "x")
	print(ok, tostring(why.category), why.code)
' 2>&3
echo $?
# expect: false	system	32
# expect: 0
