/* SPDX-License-Identifier: MIT */
/* init_script.h - the trusted text that a new process runs before anything else.
 *
 * It has a state of its own, with all of Lua and the calls to the kernel in the table C.
 * What it does to the process stays; of itself nothing stays. */
#ifndef MODULES_INIT_SCRIPT_H
#define MODULES_INIT_SCRIPT_H

#include <stddef.h>

enum { INIT_ARENA_SIZE = 1024 * 1024 }; /* enough for most */

/* How it ended badly. Flat, so that a process that is about to die can send it. */
struct init_failure {
	char function
		[32];   /* what failed: a name in C or a helper; "" if the text itself */
	int errnum;     /* or 0 */
	char text[200]; /* one line that changes no terminal: place, function, reason */
};

/* Run the text in this process, which has one thread. `arg` is the descriptor that the
 * text knows as such, or -1, and `service` the one that it knows as libc_service. Its state has `arena_size` bytes and never more. Afterwards
 * that memory is wiped, and all descriptors from `keep_from` on are closed. The text
 * stays the caller's, to be wiped, too. An empty one is none.
 *
 * Returns 0. Or -1 with the failure, which is on stderr by then: some of what the text
 * says has not happened, and the process must end with status 1. It does not return if
 * the text becomes another program. It takes a stack of 256 KiB at least. */
int init_script_run(const char *text, size_t size, int arg, int service, int keep_from,
	size_t arena_size, struct init_failure *failure);

#endif
