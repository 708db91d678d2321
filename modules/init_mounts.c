/* SPDX-License-Identifier: MIT */
/* init_mounts.c - init.script: the tree of files, by the old calls and the new. */
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* C.fsconfig(fd, command, key or nil, value or nil, aux) -> 0, errno */

static int mounts_fsconfig(lua_State *L)
{
	int fd = init_check_int(L, 1), command = init_check_int(L, 2);
	int aux = init_check_int(L, 5);
	const char *key = lua_isnil(L, 3) ? NULL : init_check_text(L, 3), *value = NULL;
	size_t size = 0;

	if (!lua_isnil(L, 4))
		value = command == FSCONFIG_SET_BINARY ? init_check_bytes(L, 4, &size)
		                                       : init_check_text(L, 4);
	if (command == FSCONFIG_SET_BINARY && aux > 0 && (size_t)aux > size)
		return luaL_argerror(L, 5, "more than the value has");
	return init_answer(L, syscall(SYS_fsconfig, fd, command, key, value, aux));
}

/* C.mount_setattr(dirfd, path or nil, flags, attributes) -> 0, errno */

static int mounts_mount_setattr(lua_State *L)
{
	struct {
		uint64_t attr_set, attr_clr, propagation, userns_fd;
	} attributes = { 0 };
	const struct init_field fields[] = {
		{ "attr_set", &attributes.attr_set },
		{ "attr_clr", &attributes.attr_clr },
		{ "propagation", &attributes.propagation },
		{ "userns_fd", &attributes.userns_fd },
		{ NULL, NULL },
	};
	int directory = init_check_int(L, 1);
	const char *path = lua_isnil(L, 2) ? "" : init_check_text(L, 2), *wrong;
	uint32_t flags = init_check_bits(L, 3);

	luaL_checktype(L, 4, LUA_TTABLE);
	wrong = init_read_fields(L, 4, fields);
	if (wrong)
		init_refuse(L, wrong);
	return init_answer(L, syscall(SYS_mount_setattr, directory, path, flags,
				      &attributes, sizeof attributes));
}

const struct init_function init_mounts[] = {
	{ "fsconfig", mounts_fsconfig, 0, NULL },
	{ "fsmount", NULL, SYS_fsmount, "iuu" },
	{ "fsopen", NULL, SYS_fsopen, "pu" },
	{ "fspick", NULL, SYS_fspick, "idu" },
	{ "mount", NULL, SYS_mount, "pspwp" },
	{ "mount_setattr", mounts_mount_setattr, 0, NULL },
	{ "move_mount", NULL, SYS_move_mount, "ididu" },
	{ "open_tree", NULL, SYS_open_tree, "idu" },
	{ "pivot_root", NULL, SYS_pivot_root, "ss" },
	{ "umount", NULL, SYS_umount2, "s0" },
	{ "umount2", NULL, SYS_umount2, "su" },
	{ NULL, NULL, 0, NULL },
};
