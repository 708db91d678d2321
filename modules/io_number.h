/* SPDX-License-Identifier: MIT */
/* io_number.h - a number at the front of what has been read, as scanf's %lf sees it. */
#ifndef MODULES_IO_NUMBER_H
#define MODULES_IO_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

struct number_scan {
	bool more; /* more text could change the answer */
	bool valid;
	size_t consumed; /* white space and what was eaten, also of an invalid number */
	double value;
};

/* Look for a number in `text`. `at_end` says that nothing will follow. */
struct number_scan number_scan(const char *text, size_t size, bool at_end);

#endif
