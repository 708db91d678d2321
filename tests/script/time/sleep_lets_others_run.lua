-- SPDX-License-Identifier: MIT
-- Even sleep(0) goes round the queue.

local time = require "time"
spawn(function() print "other" end)
time.sleep(0)
print "main"
-- expect: other
-- expect: main
