#!/bin/sh
# SPDX-License-Identifier: MIT
# hostile_requests.sh - nonsense, floods and askers that hang up cost their supervisor little, and
# nobody else his turn.
# setup: cp "${path%/*}/lib/ask.lua" .
cat >launch.lua <<'END2'
local h = require "hostile"
local _, port = h.listen(1)
h.exec(os.getenv "ESCAPE", "--allow-connect=tcp:127.0.0.1:" .. port,
  "--allow-resolve=localhost", "attempt.lua", tostring(port), arg[1])
END2
{ cat ask.lua; cat <<'END2'; } >attempt.lua
local port = tonumber(arg[1])
local good = { kind = CONNECT, path = "127.0.0.1", port = port }
local function works() return (have(good)) end
local cases = {
  nonsense = function()
    print(have { kind = CONNECT, path = ("a"):rep(1599), port = port })
    print(have { kind = CONNECT, path = "127.0.0.1", port = 65536 + port })
    print(have { kind = CONNECT, path = "127.0.0.1", root = "name", port = port })
    print(have { kind = CONNECT, path = "127.0.0.1", root = "127.0.0.2", port = port })
    print((have { kind = RESOLVE, path = "localhost" }))
    print((have { kind = RESOLVE, path = "127.0.0.1" }))
    print(have { kind = CONNECT_UNIX, path = "/tmp/x" })
    print(ask { kind = 1, path = "/other.lua" })
    print(ask { kind = 2 })
    print(works())
  end,
  unterminated = function() print(have { kind = CONNECT, path = ("a"):rep(1600), port = port }) end,
  unknown = function() print(have { kind = 6, path = "127.0.0.1", port = port }) end,
  short = function() send(request(good):sub(1, 3000)) require "time".sleep(20) end,
  -- what comes along is closed
  descriptors = function()
    for _ = 1, 300 do
      local errno, _, fd = ask({ kind = RESOLVE, path = "localhost" }, 1, 2)
      if errno ~= 0 then print(errno) break end
      answer_of(fd)
    end
    print(works())
  end,
  -- of so many some are refused, and all others are answered, in whatever order
  many = function()
    local fds, refused, answered = {}, 0, 0
    for _ = 1, 200 do
      local errno, _, fd = ask { kind = RESOLVE, path = "localhost" }
      if fd then fds[#fds + 1] = fd elseif errno == 11 then refused = refused + 1 end
    end
    for i = #fds, 1, -1 do answered = answered + (answer_of(fds[i]) == "nothing" and 0 or 1) end
    print(answered + refused, answered >= 128)
    print(works())
  end,
  -- nobody wants what was asked for
  hang_up = function()
    for _ = 1, 500 do
      local errno, _, fd
      repeat errno, _, fd = ask { kind = RESOLVE, path = "localhost" } until errno ~= 11
      h.sys("close", fd)
    end
    print(works())
  end,
  -- he says a lot there, and reads nothing
  talks = function()
    local fds = {}
    for i = 1, 100 do
      local _, _, fd = ask { kind = RESOLVE, path = "localhost" }
      fds[i] = fd
      for _ = 1, 10 do h.sys("write", fd, "nonsense", 8) end
    end
    for _, fd in ipairs(fds) do answer_of(fd) end
    print(works())
  end,
  -- he reads no reply at all
  deaf = function()
    for _ = 1, 2000 do
      if send(request { kind = CONNECT, path = "other.example", port = 1 }) ~= 3552 then break end
    end
    print "sent"
    require "time".sleep(20)
  end,
}
cases[arg[2]]()
END2
for what in nonsense unterminated unknown short descriptors many hang_up talks deaf; do
	echo "$what"
	"$ESCAPE" launch.lua $what 2>&1
	echo $?
done
# expect: nonsense
# expect: 22	no host, or no port
# expect: 22	no host, or no port
# expect: 22	no address
# expect: 113		0	nil
# expect: 13
# expect: 13
# expect: 13	permission denied: net.unix.connect does not cover /tmp/x (sandbox: command line)
# expect: 2	no actor is declared	nil
# expect: 3		nil
# expect: 0
# expect: 0
# expect: unterminated
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: unknown
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: short
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: descriptors
# expect: 0
# expect: 0
# expect: many
# expect: 200	true
# expect: 0
# expect: 0
# expect: hang_up
# expect: 0
# expect: 0
# expect: talks
# expect: 0
# expect: 0
# expect: deaf
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
