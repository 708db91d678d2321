-- SPDX-License-Identifier: MIT
-- Who has the ffi loads no library that the policy does not name.
-- flags: --untrusted --allow-ffi
-- layers: filter landlock
print((pcall(require("ffi").load, "libanl.so.1")))   -- expect: false
