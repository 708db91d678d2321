/* SPDX-License-Identifier: MIT */
/* libc_real.h - the functions of the C library behind those of ours that have their names. */
#ifndef RUNTIME_LIBC_REAL_H
#define RUNTIME_LIBC_REAL_H

#include <stdatomic.h>
#include <stdint.h>

/* The head of a function that all of the program and its libraries know by the name, which
 * our own headers have another opinion of:
 *
 *	LIBC_ENTRY(int, rmdir, const char *path)
 *	{
 *		...
 *		return real_rmdir()(path);
 *	} */
#define LIBC_SHOWN __attribute__((visibility("default")))
#define LIBC_ENTRY(result, name, ...)                               \
	LIBC_SHOWN result entry_##name(__VA_ARGS__) __asm__(#name); \
	result entry_##name(__VA_ARGS__)

/* What is asked on the way to a service stays out of the way of who has none. */
#define LIBC_ASIDE                    __attribute__((noinline))

/* Define real_NAME(), which answers the next function of that name. */
#define LIBC_REAL(result, name, ...)                                          \
	static result (*real_##name(void))(__VA_ARGS__)                       \
	{                                                                     \
		static _Atomic uintptr_t found;                               \
                                                                              \
		return (result(*)(__VA_ARGS__))libc_real_find(&found, #name); \
	}

/* The address of the next `name`, which is kept. Ends the process if there is none: nothing
 * that this was built with lacks one. */
uintptr_t libc_real_find(_Atomic uintptr_t *found, const char *name);

#endif
