/* SPDX-License-Identifier: MIT */
/* check_init_landlock.c - tests of modules/init_landlock.c. */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <signal.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include "tests/unit/init_child.h"

static bool can_run(int least)
{
	long abi = syscall(444, NULL, 0, 1);

	if (abi >= least)
		return true;
	printf("skipped: the kernel has Landlock ABI %ld, not %d\n", abi, least);
	return false;
}

static const char common[] =
	"local function is(expected, result, errno, ...)"
	"  assert(result == expected and errno == 0 and select('#', ...) == 0) "
	"end "
	"local function fails(expected, result, errno)"
	"  assert(result == -1 and errno == expected, errno) "
	"end "
	"local all = {'execute', 'write_file', 'read_file', 'read_dir', 'remove_dir',"
	"  'remove_file', 'make_char', 'make_dir', 'make_reg', 'make_sock', 'make_fifo',"
	"  'make_block', 'make_sym'}";

static void passes(bool as_user, const char *text)
{
	char whole[4096];
	struct init_child child = { .text = whole, .as_user = as_user };

	snprintf(whole, sizeof whole, "%s%s", common, text);
	init_expect_success(&child);
}

START_TEST(the_version)
{
	char text[128];

	if (!can_run(1))
		return;
	snprintf(text, sizeof text,
		"is(%ld, C.landlock_create_ruleset(nil, {'version'}))",
		syscall(444, NULL, 0, 1));
	passes(false, text);
}
END_TEST

/* As section on deny-all of the manual has it. */
START_TEST(all_files_are_denied)
{
	if (!can_run(1))
		return;
	for (int i = 0; i < 2; i++)
		passes(i == 1,
			"local abi = C.landlock_create_ruleset(nil, {'version'})"
			"if abi >= 2 then all[#all + 1] = 'refer' end "
			"if abi >= 3 then all[#all + 1] = 'truncate' end "
			"if abi >= 5 then all[#all + 1] = 'ioctl_dev' end "
			"local rules, errno = C.landlock_create_ruleset({handled_access_fs = all})"
			"assert(rules > 2 and errno == 0)"
			"local usr = C.open('/usr', C.O_PATH)"
			"is(0, C.landlock_add_rule(rules, 'path_beneath',"
			"  {allowed_access = {'read_file', 'read_dir'}, parent_fd = usr}))"
			"set_no_new_privs() is(0, C.landlock_restrict_self(rules))"
			"C.close(C.open('/usr/bin/env', C.O_RDONLY))"
			"errexit = false "
			"fails(C.EACCES, C.open('/etc/passwd', C.O_RDONLY))"
			"fails(C.EACCES, C.open('/tmp', C.O_RDONLY))"
			"fails(C.EACCES, C.mkdir('/tmp/check_init_landlock', 0))"
			"fails(C.EACCES, C.execve('/usr/bin/env'))");
}
END_TEST

START_TEST(ports)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char text[1024];

	if (!can_run(4))
		return;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ck_assert_int_eq(bind(fd, (void *)&address, sizeof address), 0);
	ck_assert_int_eq(listen(fd, 8), 0);
	ck_assert_int_eq(getsockname(fd, (void *)&address, &size), 0);
	snprintf(text, sizeof text,
		"local ffi = require 'ffi'"
		"ffi.cdef 'int connect(int, const char *, unsigned);'"
		"local function connect(port)"
		"  local address = '\\2\\0' .. string.char(bit.rshift(port, 8), port %% 256)"
		"    .. '\\127\\0\\0\\1' .. string.rep('\\0', 8)"
		"  local fd = C.socket(C.AF_INET, C.SOCK_STREAM, 0)"
		"  return ffi.C.connect(fd, address, 16) == 0 and 0 or ffi.errno() "
		"end "
		"assert(connect(%d) == 0)"
		"local rules = C.landlock_create_ruleset("
		"  {handled_access_net = {'bind_tcp', 'connect_tcp'}})"
		"is(0, C.landlock_add_rule(rules, 'net_port',"
		"  {allowed_access = {'connect_tcp'}, port = %d}))"
		"set_no_new_privs() is(0, C.landlock_restrict_self(rules))"
		"assert(connect(%d) == 0 and connect(%d) == C.EACCES)",
		ntohs(address.sin_port), ntohs(address.sin_port), ntohs(address.sin_port),
		ntohs(address.sin_port) ^ 1);
	passes(false, text);
	close(fd);
}
END_TEST

START_TEST(scopes)
{
	static const char text[] =
		"local ffi = require 'ffi'"
		"ffi.cdef 'int kill(int, int); int getppid(void);'"
		"assert(ffi.C.kill(ffi.C.getppid(), 0) == 0)"
		"local rules = C.landlock_create_ruleset("
		"  {scoped = {'signal', 'abstract_unix_socket'}})"
		"set_no_new_privs() is(0, C.landlock_restrict_self(rules))"
		"assert(ffi.C.kill(ffi.C.getppid(), 0) == -1 and ffi.errno() == C.EPERM)";

	if (can_run(6))
		passes(false, text);
}
END_TEST

START_TEST(flags_of_the_log)
{
	if (can_run(7))
		passes(false,
			"local rules = C.landlock_create_ruleset {scoped = {'signal'}}"
			"set_no_new_privs()"
			"is(0, C.landlock_restrict_self(rules,"
			"  {'log_same_exec_off', 'log_subdomains_off'}))");
}
END_TEST

