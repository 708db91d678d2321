/* SPDX-License-Identifier: MIT */
/* search_path.c - the directories where require looks for modules. */
#include "cmd/search_path.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"

static size_t count_elements(const char *value)
{
	size_t count = 1;

	if (!value)
		return 0;
	while ((value = strchr(value, ':'))) {
		count++;
		value++;
	}
	return count;
}

/* The working directory, or NULL. */
static const char *working_directory(char directory[PATH_MAX])
{
	if (!getcwd(directory, PATH_MAX) || *directory != '/')
		return NULL;
	return strcmp(directory, "/") == 0 ? "" : directory;
}

/* An element as an absolute name without slashes at the end. NULL: no memory. */
static char *complete(const char *element, size_t size, const char *directory)
{
	char *name;

	while (size > 0 && element[size - 1] == '/' && (size > 1 || *element == '/'))
		size--;
	if (*element == '/')
		return strndup(element, size);
	if (size == 0)
		return strdup(directory);
	if (asprintf(&name, "%s/%.*s", directory, (int)size, element) < 0)
		return NULL;
	return name;
}

/* Add the elements of a variable to the list. Relative ones mean nothing where there is
 * no working directory any more. Returns the end of the list, or NULL. */
static char **add_elements(char **end, const char *value)
{
	char directory[PATH_MAX];
	const char *base = value ? working_directory(directory) : NULL;

	for (; value; value = strchr(value, ':'), value = value ? value + 1 : NULL) {
		size_t size = strcspn(value, ":");

		if (*value != '/' && !base)
			continue;
		*end = complete(value, size, base);
		if (!*end++)
			return NULL;
	}
	return end;
}

/* PREFIX/lib/cellua-MAJOR.MINOR */
static char *installed(void)
{
	static const char version[] = CELLUA_VERSION;
	char *name;

	if (asprintf(&name, "%s/cellua-%.*s", CELLUA_LIBDIR,
		    (int)(strrchr(version, '.') - version), version) < 0)
		return NULL;
	return name;
}

char **search_path_create(bool ignore_environment)
{
	const char *ours = ignore_environment ? NULL : getenv("CELLUA_PATH");
	const char *ancestors = ignore_environment ? NULL : getenv("EMILUA_PATH");
	char **list = calloc(
		count_elements(ours) + count_elements(ancestors) + 2, sizeof *list);
	char **end = list;

	end = end ? add_elements(end, ours) : NULL;
	end = end ? add_elements(end, ancestors) : NULL;
	if (end && (*end = installed()))
		return list;
	search_path_destroy(list);
	return NULL;
}

void search_path_destroy(char **list)
{
	for (char **directory = list; directory && *directory; directory++)
		free(*directory);
	free(list);
}
