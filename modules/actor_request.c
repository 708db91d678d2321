/* SPDX-License-Identifier: MIT */
/* actor_request.c - spawn_vm() in a confined program: the supervisor is asked for actors. */
#include "modules/actor_request.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "modules/ipc_channel.h"
#include "modules/subprocess.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/source.h"
#include "runtime/subprocess.h"
#include "runtime/vm.h"
#include "sandbox/request.h"

enum { OPTIONS = 1, MODULE, CHANNEL, REQUEST };

enum { SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

bool actor_request_is_possible(void)
{
	return confined_by && confined_by->calls.groups & CALLS_MAIL;
}

/* ---- what is asked for ---- */

static void put_text(lua_State *L, const char *option, char *to, size_t room, int index)
{
	size_t size;
	const char *text = lua_tolstring(L, index, &size);

	if (size >= room || strlen(text) != size)
		error_argument_name(L, option);
	memcpy(to, text, size + 1);
}

/* Leave options[name], or nil. */
static int push_option(lua_State *L, const char *name)
{
	if (lua_istable(L, OPTIONS))
		lua_getfield(L, OPTIONS, name);
	else
		lua_pushnil(L);
	return lua_type(L, -1);
}

/* Leave the module's id, or nil, at MODULE. */
static void take_module(lua_State *L)
{
	int type;

	if (lua_type(L, OPTIONS) == LUA_TSTRING) {
		lua_pushvalue(L, OPTIONS);
		return;
	}
	type = push_option(L, "module");
	if (type != LUA_TSTRING && type != LUA_TNIL)
		error_argument_name(L, "module");
}

static void take_actor(lua_State *L, struct request *request)
{
	int type = push_option(L, "actor");

	if (type != LUA_TSTRING && type != LUA_TNIL)
		error_argument_name(L, "actor");
	if (type == LUA_TSTRING)
		put_text(L, "actor", request->actor, sizeof request->actor, -1);
	lua_pop(L, 1);
}

/* Who is confined decides nothing about another process: the policy does. */
static bool demands_process(lua_State *L)
{
	int type = push_option(L, "subprocess");

	if (type == LUA_TNIL) {
		lua_pop(L, 1);
		return false;
	}
	if (type != LUA_TTABLE)
		error_argument_name(L, "subprocess");
	lua_pushnil(L);
	if (lua_next(L, -2)) {
		lua_pushliteral(L, "subprocess/");
		lua_pushvalue(L, -3);
		lua_concat(L, 2);
		error_push(L, &error_generic, ENOTSUP);
		lua_pushvalue(L, -2);
		lua_setfield(L, -2, "arg");
		lua_error(L);
	}
	lua_pop(L, 1);
	return true;
}

/* False if it lies where no policy speaks of. */
static bool name_module(lua_State *L, struct request *request)
{
	bool known;

	if (lua_isnil(L, MODULE))
		return *request->actor;
	loader_push_stem(L, MODULE);
	known = !lua_isnil(L, -1);
	if (known)
		put_text(L, "module", request->module, sizeof request->module, -1);
	lua_pop(L, 1);
	return known;
}

/* ---- a module that nobody has declared ---- */

static int seal_text(const char *text, size_t size)
{
	int fd = memfd_create("module", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	size_t done = 0;

	while (fd >= 0 && done < size) {
		ssize_t count = write(fd, text + done, size - done);

		if (count < 0 && errno != EINTR)
			break;
		done += count > 0 ? (size_t)count : 0;
	}
	if (fd >= 0 && done == size && fcntl(fd, F_ADD_SEALS, SEALS) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Returns the file of memory that has the text. */
static int describe_module(lua_State *L, struct request *request)
{
	const char *text;
	size_t size;
	int status, fd;

	loader_find_worker(L, MODULE);
	put_text(L, "module", request->path, sizeof request->path, -4);
	if (lua_isstring(L, -3))
		put_text(L, "module", request->root, sizeof request->root, -3);
	request->leaf = (uint32_t)lua_toboolean(L, -2);
	request->again = (uint32_t)lua_toboolean(L, -1);
	lua_pop(L, 4);
	status = source_get(request->path, &text, &size);
	if (status < 0)
		return error_raise_errno(L, -status);
	fd = seal_text(text, size);
	return fd < 0 ? error_raise_errno(L, errno) : fd;
}

/* ---- asking ---- */

static void refuse(lua_State *L, const struct reply *reply)
{
	error_push(L, &error_generic, reply->errnum);
	if (*reply->text) {
		lua_pushstring(L, reply->text);
		lua_setfield(L, -2, "message");
	}
	lua_error(L);
}

/* Ask, and own what comes back. Returns 0, or an errno that the reply has. */
static int ask(lua_State *L, const struct request *request, int fd, struct reply *reply)
{
	struct ipc_channel *channel = lua_touserdata(L, CHANNEL);
	int fds[REPLY_DESCRIPTORS], count, status;

	count = request_ask(confined_by->control, request, fd, reply, fds);
	if (fd >= 0)
		close(fd);
	if (count < 0)
		return error_raise_errno(L, -count);
	if (reply->errnum != 0)
		return reply->errnum;
	if (count != REPLY_DESCRIPTORS) {
		for (int i = 0; i < count; i++)
			close(fds[i]);
		return error_raise_generic(L, EMFILE);
	}
	status = subprocess_adopt(
		vm_current, reply->pid, reply->serial, fds[1], &channel->child);
	if (status < 0) {
		close(fds[0]);
		close(fds[1]);
		return error_raise_generic(L, -status);
	}
	channel->end.fd = fds[0];
	channel->parent = &subprocess_parent;
	return 0;
}

bool actor_request(lua_State *L)
{
	struct request *request;
	struct reply reply;
	bool demanded;
	int fd = -1, errnum;

	if (lua_type(L, OPTIONS) != LUA_TSTRING && !lua_istable(L, OPTIONS))
		error_argument(L, OPTIONS);
	take_module(L);
	ipc_channel_push_closed(L);
	request = lua_newuserdata(L, sizeof *request);
	memset(request, 0, sizeof *request);
	request->kind = REQUEST_SPAWN;
	take_actor(L, request);
	demanded = demands_process(L);
	errnum = name_module(L, request) ? ask(L, request, -1, &reply) : ENOENT;
	if (errnum == ENOENT && demanded && !*request->actor && !lua_isnil(L, MODULE)) {
		fd = describe_module(L, request);
		errnum = ask(L, request, fd, &reply);
	} else if (errnum == ENOENT && !*request->actor) {
		if (demanded)
			error_argument_name(L, "module");
		lua_settop(L, OPTIONS);
		return false;
	}
	if (errnum != 0)
		refuse(L, &reply);
	lua_settop(L, CHANNEL);
	return true;
}
