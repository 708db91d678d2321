/* SPDX-License-Identifier: MIT */
/* actor_request.c - spawn_vm() in a confined program: the supervisor is asked for actors. */
#include "modules/actor_request.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "modules/ipc_channel.h"
#include "modules/policy_text.h"
#include "modules/subprocess.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/sealed.h"
#include "runtime/source.h"
#include "runtime/subprocess.h"
#include "runtime/vm.h"

enum { OPTIONS = 1, MODULE, CHANNEL, REQUEST, POLICY };

bool actor_request_is_possible(void)
{
	return confined_by && confined_by->calls.groups & CALLS_MAIL &&
	       !confined_by->alone;
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

static void take_actor(lua_State *L, struct actor_request *request)
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

static void raise_about(lua_State *L, const char *option, int errnum, const char *message)
{
	error_push(L, &error_generic, errnum);
	lua_pushstring(L, option);
	lua_setfield(L, -2, "arg");
	if (message) {
		lua_pushstring(L, message);
		lua_setfield(L, -2, "message");
	}
	lua_error(L);
}

/* Leave the text of the policy that the process is to obey, too, or nil, at POLICY. */
static void take_policy(lua_State *L, struct actor_request *request)
{
	request->narrows = push_option(L, "policy") != LUA_TNIL;
	if (!request->narrows)
		return;
	if (!policy_text_push(L, POLICY))
		raise_about(L, "policy", EINVAL, lua_tostring(L, -1));
	lua_replace(L, POLICY);
}

/* False if it lies where no policy speaks of. */
static bool name_module(lua_State *L, struct actor_request *request)
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

struct module_text {
	const char *text;
	size_t size;
};

static void describe_module(
	lua_State *L, struct actor_request *request, struct module_text *is)
{
	int status;

	loader_find_worker(L, MODULE);
	put_text(L, "module", request->path, sizeof request->path, -4);
	if (lua_isstring(L, -3))
		put_text(L, "module", request->root, sizeof request->root, -3);
	request->leaf = (uint32_t)lua_toboolean(L, -2);
	request->again = (uint32_t)lua_toboolean(L, -1);
	lua_pop(L, 4);
	status = source_get(request->path, &is->text, &is->size);
	if (status < 0)
		error_raise_errno(L, -status);
}

/* ---- asking ---- */

static void refuse(lua_State *L, const struct actor_reply *reply)
{
	error_push(L, &error_generic, reply->errnum);
	if (*reply->text) {
		lua_pushstring(L, reply->text);
		lua_setfield(L, -2, "message");
	}
	lua_error(L);
}

static void close_all(const int *fds, int count)
{
	for (int i = 0; i < count; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

/* Make files of memory of what comes along, and raise if that cannot be. */
static void seal(lua_State *L, const struct actor_request *request,
	const struct module_text *module, int texts[REQUEST_DESCRIPTORS])
{
	size_t size;
	const char *policy = lua_tolstring(L, POLICY, &size);
	int status = 0;

	texts[MODULE_TEXT] = texts[POLICY_TEXT] = -1;
	if (*request->path)
		status = texts[MODULE_TEXT] = sealed_create(module->text, module->size);
	if (status >= 0 && request->narrows)
		status = texts[POLICY_TEXT] = sealed_create(policy, size);
	if (status >= 0)
		return;
	close_all(texts, REQUEST_DESCRIPTORS);
	error_raise_errno(L, -status);
}

/* Ask, and own what comes back. Returns 0, or an errno that the reply has. */
static int ask(lua_State *L, const struct actor_request *request,
	const struct module_text *module, struct actor_reply *reply)
{
	struct ipc_channel *channel = lua_touserdata(L, CHANNEL);
	int texts[REQUEST_DESCRIPTORS], fds[REPLY_DESCRIPTORS] = { -1, -1 };
	int count, status;

	seal(L, request, module, texts);
	count = request_ask(confined_by->control, request, texts, reply, fds);
	close_all(texts, REQUEST_DESCRIPTORS);
	if (count < 0)
		return error_raise_errno(L, -count);
	if (reply->errnum != 0) {
		close_all(fds, count);
		return reply->errnum;
	}
	if (count != REPLY_DESCRIPTORS) {
		close_all(fds, count);
		return error_raise_generic(L, EMFILE);
	}
	status = subprocess_adopt(
		vm_current, reply->pid, reply->serial, fds[1], &channel->child);
	if (status < 0) {
		close_all(fds, count);
		return error_raise_generic(L, -status);
	}
	channel->end.fd = fds[0];
	channel->parent = &subprocess_parent;
	return 0;
}

bool actor_request(lua_State *L)
{
	struct module_text module = { NULL, 0 };
	struct actor_request *request;
	struct actor_reply reply = { 0 };
	bool demanded;
	int errnum;

	if (lua_type(L, OPTIONS) != LUA_TSTRING && !lua_istable(L, OPTIONS))
		error_argument(L, OPTIONS);
	take_module(L);
	ipc_channel_push_closed(L);
	request = lua_newuserdata(L, sizeof *request);
	memset(request, 0, sizeof *request);
	request->kind = REQUEST_SPAWN;
	take_actor(L, request);
	take_policy(L, request);
	demanded = demands_process(L) || request->narrows;
	errnum = name_module(L, request) ? ask(L, request, &module, &reply) : ENOENT;
	if (errnum == ENOENT && demanded && !*request->actor && !lua_isnil(L, MODULE)) {
		describe_module(L, request, &module);
		errnum = ask(L, request, &module, &reply);
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
