/* SPDX-License-Identifier: MIT */
/* arrivals.h - what the descriptors become that come in a message of another process. */
#ifndef MODULES_ARRIVALS_H
#define MODULES_ARRIVALS_H

struct carrier;

/* One for each sort of runtime/wire.h. */
extern const struct carrier *const arrivals[];

#endif
