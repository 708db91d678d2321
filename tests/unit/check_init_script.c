/* SPDX-License-Identifier: MIT */
/* check_init_script.c - tests of modules/init_script.c: a run and what it leaves. */
#include "modules/init_script.h"

#include <check.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "tests/unit/init_child.h"

/* ---- the state ---- */

START_TEST(all_of_lua_is_there)
{
	init_passes("assert(string and table and math and io and os and bit and debug)"
		    "assert(package and coroutine and jit and require 'ffi')");
}
END_TEST

START_TEST(jit_is_off)
{
	init_passes("assert(jit.status() == false)");
}
END_TEST

START_TEST(globals_at_the_start)
{
	struct init_child child = { .text = "assert(arg == 7 and C)", .arg = 7 };

	init_passes("assert(arg == nil and errexit == true and type(C) == 'table')");
	ck_assert_int_eq(dup3(STDIN_FILENO, 7, O_CLOEXEC), 7);
	init_expect_success(&child);
}
END_TEST

START_TEST(an_unknown_name_raises)
{
	init_passes("local ok, why = pcall(function() return C.opne end)"
		    "assert(not ok and why == \"init.script:1: C has no 'opne'\")"
		    "assert(not pcall(function() return C[1] end))"
		    "assert(not pcall(function() return C.EFOO end))");
}
END_TEST

START_TEST(an_empty_text_is_none)
{
	init_passes("");
}
END_TEST

START_TEST(what_it_prints_comes_before_what_it_writes)
{
	init_passes(""
		    "local name = os.tmpname()"
		    "C.dup2(C.open(name, C.O_WRONLY), 1)"
		    "print 'one' io.write 'two\\n' C.write(1, 'three\\n')"
		    "local f = io.open(name) os.remove(name)"
		    "assert(f:read '*a' == 'one\\ntwo\\nthree\\n')");
}
END_TEST

START_TEST(what_io_left_open_is_written)
{
	static char name[] = "/tmp/check_init_script.XXXXXX";
	int fd = mkstemp(name);
	char text[128], seen[8] = "";

	snprintf(text, sizeof text, "f = io.open('%s', 'w') f:write 'end'", name);
	init_passes(text);
	ck_assert_int_eq(read(fd, seen, sizeof seen), 3);
	ck_assert_str_eq(seen, "end");
	close(fd);
	unlink(name);
}
END_TEST

/* ---- failures ---- */

static const char mkdir_failed[] = "init.script:2: mkdir: No such file or directory";

START_TEST(errexit_ends_where_pcall_catches)
{
	init_fails("\npcall(C.mkdir, '/nowhere/x', 0)", "mkdir", ENOENT, mkdir_failed);
	init_fails("pcall(function()\npcall(C.mkdir, '/nowhere/x', 0) end)", "mkdir",
		ENOENT, mkdir_failed);
	init_fails("coroutine.wrap(function()\nC.mkdir('/nowhere/x', 0) end)()", "mkdir",
		ENOENT, mkdir_failed);
	init_fails("local pcall, mkdir = pcall, C.mkdir "
		   "setfenv(0, {errexit = false}) setfenv(1, {errexit = false})"
		   "\npcall(mkdir, '/nowhere/x', 0)",
		"mkdir", ENOENT, mkdir_failed);
}
END_TEST

START_TEST(errexit_is_read_at_each_failure)
{
	init_passes("errexit = false "
		    "local result, errno = C.mkdir('/nowhere/x', 0)"
		    "assert(result == -1 and errno == C.ENOENT)");
	init_passes(
		"errexit = nil setmetatable(_G, {__index = function() return true end})"
		"local result, errno = C.mkdir('/nowhere/x', 0)"
		"assert(result == -1 and errno == C.ENOENT)");
	init_fails("errexit = false C.mkdir('/nowhere/x', 0) errexit = true"
		   "\nC.mkdir('/nowhere/x', 0)",
		"mkdir", ENOENT, mkdir_failed);
}
END_TEST

