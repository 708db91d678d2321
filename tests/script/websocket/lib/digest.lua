-- SPDX-License-Identifier: MIT
-- What a server of websockets answers to a client's key, written a second time. (RFC 6455, 4.2.2)
local bit = require "bit"
local band, bnot, bor, bxor, rol = bit.band, bit.bnot, bit.bor, bit.bxor, bit.rol

local function words(text)
  local bytes = { text:byte(1, -1) }
  local size = #bytes
  bytes[size + 1] = 128
  while #bytes % 64 ~= 56 do bytes[#bytes + 1] = 0 end
  local all = {}
  for i = 1, #bytes, 4 do
    all[#all + 1] = bytes[i] * 2 ^ 24 + bytes[i + 1] * 2 ^ 16 + bytes[i + 2] * 256 + bytes[i + 3]
  end
  all[#all + 1], all[#all + 2] = 0, size * 8
  return all
end

local ROUNDS = {
  { 0x5a827999, function(b, c, d) return bor(band(b, c), band(bnot(b), d)) end },
  { 0x6ed9eba1, function(b, c, d) return bxor(b, c, d) end },
  { 0x8f1bbcdc, function(b, c, d) return bor(band(b, c), band(b, d), band(c, d)) end },
  { 0xca62c1d6, function(b, c, d) return bxor(b, c, d) end },
}

local function mix(state, block)
  local a, b, c, d, e = unpack(state)
  for i = 17, 80 do
    block[i] = rol(bxor(block[i - 3], block[i - 8], block[i - 14], block[i - 16]), 1)
  end
  for i = 1, 80 do
    local constant, choose = unpack(ROUNDS[math.ceil(i / 20)])
    a, b, c, d, e =
      bit.tobit(rol(a, 5) + choose(b, c, d) + e + constant + bit.tobit(block[i])), a, rol(b, 30), c, d
  end
  for i, word in ipairs { a, b, c, d, e } do state[i] = bit.tobit(state[i] + word) end
end

local function sha1(text)
  local state = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 }
  local all = words(text)
  for i = 1, #all, 16 do mix(state, { unpack(all, i, i + 15) }) end
  for i = 1, 5 do state[i] = bit.tohex(state[i]) end
  return (table.concat(state):gsub("..", function(hex) return string.char(tonumber(hex, 16)) end))
end

local LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function base64(text)
  local out = text:gsub("..?.?", function(three)
    local a, b, c = three:byte(1, 3)
    local number = a * 65536 + (b or 0) * 256 + (c or 0)
    local four = {}
    for i = 4, 1, -1 do
      local at = number % 64 + 1
      four[i], number = LETTERS:sub(at, at), (number - number % 64) / 64
    end
    return table.concat(four, "", 1, #three + 1) .. ("="):rep(3 - #three)
  end)
  return out
end

local digest = {}

function digest.accept(key)
  return base64(sha1(key .. "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
end

return digest
