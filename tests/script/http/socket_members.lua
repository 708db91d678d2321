-- SPDX-License-Identifier: MIT
-- Unknown members of a socket raise bad_index, and a wrong self or argument EINVAL.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local socket = peers.new()
print(getmetatable(socket), socket.is_open, socket.read_state, socket.write_state)
-- expect: http.socket	true	empty	empty
print(peers.try(function() return socket.foo end))     -- expect: bad_index	2
print(peers.try(function() socket.foo = 1 end))        -- expect: bad_index	2
print(peers.try(function() socket.is_open = 1 end))    -- expect: bad_index	2
print(peers.try(function() return http.error.foo end)) -- expect: bad_index	2
for _, name in ipairs { "read_request", "write_response", "write_request", "read_response",
                        "read_some", "write", "write_trailers" } do
  io.write(name, " ", table.concat({ peers.try(socket[name], socket) }, " "), " ",
    table.concat({ peers.try(socket[name], {}, {}) }, " "), "\n")
end
-- expect: read_request EINVAL 2 EINVAL 1
-- expect: write_response EINVAL 2 EINVAL 1
-- expect: write_request EINVAL 2 EINVAL 1
-- expect: read_response EINVAL 2 EINVAL 1
-- expect: read_some EINVAL 2 EINVAL 1
-- expect: write EINVAL 2 EINVAL 1
-- expect: write_trailers EINVAL 2 EINVAL 1
print(peers.try(socket.close))                         -- expect: EINVAL	1
print(socket.is_open)                                  -- expect: true
print(peers.try(http.socket.new))                      -- expect: EINVAL	1
print(peers.try(http.socket.new, {}))                  -- expect: EINVAL	1
print(peers.try(http.socket.new, require "mutex".new()))  -- expect: EINVAL	1
for name, value in pairs { max_head_size = 1, timeout = -1, max_body_size = "x" } do
  io.write(tostring(select(2, peers.try(http.socket.new, socket, { [name] = value })) == name), " ")
end
print(peers.try(http.socket.new, socket, 7))           -- expect: true true true EINVAL	2
