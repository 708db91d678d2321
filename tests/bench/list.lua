-- SPDX-License-Identifier: MIT
-- list.lua - what is measured, beside whom, and how good it has to be.
--
-- In a row `ours` measures us, `bar` is what that may be at most, and `times` how often
-- everyone is measured in a round. A peer is its name, what measures it, and what we may
-- be at most as a multiple of it.
return function(how, size_mb)
  local command, answer, pipe, job = how.command, how.answer, how.pipe, how.job
  local NOTHING, text = '/dev/null', how.text
  local empty, write = how.script 'empty.lua', how.script 'write.lua'
  local count, filter = how.script 'count.lua', how.script 'filter.lua'
  local sum, words = how.script 'sum.lua', how.script 'words.lua'
  local copy, all = how.script 'copy.lua', how.script 'read_all.lua'
  local numbers = how.script 'read_numbers.lua'
  local one_by_one = job('luajit', 'create_one_by_one', 2e6)
  local times = math.ceil(1024 / size_mb)   -- copies of the text make a gibibyte
  local function copy_file(kind)
    return how.number('$', 'file_copy.lua', text, how.copied, times, kind)
  end
  local by_c = how.beside('file', 'copy', text, how.copied, times)
  local by_go = how.go('file_copy.go', text, how.copied, times)
  local awk_sum = '{ sum += $2 } END { printf "%.0f\\n", sum }'

  local rows = {
    { name = 'start/script', unit = 'ms', times = 20,
      ours = command(NOTHING, '$', empty), peers = {
        { 'luajit', command(NOTHING, 'luajit', empty), 1.25 } } },
    { name = 'start/code', unit = 'ms', times = 20,
      ours = command(NOTHING, '$', '-e', ''), peers = {
        { 'luajit', command(NOTHING, 'luajit', '-e', ''), 1.25 } } },

    { name = 'start/untrusted', unit = 'ms', times = 20,
      ours = command(NOTHING, '$', '--untrusted', '-e', ''), peers = {
        { 'luajit', command(NOTHING, 'luajit', '-e', ''), 2 } } },
    { name = 'start/confined', unit = 'us', times = 3,
      ours = how.beside('confine', 'ours', 500), peers = {
        { 'c', how.beside('confine', 'c', 500), 1.5 } } },

    { name = 'spawn/1', unit = 'ns', ours = job('$', 'spawn_one_by_one', 2e6), peers = {
        { 'coroutine', one_by_one, 3 } } },
    { name = 'spawn/100000', unit = 'ns',
      ours = job('$', 'spawn_at_once', 1e5), peers = {
        { 'coroutine', one_by_one, 3 },
        { 'as many', job('luajit', 'create_at_once', 1e5) } } },
    { name = 'spawn/1000000', unit = 'ns',
      ours = job('$', 'spawn_at_once', 1e6), peers = {
        { 'coroutine', one_by_one, 3 },
        { 'as many', job('luajit', 'create_at_once', 1e6) } } },
    { name = 'yield/2', unit = 'ns', ours = job('$', 'yield', 5e6, 2), peers = {
        { 'coroutine', job('luajit', 'resume', 5e6, 2), 2 } } },
    { name = 'yield/1000', unit = 'ns', ours = job('$', 'yield', 5e6, 1000), peers = {
        { 'coroutine', job('luajit', 'resume', 5e6, 1000), 2 } } },
    { name = 'coroutine/resume', unit = 'ns',
      ours = job('$', 'resume', 5e6, 1), peers = {
        { 'luajit', job('luajit', 'resume', 5e6, 1) } } },
    { name = 'coroutine/pcall', unit = 'ns', ours = job('$', 'pcall', 1e7), peers = {
        { 'luajit', job('luajit', 'pcall', 1e7) } } },
    { name = 'timers/100000', unit = 'ns', ours = job('$', 'sleep', 1e5), peers = {
        { 'coroutine', job('luajit', 'resume_twice', 1e5) } } },

    { name = 'actor/round', unit = 'ns', bar = 400,
      ours = how.number('$', 'actor_round.lua', 1e6), peers = {
        { 'coroutine', job('luajit', 'resume', 5e6, 1) } } },
    { name = 'actor/threads', unit = 'ns',
      ours = how.number('$', 'actor_threads.lua', 1e6), peers = {
        { 'go', how.go('channel.go', 1000000, 0), 1 },
        { 'go, buffer', how.go('channel.go', 1000000, 128) } } },

    { name = 'process/ready', unit = 'us', times = 3,
      ours = how.number('$', 'process_mail.lua', 'ready', 200), peers = {
        { 'c', how.beside('confine', 'c', 500), 1.5 } } },
    { name = 'process/confined', unit = 'us', times = 3,
      ours = how.number('$', 'confined_actor.lua', 200), peers = {
        { 'c', how.beside('confine', 'c', 500), 1.5 } } },
    { name = 'process/round', unit = 'us', times = 3,
      ours = how.number('$', 'process_mail.lua', 'round', 20000), peers = {
        { 'c', how.beside('mail', 'ping', 20000), 1.3 } } },
    { name = 'process/flood', unit = 'ns', times = 3,
      ours = how.number('$', 'process_mail.lua', 'flood', 200000), peers = {
        { 'c', how.per_second('mail', 'flood', 200000), 1 / 0.7 } } },
    { name = 'process/mebibyte', unit = 'us', times = 3,
      ours = how.number('$', 'process_mail.lua', 'span', 300), peers = {
        { 'strings', how.number('$', 'process_mail.lua', 'strings', 300), 0.2 } } },
    { name = 'process/memory', unit = 'KiB', bar = 300,
      ours = how.number('$', 'process_mail.lua', 'memory', 50), peers = {} },

    { name = 'text/count', unit = 'ms', ours = answer(text, '$', count), peers = {
        { 'wc -l', answer(text, 'wc', '-l'), 1.5 },
        { 'mawk', answer(text, 'mawk', 'END { print NR }'), 1 },
        { 'luajit', answer(text, 'luajit', count) } } },
    { name = 'text/filter', unit = 'ms', ours = answer(text, '$', filter), peers = {
        { 'grep -F', answer(text, 'grep', '-F', 'error'), 1.5 },
        { 'mawk', answer(text, 'mawk', '/error/'), 1 },
        { 'luajit', answer(text, 'luajit', filter) } } },
    { name = 'text/sum', unit = 'ms', ours = answer(text, '$', sum), peers = {
        { 'mawk', answer(text, 'mawk', awk_sum) },
        { 'luajit', answer(text, 'luajit', sum) } } },
    { name = 'text/words', unit = 'ms', ours = answer(text, '$', words), peers = {
        { 'mawk', answer(text, 'mawk', '-f', how.script 'words.awk') },
        { 'luajit', answer(text, 'luajit', words) } } },

    { name = 'pipe/copy', unit = 'ms', ours = pipe('cat >/dev/null', '$', copy), peers = {
        { 'cat', pipe('cat >/dev/null', 'cat') },
        { 'luajit', pipe('cat >/dev/null', 'luajit', copy) } } },
    { name = 'pipe/filter', unit = 'ms',
      ours = pipe('cat >/dev/null', '$', filter), peers = {
        { 'grep -F', pipe('cat >/dev/null', 'grep', '-F', 'error') },
        { 'luajit', pipe('cat >/dev/null', 'luajit', filter) } } },
    { name = 'pipe/first', unit = 'ms', times = 4,
      ours = pipe('head -n 1', '$', filter), peers = {
        { 'grep -F', pipe('head -n 1', 'grep', '-F', 'error') },
        { 'luajit', pipe('head -n 1', 'luajit', filter) } } },

    { name = 'io/write', unit = 'ms', ours = command(NOTHING, '$', write), peers = {
        { 'luajit', command(NOTHING, 'luajit', write) } } },
    { name = 'io/read all', unit = 'ms', ours = answer(text, '$', all), peers = {
        { 'luajit', answer(text, 'luajit', all) } } },
    { name = 'io/read numbers', unit = 'ms',
      ours = answer(how.numbers, '$', numbers), peers = {
        { 'luajit', answer(how.numbers, 'luajit', numbers) } } },

    { name = 'file/copy', unit = 'ms', ours = copy_file 'copy', peers = {
        { 'c', by_c }, { 'go', by_go, 1 } } },
    { name = 'file/copy loop', unit = 'ms', ours = copy_file 'loop', peers = {
        { 'c', by_c }, { 'go', by_go, 1 } } },
    { name = 'file/copy busy', unit = 'ms', ours = copy_file 'busy', peers = {
        { 'c', by_c }, { 'go', by_go, 1 } } },
    { name = 'file/small', unit = 'us', times = 3,
      ours = how.among(10000, how.number('$', 'file_small.lua', how.small, 10000)), peers = {
        { 'c', how.among(10000, how.beside('file', 'small', how.small, 10000)), 1.5 },
        { 'c, ring', how.among(10000, how.beside('file', 'ring', how.small, 10000)), 1.5 } } },

    { name = 'memory/idle', unit = 'MiB', bar = 3.5,
      ours = how.idle('$', 'sleepers.lua'), peers = {
        { 'luajit', how.idle('luajit', 'coroutines.lua') } } },
    { name = 'memory/sleeper', unit = 'B', bar = 800,
      ours = how.each(1e5, '$', 'sleepers.lua'), peers = {
        { 'coroutine', how.each(1e5, 'luajit', 'coroutines.lua') } } },
    { name = 'memory/actor', unit = 'B', bar = 100 * 1024,
      ours = how.each(500, '$', 'actors.lua'), peers = {
        { 'coroutine', how.each(1e5, 'luajit', 'coroutines.lua') } } },
  }
  for _, row in ipairs(require 'traffic' (how)) do rows[#rows + 1] = row end
  return rows
end
