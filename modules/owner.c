/* SPDX-License-Identifier: MIT */
/* owner.c - what Lua sees of every object that owns a descriptor. */
#include "modules/owner.h"

#include <string.h>

#include "modules/file_descriptor.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/handle.h"

static void adopt(struct handle *handle, struct file_descriptor *descriptor)
{
	handle_adopt(handle, file_descriptor_take(descriptor), descriptor->tainted);
	if (handle->tainted)
		return;
	handle->is_terminal = descriptor_is_terminal(handle->fd);
	handle->lingers = descriptor_lingers(handle->fd);
}

/* new([descriptor]) -> object */

int owner_new(lua_State *L, const struct type *type, size_t size)
{
	struct file_descriptor *descriptor =
		lua_isnoneornil(L, 1) ? NULL : file_descriptor_check(L, 1);
	struct handle *handle = handle_new(L, type, size);

	if (descriptor)
		adopt(handle, descriptor);
	return 1;
}

void owner_push_class(lua_State *L, const struct type *type, lua_CFunction make)
{
	module_type(L, type);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, make);
	lua_setfield(L, -2, "new");
}

/* object:assign(descriptor) */

int owner_assign(lua_State *L)
{
	struct handle *handle = module_self(L);
	struct file_descriptor *descriptor = file_descriptor_check(L, 2);

	if (handle->fd >= 0)
		return error_raise(L, &error_misc, MISC_ALREADY_OPEN);
	adopt(handle, descriptor);
	return 0;
}

/* object:release() -> descriptor */

int owner_release(lua_State *L)
{
	struct handle *handle = module_self(L);
	struct file_descriptor *descriptor = file_descriptor_push_empty(L);

	handle_fd(L, handle);
	file_descriptor_own(descriptor, handle_detach(handle), handle->tainted);
	return 1;
}

/* The type that has this method, if the object at `index` has it, too; or NULL. */
static const struct type *type_with(
	lua_State *L, int index, const char *name, lua_CFunction method)
{
	const struct type *type = NULL;

	lua_getfield(L, index, name);
	if (lua_tocfunction(L, -1) == method && lua_getupvalue(L, -1, 1)) {
		type = lua_touserdata(L, -1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return type;
}

/* What pretends to be an object may answer with the method of a real one: that knows its own
 * type. */
static const struct handle *test_owner(lua_State *L, int index)
{
	const struct type *type = NULL;

	if (lua_type(L, index) != LUA_TUSERDATA)
		return NULL;
	type = type_with(L, index, "cancel", owner_cancel);
	if (!type)
		type = type_with(L, index, "assign", owner_assign);
	return type ? module_test(L, index, type) : NULL;
}

bool owner_is_busy(lua_State *L, int index)
{
	const struct handle *handle = test_owner(L, index);

	return handle && handle_is_busy(handle);
}

/* object:cancel() */

int owner_cancel(lua_State *L)
{
	struct handle *handle = module_self(L);

	handle_fd(L, handle);
	handle_cancel(handle);
	return 0;
}

/* object:close() */

int owner_close(lua_State *L)
{
	handle_close(module_self(L));
	return 0;
}

int owner_gc(lua_State *L)
{
	handle_close(lua_touserdata(L, 1));
	return 0;
}

/* object.is_open */

int owner_property(lua_State *L)
{
	static const struct property none = { NULL, NULL };

	return owner_property_among(L, &none);
}

int owner_property_among(lua_State *L, const struct property *properties)
{
	const struct handle *handle = module_self(L);
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	while (properties->name && strcmp(properties->name, name) != 0)
		properties++;
	if (properties->name)
		return properties->push(L);
	if (strcmp(name, "is_open") != 0)
		return error_bad_index(L);
	lua_pushboolean(L, handle->fd >= 0);
	return 1;
}
