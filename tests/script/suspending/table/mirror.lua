-- SPDX-License-Identifier: MIT
-- An actor that gives the first channel it gets to whomever that leads to.

local channel = require("inbox"):receive()
channel:send(channel)
