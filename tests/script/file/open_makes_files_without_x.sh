# SPDX-License-Identifier: MIT
# A file is made with 0666 and the umask, or with the mode that is given.
cat >make.lua <<'END'
local file = require "file"
for name, mode in pairs { plain = false, own = tonumber("600", 8), all = tonumber("777", 8) } do
  file.stream.new():open(name, { "create", "write_only" }, mode or nil)
end
END
umask 022
"$CELLUA" make.lua
stat -c %a plain own all
# expect: 644
# expect: 600
# expect: 755
