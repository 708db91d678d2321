/* SPDX-License-Identifier: MIT */
/* check_proposal.c - tests of cmd/proposal.c: whatever was seen, what is written is a manifest. */
#include "cmd/proposal.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox/layers.h"
#include "sandbox/plain.h"
#include "sandbox/word.h"

enum { ROUNDS = 60, SEED = 4711, LONGEST = 300 };

static struct record record;
static struct peak peak = { 10 << 20, 64 };
static char text[256 * 1024];

/* Write what the record says, and read it as a policy. Returns its size. */
static size_t propose(void)
{
	const struct variables variables = {
		.script_dir = "/srv/script",
		.cwd = "/srv/cwd",
		.home = "/home/user",
		.tmpdir = "/tmp/cellua.x",
		.arguments = { "/srv/cwd/argument" },
	};
	const struct proposal proposal = {
		.script = "a\"\n\033[2J.lua",
		.record = &record,
		.variables = &variables,
		.peak = &peak,
		.missed = 1,
	};
	struct layers layers = { .count = 0 };
	struct fault fault = { 0 };
	int fd = memfd_create("proposal", MFD_CLOEXEC);
	char name[32];
	ssize_t size;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(proposal_write(&proposal, fd), 0);
	size = pread(fd, text, sizeof text - 1, 0);
	ck_assert_int_gt(size, 0);
	text[size] = '\0';
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	if (layers_add_file(&layers, name, &fault) < 0)
		ck_abort_msg("%s\n%s", fault.text, text);
	layers_finish(&layers);
	close(fd);
	return (size_t)size;
}

static void add(const char *word, const char *what, bool is_directory)
{
	const struct sight sight = {
		.word = (unsigned)word_find(word),
		.text = what,
		.about = is_directory ? what : NULL,
		.call = "call",
		.is_directory = is_directory,
	};

	record_add(&record, &sight);
}

/* Most of them can be shown, and some climb, or end quotes and lines. */
static const char *some_name(char name[LONGEST + 1])
{
	static const char usual[] = "/abc.-_ \"\\\n\t$'[]{}=,";
	int length = 1 + rand() % (rand() % 4 ? 12 : LONGEST - 1);

	name[0] = '/';
	for (int i = 1; i < length; i++) {
		name[i] = usual[rand() % (int)(sizeof usual - 1)];
		if (rand() % 40 == 0)
			name[i] = (char)(1 + rand() % 255);
	}
	name[length] = '\0';
	return name;
}

START_TEST(whatever_was_seen_is_a_manifest)
{
	static const char *const seen[] = { "fs.read", "fs.list", "fs.write", "fs.create",
		"fs.delete", "fs.move", "fs.attr", "env.pass", "ffi", "debug", "stdio",
		"run", "net.connect", "limits.procs", "spawn" };
	char name[LONGEST + 1];

	srand(SEED);
	for (int round = 0; round < ROUNDS; round++) {
		record_init(&record, "/home/user");
		for (int i = rand() % 2000; i > 0; i--) {
			size_t word = (size_t)rand() % (sizeof seen / sizeof *seen);

			some_name(name);
			if (strcmp(seen[word], "stdio") == 0)
				snprintf(name, sizeof name, "%s", "out");
			add(seen[word], name, word < 6 && rand() % 2);
			if (rand() % 8 == 0)
				record_add_made(&record, some_name(name));
		}
		propose();
		for (const char *at = text; *at;) {
			bool shows;
			size_t length = plain_length(at, &shows);

			ck_assert(shows || *at == '\n');
			at += length;
		}
	}
}
END_TEST

/* Nearly each byte of a name takes two, and the record is full of them. */
START_TEST(the_largest_fits)
{
	static const size_t lengths[] = { 8, 16, 24, 32, 40, 48, 64, 100, 400, 2000 };
	char name[2048];

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		record_init(&record, NULL);
		memset(name, '"', lengths[i]);
		for (unsigned j = 0; j < 2 * RECORD_ENTRIES; j++) {
			snprintf(name + lengths[i], sizeof name - lengths[i], "%x", j);
			*name = '/';
			add(j % 2 ? "fs.create" : "fs.read", name, j % 2);
			add("ffi", name + 1, false);
		}
		ck_assert_uint_gt(record.left_out, 0);
		ck_assert_uint_le(propose(), DATA_SIZE_MAX);
	}
}
END_TEST

START_TEST(paths_begin_with_what_leaves_least)
{
	record_init(&record, "/home/user");
	add("fs.read", "/srv/script/a", false);
	add("fs.read", "/srv/cwd/a", false);
	add("fs.read", "/srv/cwd/argument", false);
	add("fs.read", "/home/user/a", false);
	add("fs.read", "/home/username/a", false);
	add("fs.write", "/tmp/cellua.x/a", false);
	propose();
	ck_assert_ptr_nonnull(strstr(text, "\"$SCRIPT_DIR/a\", -- call\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"$CWD/a\", -- call\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"$ARG1\", -- call\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"$HOME/a\", -- call\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"/home/username/a\", -- call\n"));
	ck_assert_ptr_nonnull(strstr(text, "\"$TMPDIR/a\", -- call\n"));
}
END_TEST

START_TEST(limits_are_twice_the_peak)
{
	record_init(&record, NULL);
	add("limits.procs", "1", false);
	add("limits.procs", "12", false);
	add("limits.procs", "3", false);
	propose();
	ck_assert_ptr_nonnull(strstr(text, "memory = \"32M\","));
	ck_assert_ptr_nonnull(strstr(text, "files = 128,"));
	ck_assert_ptr_nonnull(strstr(text, "procs = 12,"));
}
END_TEST

Suite *proposal_suite(void)
{
	Suite *suite = suite_create("proposal");
	TCase *tests = tcase_create("proposal");

	tcase_add_test(tests, whatever_was_seen_is_a_manifest);
	tcase_add_test(tests, the_largest_fits);
	tcase_add_test(tests, paths_begin_with_what_leaves_least);
	tcase_add_test(tests, limits_are_twice_the_peak);
	tcase_set_timeout(tests, 120);
	suite_add_tcase(suite, tests);
	return suite;
}
