/* SPDX-License-Identifier: MIT */
/* term.h - how sizes, times, paths and names are written, in manifests and flags. */
#ifndef SANDBOX_TERM_H
#define SANDBOX_TERM_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "64K", "64M", "2G", "1T": powers of 1024. False if it is none, or over 2^62. */
bool term_size(const char *text, uint64_t *bytes);

/* "200ms", "10s", "5m", "2h". False if it is none, or over 2^53. */
bool term_time(const char *text, uint64_t *milliseconds);

/* What is wrong with a path as a policy writes it, or NULL. It is absolute or begins with
 * one of the variables below, and never climbs. */
const char *term_path_fault(const char *path);

/* $SCRIPT_DIR, $CWD, $HOME, $TMPDIR, $RUNTIME_DIR, $ARG1 to $ARG9. */
bool term_is_path_variable(const char *name, size_t length);

/* A name as Lua has them, and no word of Lua's own. */
bool term_is_identifier(const char *name);

/* What is wrong with the id of a module as a policy writes it, or NULL: then `path` is where
 * it lies from the script's directory, without its suffix. "./a/b" and "a.b" are the same. */
const char *term_module_fault(const char *id, char path[PATH_MAX]);

/* The name of a variable of the environment. */
bool term_is_variable(const char *name);

/* One that changes what runs before the script, or what libraries do behind it. */
bool term_is_dangerous(const char *name);

#endif
