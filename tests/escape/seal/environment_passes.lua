-- SPDX-License-Identifier: MIT
-- What every policy passes is there, and what one sets.
-- env: LANG=C.UTF-8
-- env: SECRET_TOKEN=abcdef
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
env = { pass = { "LANG" }, set = { COLOUR = "never" } },
]==]
print(os.getenv "LANG", os.getenv "COLOUR", os.getenv "SECRET_TOKEN") -- expect: C.UTF-8	never	nil
