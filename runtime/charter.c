/* SPDX-License-Identifier: MIT */
/* charter.c - what a process that a zygote has made is told first. */
#include "runtime/charter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/native_modules.h"
#include "runtime/source.h"

#define NO_DESCRIPTOR UINT64_MAX /* in place of an index */

/* ---- putting ---- */

static void put_truth(struct blob *blob, bool truth)
{
	blob_put_number(blob, truth);
}

static void put_descriptor(struct blob *blob, int fd)
{
	blob_put_number(blob, fd < 0 ? NO_DESCRIPTOR : blob_attach(blob, fd));
}

void charter_put_head(struct blob *blob, const struct charter *charter)
{
	put_truth(blob, charter->emilua);
	put_truth(blob, charter->coloured);
	put_truth(blob, charter->nested);
	put_truth(blob, charter->confined);
	put_truth(blob, charter->more);
	blob_put_number(blob, (uint64_t)charter->log_level);
	blob_put_number(blob, charter->arena);
	blob_put_string(blob, charter->entry.path);
	blob_put_string(blob, charter->entry.root);
	put_truth(blob, charter->entry.leaf);
	put_truth(blob, charter->entry.again);
}

void charter_put_variable(
	struct blob *blob, const char *name, const char *value, size_t size)
{
	size_t length = strlen(name);

	blob_put_number(blob, length + 1 + size);
	blob_put(blob, name, length);
	blob_put(blob, "=", 1);
	blob_put(blob, value, size);
	blob_put(blob, "", 1);
}

void charter_put_source(
	struct blob *blob, const char *path, const char *text, size_t size)
{
	blob_put_string(blob, path);
	blob_put_text(blob, text, size);
}

void charter_put_end(struct blob *blob)
{
	blob_put_string(blob, NULL);
}

void charter_put_script(struct blob *blob, const char *script, size_t size, int argument)
{
	blob_put_text(blob, script, size);
	put_descriptor(blob, argument);
}

void charter_put_service(struct blob *blob, int service)
{
	put_descriptor(blob, service);
}

void charter_put_native(struct blob *blob, const char *name, const char *pattern, int fd)
{
	blob_put_string(blob, name);
	blob_put_string(blob, pattern);
	blob_put_number(blob, blob_attach(blob, fd));
}

/* ---- taking ---- */

static void take_head(struct blob *blob, struct charter *charter)
{
	charter->emilua = blob_take_number(blob);
	charter->coloured = blob_take_number(blob);
	charter->nested = blob_take_number(blob);
	charter->confined = blob_take_number(blob);
	charter->more = blob_take_number(blob);
	charter->log_level = (int)blob_take_number(blob);
	charter->arena = blob_take_number(blob);
	charter->entry.path = blob_take_string(blob);
	charter->entry.root = blob_take_string(blob);
	charter->entry.leaf = blob_take_number(blob);
	charter->entry.again = blob_take_number(blob);
}

static int take_environment(struct blob *blob, struct charter *charter)
{
	size_t count = 0, room = 16;
	const char *variable;

	charter->environment = malloc(room * sizeof *charter->environment);
	while (charter->environment && (variable = blob_take_string(blob)) != NULL) {
		char **more = charter->environment;

		if (count + 1 == room)
			more = realloc(more, (room *= 2) * sizeof *more);
		if (!more)
			return -ENOMEM;
		charter->environment = more;
		charter->environment[count++] = (char *)variable;
	}
	if (!charter->environment)
		return -ENOMEM;
	charter->environment[count] = NULL;
	return 0;
}

static void pass_sources(struct blob *blob)
{
	size_t size;

	while (blob_take_string(blob))
		blob_take_text(blob, &size);
}

static int take_descriptor(struct blob *blob)
{
	uint64_t index = blob_take_number(blob);

	return index == NO_DESCRIPTOR ? -1 : blob_descriptor(blob, index);
}

int charter_take(struct blob *blob, struct charter *charter)
{
	int status;

	*charter = (struct charter){ .argument = -1, .service = -1 };
	take_head(blob, charter);
	status = take_environment(blob, charter);
	if (status < 0)
		return status;
	charter->sources = blob->at;
	pass_sources(blob);
	charter->script = blob_take_text(blob, &charter->script_size);
	charter->argument = take_descriptor(blob);
	charter->service = take_descriptor(blob);
	return blob->failed ? -EPROTO : 0;
}

int charter_take_sources(struct blob *blob, const struct charter *charter)
{
	const char *path, *text;
	size_t size, at = blob->at;
	int status = 0;

	blob->at = charter->sources;
	while (status == 0 && (path = blob_take_string(blob)) != NULL) {
		text = blob_take_text(blob, &size);
		status = text ? source_give(path, text, size) : -EPROTO;
	}
	blob->at = at;
	return status;
}

int charter_take_natives(struct blob *blob)
{
	const char *name, *pattern;
	int status = 0, fd;

	while (status == 0 && (name = blob_take_string(blob)) != NULL) {
		pattern = blob_take_string(blob);
		fd = blob_descriptor(blob, blob_take_number(blob));
		status = fd < 0 ? -EPROTO : native_modules_give(name, pattern, fd);
	}
	return status == 0 && blob->failed ? -EPROTO : status;
}

void charter_wipe_script(struct charter *charter)
{
	if (charter->script)
		explicit_bzero((char *)charter->script, charter->script_size);
}
