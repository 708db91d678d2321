/* SPDX-License-Identifier: MIT */
/* vm.h - a Lua state with its fibers, and the loop that drives it. */
#ifndef RUNTIME_VM_H
#define RUNTIME_VM_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/fiber.h"
#include "runtime/heap.h"
#include "runtime/module.h"
#include "runtime/ring.h"
#include "runtime/timers.h"

enum { IDLE_COROUTINES = 128 };

struct vm {
	lua_State *L; /* the main state; it never runs a script itself */
	struct heap heap;
	struct ring ring;
	struct timers timers;
	struct fiber *current; /* who runs; NULL in finalizers at the end */
	struct fiber *main;
	struct fiber_list ready;
	struct fiber_list failed; /* ended with an error that nobody has seen */
	struct request *spare;    /* of op.c: requests to use again */
	int anchors;              /* registry reference: what keeps fibers alive */
	int shared;               /* registry reference: the flags that scope.lua reads */
	int blocked; /* coroutines that were resumed where no wait is possible */
	int free_anchor, anchor_count;
	struct coroutine idle[IDLE_COROUTINES]; /* to use again */
	int idle_count;
	/* Write out what the script wrote; set by modules/io.c. Returns 0, or -errno if
	 * standard output has not taken everything, now or before. */
	int (*flush)(struct vm *vm);
	int output_error;  /* errno of what standard output did not take, or 0 */
	bool closing;      /* lua_close() runs the last finalizers */
	bool cancel_shown; /* what `shared.canceled` says now */
	bool main_ended;
	volatile int interrupted; /* SIGINT has come */
	int status;               /* what the process will exit with */
	const char *program;      /* the word before each message on stderr */
	bool emilua;              /* the ancestor's manners where the two differ */
	bool coloured, silent;    /* how errors that nobody caught are reported */
	int argc;
	char **argv;
};

/* What a start needs to know. */
struct vm_options {
	const char *program;
	bool emilua;
	bool coloured, silent; /* how errors that nobody caught are reported */
	bool ignore_environment;
	int argc; /* what system.arguments will show */
	char **argv;
	const struct module *modules; /* what require finds; ends with { NULL } */
	const struct module
		*globals; /* what is open from the start, by the global's name */
};

/* The state whose turn it is on this thread. */
extern _Thread_local struct vm *vm_current;

/* Make a state with every library and module open. Returns 0 or -ENOMEM. */
int vm_init(struct vm *vm, const struct vm_options *options);

/* Run the function on top of vm->L, which is popped, as the main fiber, and every fiber
 * it leads to, until nothing can happen any more. Returns the exit status. */
int vm_run(struct vm *vm);

/* Report fibers whose error nobody saw, run finalizers, and give everything back. */
void vm_finish(struct vm *vm);

/* End the process now, as far as this state is concerned: no more Lua runs; what the
 * script wrote is flushed, and fibers that failed unseen are reported. */
_Noreturn void vm_exit(struct vm *vm, int status);

/* True if the running fiber is alone: no other is ready, and none can become so before
 * this one acts. Then a wait may just as well be the system call itself. */
bool vm_alone(const struct vm *vm);

#endif
