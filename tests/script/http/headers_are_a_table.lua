-- SPDX-License-Identifier: MIT
-- Headers are indexed by name: nothing, a string, or an array of strings; pairs() shows them.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local req = http.request.new()
local headers = req.headers
headers.host = "example.org"
headers.accept = { "a", "b" }
headers["x-one"] = { "single" }
headers.none = {}
print(headers.host, headers.accept[1], headers.accept[2], headers["x-one"], headers.missing)
-- expect: example.org	a	b	single	nil
print(peers.show(headers))                    -- expect: accept=[a|b] host=example.org x-one=single
headers.host = nil
print(peers.show(req.headers))                -- expect: accept=[a|b] x-one=single
req.headers = { via = "1.1 x" }
print(peers.show(headers), headers == req.headers)  -- expect: via=1.1 x	true
req.headers = headers
print(peers.show(headers))                    -- expect: via=1.1 x
req.headers = nil
print(next(headers))                          -- expect: nil
print(headers[1], headers[true])              -- expect: nil	nil
