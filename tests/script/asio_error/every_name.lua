-- SPDX-License-Identifier: MIT
-- Four groups, each with its category and codes.

local asio_error, generic_error = require "asio_error", require "generic_error"
local basic = {
  access_denied = "EACCES", address_family_not_supported = "EAFNOSUPPORT",
  address_in_use = "EADDRINUSE", already_connected = "EISCONN", already_started = "EALREADY",
  bad_descriptor = "EBADF", broken_pipe = "EPIPE", connection_aborted = "ECONNABORTED",
  connection_refused = "ECONNREFUSED", connection_reset = "ECONNRESET", fault = "EFAULT",
  host_unreachable = "EHOSTUNREACH", in_progress = "EINPROGRESS", interrupted = "EINTR",
  invalid_argument = "EINVAL", message_size = "EMSGSIZE", name_too_long = "ENAMETOOLONG",
  network_down = "ENETDOWN", network_reset = "ENETRESET", network_unreachable = "ENETUNREACH",
  no_buffer_space = "ENOBUFS", no_descriptors = "EMFILE", no_memory = "ENOMEM",
  no_permission = "EPERM", no_protocol_option = "ENOPROTOOPT", no_such_device = "ENODEV",
  not_connected = "ENOTCONN", not_socket = "ENOTSOCK", operation_aborted = "ECANCELED",
  operation_not_supported = "EOPNOTSUPP", shut_down = "ESHUTDOWN", timed_out = "ETIMEDOUT",
  try_again = "EAGAIN", would_block = "EWOULDBLOCK",
}
local count = 0
for name, errno in pairs(basic) do
  local err = asio_error.basic[name]
  count = count + 1
  if err.code ~= generic_error[errno].code or tostring(err.category) ~= "system" then
    print(name)
  end
end
print(count)                                                  -- expect: 34
for _, word in ipairs {
  "netdb.host_not_found", "netdb.host_not_found_try_again", "netdb.no_recovery",
  "netdb.no_data", "addrinfo.service_not_found", "addrinfo.socket_type_not_supported",
  "misc.already_open", "misc.eof", "misc.not_found", "misc.fd_set_failure",
} do
  local group, name = word:match "(%w+)%.([%w_]+)"
  local err = asio_error[group][name]
  print(err.category, err.code)
end
-- expect: asio.netdb	1
-- expect: asio.netdb	2
-- expect: asio.netdb	3
-- expect: asio.netdb	4
-- expect: asio.addrinfo	-8
-- expect: asio.addrinfo	-7
-- expect: asio.misc	1
-- expect: asio.misc	2
-- expect: asio.misc	3
-- expect: asio.misc	4