START_TEST(helpers_obey_errexit)
{
	init_fails("write_all(99, 'x')", "write_all", EBADF,
		"init.script:1: write_all: Bad file descriptor");
	init_passes("errexit = false "
		    "local count, errno = write_all(99, 'x')"
		    "assert(count == 0 and errno == C.EBADF)");
}
END_TEST

START_TEST(ill_typed_arguments_can_be_caught)
{
	init_passes("assert(not pcall(C.mkdir))"
		    "assert(not pcall(C.mkdir, '/tmp'))"
		    "assert(not pcall(C.mkdir, 1, 2))"
		    "assert(not pcall(C.mkdir, '/tmp', '7'))"
		    "assert(not pcall(C.mkdir, '/tmp', 7.5))"
		    "assert(not pcall(C.mkdir, '/tmp', 2^32))"
		    "assert(not pcall(C.mkdir, '/tmp', 0/0))"
		    "assert(not pcall(C.mkdir, '/tmp\\0x', 7))"
		    "assert(not pcall(C.close, 2^31))"
		    "local ok, why = pcall(function() C.close('1') end)"
		    "assert(why == \"init.script:1: bad argument #1 to 'close' "
		    "(number expected, got string)\", why)");
}
END_TEST

START_TEST(an_error_ends_it)
{
	init_fails("local x\nerror 'no\\27[m'", "", 0, "init.script:2: no?[m");
	init_fails("error({})", "", 0, "init.script: error object is a table value");
	init_fails("error(setmetatable({}, {__tostring = function() return 'T' end}))",
		"", 0, "T");
	init_fails("local x = = 1", "", 0, "init.script:1: unexpected symbol near '='");
}
END_TEST

START_TEST(a_long_failure_is_cut)
{
	struct init_child child = { .text = "error(string.rep('x', 1000), 0)" };

	init_run(&child);
	ck_assert_int_eq(child.status, 1);
	ck_assert_uint_eq(strlen(child.failure.text), sizeof child.failure.text - 1);
	ck_assert_uint_eq(strlen(child.said), sizeof child.failure.text);
}
END_TEST

START_TEST(nobody_need_hear_of_it)
{
	struct init_child child = {
		.text = "local ffi = require 'ffi' ffi.cdef 'int pipe(int *);'"
			"local pipe = ffi.new 'int[2]' ffi.C.pipe(pipe)"
			"C.dup2(pipe[1], 2) C.close(pipe[0]) error 'x'",
	};

	init_run(&child);
	ck_assert_int_eq(child.status, 1);
	ck_assert_str_eq(child.failure.text, "init.script:1: x");
}
END_TEST

/* ---- memory ---- */

static const char all_used[] = "init.script: all 1048576 bytes of memory are used";

START_TEST(memory_that_is_used_up_ends_it)
{
	init_fails("pcall(string.rep, 'x', 2^20)", "", ENOMEM, all_used);
	init_fails("pcall(function() local t = {} while true do t[#t + 1] = {} end end)",
		"", ENOMEM, all_used);
	init_fails("pcall(C.read, 0, 2^40)", "", ENOMEM, all_used);
	init_fails("pcall(receive_with_fd, 0, 2^40)", "", ENOMEM, all_used);
	init_fails("newproxy(true) getmetatable(newproxy(true)).__gc = 1 "
		   "local p = newproxy(true) getmetatable(p).__gc = function() "
		   "string.rep('x', 2^20) end",
		"", ENOMEM, all_used);
}
END_TEST

START_TEST(memory_is_what_was_asked_for)
{
	struct init_child more = { .text = "string.rep('x', 2^20)",
		.arena_size = 1 << 22 };
	struct init_child less = { .text = "string.rep('x', 2^17)",
		.arena_size = 1 << 17 };
	struct init_child none = { .text = "assert(true)", .arena_size = 1 << 12 };

	init_expect_success(&more);
	init_expect_failure(
		&less, "", ENOMEM, "init.script: all 131072 bytes of memory are used");
	init_expect_failure(
		&none, "", ENOMEM, "init.script: all 4096 bytes of memory are used");
}
END_TEST

