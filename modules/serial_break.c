/* SPDX-License-Identifier: MIT */
/* serial_break.c - a line that is held down for a while, and the fibers that wait for it. */
#include "modules/serial_break.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>

#include "modules/timer.h"
#include "runtime/error.h"
#include "runtime/timers.h"
#include "runtime/vm.h"

enum { LOOK_NS = 10 * 1000 * 1000, BREAK_NS = 250 * 1000 * 1000 };

/* The frame of one that waits: behind the userdata all that its push needs to know. */
enum { FD = 2, LINE, STOPS, HOLDS, FRAME = HOLDS };

/* The kernel would let the thread wait for what is not sent yet. It counts what it has, and some
 * drivers say what the device still has. */
static bool is_sent(int fd)
{
	unsigned state = 0;
	int left = 0;

	if (ioctl(fd, TIOCOUTQ, &left) == 0 && left > 0)
		return false;
	return ioctl(fd, TIOCSERGETLSR, &state) < 0 || state & TIOCSER_TEMT;
}

static int hold(int fd)
{
	int status;

	do
		status = ioctl(fd, TIOCSBRK);
	while (status < 0 && errno == EINTR && !vm_current->interrupted);
	return status < 0 ? -errno : 0;
}

/* Hold the line down and wait, or wait until that can be done. Returns 0 or -errno. */
static int go_on(lua_State *L, int fd, struct serial_break *line)
{
	struct timers *timers = &vm_current->loop->timers;
	struct fiber *fiber = vm_current->current;
	bool sent = is_sent(fd);
	int64_t delay_ns = sent ? BREAK_NS : LOOK_NS;
	int status = timers_add(timers, fiber, timers_now() + delay_ns);

	if (status < 0)
		return status;
	status = sent ? hold(fd) : 0;
	if (status < 0) {
		timers_remove(timers, fiber);
		return status;
	}
	if (sent) {
		line->holders++;
		lua_pushboolean(L, true);
		lua_replace(L, HOLDS);
	}
	fiber_list_append(&line->waiters, fiber);
	return 0;
}

/* Somebody else who holds it down goes on. */
static void let_go(struct serial_break *line, int fd)
{
	if (--line->holders == 0)
		ioctl(fd, TIOCCBRK);
}

static int push_step(lua_State *L, int result)
{
	struct serial_break *line = lua_touserdata(L, LINE);
	int fd = (int)lua_tointeger(L, FD);
	bool holds = lua_toboolean(L, HOLDS);
	int status;

	if ((unsigned)lua_tonumber(L, STOPS) != line->stops)
		return fiber_push_failure(L, -ECANCELED);
	if (holds)
		let_go(line, fd);
	if (holds || result < 0)
		return fiber_push_done(L, result);
	status = go_on(L, fd, line);
	return status < 0 ? fiber_push_failure(L, status)
	                  : fiber_park_again(L, timer_leave, line);
}

int serial_break_send(lua_State *L, int fd, struct serial_break *line)
{
	int status;

	lua_settop(L, FRAME);
	lua_pushinteger(L, fd);
	lua_replace(L, FD);
	lua_pushlightuserdata(L, line);
	lua_replace(L, LINE);
	lua_pushnumber(L, line->stops);
	lua_replace(L, STOPS);
	lua_pushboolean(L, false);
	lua_replace(L, HOLDS);
	status = go_on(L, fd, line);
	if (status < 0)
		return error_raise_errno(L, -status);
	return fiber_park(L, push_step, timer_leave, line, CANCELABLE);
}

void serial_break_end(struct serial_break *line, int fd)
{
	if (line->holders > 0)
		ioctl(fd, TIOCCBRK);
	line->holders = 0;
}

void serial_break_stop(struct serial_break *line, int fd)
{
	serial_break_end(line, fd);
	line->stops++;
	while (line->waiters.first) {
		struct fiber *fiber = line->waiters.first;

		fiber_list_remove(fiber);
		if (fiber->withdraw(fiber))
			fiber_wake(fiber, -ECANCELED);
	}
}
