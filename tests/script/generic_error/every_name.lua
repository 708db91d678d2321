-- SPDX-License-Identifier: MIT
-- The 74 names that programs know, and the rest of the host's.

local generic_error = require "generic_error"
local names = [[
E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY
ECANCELED ECHILD ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EEXIST
EFAULT EFBIG EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP
EMFILE EMLINK EMSGSIZE ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODEV
ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSYS ENOTCONN ENOTDIR
ENOTEMPTY ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD
EPERM EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EROFS ESPIPE ESRCH ETIMEDOUT ETXTBSY
EWOULDBLOCK EXDEV
ENODATA ENOSR ENOSTR ETIME ESTALE EDQUOT ESHUTDOWN
]]
local count, codes = 0, 0
for name in names:gmatch "%S+" do
  local err = generic_error[name]
  count = count + 1
  if err.code > 0 and tostring(err.category) == "generic" then codes = codes + 1 end
end
print(count, codes)                                           -- expect: 81	81
print(generic_error.EPERM.code, generic_error.ENOENT.code)    -- expect: 1	2
print(generic_error.EAGAIN == generic_error.EWOULDBLOCK)      -- expect: true
print(generic_error.ENOTSUP == generic_error.EOPNOTSUPP)      -- expect: true
