/* SPDX-License-Identifier: MIT */
/* term.c - how sizes, times, paths and names are written. */
#include "sandbox/term.h"

#include <string.h>

struct unit {
	const char *name;
	uint64_t factor;
};

/* A whole number with one of the units, which end with { NULL }. */
static bool read_amount(
	const char *text, const struct unit *units, uint64_t most, uint64_t *amount)
{
	uint64_t number = 0;
	const char *at = text;

	for (; *at >= '0' && *at <= '9'; at++) {
		number = number * 10 + (uint64_t)(*at - '0');
		if (number > most)
			return false;
	}
	while (units->name && strcmp(units->name, at) != 0)
		units++;
	if (at == text || !units->name || number > most / units->factor)
		return false;
	*amount = number * units->factor;
	return true;
}

bool term_size(const char *text, uint64_t *bytes)
{
	static const struct unit units[] = {
		{ "K", UINT64_C(1) << 10 },
		{ "M", UINT64_C(1) << 20 },
		{ "G", UINT64_C(1) << 30 },
		{ "T", UINT64_C(1) << 40 },
		{ NULL, 1 },
	};

	return read_amount(text, units, UINT64_C(1) << 62, bytes);
}

bool term_time(const char *text, uint64_t *milliseconds)
{
	static const struct unit units[] = {
		{ "ms", 1 },
		{ "s", 1000 },
		{ "m", 60 * 1000 },
		{ "h", 60 * 60 * 1000 },
		{ NULL, 1 },
	};

	return read_amount(text, units, UINT64_C(1) << 53, milliseconds);
}

/* ---- paths ---- */

bool term_is_path_variable(const char *name, size_t length)
{
	static const char *const names[] = {
		"SCRIPT_DIR",
		"CWD",
		"HOME",
		"TMPDIR",
		"RUNTIME_DIR",
		NULL,
	};

	if (length == 4 && strncmp(name, "ARG", 3) == 0)
		return name[3] >= '1' && name[3] <= '9';
	for (const char *const *known = names; *known; known++)
		if (strlen(*known) == length && strncmp(name, *known, length) == 0)
			return true;
	return false;
}

static bool climbs(const char *path)
{
	for (const char *at = path; *at; at += strspn(at, "/")) {
		size_t length = strcspn(at, "/");

		if (length == 2 && strncmp(at, "..", 2) == 0)
			return true;
		at += length;
	}
	return false;
}

const char *term_path_fault(const char *path)
{
	if (strlen(path) >= PATH_MAX)
		return "longer than a path can be";
	if (*path == '~')
		return "a home directory is written $HOME";
	if (*path == '$' && !term_is_path_variable(path + 1, strcspn(path + 1, "/")))
		return "a path begins with none but $SCRIPT_DIR, $CWD, $HOME, $TMPDIR, "
		       "$RUNTIME_DIR, $ARG1 to $ARG9";
	if (*path != '$' && *path != '/')
		return "a path is absolute, or begins with $SCRIPT_DIR or $CWD";
	if (strpbrk(path + 1, "*?$"))
		return "there are no patterns: name a directory to mean what is below it";
	return climbs(path) ? "no '..' in a path" : NULL;
}

/* ---- modules ---- */

/* Parts between separators, each a name in a directory. */
static const char *parts_fault(char *at, char separator)
{
	for (;;) {
		char *end = strchr(at, separator);

		if (end)
			*end = '\0';
		if (!*at)
			return "a part of the name is empty";
		if (strcmp(at, ".") == 0 || strcmp(at, "..") == 0)
			return "a module lies beside the script, or below";
		if (!end)
			return NULL;
		*end = '/';
		at = end + 1;
	}
}

const char *term_module_fault(const char *id, char path[PATH_MAX])
{
	bool is_relative = strncmp(id, "./", 2) == 0;

	if (strlen(id) >= PATH_MAX)
		return "longer than a path can be";
	for (const char *at = id; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			return "no module has a name with control characters";
	if (!is_relative && strchr(id, '/'))
		return "a module is written \"./a/b\" or \"a.b\"";
	id += is_relative ? 2 : 0;
	memcpy(path, id, strlen(id) + 1);
	return parts_fault(path, is_relative ? '/' : '.');
}

/* ---- names ---- */

bool term_is_identifier(const char *name)
{
	static const char *const words[] = { "and", "break", "do", "else", "elseif",
		"end", "false", "for", "function", "goto", "if", "in", "local", "nil",
		"not", "or", "repeat", "return", "then", "true", "until", "while", NULL };

	for (const char *const *word = words; *word; word++)
		if (strcmp(name, *word) == 0)
			return false;
	return term_is_variable(name);
}

bool term_is_variable(const char *name)
{
	static const char known[] =
		"0123456789"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

	return *name && (*name < '0' || *name > '9') && name[strspn(name, known)] == '\0';
}

bool term_is_dangerous(const char *name)
{
	static const char *const prefixes[] = { "LD_", "MALLOC_", "LUA_INIT", NULL };
	static const char *const names[] = {
		"LUA_PATH",
		"LUA_CPATH",
		"GCONV_PATH",
		"GLIBC_TUNABLES",
		NULL,
	};

	for (const char *const *prefix = prefixes; *prefix; prefix++)
		if (strncmp(name, *prefix, strlen(*prefix)) == 0)
			return true;
	for (const char *const *known = names; *known; known++)
		if (strcmp(name, *known) == 0)
			return true;
	return false;
}
