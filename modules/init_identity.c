/* SPDX-License-Identifier: MIT */
/* init_identity.c - init.script: users, groups and capabilities. */
#include <linux/capability.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/capability_text.h"
#include "modules/init_call.h"
#include "modules/init_tables.h"

/* C.setgroups(gids) -> 0, errno */

static int identity_setgroups(lua_State *L)
{
	int count;
	gid_t *groups;

	luaL_checktype(L, 1, LUA_TTABLE);
	count = init_count_list(L, 1);
	if (count < 0)
		init_refuse(L, "the groups are no list");
	groups = lua_newuserdata(L, ((size_t)count + 1) * sizeof *groups);
	for (int i = 0; i < count; i++) {
		int64_t number;

		lua_rawgeti(L, 1, i + 1);
		if (!init_is_integer(L, -1, 0, UINT32_MAX - 1, &number))
			init_refuse(L, "a group that is no integer");
		groups[i] = (gid_t)number;
		lua_pop(L, 1);
	}
	return init_answer(L, syscall(SYS_setgroups, count, groups));
}

/* C.cap_set_proc(text) -> 0, errno */

static int identity_cap_set_proc(lua_State *L)
{
	const char *text = init_check_text(L, 1);
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
	struct capability_sets sets;

	if (capability_text_read(text, &sets) < 0)
		init_refuse(L, "not the text of capabilities");
	for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++)
		data[i] = (struct __user_cap_data_struct){
			.effective =
				(uint32_t)(sets.sets[CAPABILITY_EFFECTIVE] >> 32 * i),
			.permitted =
				(uint32_t)(sets.sets[CAPABILITY_PERMITTED] >> 32 * i),
			.inheritable =
				(uint32_t)(sets.sets[CAPABILITY_INHERITABLE] >> 32 * i),
		};
	return init_answer(L, syscall(SYS_capset, &header, data));
}

static unsigned long check_capability(lua_State *L, int position)
{
	int number = capability_text_find(init_check_text(L, position));

	if (number < 0)
		init_refuse(L, "no capability has this name");
	return (unsigned long)number;
}

/* C.cap_drop_bound(name) -> 0, errno */

static int identity_cap_drop_bound(lua_State *L)
{
	return init_answer(L, prctl(PR_CAPBSET_DROP, check_capability(L, 1), 0, 0, 0));
}

/* C.cap_set_ambient(name, boolean) -> 0, errno */

static int identity_cap_set_ambient(lua_State *L)
{
	int change =
		init_check_boolean(L, 2) ? PR_CAP_AMBIENT_RAISE : PR_CAP_AMBIENT_LOWER;

	return init_answer(
		L, prctl(PR_CAP_AMBIENT, change, check_capability(L, 1), 0, 0));
}

/* C.cap_reset_ambient() -> 0, errno */

static int identity_cap_reset_ambient(lua_State *L)
{
	return init_answer(L, prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0));
}

/* C.cap_set_secbits(bits) -> 0, errno */

static int identity_cap_set_secbits(lua_State *L)
{
	return init_answer(L, prctl(PR_SET_SECUREBITS, init_check_bits(L, 1), 0, 0, 0));
}

const struct init_function init_identity[] = {
	{ "cap_drop_bound", identity_cap_drop_bound, 0, NULL },
	{ "cap_reset_ambient", identity_cap_reset_ambient, 0, NULL },
	{ "cap_set_ambient", identity_cap_set_ambient, 0, NULL },
	{ "cap_set_proc", identity_cap_set_proc, 0, NULL },
	{ "cap_set_secbits", identity_cap_set_secbits, 0, NULL },
	{ "setgroups", identity_setgroups, 0, NULL },
	{ "setresgid", NULL, SYS_setresgid, "uuu" },
	{ "setresuid", NULL, SYS_setresuid, "uuu" },
	{ NULL, NULL, 0, NULL },
};
