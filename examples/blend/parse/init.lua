-- SPDX-License-Identifier: MIT
-- init.lua - lines of key=value pairs as tables, by lpeg where it is installed.
--
-- Stands for its directory, so "./" is in there; its siblings there say "../".
local has_lpeg = pcall(require, "lpeg")

line = require(has_lpeg and "./grammar" or "./patterns").line