START_TEST(reading_much_takes_it_once)
{
	init_passes("local zero = C.open('/dev/zero', C.O_RDONLY)"
		    "assert(#C.read(zero, 400000) == 400000)"
		    "assert(#C.read(zero, 200000) == 200000)"
		    "assert(collectgarbage 'count' < 800)");
}
END_TEST

START_TEST(memory_is_in_no_core_dump)
{
	init_passes(
		"local ffi = require 'ffi'"
		"local here = tonumber(ffi.cast('uintptr_t', ffi.cast('char *', 'text')))"
		"local inside, seen "
		"for line in io.lines '/proc/self/smaps' do "
		"  local first, last = line:match '^(%x+)-(%x+) '"
		"  if first then"
		"    inside = tonumber(first, 16) <= here and here < tonumber(last, 16)"
		"  elseif inside and line:find '^VmFlags' then"
		"    seen = line:find(' dd', 1, true)"
		"  end "
		"end assert(seen)");
}
END_TEST

/* ---- what is left ---- */

static void expect_closed_from(int first)
{
	for (int fd = 0; fd < 64; fd++)
		if ((fcntl(fd, F_GETFD) >= 0) != (fd < first))
			_exit(2);
}

static void expect_four(void)
{
	expect_closed_from(4);
}

static void expect_five(void)
{
	expect_closed_from(5);
}

START_TEST(descriptors_are_closed)
{
	static const char text[] =
		"for fd = 3, 40 do C.dup2(0, fd) end io.open('/dev/null')";
	struct init_child four = { .text = text, .after = expect_four };
	struct init_child five = { .text = text, .after = expect_five, .keep_from = 5 };

	init_expect_success(&four);
	init_expect_success(&five);
}
END_TEST

/* From now on this system call fails. */
static void escape_filter(char *text, size_t size, unsigned number)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const unsigned char *bytes = (const unsigned char *)code;
	int used = snprintf(text, size, "set_no_new_privs() C.seccomp_set_mode_filter '");

	for (size_t i = 0; i < sizeof code; i++)
		used += snprintf(text + used, size - (size_t)used, "\\%03u", bytes[i]);
	snprintf(text + used, size - (size_t)used, "'");
}

START_TEST(descriptors_that_cannot_be_closed_end_it)
{
	char text[512];

	escape_filter(text, sizeof text, SYS_close_range);
	init_fails(text, "", EPERM, "init.script: close_range: Operation not permitted");
}
END_TEST

/* The marker is nowhere as a whole but where the text has brought it. */
static const char coded[] = "wjcmbqeplrvtkdgs";
static volatile char less = 1; /* each letter; the compiler must not add it */

static char *marked; /* the text with the marker for each '@' */

enum { MARKED_SIZE = 1 << 16 };

static void mark(const char *text)
{
	char *to = marked = mmap(NULL, MARKED_SIZE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ck_assert_ptr_ne(marked, MAP_FAILED);
	for (; *text; text++)
		if (*text == '@')
			for (size_t i = 0; i < sizeof coded - 1; i++)
				*to++ = (char)(coded[i] + less);
		else
			*to++ = *text;
}

static bool is_marker(const char *bytes)
{
	for (size_t i = 0; i < sizeof coded - 1; i++)
		if (bytes[i] != coded[i] + less)
			return false;
	return true;
}

static int markers_between(int memory, uintptr_t first, uintptr_t last)
{
	static char page[1 << 16];
	int count = 0;

	for (uintptr_t at = first; at < last; at += sizeof page - sizeof coded) {
		size_t most = last - at < sizeof page ? last - at : sizeof page;
		ssize_t size = pread(memory, page, most, (off_t)at);

		for (ssize_t i = 0; i + (ssize_t)sizeof coded - 1 <= size; i++)
			if (is_marker(page + i))
				count++;
	}
	memset(page, 0, sizeof page);
	return count;
}

/* Sanitizers note what they know in mappings larger than any memory. */
enum { LARGEST = 1 << 28 };

/* In all of this process. */
static int count_markers(void)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC), count = 0;
	unsigned long first, last;
	char line[512];

	if (!maps || memory < 0)
		_exit(104);
	while (fgets(line, sizeof line, maps))
		if (sscanf(line, "%lx-%lx r", &first, &last) == 2 &&
			last - first < LARGEST && !strstr(line, "[v"))
			count += markers_between(memory, first, last);
	fclose(maps);
	close(memory);
	return count;
}

