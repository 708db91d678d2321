/* SPDX-License-Identifier: MIT */
/* libc_real.c - the functions of the C library behind those of ours that have their names. */
#include "runtime/libc_real.h"

#include <dlfcn.h>
#include <stdlib.h>

uintptr_t libc_real_find(_Atomic uintptr_t *found, const char *name)
{
	uintptr_t address = atomic_load_explicit(found, memory_order_relaxed);

	if (address != 0)
		return address;
	address = (uintptr_t)dlsym(RTLD_NEXT, name);
	if (address == 0)
		abort();
	atomic_store_explicit(found, address, memory_order_relaxed);
	return address;
}
