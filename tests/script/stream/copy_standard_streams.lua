-- SPDX-License-Identifier: MIT
-- From standard input to standard output, as cat does.
-- stdin: one
-- stdin: two

local system, stream = require "system", require "stream"
print(stream.copy(system.in_, system.out))
-- expect: one
-- expect: two
-- expect: 8
