/* SPDX-License-Identifier: MIT */
/* confined.c - what this process, which has been confined, knows about it. */
#include "runtime/confined.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "runtime/context.h"
#include "runtime/mailbox.h"
#include "runtime/message.h"
#include "sandbox/right.h"

const struct confinement *confined_by;
const struct summary *confined_told;
const struct layers *confined_layers;
static char working_directory[PATH_MAX]; /* "" if there is none */

void confined_remember_directory(void)
{
	if (!getcwd(working_directory, sizeof working_directory) ||
		*working_directory != '/')
		*working_directory = '\0';
}

const char *confined_directory(char *directory, size_t size)
{
	if (confined_by)
		return *working_directory ? working_directory : NULL;
	return getcwd(directory, size) && *directory == '/' ? directory : NULL;
}

bool confined_has_paths(void)
{
	return !confined_by || confined_by->calls.groups & CALLS_PATH;
}

bool confined_is_seen(int fd)
{
	if (confined_by && fd >= 0 && fd <= STDERR_FILENO &&
		confined_by->terminals >> fd & 1)
		return true;
	return isatty(fd);
}

void confined_bound_actors(void)
{
	uint64_t actors = confinement_number(confined_by, "limits.actors");
	uint64_t message = confinement_number(confined_by, "limits.message");
	uint64_t mailbox = confinement_number(confined_by, "limits.mailbox");

	if (actors < UINT_MAX)
		context_set_bound((unsigned)actors);
	if (message < SIZE_MAX)
		message_set_bound((size_t)message);
	if (mailbox < SIZE_MAX)
		mailbox_set_bound((size_t)mailbox);
}

/* ---- why a file was not opened ---- */

/* Drop "." and "x/.." without asking the kernel, which may not answer any more. */
static void tidy(const char *path, char tidied[PATH_MAX])
{
	size_t length = 0;

	while (*path) {
		size_t size = strcspn(path, "/");

		if (size == 2 && path[0] == '.' && path[1] == '.') {
			while (length > 0 && tidied[--length] != '/')
				;
		} else if (size > 0 && !(size == 1 && *path == '.')) {
			tidied[length++] = '/';
			memcpy(tidied + length, path, size);
			length += size;
		}
		path += size;
		path += *path == '/';
	}
	if (length == 0)
		tidied[length++] = '/';
	tidied[length] = '\0';
}

static bool make_absolute(const char *path, char absolute[PATH_MAX])
{
	char whole[PATH_MAX];
	bool relative = *path != '/';
	int length = snprintf(
		whole, sizeof whole, "%s/%s", relative ? working_directory : "", path);

	if (length >= (int)sizeof whole || (relative && !*working_directory))
		return false;
	tidy(whole, absolute);
	return true;
}

/* Any one of them may be missing first. */
static unsigned rights_of(const char *path, int flags)
{
	int mode = flags & O_ACCMODE;
	unsigned rights = mode == O_WRONLY ? 0 : RIGHT_READ;

	if (flags & O_CREAT && access(path, F_OK) < 0)
		rights |= RIGHT_CREATE;
	return mode == O_RDONLY ? rights : rights | RIGHT_WRITE;
}

static const struct {
	unsigned right;
	const char *word;
	bool of_parent; /* it is a right to the directory */
} rows[] = {
	{ RIGHT_READ, "fs.read", false },
	{ RIGHT_CREATE, "fs.create", true },
	{ RIGHT_WRITE, "fs.write", false },
	{ RIGHT_DELETE, "fs.delete", true },
	{ RIGHT_MOVE, "fs.move", true },
};

enum { ROWS = sizeof rows / sizeof *rows };

static bool is_covered(const struct grants *grants, const char *absolute, size_t row)
{
	char path[PATH_MAX];

	snprintf(path, sizeof path, "%s", absolute);
	if (rows[row].of_parent)
		*(strrchr(path, '/') + (strrchr(path, '/') == path)) = '\0';
	return grants_cover(grants, path, rows[row].right);
}

/* The first of these rights that some layer does not give. */
static bool lacks(const char *path, unsigned rights, char *text, size_t size)
{
	char absolute[PATH_MAX], place[PATH_MAX];

	if (!confined_by || !make_absolute(path, absolute))
		return false;
	for (unsigned i = 0; i < confined_by->plan->layer_count; i++)
		for (size_t j = 0; j < ROWS; j++) {
			if (!(rights & rows[j].right) ||
				!plan_bounds_files(confined_by->plan, i) ||
				is_covered(&confined_by->grants[i], absolute, j))
				continue;
			policy_place(confined_by->plan->layers[i], rows[j].word, place,
				sizeof place);
			snprintf(text, size,
				"permission denied: %s does not cover %s "
				"(sandbox: %s)",
				rows[j].word, path, place);
			return true;
		}
	return false;
}

bool confined_denies(const char *path, int flags, char *text, size_t size)
{
	return lacks(path, rights_of(path, flags), text, size);
}

bool confined_lacks(const char *path, const char *word, char *text, size_t size)
{
	for (size_t i = 0; i < ROWS; i++)
		if (strcmp(rows[i].word, word) == 0)
			return lacks(path, rows[i].right, text, size);
	return false;
}
