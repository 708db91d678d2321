/* SPDX-License-Identifier: MIT */
/* file.c - what files cost in C: file copy SOURCE SINK TIMES copies by 64 KiB and prints the
 * milliseconds of it all; file small DIRECTORY COUNT opens, reads and closes the files 0, 1 ...,
 * file ring DIRECTORY COUNT the same by io_uring, 64 at a time; they print the microseconds of
 * each. */
#include <fcntl.h>
#include <liburing.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, SMALL = 8192, AT_ONCE = 64, PATH_SIZE = 4096 };
enum { STEPS = 3 }; /* requests for a file */

static unsigned char buffers[AT_ONCE][SMALL], chunk[CHUNK];
static char paths[AT_ONCE][PATH_SIZE];

static void fail(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* ---- one large file ---- */

static void copy(const char *source, const char *sink)
{
	int in = open(source, O_RDONLY | O_CLOEXEC);
	int out = open(sink, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	ssize_t count;

	if (in < 0 || out < 0)
		fail("open");
	while ((count = read(in, chunk, sizeof chunk)) > 0)
		if (write(out, chunk, (size_t)count) != count)
			fail("write");
	close(in);
	close(out);
}

/* ---- many small ones ---- */

static void name(char *path, const char *directory, int number)
{
	snprintf(path, PATH_SIZE, "%s/%d", directory, number);
}

static void read_small(const char *directory, int count)
{
	for (int i = 0; i < count; i++) {
		int fd;

		name(paths[0], directory, i);
		fd = open(paths[0], O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			fail("open");
		while (read(fd, buffers[0], SMALL) == SMALL)
			;
		close(fd);
	}
}

/* Open in a slot of the ring, read, close: the last answers for all. */
static void begin(struct io_uring *ring, unsigned slot)
{
	struct io_uring_sqe *entry = io_uring_get_sqe(ring);

	io_uring_prep_openat_direct(entry, AT_FDCWD, paths[slot], O_RDONLY, 0, slot);
	entry->flags |= IOSQE_IO_LINK | IOSQE_CQE_SKIP_SUCCESS;
	entry->user_data = AT_ONCE;
	entry = io_uring_get_sqe(ring);
	io_uring_prep_read(entry, (int)slot, buffers[slot], SMALL, 0);
	entry->flags |= IOSQE_FIXED_FILE | IOSQE_IO_HARDLINK;
	entry->user_data = AT_ONCE;
	entry = io_uring_get_sqe(ring);
	io_uring_prep_close_direct(entry, slot);
	entry->user_data = slot;
}

static unsigned reap(struct io_uring *ring, unsigned *idle, unsigned idle_count)
{
	struct io_uring_cqe *answer;
	unsigned head, count = 0;

	io_uring_for_each_cqe(ring, head, answer)
	{
		count++;
		if (answer->res < 0)
			fail("io_uring");
		if (answer->user_data < AT_ONCE)
			idle[idle_count++] = (unsigned)answer->user_data;
	}
	io_uring_cq_advance(ring, count);
	return idle_count;
}

static void read_by_ring(const char *directory, int count)
{
	unsigned idle[AT_ONCE], idle_count = AT_ONCE;
	struct io_uring ring;
	int begun = 0;

	if (io_uring_queue_init(AT_ONCE * STEPS + AT_ONCE, &ring,
		    IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN) < 0 ||
		io_uring_register_files_sparse(&ring, AT_ONCE) < 0)
		fail("io_uring");
	for (unsigned i = 0; i < AT_ONCE; i++)
		idle[i] = i;
	while (begun < count || idle_count < AT_ONCE) {
		for (; begun < count && idle_count > 0; begun++) {
			unsigned slot = idle[--idle_count];

			name(paths[slot], directory, begun);
			begin(&ring, slot);
		}
		if (io_uring_submit_and_wait(&ring, 1) < 0)
			fail("io_uring");
		idle_count = reap(&ring, idle, idle_count);
	}
}

int main(int argc, char **argv)
{
	double began_us = now_us();
	int count = argc > 3 ? atoi(argv[argc - 1]) : 0;

	if (count > 0 && argc == 5 && strcmp(argv[1], "copy") == 0) {
		for (int i = 0; i < count; i++)
			copy(argv[2], argv[3]);
		printf("%.3f\n", (now_us() - began_us) / 1e3);
		return EXIT_SUCCESS;
	}
	if (count > 0 && strcmp(argv[1], "small") == 0) {
		read_small(argv[2], count);
	} else if (count > 0 && strcmp(argv[1], "ring") == 0) {
		read_by_ring(argv[2], count);
	} else {
		fputs("usage: file copy SOURCE SINK TIMES | small DIRECTORY COUNT | "
		      "ring DIRECTORY COUNT\n",
			stderr);
		return 2;
	}
	printf("%.3f\n", (now_us() - began_us) / count);
	return EXIT_SUCCESS;
}
