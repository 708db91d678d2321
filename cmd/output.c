/* SPDX-License-Identifier: MIT */
/* output.c - the three standard descriptors, at the beginning and at the end. */
#include "cmd/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/interrupt.h"

int output_open(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		int ends[2];

		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		/* those below are there, so the end for reading lands on fd */
		if (pipe(ends) < 0)
			return -errno;
		close(ends[1]);
	}
	return 0;
}

int output_lost(const char *program, int errnum, int status)
{
	if (errnum == EPIPE)
		interrupt_broken_pipe();
	fprintf(stderr, "%s: cannot write standard output: %s\n", program,
		strerror(errnum));
	return status ? status : EXIT_FAILURE;
}

int output_close(const char *program, int status)
{
	return fflush(stdout) == 0 ? status : output_lost(program, errno, status);
}
