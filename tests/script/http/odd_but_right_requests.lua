-- SPDX-License-Identifier: MIT
-- What the grammar allows is read.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function read(text)
  local server, req = http.socket.new(pieces { text }), http.request.new()
  server:read_request(req)
  while server.read_state ~= "finished" do server:read_some(req) end
  print(req.method, req.target, req.headers.host, req.body)
end
local H = "Host: x\r\n"
read("OPTIONS * HTTP/1.1\r\n" .. H .. "\r\n")                 -- expect: OPTIONS	*	x	
read("CONNECT a.b:443 HTTP/1.1\r\n" .. H .. "\r\n")           -- expect: CONNECT	a.b:443	x	
read("GET http://h/p HTTP/1.1\r\n" .. H .. "\r\n")            -- expect: GET	http://h/p	x	
read("GET / HTTP/1.1\r\nHost:\r\n\r\n")                       -- expect: GET	/		
read("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n")              -- expect: GET	/	[::1]:80	
read("GET / HTTP/1.0\r\n\r\n")                                -- expect: GET	/	nil	
read("GET / HTTP/1.7\r\n" .. H .. "\r\n")                     -- expect: GET	/	x	
read("M-SEARCH!# / HTTP/1.1\r\n" .. H .. "\r\n")              -- expect: M-SEARCH!#	/	x	
read("A / HTTP/1.1\r\n" .. H .. "Content-Length: 0002\r\n\r\nab")  -- expect: A	/	x	ab
read("A / HTTP/1.1\r\n" .. H .. "Transfer-Encoding: CHUNKED\r\n\r\n01\r\na\r\n000\r\n\r\n")
-- expect: A	/	x	a
read("A / HTTP/1.1\r\n" .. H ..
  "Transfer-Encoding: chunked\r\n\r\n2 ; a=\"b\"\r\nab\r\n0;x\r\n\r\n")  -- expect: A	/	x	ab
read("A / HTTP/1.1\r\n" .. H .. "X: caf\233\r\n\r\n")         -- expect: A	/	x	
