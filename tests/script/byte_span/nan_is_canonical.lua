-- SPDX-License-Identifier: MIT
-- No NaN that is read carries the bits it was read from.

local wide, narrow = byte_span.new(8), byte_span.new(4)
local function hex(span)
  return (tostring(span):gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end
local forms, tame = {}, true
local heads = {
  "\127\240", "\127\248", "\127\255", "\255\240", "\255\248", "\255\255",
}
local rests = { "\0\0\0\0\0\1", "\18\52\86\120\154\188", ("\255"):rep(6) }
for _, head in ipairs(heads) do
  for _, rest in ipairs(rests) do
    wide:copy(head .. rest)
    local value = wide:get_f64be()
    tame = tame and type(value) == "number" and value ~= value
    wide:set_f64be(value)
    forms[hex(wide)] = true
  end
  narrow:copy(head:sub(1, 1) .. "\255\1\2")
  local value = narrow:get_f32be()
  tame = tame and type(value) == "number" and value ~= value
end
local count = 0
for _ in pairs(forms) do
  count = count + 1
end
print(tame, count)                                            -- expect: true	1
