/* SPDX-License-Identifier: MIT */
/* init_landlock.c - init.script: rulesets of Landlock. */
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* The kernel's numbers. Debian's header ends with ABI 2. */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { PATH_BENEATH = 1, NET_PORT = 2 };

/* ---- names of bits, each in its place, until one is missing ---- */

static const char *const fs_rights[] = {
	"execute",
	"write_file",
	"read_file",
	"read_dir",
	"remove_dir",
	"remove_file",
	"make_char",
	"make_dir",
	"make_reg",
	"make_sock",
	"make_fifo",
	"make_block",
	"make_sym",     /* ABI 1 */
	"refer",        /* 2 */
	"truncate",     /* 3 */
	"ioctl_dev",    /* 5 */
	"resolve_unix", /* 9 */
	NULL,
};

static const char *const net_rights[] = { "bind_tcp", "connect_tcp", NULL };    /* 4 */
static const char *const scopes[] = { "abstract_unix_socket", "signal", NULL }; /* 6 */
static const char *const create_flags[] = { "version", "errata", NULL };
static const char *const restrict_flags[] = {
	"log_same_exec_off",
	"log_new_exec_on",
	"log_subdomains_off", /* 7 */
	"tsync",              /* 8 */
	NULL,
};

static uint64_t bit_of(lua_State *L, const char *const names[])
{
	const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";

	for (int i = 0; names[i]; i++)
		if (strcmp(names[i], name) == 0)
			return (uint64_t)1 << i;
	luaL_error(L, "landlock: no such name: '%s'", name);
	return 0;
}

/* All that the list names. Nil is an empty one. */
static uint64_t bits_of(lua_State *L, int list, const char *const names[])
{
	int type = lua_type(L, list);
	int count = type == LUA_TTABLE ? init_count_list(L, list) : 0;
	uint64_t bits = 0;

	if (count < 0 || (type != LUA_TTABLE && type > LUA_TNIL))
		luaL_error(L, "landlock: no list of names");
	for (int i = 1; i <= count; i++) {
		lua_rawgeti(L, list, i);
		bits |= bit_of(L, names);
		lua_pop(L, 1);
	}
	return bits;
}

/* ---- tables ---- */

/* A member, which is a list of these names or else a number. */
struct member {
	const char *key;
	const char *const *names;
	int64_t *number;
};

static void read_member(lua_State *L, const struct member *member)
{
	if (member->names)
		*member->number = (int64_t)bits_of(L, lua_gettop(L), member->names);
	else if (!init_is_integer(L, -1, INT32_MIN, UINT32_MAX, member->number))
		luaL_error(L, "landlock: %s is no integer", member->key);
}

/* An array of members ends with { NULL }. */
static void read_table(lua_State *L, int position, const struct member *members)
{
	luaL_checktype(L, position, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, position); lua_pop(L, 1)) {
		const struct member *member = members;
		const char *key =
			lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";

		while (member->key && strcmp(member->key, key) != 0)
			member++;
		if (!member->key)
			luaL_error(L, "landlock: unknown key '%s'", key);
		read_member(L, member);
	}
}

/* ---- calls ---- */

/* C.landlock_create_ruleset(attributes or nil, flags or nil) -> fd or number, errno */

static int landlock_create_ruleset(lua_State *L)
{
	struct {
		int64_t fs, net, scoped;
	} ruleset = { 0 };
	const struct member members[] = {
		{ "handled_access_fs", fs_rights, &ruleset.fs },
		{ "handled_access_net", net_rights, &ruleset.net },
		{ "scoped", scopes, &ruleset.scoped },
		{ NULL, NULL, NULL },
	};
	uint64_t flags = bits_of(L, 2, create_flags);

	if (lua_isnoneornil(L, 1))
		return init_answer(L, syscall(CREATE_RULESET, NULL, 0, flags));
	read_table(L, 1, members);
	return init_answer(L, syscall(CREATE_RULESET, &ruleset, sizeof ruleset, flags));
}

/* C.landlock_add_rule(ruleset, kind, attributes) -> 0, errno */

static int add_path(lua_State *L, int ruleset)
{
	int64_t allowed = 0, parent = -1;
	const struct member members[] = {
		{ "allowed_access", fs_rights, &allowed },
		{ "parent_fd", NULL, &parent },
		{ NULL, NULL, NULL },
	};
	struct {
		uint64_t allowed;
		int32_t parent;
	} __attribute__((packed)) rule;

	read_table(L, 3, members);
	rule.allowed = (uint64_t)allowed;
	rule.parent = (int32_t)parent;
	return init_answer(L, syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0));
}

static int add_port(lua_State *L, int ruleset)
{
	struct {
		int64_t allowed, port;
	} rule = { 0, -1 };
	const struct member members[] = {
		{ "allowed_access", net_rights, &rule.allowed },
		{ "port", NULL, &rule.port },
		{ NULL, NULL, NULL },
	};

	read_table(L, 3, members);
	return init_answer(L, syscall(ADD_RULE, ruleset, NET_PORT, &rule, 0));
}

static int landlock_add_rule(lua_State *L)
{
	int ruleset = init_check_int(L, 1);
	const char *kind = init_check_text(L, 2);

	luaL_argcheck(L, lua_isnoneornil(L, 4), 4, "nil expected");
	if (strcmp(kind, "path_beneath") == 0)
		return add_path(L, ruleset);
	if (strcmp(kind, "net_port") == 0)
		return add_port(L, ruleset);
	return luaL_argerror(L, 2, "no such kind of rule");
}

/* C.landlock_restrict_self(ruleset, flags or nil) -> 0, errno */

static int landlock_restrict_self(lua_State *L)
{
	int ruleset = init_check_int(L, 1);
	uint64_t flags = bits_of(L, 2, restrict_flags);

	return init_answer(L, syscall(RESTRICT_SELF, ruleset, flags));
}

const struct init_function init_landlock[] = {
	{ "landlock_add_rule", landlock_add_rule, 0, NULL },
	{ "landlock_create_ruleset", landlock_create_ruleset, 0, NULL },
	{ "landlock_restrict_self", landlock_restrict_self, 0, NULL },
	{ NULL, NULL, 0, NULL },
};
