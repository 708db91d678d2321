-- SPDX-License-Identifier: MIT
-- A module that shows only what it wants to.
local public = { answer = 42 }
secret = true
setfenv(0, public)
