/* SPDX-License-Identifier: MIT */
/* inherit.h - the descriptors that a confined process has when it begins. */
#ifndef SANDBOX_INHERIT_H
#define SANDBOX_INHERIT_H

#include "sandbox/confinement.h"

/* Standard streams, or /dev/null in their place, and those that every layer names in `fds`,
 * with no wider access than it says. Terminals go through the pump unless `tty` hands them
 * over; directories, and sockets that could reach anybody, are nobody's to inherit. */
int inherit_streams(struct confinement *confinement, struct pump *pump,
	bool script_is_stdin, struct fault *fault);

/* The same where these are given, -1 for none, and there is no pump: a terminal is refused
 * unless `tty` hands it over. In the place of one that is not granted stands /dev/null. */
int inherit_given(struct confinement *confinement, int *streams, struct fault *fault);
int inherit_named(struct confinement *confinement, struct fault *fault);

/* The sockets that listen for it. */
int inherit_entrances(struct confinement *confinement, struct fault *fault);

/* Keep a /dev/null for streams that are given up. */
int inherit_spare(struct confinement *confinement, struct fault *fault);

/* Give `from` the lowest number that none has yet. Returns the number, or -1. */
int inherit_anywhere(struct confinement *confinement, int from, struct fault *fault);

/* The lowest number that none has. */
int inherit_free(const struct confinement *confinement);

#endif
