/* SPDX-License-Identifier: MIT */
/* filter.c - a library of filters: for who has some, and so needs Lua. */
#include "preload/filter.h"

#include "modules/libc_filter.h"
#include "runtime/libc_real.h"

LIBC_SHOWN bool preload_filter(
	const struct libc_filters *filters, struct libc_call *call, libc_ask *ask)
{
	return libc_filter_run(filters, call, ask);
}
