/* SPDX-License-Identifier: MIT */
/* filesystem_entry.c - what directories answer: directory_entry.
 *
 * Whatever it is asked is looked up then, and the fiber waits for that. (R-SYS-34) */
#include "modules/filesystem_entry.h"

#include <fcntl.h>
#include <string.h>

#include "modules/filesystem_status.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/scope.h"

struct entry {
	size_t size;
	char path[];
};

static int entry_property(lua_State *L);
static int entry_refresh(lua_State *L);

static const struct function methods[] = {
	{ "refresh", entry_refresh, AWAITS | NO_RESULT },
	{ NULL, NULL, 0 },
};
static const struct type entry_type = {
	"filesystem.directory_entry",
	methods,
	NULL,
	entry_property,
};

static void push_path(lua_State *L, const struct entry *entry)
{
	path_push(L, entry->path, entry->size);
}

/* Answer about the entry at 1. */
static int ask(
	lua_State *L, const struct entry *entry, const struct filesystem_answer *answer)
{
	push_path(L, entry);
	lua_replace(L, 1);
	return filesystem_ask(L, answer);
}

/* entry:refresh() */

static int push_nothing_of(lua_State *L, const struct statx *status)
{
	(void)L, (void)status;
	return 0;
}

static int entry_refresh(lua_State *L)
{
	static const struct filesystem_answer nothing = {
		.name = "refresh",
		.push = push_nothing_of,
		.flags = AT_SYMLINK_NOFOLLOW,
	};

	return ask(L, module_check(L, 1, &entry_type), &nothing);
}

/* entry.path, entry.file_size, entry.hard_link_count, entry.last_write_time, entry.status,
 * entry.symlink_status */

static int entry_property(lua_State *L)
{
	static const char *const names[] = { "file_size", "hard_link_count",
		"hardlink_count", "last_write_time", "status", "symlink_status", NULL };
	const struct entry *entry = module_check(L, 1, &entry_type);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	size_t i = 0;

	if (strcmp(key, "path") == 0) {
		lua_pushboolean(L, false);
		push_path(L, entry);
		return 2;
	}
	while (names[i] && strcmp(names[i], key) != 0)
		i++;
	return names[i] ? ask(L, entry, filesystem_find_answer(key)) : error_bad_index(L);
}

/* Properties wait, which those of other types never do. */
void filesystem_entry_open(lua_State *L)
{
	module_type(L, &entry_type);
	module_push_metatable(L, &entry_type);
	scope_push(L, "index");
	module_push_methods(L, &entry_type);
	fiber_push_awaiting(L, entry_property);
	lua_call(L, 2, 1);
	lua_setfield(L, -2, "__index");
	lua_pop(L, 1);
}

void filesystem_entry_push(lua_State *L, const char *path)
{
	size_t size = strlen(path);
	struct entry *entry = module_new(L, &entry_type, sizeof *entry + size);

	entry->size = size;
	memcpy(entry->path, path, size);
}
