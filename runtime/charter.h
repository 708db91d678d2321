/* SPDX-License-Identifier: MIT */
/* charter.h - what a process that a zygote has made is told first: how it begins, and what
 * it runs.
 *
 * It comes from whoever asked for the process, who is trusted. */
#ifndef RUNTIME_CHARTER_H
#define RUNTIME_CHARTER_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/importer.h"
#include "sandbox/blob.h"

/* Strings stand in the blob. */
struct charter {
	bool emilua;   /* the ancestor's manners where the two differ */
	bool coloured; /* its reports, where its environment says nothing else */
	bool nested;   /* it may want processes of its own, after its script */
	bool confined; /* what confines it comes behind all the rest, or alone in */
	bool more;     /* a second blob, which is for after the script */
	int log_level;
	size_t arena; /* bytes that the script has */
	struct entry
		entry; /* without a path: nothing to run; who is confined ends then */

	char **environment; /* malloc's; ends with NULL */
	size_t sources;     /* where in the blob the files stand */
	const char *script; /* to run before all else; or NULL */
	size_t script_size;
	int argument; /* a descriptor for the script, or -1 */
	int service;  /* the slave's end of a libc service, or -1 */
};

/* What follows in a blob, in this order: the charter's head; the environment, NAME=VALUE, and
 * NULL; files of Lua, name and text, and NULL; the script; the index of its argument; that of the slave's end. */
void charter_put_head(struct blob *blob, const struct charter *charter);
void charter_put_variable(
	struct blob *blob, const char *name, const char *value, size_t size);
void charter_put_source(
	struct blob *blob, const char *path, const char *text, size_t size);
void charter_put_end(struct blob *blob); /* of either list */
void charter_put_script(struct blob *blob, const char *script, size_t size, int argument);
void charter_put_service(struct blob *blob, int service);

/* In the second blob of who is not confined, modules in C, each as native_modules_give() has them, and NULL. */
void charter_put_native(struct blob *blob, const char *name, const char *pattern, int fd);

/* Take the modules: they can be required from then on. Returns 0 or -errno. */
int charter_take_natives(struct blob *blob);

/* Take all of it but the files. Returns 0 or -errno. */
int charter_take(struct blob *blob, struct charter *charter);

/* Take the files: they can be imported from then on. Returns 0 or -errno. */
int charter_take_sources(struct blob *blob, const struct charter *charter);

/* Nothing is left of the script, which has run. */
void charter_wipe_script(struct charter *charter);

#endif
