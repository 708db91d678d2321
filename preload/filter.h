/* SPDX-License-Identifier: MIT */
/* filter.h - what the library of filters has for the one that asks. */
#ifndef PRELOAD_FILTER_H
#define PRELOAD_FILTER_H

#include "runtime/libc_service.h"

#define PRELOAD_FILTER "preload_filter" /* the name of the function below */

/* libc_filter_run(). */
bool preload_filter(
	const struct libc_filters *filters, struct libc_call *call, libc_ask *ask);

#endif
