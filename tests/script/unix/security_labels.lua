-- SPDX-License-Identifier: MIT
-- There may be a label of who has connected, a text; there are no labels as of other systems.
local unix = require "unix"
local a = unix.stream.socket.pair()
local ok, label = pcall(a.get_option, a, "remote_security_label")
print(ok and type(label) == "string" or label == require "asio_error".basic.no_protocol_option)
-- expect: true
local _, why = pcall(a.get_option, a, "remote_security_labels")
print(why.code, why.category, why.arg)        -- expect: 95	generic	remote_security_labels
print(pcall(a.set_option, a, "remote_credentials", 1))
-- expect: false	Operation not supported
