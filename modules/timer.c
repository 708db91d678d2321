/* SPDX-License-Identifier: MIT */
/* timer.c - steady_timer and system_timer: moments that fibers wait for together. */
#include "modules/timer.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "modules/time_point.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/op.h"
#include "runtime/timers.h"
#include "runtime/vm.h"

enum { NS_PER_S = 1000000000 };

struct timer_kind;

struct timer_object {
	const struct timer_kind *kind;
	int64_t expiry_ns;
	struct fiber_list waiters;
	struct __kernel_timespec moment; /* the expiry, for the kernel */
};

/* Steady timers stand in the heap of their state; system timers follow the wall clock
 * when it is set, which only the kernel can do. */
struct timer_kind {
	struct type type;
	const struct clock *clock;
};

static const struct timer_kind steady_timer, system_timer;

static struct timer_object *timer_check(lua_State *L)
{
	struct timer_object *timer = module_test(L, 1, &steady_timer.type);

	return timer ? timer : module_check(L, 1, &system_timer.type);
}

/* timer:cancel() -> count */

/* Make every waiting fiber's call fail, and return how many did wait. */
static int cancel_waiters(struct timer_object *timer)
{
	int count = 0;

	for (; timer->waiters.first; count++) {
		struct fiber *fiber = timer->waiters.first;

		fiber_list_remove(fiber);
		if (fiber->withdraw(fiber))
			fiber_wake(fiber, -ECANCELED);
	}
	return count;
}

static int timer_cancel(lua_State *L)
{
	lua_pushinteger(L, cancel_waiters(timer_check(L)));
	return 1;
}

/* timer:expires_at(point), timer:expires_after(seconds) -> count */

static int set_expiry(lua_State *L, struct timer_object *timer, int64_t expiry_ns)
{
	timer->expiry_ns = expiry_ns;
	lua_pushinteger(L, cancel_waiters(timer));
	return 1;
}

static int timer_expires_at(lua_State *L)
{
	struct timer_object *timer = timer_check(L);

	return set_expiry(L, timer, time_point_check(L, 2, timer->kind->clock));
}

static int timer_expires_after(lua_State *L)
{
	struct timer_object *timer = timer_check(L);
	int64_t delay_ns = delay_check(L, 2);
	int64_t now_ns = clock_now(timer->kind->clock);

	return set_expiry(L, timer, moment_after(L, now_ns, delay_ns));
}

/* timer.expiry */

static int timer_property(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	struct timer_object *timer = timer_check(L);

	if (strcmp(key, "expiry") != 0)
		return error_bad_index(L);
	time_point_push(L, timer->kind->clock, timer->expiry_ns);
	return 1;
}

/* timer:wait() */

/* A moment before the epoch is as long past as the epoch. */
static int64_t moment_of(const struct timer_object *timer)
{
	return timer->expiry_ns > 0 ? timer->expiry_ns : 0;
}

bool timer_leave(struct fiber *fiber)
{
	timers_remove(&vm_current->loop->timers, fiber);
	return true;
}

static int steady_timer_wait(lua_State *L)
{
	struct timer_object *timer = module_check(L, 1, &steady_timer.type);
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);

	if (timers_add(&vm_current->loop->timers, fiber, moment_of(timer)) < 0)
		return error_raise_generic(L, ENOMEM);
	fiber_list_append(&timer->waiters, fiber);
	return fiber_park(L, fiber_push_done, timer_leave, timer, CANCELABLE);
}

/* A timeout that has come is what was asked for. */
static int push_expired(lua_State *L, int result)
{
	return push_nothing(L, result == -ETIME ? 0 : result);
}

static int system_timer_wait(lua_State *L)
{
	struct timer_object *timer = module_check(L, 1, &system_timer.type);
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);
	struct io_uring_sqe request = {0};
	int64_t moment_ns = moment_of(timer);
	int count;

	timer->moment.tv_sec = moment_ns / NS_PER_S;
	timer->moment.tv_nsec = moment_ns % NS_PER_S;
	io_uring_prep_timeout(&request, &timer->moment, 0,
		IORING_TIMEOUT_ABS | IORING_TIMEOUT_REALTIME);
	/* it may fail at once, and then nobody waits */
	count = op_await(L, &request, push_expired);
	if (fiber->state == FIBER_WAITING)
		fiber_list_append(&timer->waiters, fiber);
	return count;
}

/* steady_timer, system_timer */

static const struct function steady_methods[] = {
	{ "wait", steady_timer_wait, AWAITS },
	{ "cancel", timer_cancel, 0 },
	{ "expires_at", timer_expires_at, 0 },
	{ "expires_after", timer_expires_after, 0 },
	{ NULL, NULL, 0 },
};
static const struct function system_methods[] = {
	{ "wait", system_timer_wait, AWAITS },
	{ "cancel", timer_cancel, 0 },
	{ "expires_at", timer_expires_at, 0 },
	{ "expires_after", timer_expires_after, 0 },
	{ NULL, NULL, 0 },
};
static const struct timer_kind steady_timer = {
	{ "steady_timer", steady_methods, NULL, timer_property },
	&steady_clock,
};
static const struct timer_kind system_timer = {
	{ "system_timer", system_methods, NULL, timer_property },
	&system_clock,
};

/* steady_timer.new(), system_timer.new() -> timer */

static int timer_new(lua_State *L)
{
	const struct timer_kind *kind = lua_touserdata(L, lua_upvalueindex(1));
	struct timer_object *timer = module_new(L, &kind->type, sizeof *timer);

	timer->kind = kind;
	return 1;
}

static void add_kind(lua_State *L, const struct timer_kind *kind)
{
	module_type(L, &kind->type);
	lua_createtable(L, 0, 1);
	lua_pushlightuserdata(L, (void *)kind);
	lua_pushcclosure(L, timer_new, 1);
	lua_setfield(L, -2, "new");
	lua_setfield(L, -2, kind->type.name);
}

void timer_open(lua_State *L)
{
	add_kind(L, &steady_timer);
	add_kind(L, &system_timer);
}
