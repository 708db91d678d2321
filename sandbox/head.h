/* SPDX-License-Identifier: MIT */
/* head.h - the manifest in the head of a script: a comment that begins --[==[ sandbox. */
#ifndef SANDBOX_HEAD_H
#define SANDBOX_HEAD_H

#include <stddef.h>

#include "sandbox/data.h"
#include "sandbox/fault.h"

enum { HEAD_MAX = 64 * 1024 }; /* the block begins within so many bytes */

/* Look for the block in the text of the script called `name`: 1, and `block` is what stands
 * in it, a part of `text`; 0: there is none; or -1. Nothing but the first line, if it begins
 * with #, blank lines and line comments may stand before it, and there is only one. A comment
 * there that nearly is one is refused. */
int head_find(const char *name, const char *text, size_t size, struct data_source *block,
	struct fault *fault);

#endif
