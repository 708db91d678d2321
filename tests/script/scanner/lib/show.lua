-- SPDX-License-Identifier: MIT
-- Print what get_line() gives until it fails, and how it fails.

local eof = require("asio_error").misc.eof

return function(scanner)
  local parts = {}
  while true do
    local ok, record = pcall(scanner.get_line, scanner)
    if not ok then
      parts[#parts + 1] = record == eof and "EOF" or tostring(record)
      break
    end
    if type(record) == "table" then
      for i = 1, #record do record[i] = tostring(record[i]) end
      record = "{" .. table.concat(record, "|") .. "}"
    end
    parts[#parts + 1] = "[" .. tostring(record) .. "]"
  end
  print(table.concat(parts))
end
