-- SPDX-License-Identifier: MIT
-- init.lua - lives until it is killed.
while true do require "time".sleep(1000) end
