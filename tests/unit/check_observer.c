/* SPDX-License-Identifier: MIT */
/* check_observer.c - tests of sandbox/observer.c, observed.c and sighting.c. */
#include "sandbox/observer.h"

#include <check.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/watched.h"
#include "sandbox/observed.h"
#include "sandbox/word.h"

static char base[] = "/tmp/check_observer.XXXXXX";
static char told[4096]; /* "word text; " of each sight, without the directory */
static struct observer observer;
static struct fault fault;

static void put(const char *word, const char *text)
{
	size_t length = strlen(told);

	if (strncmp(text, base, strlen(base)) == 0)
		text += strlen(base);
	snprintf(
		told + length, sizeof told - length, "%s %s; ", word, *text ? text : ".");
}

static void saw(void *unused, const struct sight *sight)
{
	(void)unused;
	put(words[sight->word].name, sight->text);
}

static void made(void *unused, const char *path)
{
	(void)unused;
	put("made", path);
}

static void missed(void *unused)
{
	(void)unused;
	put("missed", "");
}

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	ck_assert_int_eq(chdir(base), 0);
	*told = '\0';
}

static void finish(void)
{
	char command[64];

	ck_assert_int_eq(chdir("/"), 0);
	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

static _Noreturn void be_observed(void (*run)(void))
{
	if (observed_enter(observer.ends[1], &fault) < 0)
		_exit(1);
	close(observer.ends[0]);
	close(observer.ends[1]);
	watched_on = true;
	run();
	_exit(0);
}

/* What a process does that runs this; only its calls are let go, so that it ends. */
static const char *observe(void (*run)(void))
{
	const struct witness witness = { NULL, saw, made, missed };
	struct pollfd poll_for;
	int status;
	pid_t pid;

	*told = '\0';
	ck_assert_int_eq(observer_open(&observer, &witness, &fault), 0);
	pid = fork();
	if (pid == 0)
		be_observed(run);
	ck_assert_int_eq(observer_begin(&observer, pid, &fault), 0);
	ck_assert_int_ge(observer.listener, 0);
	while (observer.listener >= 0) {
		observer_poll(&observer, &poll_for);
		ck_assert_int_gt(poll(&poll_for, 1, -1), 0);
		observer_move(&observer, &poll_for);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	observer_close(&observer);
	return told;
}

static void put_file(const char *name)
{
	close(open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
}

/* ---- calls ---- */

static void open_files(void)
{
	open("there", O_RDONLY | O_CLOEXEC);
	open("there", O_RDWR | O_CLOEXEC);
	open("there", O_RDONLY | O_TRUNC | O_CLOEXEC);
	open("there", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	open("there", O_PATH | O_CLOEXEC);
	open("missing", O_RDONLY | O_CLOEXEC);
	open(".", O_RDONLY | O_CLOEXEC);
	syscall(SYS_openat, AT_FDCWD, 1, 0, 0);
	open("new", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	openat(open("/", O_PATH | O_CLOEXEC), "missing", O_RDONLY | O_CLOEXEC);
}

START_TEST(opening_takes_what_it_is_for)
{
	put_file("there");
	ck_assert_str_eq(observe(open_files),
		"fs.read /there; fs.read /there; fs.write /there; fs.read /there; "
		"fs.write /there; fs.list .; missed .; fs.create .; made /new; fs.read /new; "
		"fs.write /new; ");
}
END_TEST

static void change_names(void)
{
	mkdir("d", 0700);
	rename("a", "b");
	rename("b", "d/c");
	ck_assert_int_eq(link("d/c", "d/e"), 0);
	ck_assert_int_eq(symlink("x", "s"), 0);
	unlink("d/c");
	unlink("missing");
	mkdir("d", 0700);
	rmdir("missing");
	ck_assert_int_eq(truncate("d/e", 0), 0);
}

START_TEST(names_are_rights_to_directories)
{
	put_file("a");
	ck_assert_str_eq(observe(change_names),
		"fs.create .; made /d; fs.delete .; fs.create .; made /b; fs.delete .; "
		"fs.move .; fs.move /d; fs.create /d; made /d/c; fs.create /d; made /d/e; "
		"fs.create .; made /s; fs.delete /d; fs.write /d/e; ");
}
END_TEST

static void use_links(void)
{
	open("link", O_RDONLY | O_CLOEXEC);
	open("/dev/fd/7", O_RDONLY | O_CLOEXEC);
	open("link", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

START_TEST(links_count_as_what_they_lead_to)
{
	put_file("there");
	dup2(open("there", O_RDONLY | O_CLOEXEC), 7);
	ck_assert_int_eq(symlink("there", "link"), 0);
	ck_assert_str_eq(
		observe(use_links), "fs.read /there; fs.read /there; fs.read /link; ");
	close(7);
}
END_TEST

static void use_streams(void)
{
	char byte;
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int i = 0; i < 3; i++)
		dup2(fd, i);
	ck_assert_int_eq(read(0, &byte, 1), 0);
	ck_assert_int_eq(write(1, "x", 1), 1);
	ck_assert_int_eq(write(fd, "x", 1), 1);
	ck_assert_int_eq(write(2, "x", 1), 1);
}

START_TEST(streams_are_used_by_their_numbers)
{
	ck_assert_str_eq(observe(use_streams),
		"fs.read /dev/null; fs.write /dev/null; stdio in; stdio out; stdio err; ");
}
END_TEST

static void *open_in_thread(void *unused)
{
	open("there", O_RDONLY | O_CLOEXEC);
	return unused;
}

static void use_others(void)
{
	pthread_t thread;
	pid_t pid;

	pthread_create(&thread, NULL, open_in_thread, NULL);
	pthread_join(thread, NULL);
	pid = fork();
	if (pid == 0) {
		open("there", O_RDONLY | O_CLOEXEC);
		execl("/bin/sh", "sh", "-c", ": <there", (char *)NULL);
	}
	waitpid(pid, NULL, 0);
}

START_TEST(threads_count_and_children_only_run_programs)
{
	const char *all;

	put_file("there");
	all = observe(use_others);
	ck_assert_ptr_nonnull(strstr(all, "fs.read /there; run /"));
	ck_assert_ptr_eq(strstr(all, "fs.read /there"), strrchr(all, 'f'));
}
END_TEST

/* ---- notes ---- */

static void use_ring(void)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_openat(&request, AT_FDCWD, "there", O_RDWR, 0);
	watched_request(&request);
	io_uring_prep_openat(&request, AT_FDCWD, "new", O_WRONLY | O_CREAT, 0600);
	watched_request(&request);
	io_uring_prep_renameat(&request, AT_FDCWD, "there", AT_FDCWD, "d/there", 0);
	watched_request(&request);
	io_uring_prep_unlinkat(&request, AT_FDCWD, "there", 0);
	watched_request(&request);
	io_uring_prep_mkdirat(&request, AT_FDCWD, "e", 0700);
	watched_request(&request);
	io_uring_prep_symlinkat(&request, "there", AT_FDCWD, "s");
	watched_request(&request);
	io_uring_prep_linkat(&request, AT_FDCWD, "there", AT_FDCWD, "l", 0);
	watched_request(&request);
	io_uring_prep_write(&request, 1, "x", 1, 0);
	watched_request(&request);
	io_uring_prep_read(&request, 5, &request, 1, 0);
	watched_request(&request);
	io_uring_prep_nop(&request);
	watched_request(&request);
}

START_TEST(requests_count_as_calls)
{
	put_file("there");
	ck_assert_int_eq(mkdir("d", 0700), 0);
	ck_assert_str_eq(observe(use_ring),
		"fs.read /there; fs.write /there; fs.create .; made /new; fs.write /new; "
		"fs.delete .; fs.move .; fs.move /d; fs.create /d; made /d/there; "
		"fs.delete .; fs.create .; made /e; fs.create .; made /s; fs.create .; "
		"made /l; stdio out; ");
}
END_TEST

static void take_notes(void)
{
	observed_note(NOTE_VARIABLE, "NAME");
	observed_note(NOTE_ASIDE, "");
	open("there", O_RDONLY | O_CLOEXEC);
	observed_note(NOTE_LINKED, "libx.so.1");
	observed_note(NOTE_ASIDE, "");
	observed_note(NOTE_LINKED, "");
	observed_note(NOTE_DEBUG, "debug.getinfo");
	observed_note(NOTES, "x");
	watched_threads(3);
	watched_actor("module");
	watched_environment();
}

START_TEST(notes_are_told)
{
	put_file("there");
	ck_assert_str_eq(observe(take_notes),
		"env.pass NAME; ffi libx.so.1; debug debug.getinfo; limits.procs 3; "
		"spawn module; env.pass *; ");
}
END_TEST

static void use_much(void)
{
	void *memory =
		mmap(NULL, 256 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ck_assert_int_eq(munmap(memory, 256 << 20), 0);
	dup2(0, 700);
}

START_TEST(the_peak_is_measured_at_the_end)
{
	observe(use_much);
	ck_assert_uint_gt(observer.peak.memory, 256 << 20);
	ck_assert_uint_ge(observer.peak.files, 701);
}
END_TEST

START_TEST(nobody_has_to_observe)
{
	observed_note(NOTE_VARIABLE, "NAME");
	watched_environment();
}
END_TEST

Suite *observer_suite(void)
{
	Suite *suite = suite_create("observer");
	TCase *tests = tcase_create("observer");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, opening_takes_what_it_is_for);
	tcase_add_test(tests, names_are_rights_to_directories);
	tcase_add_test(tests, links_count_as_what_they_lead_to);
	tcase_add_test(tests, streams_are_used_by_their_numbers);
	tcase_add_test(tests, threads_count_and_children_only_run_programs);
	tcase_add_test(tests, requests_count_as_calls);
	tcase_add_test(tests, notes_are_told);
	tcase_add_test(tests, the_peak_is_measured_at_the_end);
	tcase_add_test(tests, nobody_has_to_observe);
	suite_add_tcase(suite, tests);
	return suite;
}
