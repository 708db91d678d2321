/* SPDX-License-Identifier: MIT */
/* variables.c - what $SCRIPT_DIR and its like stand for in the paths of a policy. */
#include "sandbox/variables.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/term.h"

/* The value of the variable whose name has `length` bytes, or NULL. */
static const char *find(
	const struct variables *variables, const char *name, size_t length)
{
	const struct {
		const char *name, *value;
	} rows[] = {
		{ "SCRIPT_DIR", variables->script_dir },
		{ "CWD", variables->cwd },
		{ "HOME", variables->home },
		{ "TMPDIR", variables->tmpdir },
		{ "RUNTIME_DIR", variables->runtime_dir },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strlen(rows[i].name) == length &&
			strncmp(name, rows[i].name, length) == 0)
			return rows[i].value;
	if (term_is_path_variable(name, length))
		return variables->arguments[name[length - 1] - '1'];
	return NULL;
}

static const char *why_unset(const char *name)
{
	if (strncmp(name, "ARG", 3) == 0)
		return "the command line has no such argument";
	if (strncmp(name, "CWD", 3) == 0)
		return "there is no working directory";
	if (strncmp(name, "SCRIPT_DIR", 10) == 0)
		return "there is no file of a script";
	return "the variable is not set";
}

static const char *join(
	const char *one, const char *between, const char *other, char path[PATH_MAX])
{
	int length = snprintf(path, PATH_MAX, "%s%s%s", one, between, other);

	return length >= PATH_MAX ? "longer than a path can be" : NULL;
}

const char *variables_expand(
	const struct variables *variables, const char *path, char expanded[PATH_MAX])
{
	char whole[PATH_MAX];
	const char *name = path + 1, *value, *why;
	size_t length;

	if (*path != '$')
		return join(path, "", "", expanded);
	length = strcspn(name, "/");
	value = find(variables, name, length);
	if (!value || !*value)
		return why_unset(name);
	why = join(value, "", name + length, whole);
	if (why || *whole == '/')
		return why ? why : join(whole, "", "", expanded);
	if (strncmp(name, "ARG", 3) != 0)
		return "the variable is not an absolute path";
	return variables->cwd ? join(variables->cwd, "/", whole, expanded)
	                      : "there is no working directory";
}
