/* SPDX-License-Identifier: MIT */
/* peek.h - look into the memory of another process. */
#ifndef SANDBOX_PEEK_H
#define SANDBOX_PEEK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Copy memory of the process: at most `size` bytes, fewer where it ends. Returns how many. */
size_t peek_bytes(pid_t pid, uint64_t address, void *into, size_t size);

/* The same of a string: false if there is none that ends within `size`. */
bool peek_string(pid_t pid, uint64_t address, char *into, size_t size);

#endif
