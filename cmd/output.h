/* SPDX-License-Identifier: MIT */
/* output.h - the three standard descriptors, at the beginning and at the end. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

/* Fill the places of standard descriptors that are missing, so that no file takes them:
 * reading there ends at once, writing fails with EBADF. Returns 0 or -errno. */
int output_open(void);

/* Write out what stdio holds for standard output. Returns the status to exit with, as
 * output_lost() does if that fails. */
int output_close(const char *program, int status);

/* Standard output has not taken everything, because of `errnum`: say so, and return the
 * status to exit with, 1 instead of 0. If no reader is left, die of SIGPIPE. */
int output_lost(const char *program, int errnum, int status);

#endif
