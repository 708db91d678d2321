-- SPDX-License-Identifier: MIT
-- A scanner on system.in_.
-- stdin: root:x:0
-- stdin: nobody:y:65534

local s = require("stream").scanner.new {
  stream = require("system").in_, field_separator = ":",
}
local user = s:get_line()
print(#user, tostring(user[1]), tostring(user[3]))  -- expect: 3	root	0
user = s:get_line()
print(#user, tostring(user[1]), tostring(user[3]))  -- expect: 3	nobody	65534
local ok, why = pcall(s.get_line, s)
print(ok, why == require("asio_error").misc.eof)    -- expect: false	true
