/* SPDX-License-Identifier: MIT */
/* script.h - the file of a script, opened once: what is checked is what will run. */
#ifndef CMD_SCRIPT_H
#define CMD_SCRIPT_H

#include <limits.h>
#include <stddef.h>

struct script {
	const char *name;         /* as the user wrote it */
	char directory[PATH_MAX]; /* where it really lies, absolute; "" if nobody knows */
	char file[NAME_MAX + 1];  /* what it is really called there */
	int directory_fd;         /* -1: none */
	const char *text;         /* lasts as that of runtime/source.h */
	size_t size;
};

/* Read it. Whoever asks runtime/source.h for the same file later gets the same text. Returns 0
 * or -errno. */
int script_open(struct script *script, const char *name);

/* Accepts what was never begun. */
void script_close(struct script *script);

#endif
