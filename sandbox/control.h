/* SPDX-License-Identifier: MIT */
/* control.h - what a process that confines itself tells the one that watches it.
 *
 * Frames are flat and of one size; what comes from a confined process is checked. */
#ifndef SANDBOX_CONTROL_H
#define SANDBOX_CONTROL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/fault.h"

/* What holds, as the confined process sees it; the other one knows what should. */
struct summary {
	uint32_t steps;        /* a bit for each that was taken */
	uint32_t layers;       /* of Landlock */
	uint32_t instructions; /* of the filter */
	uint32_t groups;       /* of the ring's operations */
	uint32_t spaces;       /* namespaces; more than was planned does no harm */
	uint32_t features;     /* of the ring, as the kernel has them */
	uint32_t cgroup;       /* what it was told of it: an enum cgroup_kind */
};

/* A system call that is never allowed. */
struct violation {
	uint32_t number, arch;
};

/* Why a process that is not confined never came to its guest. */
struct failure {
	int errnum;        /* or 0 */
	char phase[24];    /* of its beginning */
	char function[32]; /* that failed, or "" */
	char text[400];
};

enum frame_kind {
	FRAME_FAULT = 1,
	FRAME_READY,
	FRAME_GO,
	FRAME_VIOLATION,
	FRAME_FAILURE
};

struct frame {
	uint32_t kind;
	union {
		struct fault fault;
		struct summary summary;
		struct violation violation;
		struct failure failure;
	} is;
};

/* A pair of connected sockets, CLOEXEC. Returns 0 or -1. */
int control_open(int ends[2], struct fault *fault);

/* The confined side: tell why it failed. Nothing can be done if that fails, too. */
void control_fail(int end, const struct fault *fault);

/* A side that is not confined: why it has no guest; or that it has, from now on. */
void control_give_up(int end, const struct failure *failure);
void control_announce(int end);

/* The confined side: everything holds; wait until it may run. */
int control_ready(int end, const struct summary *summary, struct fault *fault);

/* The confined side, in the handler of SIGSYS: what was tried. */
void control_violation(int end, uint32_t number, uint32_t arch);

/* The watching side: give something that is not a frame. The confined side takes it: returns
 * its size, or -1. */
int control_give(int end, const void *bytes, size_t size, struct fault *fault);
ssize_t control_receive(int end, void *bytes, size_t room, struct fault *fault);

/* True if what holds is what was planned. */
bool summary_holds(const struct summary *is, const struct summary *planned);

/* The watching side: true if what comes next is as large as a frame, or is the end. */
bool control_is_frame(int end);

/* The watching side: take the next frame if there is one. 1: it is well formed; 0: the other
 * side has gone, or has nothing to say yet; -1: it is no frame of ours. */
int control_take(int end, struct frame *frame);

/* What was received as a frame, by whatever way. 1: it is well formed; -1: it is none. */
int control_check(struct frame *frame);

/* The watching side: it may run. */
int control_go(int end, struct fault *fault);

#endif
