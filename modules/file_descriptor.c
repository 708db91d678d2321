/* SPDX-License-Identifier: MIT */
/* file_descriptor.c - a descriptor as a value of Lua's: it can be sent and given to objects. */
#include "modules/file_descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/file_capabilities.h"
#include "modules/file_type.h"
#include "modules/open_flags.h"
#include "modules/opening.h"
#include "runtime/confined.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/message.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/vm.h"
#include "runtime/wire.h"

static const struct type file_descriptor_type;

struct file_descriptor *file_descriptor_test(lua_State *L, int index)
{
	return module_test(L, index, &file_descriptor_type);
}

static struct file_descriptor *check_usable(
	lua_State *L, struct file_descriptor *descriptor)
{
	if (descriptor->lent > 0)
		error_raise_generic(L, EBUSY);
	if (descriptor->fd < 0)
		error_raise_generic(L, EBADF);
	return descriptor;
}

struct file_descriptor *file_descriptor_check(lua_State *L, int index)
{
	return check_usable(L, module_check(L, index, &file_descriptor_type));
}

void file_descriptor_own(struct file_descriptor *descriptor, int fd, bool tainted)
{
	descriptor->fd = fd;
	descriptor->tainted = tainted;
}

int file_descriptor_take(struct file_descriptor *descriptor)
{
	int fd = descriptor->fd;

	descriptor->fd = -1;
	return fd;
}

int file_descriptor_lend(struct file_descriptor *descriptor)
{
	descriptor->lent++;
	return descriptor->fd;
}

void file_descriptor_return(struct file_descriptor *descriptor)
{
	descriptor->lent--;
}

/* Not one of the standard descriptors, even if one is closed. */
static int duplicate(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

int file_descriptor_push_duplicate(lua_State *L, int fd, bool tainted)
{
	struct file_descriptor *copy = file_descriptor_push_empty(L);
	int duplicated = duplicate(fd);

	if (duplicated < 0)
		return error_raise_errno(L, errno);
	file_descriptor_own(copy, duplicated, tainted);
	return 1;
}

/* ---- methods ---- */

/* descriptor:close() */

static void close_it(struct file_descriptor *descriptor)
{
	int fd = file_descriptor_take(descriptor);

	if (fd >= 0)
		descriptor_close(fd, descriptor->tainted || descriptor_lingers(fd));
}

static int close_descriptor(lua_State *L)
{
	struct file_descriptor *descriptor = module_self(L);

	if (descriptor->lent > 0)
		return error_raise_generic(L, EBUSY);
	close_it(descriptor);
	return 0;
}

static int descriptor_gc(lua_State *L)
{
	close_it(lua_touserdata(L, 1));
	return 0;
}

/* descriptor:dup() -> descriptor */

static int descriptor_dup(lua_State *L)
{
	const struct file_descriptor *descriptor = file_descriptor_check(L, 1);

	return file_descriptor_push_duplicate(L, descriptor->fd, descriptor->tainted);
}

/* descriptor:openat(path, flags [, mode]) -> descriptor */

/* Whoever else has the directory chooses what is in it: a link that leads elsewhere, or a pipe
 * at which an open waits for ever. (R-SBX-126) */
static void distrust(struct open_how *how)
{
	how->flags |= O_NONBLOCK;
	how->resolve |= RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
}

static int descriptor_openat(lua_State *L)
{
	const struct file_descriptor *directory = file_descriptor_check(L, 1);
	const char *path = path_check(L, 2);
	struct open_how how = open_flags_check(L, 3);
	struct file_descriptor *opened = file_descriptor_push_empty(L);
	int fd;

	if (directory->tainted)
		distrust(&how);
	fd = opening_at(directory->fd, path, &how);
	if (fd < 0)
		return error_raise_errno(L, -fd);
	file_descriptor_own(opened, fd, directory->tainted);
	return 1;
}

/* descriptor:is_socket() -> boolean */

static mode_t check_type(lua_State *L, const struct file_descriptor *descriptor)
{
	mode_t type = 0;
	int status = descriptor_type(descriptor->fd, &type);

	if (status < 0)
		error_raise_errno(L, -status);
	return type;
}

static int descriptor_is_socket(lua_State *L)
{
	lua_pushboolean(L, check_type(L, file_descriptor_check(L, 1)) == S_IFSOCK);
	return 1;
}

/* descriptor:kcmp(other) -> number: 0 if both are of the same open file, else an order */

static int descriptor_kcmp(lua_State *L)
{
	const struct file_descriptor *one = file_descriptor_check(L, 1);
	const struct file_descriptor *other = file_descriptor_check(L, 2);
	pid_t self = getpid();
	long order;

	/* a policy may end the process that as much as tries this call */
	if (confined_by)
		return error_raise_errno(L, EPERM);
	order = syscall(SYS_kcmp, self, self, KCMP_FILE, one->fd, other->fd);
	if (order < 0)
		return error_raise_errno(L, errno);
	lua_pushinteger(L, order);
	return 1;
}

/* descriptor.type */

static int push_type(lua_State *L)
{
	lua_pushstring(L, file_type_name(check_type(L, file_descriptor_check(L, 1))));
	return 1;
}

/* descriptor.tainted */

static int descriptor_property(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(name, "type") == 0)
		return push_type(L);
	if (strcmp(name, "tainted") != 0)
		return error_bad_index(L);
	lua_pushboolean(L, file_descriptor_check(L, 1)->tainted);
	return 1;
}

