# SPDX-License-Identifier: MIT
# temp_directory_path() is the first variable that says something, which has to be a directory.
mkdir one two && echo >file
cat >ask.lua <<'END'
local fs = require "filesystem"
local ok, why = pcall(fs.temp_directory_path)
print(ok, tostring(why), ok or tostring(why.path1))
END
TMPDIR=one TMP=two "$CELLUA" ask.lua   # expect: true	one	true
TMPDIR='' TEMP=two "$CELLUA" ask.lua   # expect: true	two	true
TEMPDIR=two "$CELLUA" ask.lua          # expect: true	two	true
unset TMPDIR
"$CELLUA" ask.lua                      # expect: true	/tmp	true
TMP=none TEMP=two "$CELLUA" ask.lua    # expect: false	No such file or directory	none
TMP=file "$CELLUA" ask.lua             # expect: false	Not a directory	file
