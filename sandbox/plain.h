/* SPDX-License-Identifier: MIT */
/* plain.h - text of others that is shown: it stays on its line, and changes no terminal. */
#ifndef SANDBOX_PLAIN_H
#define SANDBOX_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes the character has that stands here, before the NUL. `shows` is false if it is
 * a control character, or a byte that is no UTF-8. */
size_t plain_length(const char *text, bool *shows);

/* Put a ? in the place of each that does not show. */
void plain_clean(char *text);

#endif
