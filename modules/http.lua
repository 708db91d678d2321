-- SPDX-License-Identifier: MIT
-- http.lua - require "http": messages of HTTP/1, and sockets that carry them.

local core, message = require "http.core", require "http.message"

return {
  error = core.error,
  request = message.request,
  response = message.response,
  socket = require "http.socket",
}
