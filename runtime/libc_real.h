/* SPDX-License-Identifier: MIT */
/* libc_real.h - the functions of the C library behind those of ours that have their names. */
#ifndef RUNTIME_LIBC_REAL_H
#define RUNTIME_LIBC_REAL_H

#include <stdatomic.h>
#include <stdint.h>

/* Seen by all of the program and its libraries, whatever else is hidden. */
#define LIBC_ENTRY __attribute__((visibility("default")))

/* What is asked on the way to a service stays out of the way of who has none. */
#define LIBC_ASIDE __attribute__((noinline))

/* Define real_NAME(), which answers the next function of that name:
 *
 *	return real_rmdir()(path); */
#define LIBC_REAL(result, name, parameters)                                \
	static result(*real_##name(void)) parameters                       \
	{                                                                  \
		static _Atomic uintptr_t found;                            \
                                                                           \
		return (result(*) parameters)libc_real_find(&found, #name); \
	}

/* The address of the next `name`, which is kept. Ends the process if there is none: nothing
 * that this was built with lacks one. */
uintptr_t libc_real_find(_Atomic uintptr_t *found, const char *name);

#endif
