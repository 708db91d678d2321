/* SPDX-License-Identifier: MIT */
/* libc_filter.h - texts in Lua that stand before functions of the C library, in the process
 * that calls them. */
#ifndef MODULES_LIBC_FILTER_H
#define MODULES_LIBC_FILTER_H

#include "runtime/libc_service.h"

/* See libc_filter in libc_service.h. Any thread; each runs in a state that no other has
 * meanwhile. A filter that lets `errexit` be true may end the process. */
bool libc_filter_run(
	const struct libc_filters *filters, struct libc_call *call, libc_ask *ask);

#endif
