-- SPDX-License-Identifier: MIT
-- Thousands of small changes of requests, always the same ones: each ends, in a request or in
-- an error that says what it is.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local seeds = {
  "GET /path?q HTTP/1.1\r\nHost: example.org\r\nAccept: a, b\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\nhello world",
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: t\r\n\r\n" ..
    "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\nGET / HTTP/1.1\r\nHost: y\r\n\r\n",
  "HEAD / HTTP/1.0\r\nConnection: keep-alive, x\r\n\r\nGET / HTTP/1.0\r\n\r\n",
}
local state = 12345
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return math.floor(state / 65536) % n
end
local words = { "\r\n", "\n", "\r", ":", " ", "\t", "\0", "0", "-", "9999999999", "\255", ";",
                "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.1", "chunked",
                "close", "Host: z\r\n", "\r\n\r\n", "ffffffffffff\r\n", "A: " .. ("b"):rep(200) .. "\r\n",
                "Content-Length: 5000\r\n", ("x"):rep(400) }
local changes = {
  function(s, at) return s:sub(1, at) .. words[random(#words) + 1] .. s:sub(at + 1) end,
  function(s, at) return s:sub(1, at) .. s:sub(at + 2 + random(8)) end,
  function(s, at) return s:sub(1, at) .. string.char(random(256)) .. s:sub(at + 2) end,
  function(s, at) return s:sub(1, at) .. s:sub(random(#s) + 1) end,
  function(s, at) return s:sub(1, at) end,
}
local function cut(text)
  local list, at = {}, 1
  while at <= #text do
    local size = 1 + random(#text)
    list[#list + 1] = text:sub(at, at + size - 1)
    at = at + size
  end
  return list
end
local seen = {}
local function run(text)
  local io = pieces(cut(text))
  local server = http.socket.new(io, { max_head_size = 256, max_body_size = 1000 })
  local req, res = http.request.new(), http.response.new()
  local function serve()
    for _ = 1, 20 do
      server:read_request(req)
      while server.read_state ~= "finished" do server:read_some(req) end
      res.body = req.body
      server:write_response(res)
    end
  end
  local why = peers.try(serve)
  seen[why] = (seen[why] or 0) + 1
  if io.is_open then print(("left open: %q"):format(text)) end
end
for i = 1, 6000 do
  local text = seeds[i % #seeds + 1]
  for _ = 1, 1 + random(4) do
    local at = random(#text + 1)
    if random(2) == 0 then at = text:find("\n", at, true) or at end
    text = changes[random(#changes) + 1](text, at)
  end
  run(text)
end
local all = {}
for why in pairs(seen) do all[#all + 1] = why end
table.sort(all)
print(table.concat(all, " "))                 -- expect: EMSGSIZE buffer_exhausted closed eof parsing_error