START_TEST(what_the_kernel_refuses)
{
	if (can_run(1))
		passes(true,
			"errexit = false "
			"fails(C.ENOMSG, C.landlock_create_ruleset {})"
			"fails(C.ENOMSG, C.landlock_create_ruleset {handled_access_fs = {}})"
			"fails(C.EINVAL, C.landlock_create_ruleset({}, {'version'}))"
			"local rules = C.landlock_create_ruleset {handled_access_fs = all}"
			"fails(C.EPERM, C.landlock_restrict_self(rules))"
			"local fd = C.open('/', C.O_PATH)"
			"fails(C.ENOMSG, C.landlock_add_rule(rules, 'path_beneath',"
			"  {parent_fd = fd}))"
			"fails(C.EBADF, C.landlock_add_rule(rules, 'path_beneath',"
			"  {allowed_access = {'execute'}}))"
			"set_no_new_privs() fails(C.EBADF, C.landlock_restrict_self(99))");
}
END_TEST

START_TEST(ill_typed_tables_raise)
{
	passes(false,
		"local function raises(...) assert(not pcall(...)) end "
		"local create, add = C.landlock_create_ruleset, C.landlock_add_rule "
		"raises(create, {handled_access_fs = {'exec'}})"
		"raises(create, {handled_access_fs = {1}})"
		"raises(create, {handled_access_fs = 'execute'})"
		"raises(create, {handled_access_fs = {x = 'execute'}})"
		"raises(create, {handled_access_net = {'execute'}})"
		"raises(create, {handled_access = {}}) raises(create, {1}) raises(create, 1)"
		"raises(create, nil, {'versions'}) raises(create, nil, 'version')"
		"raises(add, 0, 'path_beneath') raises(add, 0, 'path', {})"
		"raises(add, 0, 'path_beneath', {parent_fd = '1'})"
		"raises(add, 0, 'path_beneath', {parent = 1})"
		"raises(add, 0, 'path_beneath', {parent_fd = 0}, 1)"
		"raises(add, 0, 'net_port', {allowed_access = {'execute'}})"
		"raises(add, 'x', 'net_port', {})"
		"raises(C.landlock_restrict_self) raises(C.landlock_restrict_self, 0, 1)"
		"raises(C.landlock_restrict_self, 0, {'log'})");
}
END_TEST

/* Each name denies what it says, and nothing else. */
START_TEST(each_right_alone)
{
	static const char *const names[] = { "execute", "write_file", "read_file",
		"read_dir", "remove_dir", "remove_file", "make_char", "make_dir",
		"make_reg", "make_sock", "make_fifo", "make_block", "make_sym",
		"truncate" };
	static char base[] = "/tmp/check_init_landlock.XXXXXX";
	char text[4096];

	if (!can_run(3) || geteuid() != 0)
		return;
	ck_assert_ptr_nonnull(mkdtemp(base));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(text, sizeof text,
			"C.chdir '%s' os.execute 'rm -rf *'"
			"C.mkdir('d', mode(7, 7, 7)) C.open('f', C.O_CREAT, mode(7, 7, 7))"
			"local ffi = require 'ffi'"
			"ffi.cdef 'int truncate(const char *, long); int rmdir(const char *);"
			" int unlink(const char *);'"
			"local function call(name, ...) return ffi.C[name](...), ffi.errno() end "
			"local acts = {"
			"  {'execute', C.execve, 'f', also = 'read_file'},"
			"  {'write_file', C.open, 'f', C.O_WRONLY},"
			"  {'read_file', C.open, 'f', C.O_RDONLY},"
			"  {'read_dir', C.open, 'd', C.O_RDONLY + C.O_DIRECTORY},"
			"  {'truncate', call, 'truncate', 'f', 0},"
			"  {'remove_dir', call, 'rmdir', 'd'},"
			"  {'remove_file', call, 'unlink', 'f'},"
			"  {'make_char', C.mknod, 'c', C.S_IFCHR, 259},"
			"  {'make_block', C.mknod, 'b', C.S_IFBLK, 259},"
			"  {'make_dir', C.mkdir, 'e', 0}, {'make_fifo', C.mkfifo, 'p', 0},"
			"  {'make_reg', C.mknod, 'r', C.S_IFREG, 0},"
			"  {'make_sock', bind_unix, C.socket(C.AF_UNIX, C.SOCK_STREAM, 0), 's'},"
			"  {'make_sym', C.symlink, 'x', 'l'}}"
			"local rules = C.landlock_create_ruleset {handled_access_fs = {'%s'}}"
			"set_no_new_privs() C.landlock_restrict_self(rules) errexit = false "
			"for _, act in ipairs(acts) do"
			"  local result, errno = act[2](unpack(act, 3))"
			"  local denied = result == -1 and errno == C.EACCES "
			"  assert(denied == (act[1] == '%s' or act.also == '%s'), act[1]) "
			"end",
			base, names[i], names[i], names[i]);
		init_passes(text);
	}
	snprintf(text, sizeof text, "rm -rf %s", base);
	ck_assert_int_eq(system(text), 0);
}
END_TEST

Suite *init_landlock_suite(void)
{
	Suite *suite = suite_create("init_landlock");
	TCase *tests = tcase_create("init_landlock");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, the_version);
	tcase_add_test(tests, all_files_are_denied);
	tcase_add_test(tests, ports);
	tcase_add_test(tests, scopes);
	tcase_add_test(tests, flags_of_the_log);
	tcase_add_test(tests, what_the_kernel_refuses);
	tcase_add_test(tests, ill_typed_tables_raise);
	tcase_add_test(tests, each_right_alone);
	suite_add_tcase(suite, tests);
	return suite;
}
