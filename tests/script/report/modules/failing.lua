-- SPDX-License-Identifier: MIT
-- A module that cannot be loaded.
local function fail()
  error 'deep inside'
end

fail()
fail()