/* descriptor:trust() */

static int descriptor_trust(lua_State *L)
{
	file_descriptor_check(L, 1)->tainted = false;
	return 0;
}

/* descriptor:cap_get() -> capabilities, descriptor:cap_set(capabilities) */

/* Whoever serves the file could let the thread wait. (R-SBX-120) */
static int check_file(lua_State *L)
{
	const struct file_descriptor *descriptor = file_descriptor_check(L, 1);

	if (descriptor->tainted)
		error_raise_generic(L, EACCES);
	return descriptor->fd;
}

static int descriptor_cap_get(lua_State *L)
{
	int fd = check_file(L);
	int status = file_capabilities_get(fd, linux_capabilities_push(L));

	return status < 0 ? error_raise_errno(L, -status) : 1;
}

static int descriptor_cap_set(lua_State *L)
{
	int fd = check_file(L);
	int status = file_capabilities_set(fd, linux_capabilities_check(L, 2));

	return status < 0 ? error_raise_errno(L, -status) : 0;
}

/* descriptor:cap_rights_limit(names), cap_ioctls_limit(numbers), cap_fcntls_limit(names):
 * of FreeBSD (R-IO-108) */

static int descriptor_limit(lua_State *L)
{
	file_descriptor_check(L, 1);
	return error_raise_generic(L, ENOSYS);
}

/* tostring(descriptor) */

static int descriptor_tostring(lua_State *L)
{
	const struct file_descriptor *descriptor = module_self(L);

	if (descriptor->fd < 0)
		lua_pushliteral(L, "file_descriptor (closed)");
	else if (descriptor->lent > 0)
		lua_pushliteral(L, "file_descriptor (in use)");
	else
		lua_pushfstring(L, "/dev/fd/%d", descriptor->fd);
	return 1;
}

static const struct function methods[] = {
	{ "cap_fcntls_limit", descriptor_limit, 0 },
	{ "cap_get", descriptor_cap_get, 0 },
	{ "cap_ioctls_limit", descriptor_limit, 0 },
	{ "cap_rights_limit", descriptor_limit, 0 },
	{ "cap_set", descriptor_cap_set, 0 },
	{ "close", close_descriptor, 0 },
	{ "dup", descriptor_dup, 0 },
	{ "is_socket", descriptor_is_socket, 0 },
	{ "kcmp", descriptor_kcmp, 0 },
	{ "openat", descriptor_openat, 0 },
	{ "trust", descriptor_trust, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", descriptor_gc, 0 },
	{ "__tostring", descriptor_tostring, 0 },
	{ NULL, NULL, 0 },
};
static const struct type file_descriptor_type = {
	"file_descriptor",
	methods,
	metamethods,
	descriptor_property,
};

/* ---- in a message within the process: a duplicate, made when it is sent (R-CORE-162) ---- */

static int check(lua_State *L, int index)
{
	const struct file_descriptor *descriptor = lua_touserdata(L, index);

	return descriptor->lent > 0 || descriptor->fd < 0 ? EBUSY : 0;
}

static int acquire(lua_State *L, int index, void *content)
{
	const struct file_descriptor *descriptor = lua_touserdata(L, index);
	struct wire_parcel *parcel = content;

	parcel->fd = duplicate(descriptor->fd);
	parcel->tainted = descriptor->tainted;
	return parcel->fd < 0 ? errno : 0;
}

static void unpack(lua_State *L, void *content)
{
	const struct wire_parcel *parcel = content;

	file_descriptor_own(file_descriptor_push_empty(L), parcel->fd, parcel->tainted);
}

/* ---- in one to another process: the kernel makes the duplicate (R-SBX-74) ---- */

static int acquire_abroad(
	lua_State *L, int index, struct wire_parcel *parcel, void **held)
{
	struct file_descriptor *descriptor = lua_touserdata(L, index);

	if (descriptor->fd < 0)
		return EBUSY;
	if (!descriptor_may_travel(descriptor->fd))
		return EINVAL; /* nobody would take it */
	parcel->fd = file_descriptor_lend(descriptor);
	*held = descriptor;
	return 0;
}

static void settle_abroad(struct wire_parcel *parcel, void *held, bool sent)
{
	(void)parcel, (void)sent;
	file_descriptor_return(held);
}

static const struct wire_carrier abroad = {
	.sort = WIRE_HANDLE,
	.check = check,
	.acquire = acquire_abroad,
	.settle = settle_abroad,
};
const struct carrier file_descriptor_carrier = {
	.size = sizeof(struct wire_parcel),
	.check = check,
	.acquire = acquire,
	.unpack = unpack,
	.drop = wire_drop,
	.abroad = &abroad,
};

/* ---- the type ---- */

/* Few states ever see a descriptor. */
static void need_type(lua_State *L)
{
	module_push_metatable(L, &file_descriptor_type);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		module_type(L, &file_descriptor_type);
		module_push_metatable(L, &file_descriptor_type);
		message_carry(L, &file_descriptor_carrier);
	}
	lua_pop(L, 1);
}

struct file_descriptor *file_descriptor_push_empty(lua_State *L)
{
	struct file_descriptor *descriptor;

	need_type(L);
	descriptor = module_new(L, &file_descriptor_type, sizeof *descriptor);
	descriptor->fd = -1;
	return descriptor;
}
