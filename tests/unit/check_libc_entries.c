/* SPDX-License-Identifier: MIT */
/* check_libc_entries.c - without a service the functions in front of the C library's are those
 * themselves: results, modes, errno. */
#include <arpa/inet.h>
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "runtime/libc_service.h"

int __xstat(int version, const char *path, struct stat *status);
int __lxstat(int version, const char *path, struct stat *status);

enum { UNTOUCHED = 4321 };

static char place[] = "/tmp/entries.XXXXXX";
static int directory = -1;
static mode_t mask;

static void enter(void)
{
	strcpy(strrchr(place, '.'), ".XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(place));
	ck_assert_int_eq(syscall(SYS_chdir, place), 0);
	directory = (int)syscall(SYS_openat, AT_FDCWD, ".", O_DIRECTORY | O_CLOEXEC);
	mask = umask(0);
	ck_assert(!libc_service_is_here());
	errno = UNTOUCHED;
}

static void leave(void)
{
	char command[64];

	umask(mask);
	close(directory);
	snprintf(command, sizeof command, "rm -rf %s", place);
	ck_assert_int_eq(system(command), 0);
}

/* What the kernel says of a file's permissions. */
static unsigned mode_of(const char *path)
{
	struct stat status;

	if (syscall(SYS_newfstatat, AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	return status.st_mode & 07777;
}

static void expect_made(int fd, const char *path, unsigned mode)
{
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(errno, UNTOUCHED);
	ck_assert_uint_eq(mode_of(path), mode);
	close(fd);
	syscall(SYS_unlinkat, AT_FDCWD, path, 0);
	errno = UNTOUCHED;
}

START_TEST(a_mode_arrives_where_there_is_one)
{
	expect_made(open("a", O_CREAT | O_WRONLY, 0640), "a", 0640);
	expect_made(open64("a", O_CREAT | O_WRONLY, 0604), "a", 0604);
	expect_made(openat(directory, "a", O_CREAT | O_RDWR, 04711), "a", 04711);
	expect_made(openat64(AT_FDCWD, "a", O_CREAT | O_RDWR, 0), "a", 0);
	expect_made(creat("a", 0600), "a", 0600);
	expect_made(creat64("a", 0777), "a", 0777);
	umask(022);
	expect_made(open("a", O_CREAT | O_WRONLY, 0666), "a", 0644);
}
END_TEST

START_TEST(a_file_without_a_name_has_a_mode_too)
{
	int fd = open(".", O_TMPFILE | O_RDWR, 0606);
	struct stat status;

	if (fd < 0 && errno == EOPNOTSUPP)
		return;
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(fstat(fd, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0606);
	close(fd);
}
END_TEST

#define EXPECT_FAILS(call, number)                  \
	do {                                        \
		errno = 0;                          \
		ck_assert_int_eq((long)(call), -1); \
		ck_assert_int_eq(errno, number);    \
	} while (0)

START_TEST(failures_are_those_of_the_kernel)
{
	/* who calls it so does not promise that there is a path */
	int (*volatile any)(const char *path, int flags, ...) = open;
	struct stat status;
	struct statx extended;

	EXPECT_FAILS(open("none", O_RDONLY), ENOENT);
	EXPECT_FAILS(any(NULL, O_RDONLY), EFAULT);
	EXPECT_FAILS(open(".", O_WRONLY), EISDIR);
	EXPECT_FAILS(openat(7777, "none", O_RDONLY), EBADF);
	EXPECT_FAILS(creat("none/a", 0600), ENOENT);
	EXPECT_FAILS(unlink("none"), ENOENT);
	EXPECT_FAILS(unlinkat(directory, "none", 0), ENOENT);
	EXPECT_FAILS(unlinkat(directory, "none", 1), EINVAL);
	EXPECT_FAILS(rmdir("none"), ENOENT);
	EXPECT_FAILS(remove("none"), ENOENT);
	EXPECT_FAILS(rename("none", "a"), ENOENT);
	EXPECT_FAILS(renameat(directory, "none", directory, "a"), ENOENT);
	EXPECT_FAILS(renameat2(directory, "none", directory, "a", 0xffff), EINVAL);
	EXPECT_FAILS(mkdir("none/a", 0700), ENOENT);
	EXPECT_FAILS(mkdirat(directory, "none/a", 0700), ENOENT);
	EXPECT_FAILS(access("none", F_OK), ENOENT);
	EXPECT_FAILS(access(".", 64), EINVAL);
	EXPECT_FAILS(eaccess("none", F_OK), ENOENT);
	EXPECT_FAILS(euidaccess("none", F_OK), ENOENT);
	EXPECT_FAILS(faccessat(directory, "none", F_OK, 0), ENOENT);
	EXPECT_FAILS(stat("none", &status), ENOENT);
	EXPECT_FAILS(lstat("none", &status), ENOENT);
	EXPECT_FAILS(__xstat(1, "none", &status), ENOENT);
	EXPECT_FAILS(__lxstat(1, "none", &status), ENOENT);
	EXPECT_FAILS(fstatat(directory, "none", &status, 0), ENOENT);
	EXPECT_FAILS(statx(directory, "none", 0, STATX_SIZE, &extended), ENOENT);
}
END_TEST

START_TEST(files_are_made_moved_and_removed)
{
	struct stat status;
	struct statx extended;

	ck_assert_int_eq(mkdir("d", 0711), 0);
	ck_assert_uint_eq(mode_of("d"), 0711);
	ck_assert_int_eq(mkdirat(directory, "d/e", 0755), 0);
	close(creat("d/a", 0600));
	ck_assert_int_eq(rename("d/a", "d/b"), 0);
	ck_assert_int_eq(renameat(directory, "d/b", directory, "c"), 0);
	close(creat("a", 0640));
	errno = 0;
	ck_assert_int_eq(renameat2(directory, "a", directory, "c", 1), -1);
	ck_assert_int_eq(errno, EEXIST);
	ck_assert_int_eq(access("a", R_OK | W_OK), 0);
	ck_assert_int_eq(eaccess("a", R_OK), 0);
	ck_assert_int_eq(faccessat(directory, "a", R_OK, AT_EACCESS), 0);
	ck_assert_int_eq(stat("a", &status), 0);
	ck_assert_uint_eq(status.st_mode, S_IFREG | 0640);
	ck_assert_int_eq(fstatat(directory, "", &status, AT_EMPTY_PATH), 0);
	ck_assert(S_ISDIR(status.st_mode));
	ck_assert_int_eq(statx(directory, "a", 0, STATX_BASIC_STATS, &extended), 0);
	ck_assert_uint_eq(extended.stx_mode, S_IFREG | 0640);
	ck_assert_int_eq(unlink("a"), 0);
	ck_assert_int_eq(unlinkat(directory, "c", 0), 0);
	ck_assert_int_eq(unlinkat(directory, "d/e", AT_REMOVEDIR), 0);
	ck_assert_int_eq(remove("d"), 0);
	ck_assert_uint_eq(mode_of("d"), 0);
}
END_TEST

START_TEST(links_are_read_and_directories_entered)
{
	char text[8] = "";

	ck_assert_int_eq(symlink("to", "link"), 0);
	ck_assert_int_eq(readlink("link", text, sizeof text), 2);
	ck_assert_str_eq(text, "to");
	ck_assert_int_eq(readlinkat(directory, "link", text, 1), 1);
	EXPECT_FAILS(readlink(".", text, sizeof text), EINVAL);
	EXPECT_FAILS(readlinkat(7777, "link", text, sizeof text), EBADF);
	EXPECT_FAILS(chdir("none"), ENOENT);
	ck_assert_int_eq(mkdir("d", 0700), 0);
	ck_assert_int_eq(chdir("d"), 0);
	EXPECT_FAILS(access("link", F_OK), ENOENT);
	ck_assert_int_eq(chdir(".."), 0);
}
END_TEST

START_TEST(streams_and_directories_are_opened)
{
	FILE *stream = fopen("a", "wx");
	struct dirent **list;
	DIR *opened;
	char text[8];

	ck_assert_ptr_nonnull(stream);
	ck_assert_uint_eq(mode_of("a"), 0666);
	fputs("text", stream);
	stream = freopen("a", "r", stream);
	ck_assert_ptr_nonnull(stream);
	ck_assert_ptr_nonnull(fgets(text, sizeof text, stream));
	ck_assert_str_eq(text, "text");
	fclose(stream);
	errno = 0;
	ck_assert_ptr_null(fopen("a", "wx"));
	ck_assert_int_eq(errno, EEXIST);
	ck_assert_ptr_null(fopen("a", "?"));
	ck_assert_int_eq(errno, EINVAL);
	opened = opendir(".");
	ck_assert_ptr_nonnull(opened);
	closedir(opened);
	ck_assert_int_eq(scandir(".", &list, NULL, alphasort), 3);
	ck_assert_str_eq(list[2]->d_name, "a");
	for (int i = 0; i < 3; i++)
		free(list[i]);
	free(list);
}
END_TEST

START_TEST(sockets_are_named)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "s" };
	int one = socket(AF_UNIX, SOCK_STREAM, 0),
	    other = socket(AF_UNIX, SOCK_STREAM, 0);

	EXPECT_FAILS(connect(one, (const void *)&address, sizeof address), ENOENT);
	ck_assert_int_eq(bind(other, (const void *)&address, sizeof address), 0);
	EXPECT_FAILS(connect(one, (const void *)&address, sizeof address), ECONNREFUSED);
	EXPECT_FAILS(connect(one, NULL, sizeof address), EFAULT);
	ck_assert_int_eq(listen(other, 1), 0);
	ck_assert_int_eq(connect(one, (const void *)&address, sizeof address), 0);
	close(one);
	close(other);
}
END_TEST

START_TEST(names_are_looked_up)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *found;

	ck_assert_int_eq(getaddrinfo("127.0.0.1", "80", &hints, &found), 0);
	ck_assert_int_eq(found->ai_family, AF_INET);
	freeaddrinfo(found);
	ck_assert_int_eq(getaddrinfo(NULL, NULL, NULL, &found), EAI_NONAME);
}
END_TEST

Suite *libc_entries_suite(void)
{
	Suite *suite = suite_create("libc_entries");
	TCase *tests = tcase_create("libc_entries");

	tcase_add_checked_fixture(tests, enter, leave);
	tcase_add_test(tests, a_mode_arrives_where_there_is_one);
	tcase_add_test(tests, a_file_without_a_name_has_a_mode_too);
	tcase_add_test(tests, failures_are_those_of_the_kernel);
	tcase_add_test(tests, files_are_made_moved_and_removed);
	tcase_add_test(tests, links_are_read_and_directories_entered);
	tcase_add_test(tests, streams_and_directories_are_opened);
	tcase_add_test(tests, sockets_are_named);
	tcase_add_test(tests, names_are_looked_up);
	suite_add_tcase(suite, tests);
	return suite;
}
