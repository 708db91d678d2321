-- SPDX-License-Identifier: MIT
-- traffic.lua - rows of list.lua: what goes through sockets.
return function(how)
  local echo, hello = how.script 'echo.lua', how.script 'hello.lua'
  local nginx, directory = how.script 'nginx.sh', how.scratch .. '/nginx'
  local waiting = how.each(400, '$', 'connections.lua')
  local sleeping = how.each(400, '$', 'connections.lua', 'sleeping')
  local rows = {}

  for _, connections in ipairs { 1, 64, 512 } do
    for _, what in ipairs { 'cpu', 'wall' } do
      rows[#rows + 1] = { name = ('echo/%d %s'):format(connections, what), unit = 'ns',
        ours = how.traffic('echo', connections, what, '$', echo), peers = {
          { 'c', how.traffic('echo', connections, what, how.build .. '/traffic', 'serve'),
            1 / 0.85 } } }
    end
  end
  for _, what in ipairs { 'cpu', 'wall' } do
    rows[#rows + 1] = { name = 'http/64 ' .. what, unit = 'ns',
      ours = how.traffic('http', 64, what, '$', hello), peers = {
        { 'nginx', how.traffic('http', 64, what, 'sh', nginx, directory), 1 / 0.8 } } }
  end
  rows[#rows + 1] = { name = 'memory/connection', unit = 'B', bar = 1024,
    ours = function() return waiting() - sleeping() end, peers = {
      { 'sleeping', sleeping } } }
  return rows
end
