-- SPDX-License-Identifier: MIT
-- Channels and inboxes have the members they have, and nothing can be assigned.
local inbox = require "inbox"
local channel = spawn_vm '/workers/echo'
local function tell(ok, why) return ok, tostring(why), why.index end
local function set(object) object.member = 1 end
print(getmetatable(channel), getmetatable(inbox))
for _, object in ipairs { channel, inbox } do
  print(tell(pcall(function() return object.member end)))
  print(tell(pcall(function() return object[1] end)))
  print(tell(pcall(set, object)))
end
print(channel.send == channel.send, type(channel.close), type(inbox.receive))
print(inbox == require "inbox")
-- expect: tx-channel	rx-channel
-- expect: false	no such member	2
-- expect: false	no such member	2
-- expect: false	Operation not permitted	nil
-- expect: false	no such member	2
-- expect: false	no such member	2
-- expect: false	Operation not permitted	nil
-- expect: true	function	function
-- expect: true
