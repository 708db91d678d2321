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

static int ask(const struct ring *ring, unsigned what, void *argument, unsigned count)
{
	long status = syscall(
		__NR_io_uring_register, ring->uring.ring_fd, what, argument, count);

	return status < 0 ? -errno : 0;
}

static int restrict_ring(const struct ring *ring, unsigned groups)
{
	struct io_uring_restriction rows[OPERATIONS_MAX];
	unsigned count = 0;

	memset(rows, 0, sizeof rows);
	rows[count].opcode = IORING_RESTRICTION_SQE_FLAGS_ALLOWED;
	rows[count++].sqe_flags =
		IOSQE_IO_LINK | IOSQE_IO_HARDLINK | IOSQE_ASYNC | IOSQE_CQE_SKIP_SUCCESS;
	for (size_t i = 0; operations[i].name; i++) {
		if (!operation_is_in(&operations[i], groups))
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
	if (confinement->entrance_count > 0)
		groups |= RING_SERVE;
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
	while (operations[*next].name) {
		size_t i = (*next)++;

		if (operation_is_in(&operations[i], groups))
			return operations[i].name;
	}
	return NULL;
}
