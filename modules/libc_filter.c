/* SPDX-License-Identifier: MIT */
/* libc_filter.c - texts in Lua that stand before functions of the C library. */
#include "modules/libc_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <luajit.h>
#include <lualib.h>
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/init_names.h"
#include "modules/libc_filter_values.h"
#include "runtime/libc_perform.h"

enum {
	ARENA_SIZE =
		1024 * 1024, /* what C.read and the like return at most; mapped only */
	DELIVERED = 16,      /* descriptors that are closed if a filter fails */
};

/* A state of Lua, and the call that it has. */
struct state {
	struct init_run run; /* first: its arena is found by it */
	struct init_failure failure;
	struct state *next; /* of those that have none */
	lua_State *L;
	const struct libc_filters *filters;
	struct libc_call *call;
	libc_ask *ask;
	bool asked; /* whatever comes of it: not to be done twice */
	int delivered[DELIVERED];
	unsigned delivered_count;
};

static struct state *idle;
static pthread_mutex_t idle_lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- the function behind a filter ---- */

static const char state_key, filter_keys[LIBC_FUNCTIONS]; /* in the registry */

static struct state *state_of(lua_State *L)
{
	struct state *state;

	lua_pushlightuserdata(L, (void *)&state_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	state = lua_touserdata(L, -1);
	lua_pop(L, 1);
	return state;
}

static enum libc_function function_of(const struct state *state)
{
	return (enum libc_function)state->call->request.function;
}

/* They are the filter's, which a program executed later may get. */
static void deliver(struct state *state, const struct libc_call *asked)
{
	enum libc_shape shape = libc_function_shape(function_of(state));
	bool inherits =
		shape == LIBC_SHAPE_OPEN && !(asked->request.integers[0] & O_CLOEXEC);

	for (unsigned i = 0; i < asked->fd_count; i++) {
		if (inherits)
			fcntl(asked->fds[i], F_SETFD, 0);
		if (state->delivered_count < DELIVERED)
			state->delivered[state->delivered_count++] = asked->fds[i];
	}
}

static void fail(struct libc_reply *reply, enum libc_function function, int errnum)
{
	*reply = (struct libc_reply){ .action = LIBC_ANSWER, .errnum = errnum };
	if (function != LIBC_GETADDRINFO)
		reply->result = -1;
	else
		reply->result = errnum == ENAMETOOLONG ? EAI_MEMORY : EAI_SYSTEM;
}

static int proxied(lua_State *L)
{
	struct state *state = state_of(L);
	struct libc_call asked = { 0 };
	int errnum = libc_filter_read_arguments(L, function_of(state), &asked);

	asked.request.function = function_of(state);
	if (errnum != 0) {
		fail(&asked.reply, function_of(state), errnum);
	} else {
		state->asked = true;
		if (!state->ask(&asked))
			libc_perform(&asked);
	}
	deliver(state, &asked);
	return libc_filter_push_results(L, &asked);
}

/* ---- the filter ---- */

/* Compiled once a state; false: it does not compile. */
static void push_filter(lua_State *L, const struct state *state)
{
	enum libc_function function = function_of(state);
	const struct libc_filters *filters = state->filters;

	lua_pushlightuserdata(L, (void *)&filter_keys[function]);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (!lua_isnil(L, -1))
		return;
	lua_pop(L, 1);
	if (luaL_loadbuffer(L, filters->texts[function], filters->sizes[function],
		    "@libc_service.filter") != 0) {
		lua_pop(L, 1);
		lua_pushboolean(L, false);
	}
	lua_pushlightuserdata(L, (void *)&filter_keys[function]);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

static int run(lua_State *L)
{
	struct state *state = lua_touserdata(L, 1);
	int count;

	lua_settop(L, 0);
	push_filter(L, state);
	lua_pushcfunction(L, proxied);
	count = libc_filter_push_arguments(L, state->call);
	lua_call(L, count + 1, LUA_MULTRET);
	libc_filter_read_results(L, 1, function_of(state), &state->call->reply);
	return 0;
}

/* ---- states ---- */

static void exhausted(struct init_arena *arena)
{
	struct state *state = (struct state *)(void *)arena;

	luaL_error(state->L, "more than %d bytes at once", (int)ARENA_SIZE);
}

static int open_state(lua_State *L)
{
	struct state *state = lua_touserdata(L, 1);

	luaL_openlibs(L);
	luaJIT_setmode(L, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
	lua_pushlightuserdata(L, (void *)&state_key);
	lua_pushlightuserdata(L, state);
	lua_rawset(L, LUA_REGISTRYINDEX);
	init_names_open(L, &state->run, false);
	return 0;
}

static void destroy(struct state *state)
{
	if (state->L)
		lua_close(state->L);
	init_arena_close(&state->run.arena);
	free(state);
}

static struct state *create(void)
{
	struct state *state = calloc(1, sizeof *state);

	if (!state)
		return NULL;
	state->run.arena.exhausted = exhausted;
	state->run.failure = &state->failure;
	if (init_arena_open(&state->run.arena, ARENA_SIZE) == 0)
		state->L = luaL_newstate();
	if (state->L && lua_cpcall(state->L, open_state, state) == 0)
		return state;
	destroy(state);
	return NULL;
}

static struct state *take(void)
{
	struct state *state;

	pthread_mutex_lock(&idle_lock);
	state = idle;
	if (state)
		idle = state->next;
	pthread_mutex_unlock(&idle_lock);
	return state ? state : create();
}

static void give_back(struct state *state)
{
	lua_settop(state->L, 0);
	pthread_mutex_lock(&idle_lock);
	state->next = idle;
	idle = state;
	pthread_mutex_unlock(&idle_lock);
}

/* What went wrong is not to be done twice. (R-SBX-130) */
static bool recover(struct state *state, struct libc_call *call)
{
	while (state->delivered_count > 0)
		close(state->delivered[--state->delivered_count]);
	if (state->asked)
		fail(&call->reply, function_of(state), EIO);
	return state->asked;
}

/* The whole process ends where `errexit` is true. */
static int run_state(struct state *state)
{
	if (setjmp(state->run.end) != 0)
		_exit(EXIT_FAILURE);
	return lua_cpcall(state->L, run, state);
}

bool libc_filter_run(
	const struct libc_filters *filters, struct libc_call *call, libc_ask *ask)
{
	struct state *state = take();
	bool is_settled;

	if (!state)
		return false;
	state->filters = filters;
	state->call = call;
	state->ask = ask;
	state->asked = false;
	state->delivered_count = 0;
	state->run.arena.free = state->run.arena.size;
	is_settled = run_state(state) == 0 || recover(state, call);
	call->settled = is_settled;
	call->fd_count = 0;
	give_back(state);
	return is_settled;
}
