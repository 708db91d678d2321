-- SPDX-License-Identifier: MIT
-- idle.lua - an actor that waits for a message until nobody can send any.
local inbox = require 'inbox'
pcall(inbox.receive, inbox)
