-- SPDX-License-Identifier: MIT
-- Sends back to the first channel it gets whatever else it gets.
local inbox = require "inbox"
local boss = inbox:receive()
while true do boss:send(inbox:receive()) end
