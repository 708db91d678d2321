-- SPDX-License-Identifier: MIT
-- What our modules consist of is theirs: its names are free for others.
local http = require "http"
for _, name in ipairs { "http.core", "http.message", "websocket.core", "stream.scanner" } do
  print(name, (pcall(require, name)), package.loaded[name], package.preload[name])
end
package.preload["http.core"] = function() return "mine" end
print(require "http.core", require "http" == http, type(require("websocket").new))
-- expect: http.core	false	nil	nil
-- expect: http.message	false	nil	nil
-- expect: websocket.core	false	nil	nil
-- expect: stream.scanner	false	nil	nil
-- expect: mine	true	function
