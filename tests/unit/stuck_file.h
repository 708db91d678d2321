/* SPDX-License-Identifier: MIT */
/* stuck_file.h - a file that is served by a process which never answers a read. */
#ifndef TESTS_UNIT_STUCK_FILE_H
#define TESTS_UNIT_STUCK_FILE_H

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST_STUCK_S = 20 };

static pid_t stuck_server;
static int stuck_reads[2]; /* a byte comes through for each that is never answered */

static void stuck_answer(
	int fuse, uint64_t unique, int error, const void *body, size_t size)
{
	struct fuse_out_header head = {
		.len = (uint32_t)(sizeof head + size),
		.error = error,
		.unique = unique,
	};
	const struct iovec parts[] = { { &head, sizeof head }, { (void *)body, size } };

	(void)!writev(fuse, parts, size ? 2 : 1);
}

static void stuck_serve(int fuse, const struct fuse_in_header *request)
{
	const struct fuse_init_out init = { .major = FUSE_KERNEL_VERSION,
		.minor = FUSE_KERNEL_MINOR_VERSION,
		.max_write = 4096 };
	const struct fuse_attr_out attributes = {
		.attr = { .ino = 1, .size = 4096, .mode = S_IFREG | 0600, .nlink = 1 }
	};
	const struct fuse_open_out opened = { .open_flags = FOPEN_DIRECT_IO };

	switch (request->opcode) {
	case FUSE_INIT:
		stuck_answer(fuse, request->unique, 0, &init, sizeof init);
		break;
	case FUSE_GETATTR:
		stuck_answer(fuse, request->unique, 0, &attributes, sizeof attributes);
		break;
	case FUSE_OPEN:
		stuck_answer(fuse, request->unique, 0, &opened, sizeof opened);
		break;
	case FUSE_READ:
		(void)!write(stuck_reads[1], "", 1);
		break;
	case FUSE_INTERRUPT:
	case FUSE_FORGET:
		break;
	default:
		stuck_answer(fuse, request->unique, -ENOSYS, NULL, 0);
	}
}

static void stuck_run(int fuse)
{
	static _Alignas(8) char buffer[FUSE_MIN_READ_BUFFER + 4096];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	alarm(LONGEST_STUCK_S); /* who waits for it may be unable to end */
	for (;;) {
		ssize_t size = read(fuse, buffer, sizeof buffer);

		if (size > 0)
			stuck_serve(fuse, (const struct fuse_in_header *)(void *)buffer);
		else if (errno != EINTR && errno != EAGAIN && errno != ENOENT)
			_exit(0);
	}
}

/* Returns a descriptor of such a file, or -1: only root can make one, and not everywhere. */
static int stuck_open(void)
{
	char path[] = "/tmp/stuck.XXXXXX", options[100];
	struct stat status;
	int place = mkstemp(path), fuse = open("/dev/fuse", O_RDWR | O_CLOEXEC), fd = -1;

	snprintf(options, sizeof options, "fd=%d,rootmode=100000,user_id=0,group_id=0",
		fuse);
	if (fuse >= 0 && pipe2(stuck_reads, O_CLOEXEC | O_NONBLOCK) == 0 &&
		unshare(CLONE_NEWNS) == 0 &&
		mount(NULL, "/", NULL, MS_PRIVATE | MS_REC, NULL) == 0 &&
		mount("stuck", path, "fuse", MS_NOSUID | MS_NODEV, options) == 0) {
		stuck_server = fork();
		if (stuck_server == 0)
			stuck_run(fuse);
		close(fuse);
		fuse = -1;
		fd = open(path, O_RDONLY | O_CLOEXEC);
		ck_assert_int_eq(fstat(fd, &status), 0); /* the kernel learns its size */
		umount2(path, MNT_DETACH);
	}
	if (fuse >= 0)
		close(fuse);
	close(place);
	unlink(path);
	return fd;
}

/* True once for each read that has arrived, and is never answered. */
static bool stuck_has_read(void)
{
	char byte;

	return read(stuck_reads[0], &byte, 1) == 1;
}

/* Whoever waits for it goes on. */
static void stuck_end(void)
{
	close(stuck_reads[0]);
	close(stuck_reads[1]);
	kill(stuck_server, SIGKILL);
	waitpid(stuck_server, NULL, 0);
}

#endif
