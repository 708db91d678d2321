/* SPDX-License-Identifier: MIT */
/* restriction.c - a ring that does few things, whoever writes into its memory. */
#include "runtime/restriction.h"

#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/confinement.h"

/* Debian's shared liburing has no function for these. */
enum { REGISTER_RESTRICTIONS = 11, REGISTER_ENABLE = 12, REGISTER_WORKERS = 19 };

enum { MOST_ROWS = 64 };

static const struct {
	unsigned char opcode;
	unsigned group; /* 0: always */
	const char *name;
} operations[] = {
	{ IORING_OP_NOP, 0, "NOP" },
	{ IORING_OP_TIMEOUT, 0, "TIMEOUT" },
	{ IORING_OP_TIMEOUT_REMOVE, 0, "TIMEOUT_REMOVE" },
	{ IORING_OP_LINK_TIMEOUT, 0, "LINK_TIMEOUT" },
	{ IORING_OP_ASYNC_CANCEL, 0, "ASYNC_CANCEL" },
	{ IORING_OP_POLL_ADD, 0, "POLL_ADD" },
	{ IORING_OP_POLL_REMOVE, 0, "POLL_REMOVE" },
	{ IORING_OP_CLOSE, 0, "CLOSE" },
	{ IORING_OP_READ, RING_STREAM, "READ" },
	{ IORING_OP_WRITE, RING_STREAM, "WRITE" },
	{ IORING_OP_READV, RING_STREAM, "READV" },
	{ IORING_OP_WRITEV, RING_STREAM, "WRITEV" },
	{ IORING_OP_RECV, RING_STREAM, "RECV" },
	{ IORING_OP_SEND, RING_STREAM, "SEND" },
	{ IORING_OP_RECVMSG, RING_STREAM, "RECVMSG" },
	{ IORING_OP_SENDMSG, RING_STREAM, "SENDMSG" },
	{ IORING_OP_FSYNC, RING_FILE, "FSYNC" },
	{ IORING_OP_FALLOCATE, RING_FILE, "FALLOCATE" },
	{ IORING_OP_OPENAT, RING_FILE, "OPENAT" },
	{ IORING_OP_READ_FIXED, RING_FILE, "READ_FIXED" },
	{ IORING_OP_WRITE_FIXED, RING_FILE, "WRITE_FIXED" },
	{ IORING_OP_MKDIRAT, RING_DIR, "MKDIRAT" },
	{ IORING_OP_UNLINKAT, RING_DIR, "UNLINKAT" },
	{ IORING_OP_RENAMEAT, RING_DIR, "RENAMEAT" },
	{ IORING_OP_LINKAT, RING_DIR, "LINKAT" },
	{ IORING_OP_SYMLINKAT, RING_DIR, "SYMLINKAT" },
	{ IORING_OP_STATX, RING_STATX, "STATX" },
	{ IORING_OP_ACCEPT, RING_SERVE, "ACCEPT" },
};

_Static_assert(sizeof operations / sizeof *operations < MOST_ROWS, "a row for each");

static int ask(const struct ring *ring, unsigned what, void *argument, unsigned count)
{
	long status = syscall(
		__NR_io_uring_register, ring->uring.ring_fd, what, argument, count);

	return status < 0 ? -errno : 0;
}

static int restrict_ring(const struct ring *ring, unsigned groups)
{
	struct io_uring_restriction rows[MOST_ROWS];
	unsigned count = 0;

	memset(rows, 0, sizeof rows);
	rows[count].opcode = IORING_RESTRICTION_SQE_FLAGS_ALLOWED;
	rows[count++].sqe_flags =
		IOSQE_IO_LINK | IOSQE_IO_HARDLINK | IOSQE_ASYNC | IOSQE_CQE_SKIP_SUCCESS;
	for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
		if (operations[i].group != 0 && !(operations[i].group & groups))
			continue;
		rows[count].opcode = IORING_RESTRICTION_SQE_OP;
		rows[count++].sqe_op = operations[i].opcode;
	}
	return ask(ring, REGISTER_RESTRICTIONS, rows, count);
}

static int bound_workers(const struct ring *ring, unsigned workers)
{
	unsigned counts[2] = { workers, workers };

	return workers == 0 ? 0 : ask(ring, REGISTER_WORKERS, counts, 2);
}

int restriction_open(struct ring *ring, const struct restriction *restriction)
{
	int status = ring_open(ring, restriction->entries, IORING_SETUP_R_DISABLED);

	if (status < 0)
		return status;
	status = bound_workers(ring, restriction->workers);
	if (status == 0)
		status = restrict_ring(ring, restriction->groups);
	if (status == 0)
		status = ask(ring, REGISTER_ENABLE, NULL, 0);
	if (status < 0)
		ring_close(ring);
	return status;
}

unsigned restriction_groups(const struct confinement *confinement)
{
	static const struct {
		unsigned calls, ring;
	} rows[] = {
		{ CALLS_PATH, RING_FILE | RING_STATX },
		{ CALLS_MAKE, RING_DIR },
		{ CALLS_REMOVE, RING_DIR },
	};
	/* in the order of the choices of uring.deny */
	static const unsigned choices[] = { RING_STREAM, RING_FILE, RING_DIR,
		RING_SERVE };
	unsigned groups = RING_STREAM;
	uint64_t denied = confinement_number(confinement, "uring.deny");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (confinement->calls.groups & rows[i].calls)
			groups |= rows[i].ring;
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (denied >> i & 1)
			groups &= ~choices[i];
	return groups;
}

/* What the plan bounds; 0 where it says nothing. */
static unsigned bound_of(const struct confinement *confinement, const char *word)
{
	uint64_t number = confinement_number(confinement, word);

	return number == NO_LIMIT ? 0 : (unsigned)number;
}

struct restriction restriction_of(const struct confinement *confinement)
{
	return (struct restriction){
		.groups = restriction_groups(confinement),
		.entries = bound_of(confinement, "uring.entries"),
		.workers = bound_of(confinement, "uring.workers"),
	};
}

const char *restriction_name(unsigned groups, size_t *next)
{
	while (*next < sizeof operations / sizeof *operations) {
		size_t i = (*next)++;

		if (operations[i].group == 0 || operations[i].group & groups)
			return operations[i].name;
	}
	return NULL;
}
