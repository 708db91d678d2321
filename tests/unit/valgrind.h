/* SPDX-License-Identifier: MIT */
/* valgrind.h - for tests that valgrind cannot run: it holds signals back until a system call
 * that it does not know to block has returned. */
#ifndef TESTS_UNIT_VALGRIND_H
#define TESTS_UNIT_VALGRIND_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool under_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");

	return preload && strstr(preload, "vgpreload");
}

#endif
