-- SPDX-License-Identifier: MIT
-- Nor where all files can be read: what is loaded would have to become executable.
-- flags: --allow-ffi --allow-read=/
-- layers: filter
print((pcall(require("ffi").load, "libanl.so.1")))   -- expect: false
