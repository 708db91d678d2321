-- SPDX-License-Identifier: MIT
-- ip_connect.lua - connections by name, composed of what ip has. Called with that table,
-- and what says that somebody else connects by name: see resolver_broker.h.

local ip, named_port = ...
local canceled = require("core_error").fiber_canceled
local generic_error = require "generic_error"
local asio_error = require "asio_error"
local not_found, aborted = asio_error.misc.not_found, asio_error.basic.operation_aborted
local steady_timer = require("time").steady_timer
local spawn, this_fiber, pcall, ipairs = spawn, this_fiber, pcall, ipairs
local tcp, udp = ip.tcp, ip.udp

local DELAY = 0.25 -- seconds until the next address is tried beside the last (RFC 8305)
local FOREVER = 1e9
local objects = { table = true, userdata = true, cdata = true }
local INTERRUPTED = 'interrupted!' -- what a main fiber is told of SIGINT

local function invalid(position)
  local why = generic_error.EINVAL
  why.arg = position
  error(why, 0)
end

-- True if the fiber is to stop, whatever it was trying.
local function stops(why)
  return why == canceled or why == INTERRUPTED
end

---- one socket, one address after the other ----

-- ip.connect(socket, results [, condition]) -> address, port
function ip.connect(socket, results, condition)
  if not objects[type(socket)] then invalid(1) end
  if type(results) ~= 'table' then invalid(2) end
  if condition ~= nil and type(condition) ~= 'function' then invalid(3) end
  local last
  for _, result in ipairs(results) do
    local address, port = result.address, result.port
    if not condition or condition(last, address, port) then
      if socket.is_open then socket:close() end
      local ok, why = pcall(socket.connect, socket, address, port)
      if ok then return address, port end
      socket:close()
      if stops(why) then error(why, 0) end
      last = why
    end
  end
  error(last or not_found, 0)
end

local function connect_in_turn(kind, results)
  local socket = kind.socket.new()
  ip.connect(socket, results)
  return socket
end

---- a race of sockets: the first that is connected wins ----

-- The same addresses, of the two families in turns, that of the first first.
local function interleave(results)
  local first, others, order = {}, {}, {}
  local is_v4 = results[1].address.is_v4
  for _, result in ipairs(results) do
    local family = result.address.is_v4 == is_v4 and first or others
    family[#family + 1] = result
  end
  for i = 1, math.max(#first, #others) do
    order[#order + 1] = first[i]
    order[#order + 1] = others[i]
  end
  return order
end

-- Connect the socket, unless the race is over, and wake whoever waits for it.
local function take_part(race, socket, result)
  if race.over then return end
  local ok, why = pcall(socket.connect, socket, result.address, result.port)
  race.running = race.running - 1
  if not ok then
    race.why = why
  elseif not race.over then
    race.winner = race.winner or socket
  end
  race.timer:cancel()
end

local function enter(race, result)
  local socket = tcp.socket.new()
  local fiber = spawn(function() take_part(race, socket, result) end)
  race.running = race.running + 1
  race.sockets[#race.sockets + 1] = socket
  race.fibers[#race.fibers + 1] = fiber
end

-- Until one of those that run has ended, or it is time for the next. Returns why to stop.
local function watch(race, seconds)
  race.timer:expires_after(seconds)
  local ok, why = pcall(race.timer.wait, race.timer)
  return not ok and why ~= aborted and why or nil
end

-- Nobody who took part is left, but for the winner.
local function finish(race)
  race.over = true
  for i, socket in ipairs(race.sockets) do
    if socket ~= race.winner then socket:close() end
    race.fibers[i]:join()
  end
end

local function run(race, results)
  local position, stop = 0, nil
  while not (race.winner or stop) do
    position = position + 1
    if results[position] then
      enter(race, results[position])
    elseif race.running == 0 then
      return
    end
    stop = watch(race, results[position + 1] and DELAY or FOREVER)
  end
  return stop
end

local function connect_in_race(results)
  local race = { timer = steady_timer.new(), running = 0, sockets = {}, fibers = {} }
  local ok, stop = pcall(run, race, interleave(results))
  this_fiber.disable_cancellation()
  finish(race)
  this_fiber.restore_cancellation()
  if race.winner then return race.winner end
  error(stop or race.why, 0)
end

---- names ----

-- The two parts of "host:service", where a host with colons stands in brackets.
local function split(endpoint)
  if type(endpoint) ~= 'string' then invalid(1) end
  local host, service = endpoint:match '^%[([^%[%]]*)%]:([^:]*)$'
  if host then return ip.address.new(host), service end
  host, service = endpoint:match '^([^:%[%]]*):([^:]*)$'
  if not host then invalid(1) end
  return host, service
end

-- What is an address is tried, whichever families this machine has addresses of.
local function resolve(kind, host, service, flags)
  if service == nil then host, service = split(host) end
  if type(host) ~= 'string' or pcall(ip.address.new, host) then flags = flags or 0 end
  local results = kind.get_address_info(host, service, flags)
  if #results == 0 then error(not_found, 0) end
  return results
end

-- What is found is what is connected to: asked once more the name might mean something else.
local function connect_by_name(host, port)
  local socket = tcp.socket.new()
  local ok, why = pcall(socket.connect, socket, host, port)
  if ok then return socket end
  socket:close()
  error(why, 0)
end

-- ip.tcp.dial("host:service" or host, service) -> socket
function tcp.dial(host, service)
  if service == nil then host, service = split(host) end
  local port = named_port(host, service)
  if port then return connect_by_name(host, port) end
  local results = resolve(tcp, host, service)
  if #results == 1 then return connect_in_turn(tcp, results) end
  return connect_in_race(results)
end

tcp.connect = tcp.dial

-- ip.udp.dial("host:service" or host, service) -> socket
function udp.dial(host, service)
  return connect_in_turn(udp, resolve(udp, host, service))
end

local function listen(acceptor, result)
  acceptor:open(result.address)
  acceptor:set_option('reuse_address', true)
  acceptor:bind(result.address, result.port)
  acceptor:listen()
end

-- ip.tcp.listen("host:service" or host, service) -> acceptor
function tcp.listen(host, service)
  local last
  for _, result in ipairs(resolve(tcp, host, service, { 'passive' })) do
    local acceptor = tcp.acceptor.new()
    local ok, why = pcall(listen, acceptor, result)
    if ok then return acceptor end
    acceptor:close()
    last = why
  end
  error(last, 0)
end