static void expect_no_marker(void)
{
	if (count_markers() == 0)
		_exit(105); /* the text has it */
	explicit_bzero(marked, MARKED_SIZE);
	if (count_markers() > 0)
		_exit(106);
}

static void leaves_no_marker(const char *text)
{
	struct init_child child = { .after = expect_no_marker };

	mark(text);
	child.text = marked;
	init_expect_success(&child);
	munmap(marked, MARKED_SIZE);
}

START_TEST(nothing_of_the_text_is_left)
{
	leaves_no_marker("local x = '@'");
	leaves_no_marker("local x = ('@'):rep(1000):upper():lower() .. '@'");
	leaves_no_marker(
		"assert(loadstring(\"return '@'\"))() string.format('%50s', '@')");
	leaves_no_marker("errexit = false C.open('/@/@', C.O_RDONLY) C.mkdir('/@/@', 0)"
			 "C.execve('/@', {'@', '@'}, {['@'] = '@'})"
			 "pcall(error, '@') pcall(C.cap_set_proc, 1, '@')");
	leaves_no_marker(
		"C.dup2(C.open('/dev/null', C.O_RDWR), 1)"
		"print('@') io.write('@', '@\\n') io.stdout:write(('@'):rep(999))"
		"write_all(1, '@') C.write(1, '@')");
	leaves_no_marker("for i = 1, 9 do io.open('/dev/null', 'w'):write('@') end "
			 "local f = io.open('/dev/null', 'w') f:write('@') f:close()"
			 "io.popen('cat >/dev/null', 'w'):write('@')");
	leaves_no_marker("local ffi = require 'ffi'"
			 "ffi.copy(ffi.new('char[99]'), '@')");
	leaves_no_marker("package.searchpath('@', ('?'):rep(99))");
	leaves_no_marker(
		"@ = '@' getmetatable(newproxy(true)).__gc = function() @ = 1 end");
}
END_TEST

/* Wiping is more than giving back. */
START_TEST(memory_that_cannot_be_given_back_is_wiped)
{
	char text[512];

	escape_filter(text, sizeof text - 32, SYS_munmap);
	strcat(text, " local x = '@' .. '@'");
	leaves_no_marker(text);
}
END_TEST

Suite *init_script_suite(void)
{
	Suite *suite = suite_create("init_script");
	TCase *tests = tcase_create("init_script");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, all_of_lua_is_there);
	tcase_add_test(tests, jit_is_off);
	tcase_add_test(tests, globals_at_the_start);
	tcase_add_test(tests, an_unknown_name_raises);
	tcase_add_test(tests, an_empty_text_is_none);
	tcase_add_test(tests, what_it_prints_comes_before_what_it_writes);
	tcase_add_test(tests, what_io_left_open_is_written);
	tcase_add_test(tests, errexit_ends_where_pcall_catches);
	tcase_add_test(tests, errexit_is_read_at_each_failure);
	tcase_add_test(tests, helpers_obey_errexit);
	tcase_add_test(tests, ill_typed_arguments_can_be_caught);
	tcase_add_test(tests, an_error_ends_it);
	tcase_add_test(tests, a_long_failure_is_cut);
	tcase_add_test(tests, nobody_need_hear_of_it);
	tcase_add_test(tests, memory_that_is_used_up_ends_it);
	tcase_add_test(tests, memory_is_what_was_asked_for);
	tcase_add_test(tests, reading_much_takes_it_once);
	tcase_add_test(tests, memory_is_in_no_core_dump);
	tcase_add_test(tests, descriptors_are_closed);
	tcase_add_test(tests, descriptors_that_cannot_be_closed_end_it);
	tcase_add_test(tests, nothing_of_the_text_is_left);
	tcase_add_test(tests, memory_that_cannot_be_given_back_is_wiped);
	suite_add_tcase(suite, tests);
	return suite;
}
