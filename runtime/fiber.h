/* SPDX-License-Identifier: MIT */
/* fiber.h - a coroutine that only the loop resumes.
 *
 * A suspended fiber waits for exactly one thing. Whoever makes that thing happen calls
 * fiber_wake(), which queues the fiber; its values are pushed when its turn comes. */
#ifndef RUNTIME_FIBER_H
#define RUNTIME_FIBER_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

struct vm;
struct fiber;

/* A push that is not content answers so after fiber_park_again(). */
enum { FIBER_AGAIN = -4097 };

/* Push what the waiting call returns on its frame, where its arguments still stand, and
 * return how many values those are. `result` is what fiber_wake() was told. */
typedef int(fiber_push)(lua_State *L, int result);

/* Leave what `fiber` waits for. True: it is out, and the caller wakes it. False: whoever
 * was asked will wake it. */
typedef bool(fiber_withdraw)(struct fiber *fiber);

struct fiber_list {
	struct fiber *first, *last;
	const char *name; /* of what they wait for, if nobody else can end it; or NULL */
};

enum fiber_state { FIBER_NEW, FIBER_WAITING, FIBER_RUNNING, FIBER_ENDED };
enum fiber_outcome { OUTCOME_VALUES, OUTCOME_ERROR, OUTCOME_CANCELED };

/* A coroutine and where vm->anchors holds it. */
struct coroutine {
	lua_State *L;
	int anchor;
};

struct fiber {
	struct vm *vm;
	struct fiber *next, *previous; /* neighbours in `list` */
	struct fiber_list *list;       /* ready, failed, or what it waits in */
	lua_State *L;    /* its coroutine, from its first turn until its results
	                                * are taken */
	lua_State *leaf; /* the coroutine whose call waits: L, or one inside */
	fiber_push *push;
	fiber_withdraw *withdraw;
	void *wait; /* what it waits for, as its kind knows it */
	uint64_t serial; /* counted by the state, from 1 */
	struct fiber *joiner;
	int result;
	int anchor;         /* what keeps its function and its handle */
	int coroutine;      /* and what keeps L */
	int locals;         /* registry reference of this_fiber.local_, or LUA_NOREF */
	uint32_t timer;     /* its place among the timers */
	unsigned disabled;  /* this_fiber.disable_cancellation() is open so often */
	unsigned forbidden; /* and this_fiber.forbid_suspend() */
	unsigned char state, outcome;
	bool canceled;    /* for good */
	bool interrupted; /* SIGINT has ended its wait */
	bool cancelable;  /* the present wait may be withdrawn */
	bool joinable;    /* neither joined nor detached, nor being joined */
	bool detached;
	bool joined;
	bool is_main; /* of the state, or of a module (R-CORE-47) */
	bool scoped;  /* its own coroutine has cleanup handlers */
	bool closing; /* its function is over, those handlers run */
};

/* Make what fibers need in a state. Once, before any module. */
void fiber_open(lua_State *L);

/* Make a fiber of the function at -2 and the zeroed memory of the userdata at -1, its
 * handle, which stays on the stack alone. It is ready. Raises when memory is out. */
void fiber_begin(lua_State *L, struct fiber *fiber);

/* The same, with the table at `globals`, an absolute index, for its globals. */
void fiber_begin_in(lua_State *L, struct fiber *fiber, int globals);

/* The handle is garbage: its fiber is detached. (R-CORE-72) */
void fiber_collect(struct fiber *fiber);

/* The running fiber. Raises a string where there is none: in a finalizer at the end. */
struct fiber *fiber_running(lua_State *L);

/* Refuse to suspend where it is forbidden, unless a module is imported, and, if the call is
 * a cancellation point, when the fiber is canceled: by an error. The first thing a suspending
 * call does. (R-IO-9, R-CORE-49) */
enum fiber_check { NOT_CANCELABLE, CANCELABLE, IMPORTING };
struct fiber *fiber_may_suspend(lua_State *L, enum fiber_check check);

/* True if the running call can be suspended: no C call stands between it and its
 * coroutine's resume, and the fiber is not in a forbid-suspend block. */
bool fiber_can_suspend(lua_State *L);

/* Suspend the running fiber; its whole frame stays. Use: return fiber_park(...). Raises a
 * string when a C call is in the way, before anything is changed: check with
 * fiber_may_suspend() first, then change, then park. */
int fiber_park(lua_State *L, fiber_push *push, fiber_withdraw *withdraw, void *wait,
	enum fiber_check check);

/* From a push: wait once more, for something new. Nothing of the frame changes, except
 * what the push itself did to it. Use: return fiber_park_again(...). */
int fiber_park_again(lua_State *L, fiber_withdraw *withdraw, void *wait);

/* For functions marked AWAITS that had not to wait: let the others run, once, if there are
 * any. (R-CORE-162) Use: return fiber_pause(L). */
int fiber_pause(lua_State *L);

/* Make a waiting fiber ready, at the end of the queue or at its head. It is taken out of
 * the list it waits in, and its `withdraw` is not called any more. */
void fiber_wake(struct fiber *fiber, int result);
void fiber_wake_first(struct fiber *fiber, int result);

/* Set the canceled flag and end its wait if that can be ended. (R-CORE-73) */
void fiber_cancel(struct fiber *fiber);

/* True if the next cancellation point of `fiber` raises. */
bool fiber_cancel_pending(const struct fiber *fiber);

/* Tell scope.lua what fiber_cancel_pending() says of the running fiber. */
void fiber_show_cancel(struct vm *vm);

/* Wait lists, first in, first out. */
void fiber_list_append(struct fiber_list *list, struct fiber *fiber);
void fiber_list_remove(struct fiber *fiber);

/* A withdraw for those who only stand in a list. */
bool fiber_leave_list(struct fiber *fiber);

/* Push `failed` = true and an error of category system (fiber_canceled if that is why):
 * what a waiting call answers that failed. The functions marked AWAITS raise it; those
 * that succeed push false first. */
int fiber_push_failure(lua_State *L, int result);

/* A push for calls that have nothing to say: fails if result < 0. */
int fiber_push_done(lua_State *L, int result);

/* End a fiber that nobody will join: report its error if it has one, else at its end. */
void fiber_detach(struct fiber *fiber);

/* The handle was used up by a join: forget its results. */
void fiber_release(struct fiber *fiber);

/* Push `call`, or replace the function on top, wrapped so that it raises what it answers
 * as failed. */
void fiber_push_awaiting(lua_State *L, lua_CFunction call);
void fiber_make_awaiting(lua_State *L);

/* Resume a ready fiber until it waits or ends. Only the loop calls this. */
void fiber_resume(struct vm *vm, struct fiber *fiber);

/* Call `visit` for each fiber of the state that has not ended. */
void fiber_visit(struct vm *vm, void (*visit)(struct vm *vm, struct fiber *fiber));

/* The first value of every yield that suspends the fiber, not only a coroutine. */
extern const char fiber_suspends;

#endif
