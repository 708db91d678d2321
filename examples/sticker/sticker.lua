#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- sticker.lua - what WebP images show, as their size and a small picture in text.
--
--   sticker.lua FILE...
--
-- Images come from anywhere, and the library that decodes them is large and written in C. So
-- it runs in an actor that holds no file, no network and no clock: see sticker.lua.sandbox.
-- An image that breaks the decoder costs that actor; the next image gets another one.
local inbox = require "inbox"

local USAGE, FAILURE, COLUMNS, ROWS = 64, 1, 32, 8
local SHADES = " .:-=+*#%@"
local status = 0

local function complain(...)
  io.stderr:write("sticker: ", table.concat({ ... }, ": "), "\n")
  status = FAILURE
end

-- How bright a pixel is, from 0 to 1, on black.
local function brightness(pixels, place)
  local red, green, blue, alpha =
    pixels[place], pixels[place + 1], pixels[place + 2], pixels[place + 3]
  return (0.3 * red + 0.59 * green + 0.11 * blue) * alpha / (255 * 255)
end

local function draw(width, height, pixels)
  for row = 0, ROWS - 1 do
    local line = {}
    for column = 0, COLUMNS - 1 do
      local x = math.floor((column + 0.5) * width / COLUMNS)
      local y = math.floor((row + 0.5) * height / ROWS)
      local shade = math.floor(brightness(pixels, 4 * (y * width + x) + 1) * (#SHADES - 1) + 0.5)
      line[#line + 1] = SHADES:sub(shade + 1, shade + 1)
    end
    print("  |" .. table.concat(line) .. "|")
  end
end

local decoder

-- The decoder's answer, or nil and why there is none. It alone can send to our inbox: when it
-- has died nobody can.
local function decode(image)
  decoder = decoder or spawn_vm { actor = "decode" }
  decoder:send { image = image, reply = inbox }
  local ok, answer = pcall(inbox.receive, inbox)
  if ok then return answer end
  local ending = decoder:wait()
  decoder = nil
  return nil, ("the decoder has died (%s %s)")
    :format(ending.reason, ending.exit_signal or ending.exit_code)
end

local function show(name)
  local file, why = io.open(name, "rb")
  if not file then return complain(why) end -- it names the file
  local image = byte_span.append(file:read "*a")
  file:close()
  local answer
  answer, why = decode(image)
  if not answer then return complain(name, why) end
  if answer.why then return complain(name, answer.why) end
  print(("%s: %d x %d"):format(name, answer.width, answer.height))
  draw(answer.width, answer.height, answer.pixels)
end

if #arg == 0 then
  io.stderr:write "usage: sticker.lua FILE...\n"
  os.exit(USAGE)
end
for _, name in ipairs(arg) do show(name) end
os.exit(status)
