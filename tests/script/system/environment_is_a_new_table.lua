-- SPDX-License-Identifier: MIT
-- system.environment holds names and values; changing it changes nothing else.
-- env: COLOUR=red=ish
-- env: EMPTY=

local system = require "system"
local environment = system.environment
print(environment.COLOUR, environment.EMPTY == "")  -- expect: red=ish	true
print(environment.NO_SUCH_NAME)                     -- expect: nil
environment.COLOUR = "blue"
print(system.environment == environment)            -- expect: false
print(system.environment.COLOUR, os.getenv "COLOUR") -- expect: red=ish	red=ish
