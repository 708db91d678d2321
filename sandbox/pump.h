/* SPDX-License-Identifier: MIT */
/* pump.h - a terminal is not handed over: what is typed and shown goes through pipes.
 *
 * Who has a terminal can read what is typed to others, and on some systems type itself. */
#ifndef SANDBOX_PUMP_H
#define SANDBOX_PUMP_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "sandbox/fault.h"

enum { PUMP_SIZE = 4096, PUMP_LINES = 3 };

/* One way: from the terminal, or to it. */
struct pump_line {
	int from, to; /* -1: nothing goes through any more */
	int theirs;   /* the other process's end of the pipe; -1: closed here */
	bool is_input;
	size_t start, end;
	char bytes[PUMP_SIZE];
};

/* All zero pumps nothing. */
struct pump {
	bool is_shared; /* other processes will be given the ends, too */
	unsigned count;
	struct pump_line lines[PUMP_LINES];
};

/* Connect the standard descriptor `fd` of this process, a terminal, through a pipe, unless it
 * is connected. Returns the end for the other process, which belongs to the pump; or -1. */
int pump_add(struct pump *pump, int fd, struct fault *fault);

/* The other process has its ends, which are closed here unless others will get them. */
void pump_begin(struct pump *pump);

/* What to poll for, PUMP_LINES of it. Returns false if somebody else has the terminal, so
 * that there is a reason to ask again before long. */
bool pump_polls(const struct pump *pump, struct pollfd polls[PUMP_LINES]);

/* Do what can be done by the answers. */
void pump_move(struct pump *pump, const struct pollfd polls[PUMP_LINES]);

/* The other process has gone: show what it wrote, and give everything back. Accepts what was
 * never begun. */
void pump_finish(struct pump *pump);

#endif
