-- SPDX-License-Identifier: MIT
-- A script whose manifest has actors may do what the manifest says of the main part.
--[==[ sandbox
version = 1,
name = "parts",
main = {
  stdio = { "out", "err" },
  spawn = { "reader" },
},
actors = {
  reader = { module = "reader", fs = { read = { "/etc" } }, debug = true },
},
]==]
print(require("sandbox").status().confined)   -- expect: true
print((io.open "/etc/passwd"))                -- expect: nil
print(debug.getinfo)                          -- expect: nil
