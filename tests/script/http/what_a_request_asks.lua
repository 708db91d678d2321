-- SPDX-License-Identifier: MIT
-- continue_required() and upgrade_desired() look at headers.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local req = http.request.new()
local function ask(headers)
  req.headers = headers
  return http.request.continue_required(req), http.request.upgrade_desired(req)
end
print(ask {})                                                 -- expect: false	false
print(ask { expect = "100-Continue" })                        -- expect: true	false
print(ask { expect = { "100-continue", "100-continue" } })    -- expect: false	false
print(ask { expect = "x" })                                   -- expect: false	false
print(ask { upgrade = "websocket" })                          -- expect: false	false
print(ask { upgrade = "websocket", connection = "keep-alive , UPGRADE" })  -- expect: false	true
print(ask { upgrade = "x", connection = { "a", "b,upgrade" } })  -- expect: false	true
print(ask { upgrade = "x", connection = "no-upgrade" })       -- expect: false	false
print(peers.try(http.request.continue_required, http.response.new()))  -- expect: EINVAL	1
print(peers.try(http.request.upgrade_desired))                -- expect: EINVAL	1
