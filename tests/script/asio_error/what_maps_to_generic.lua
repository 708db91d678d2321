-- SPDX-License-Identifier: MIT
-- basic does, the other groups do not.

local asio_error, generic_error = require "asio_error", require "generic_error"
local function show(err)
  local generic = err:togeneric()
  print(generic.category, generic.code, rawequal(generic, err))
end
show(asio_error.basic.connection_refused)                     -- expect: generic	111	false
show(asio_error.netdb.host_not_found)                         -- expect: asio.netdb	1	false
show(asio_error.addrinfo.service_not_found)                   -- expect: asio.addrinfo	-8	false
show(asio_error.misc.eof)                                     -- expect: asio.misc	2	false
print(asio_error.basic.broken_pipe == generic_error.EPIPE)    -- expect: true
print(asio_error.misc.eof == generic_error.ENOENT)            -- expect: false
