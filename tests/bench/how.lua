-- SPDX-License-Identifier: MIT
-- how.lua - the ways to measure: each makes a function that measures once and returns a
-- number, or nil if there is no such program.
--
-- Where a program is named, '$' is the one that is measured beside its peers; programs that
-- were built with it are in `build`.
local process = require 'process'

return function(here, scratch, measured, build)
  local how = { text = scratch .. '/text', numbers = scratch .. '/numbers',
    scratch = scratch, build = build }
  how.copied = scratch .. '/copied'
  how.small = measured:match '^.*/' .. 'small'   -- on a disk, beside the copied programs
  local output = scratch .. '/output'

  local function words(...)
    local list = { ... }
    for i = 1, #list do list[i] = list[i] == '$' and measured or tostring(list[i]) end
    return list
  end

  local function read_output()
    local file = assert(io.open(output))
    local content = file:read '*a'
    file:close()
    return content
  end

  function how.script(name) return ('%s/script/%s'):format(here, name) end

  -- The milliseconds of a command.
  function how.command(input, ...)
    local list = words(...)
    return function() return process.time(list, input, output) end
  end

  -- The same; and whoever is in the row must print the same.
  function how.answer(input, ...)
    local list = words(...)
    return function(row)
      local spent = process.time(list, input, output)
      if not spent then return nil end
      local answer = read_output()
      row.answer = row.answer or answer
      if answer == row.answer then return spent end
      error('another answer: ' .. table.concat(list, ' '), 0)
    end
  end

  -- The milliseconds of a command that stands in a pipeline, until all have ended.
  function how.pipe(sink, ...)
    return how.command(how.text, 'sh', '-c', 'cat | "$@" | ' .. sink, 'sh', ...)
  end

  -- The nanoseconds that job.lua prints.
  function how.job(program, name, ...)
    local path = ('%s/job/%s.lua'):format(here, name)
    local list = words(program, here .. '/job.lua', path, ...)
    return function()
      return process.time(list, '/dev/null', output) and tonumber(read_output())
    end
  end

  -- The number that a script prints.
  function how.number(program, name, ...)
    local list = words(program, how.script(name), ...)
    return function()
      return process.time(list, '/dev/null', output) and tonumber(read_output())
    end
  end

  -- What each message costs a server on loopback; see traffic.c.
  function how.traffic(kind, connections, what, ...)
    return how.beside('traffic', kind, connections, what, unpack(words(...)))
  end

  -- The nanoseconds of each, where it prints how many there are in a second.
  function how.per_second(...)
    local measure = how.beside(...)
    return function()
      local count = measure()
      return count and 1e9 / count
    end
  end

  -- The number that a program prints that was built beside the measured one.
  function how.beside(name, ...)
    local list = { build .. '/' .. name, ... }
    for i = 1, #list do list[i] = tostring(list[i]) end
    return function()
      return process.time(list, '/dev/null', output) and tonumber(read_output())
    end
  end

  -- What `measure` says when there are `count` files of 4 KiB in how.small.
  local made = 0
  function how.among(count, measure)
    return function()
      if made == 0 then os.execute('mkdir ' .. how.small) end
      for i = made, count - 1 do
        local file = assert(io.open(how.small .. '/' .. i, 'w'))
        file:write(('x'):rep(4096))
        file:close()
        made = i + 1
      end
      return measure()
    end
  end

  -- The number that a program prints which is written in Go.
  function how.go(name, ...)
    local binary = ('%s/%s'):format(scratch, (name:gsub('%.go$', '')))
    local build = ('GOCACHE=%s/go-cache go build -o %s %s 2>/dev/null'):format(scratch,
      binary, how.script(name))
    local list = words(binary, ...)
    return function()
      local is_built = io.open(binary)
      if is_built then is_built:close() elseif os.execute(build) ~= 0 then return nil end
      return process.time(list, '/dev/null', output) and tonumber(read_output())
    end
  end

  -- The mebibytes of a script that is told 0.
  function how.idle(program, name)
    local list = words(program, how.script(name), 0)
    return function() return process.resident(list) / 2 ^ 20 end
  end

  -- The bytes that it has more for each of `count`.
  function how.each(count, program, name, ...)
    local none = words(program, how.script(name), 0, ...)
    local all = words(program, how.script(name), count, ...)
    return function()
      return (process.resident(all) - process.resident(none)) / count
    end
  end

  return how
end
