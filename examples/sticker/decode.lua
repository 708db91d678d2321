-- SPDX-License-Identifier: MIT
-- decode.lua - the actor that decodes WebP: bytes in, pixels out, and nothing else.
--
-- A message is { image = span, reply = channel }; the answer { width =, height =, pixels = },
-- with four bytes a pixel, or { why = }.
local inbox = require "inbox"
local ffi = require "ffi"

ffi.cdef [[
int WebPGetInfo(const uint8_t *data, size_t size, int *width, int *height);
uint8_t *WebPDecodeRGBA(const uint8_t *data, size_t size, int *width, int *height);
void WebPFree(void *memory);
]]
local webp = ffi.load "libwebp.so.7"

local function decode(image)
  local data, size = tostring(image), #image
  local width, height = ffi.new "int[1]", ffi.new "int[1]"
  if webp.WebPGetInfo(data, size, width, height) == 0 then
    return { why = "this is no WebP image" }
  end
  local pixels = webp.WebPDecodeRGBA(data, size, width, height)
  if pixels == nil then return { why = "the image is damaged, or too large" } end
  pixels = ffi.gc(pixels, webp.WebPFree)
  return {
    width = width[0], height = height[0],
    pixels = byte_span.append(ffi.string(pixels, 4 * width[0] * height[0])),
  }
end

while true do
  local ok, message = pcall(inbox.receive, inbox)
  if not ok then break end -- nobody sends any more
  message.reply:send(decode(message.image))
end
