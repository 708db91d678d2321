/* SPDX-License-Identifier: MIT */
/* sealed_text.h - a text that comes from who is not trusted, in a sealed file of memory. */
#ifndef SANDBOX_SEALED_TEXT_H
#define SANDBOX_SEALED_TEXT_H

#include <stddef.h>

/* Copy the text of the descriptor, which is -1 if none came, into memory of malloc's. Returns
 * 0 or -errno: -EINVAL for what is no such file, so that it could change or never end; -EFBIG
 * for more than `most` bytes. */
int sealed_text_take(int fd, size_t most, char **text, size_t *size);

#endif
