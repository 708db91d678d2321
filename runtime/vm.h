/* SPDX-License-Identifier: MIT */
/* vm.h - a Lua state with its fibers. */
#ifndef RUNTIME_VM_H
#define RUNTIME_VM_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "runtime/fiber.h"
#include "runtime/heap.h"
#include "runtime/loop.h"
#include "runtime/message.h"
#include "runtime/module.h"
#include "runtime/ring.h"
#include "runtime/subprocess.h"

struct file;
struct job;
struct mailbox;
struct sender;
struct trim;

enum { IDLE_COROUTINES = 128 };

struct vm {
	lua_State *L; /* the main state; it never runs a script itself */
	struct heap heap;
	struct loop *loop;         /* where it lives */
	struct vm *next;           /* in the loop's line of those with something to do */
	bool queued;               /* it stands there */
	unsigned sleeping;         /* fibers among the timers */
	struct op_list operations; /* what the kernel does for it */
	struct news news; /* that it comes to live somewhere; later, that it has mail */
	struct fiber *current;     /* who runs; NULL in finalizers at the end */
	struct fiber *main;
	struct fiber_list ready;
	struct fiber_list failed; /* ended with an error that nobody has seen */
	int anchors;              /* registry reference: what keeps fibers alive */
	int shared;               /* registry reference: the flags that scope.lua reads */
	int blocked; /* coroutines that were resumed where no wait is possible */
	int free_anchor, anchor_count;
	struct coroutine *idle; /* to use again; room for IDLE_COROUTINES, or NULL */
	int idle_count;
	uint64_t fibers; /* that it has had */
	struct file *files;  /* of modules/io_file.c: every open file */
	struct file *output; /* standard output */
	/* Write out what the script wrote; set by modules/io.c. Returns 0, or -errno if
	 * standard output has not taken everything, now or before. */
	int (*flush)(struct vm *vm);
	/* The same for standard output alone, before another state has its turn. */
	void (*end_turn)(struct vm *vm);
	int output_error; /* errno of what standard output did not take, or 0 */
	/* The last thing that happens to it, once nothing can wake it: it may be finished
	 * and freed. NULL: it is only left alone. */
	void (*over)(struct vm *vm);
	struct mailbox *mailbox; /* where it receives; NULL before the first need of it */
	struct fiber *receiver;  /* who waits there */
	struct op_list mail;     /* what the kernel is asked of its ends: keeps nobody alive */
	struct sender *senders;  /* its fibers that wait to send */
	struct job *jobs;        /* and those that wait for a worker, see worker.h */
	/* Processes that end with it: those that an object of Lua's holds, and the others. */
	struct subprocess_list held, loose;
	struct packer packer;    /* where messages are put together */
	struct message *delivered; /* one that Lua had no memory for, or NULL */
	bool inbox_used;         /* the script has it */
	int unpacker; /* in the registry: what unpacks messages of other processes */
	bool master;       /* it may change what all states of the process share */
	bool closing;      /* lua_close() runs the last finalizers */
	bool cancel_shown; /* what `shared.canceled` says now */
	bool main_ended;
	bool stuck;    /* nothing could wake it any more: who still waits is reported */
	bool waits_forever; /* found by the report */
	bool is_actor;      /* spawn_vm() made it */
	volatile int interrupted; /* SIGINT has come */
	int status;               /* what the process will exit with, of the master */
	const struct vm_options *options;
	const char *program;   /* the word before each message on stderr */
	bool emilua;           /* the ancestor's manners where the two differ */
	bool coloured; /* how errors that nobody caught are reported, */
	int log_level; /* and up to which level of syslog */
};

/* What a start needs to know. It outlives the state. */
struct vm_options {
	const char *program;
	bool emilua;
	bool coloured; /* how errors that nobody caught are reported, */
	int log_level; /* and up to which level of syslog */
	bool ignore_environment;
	int argc; /* what system.arguments will show */
	char **argv;
	const struct module *modules; /* what require finds; ends with { NULL } */
	const struct module *parts;   /* what those of them find that are written in Lua */
	const struct module
		*globals; /* what is open from the start, by the global's name */
	const struct module
		*process_globals; /* those that look at the process; or NULL */
	lua_CFunction prepare; /* changes the globals before anybody sees them; or NULL */
	const struct trim *trim; /* what is taken from it at last; or NULL */
	/* How descriptors arrive in a message of another process, one for each sort of
	 * wire.h. */
	const struct carrier *const *arrivals;
	/* Absolute names of the directories where require looks for modules, and NULL at
	 * the end; or NULL. */
	const char *const *search_path;
	/* (path): pushes what require answers for this file of Turtle; nothing if it is
	 * not there; or nil, what is wrong, and true if others will fare no better. NULL:
	 * there are none. */
	lua_CFunction turtle;
};

/* The state whose turn it is on this thread. */
extern _Thread_local struct vm *vm_current;

/* Make a state with every library and module open. It is vm_current then, and lives
 * nowhere yet. Returns 0 or -ENOMEM. */
int vm_init(struct vm *vm, const struct vm_options *options);

/* The same in two steps. The first looks at nothing that a process has, but for variables of
 * the environment that Lua reads unless they are ignored. The second may be told more: but the
 * modules, the globals and the manners of the ancestor are as they were. */
int vm_prepare(struct vm *vm, const struct vm_options *options);
int vm_open(struct vm *vm, const struct vm_options *options);

/* The function on top of vm->L, which is popped, becomes the main fiber. It is ready. */
void vm_begin(struct vm *vm);

/* Begin, and run this thread's loop until all has ended. Returns the exit status. */
int vm_run(struct vm *vm);

/* True if the main fiber has died of an error: the rest goes with it. */
bool vm_has_failed(const struct vm *vm);

/* True if nothing can wake the state any more. Sets its status, and may collect garbage
 * to find out. (R-CORE 11.1) */
bool vm_is_over(struct vm *vm);

/* What the process will exit with: what its last master so far has ended with. */
int vm_process_status(void);

/* The main fiber has ended: nobody else can import the inbox. (R-CORE-160) */
void vm_main_ended(struct vm *vm);

/* Other states have their turn now. */
void vm_end_turn(struct vm *vm);

/* Report fibers whose error nobody saw, end what is in flight, run finalizers, and give
 * everything back. In the thread of its loop. Accepts a state that was never made. */
void vm_finish(struct vm *vm);

/* End this state in the middle of a call: no more of its Lua runs; what the script wrote
 * is flushed, and fibers that failed unseen are reported. The status is the process's if
 * this is the master. */
_Noreturn void vm_exit(struct vm *vm, int status);

/* Submit a request for a state, and cancel one. See ring.h. */
int vm_submit(struct vm *vm, const struct io_uring_sqe *request, struct op *op);
void vm_cancel(struct vm *vm, struct op *op);

/* The state that submitted `op`, which may be complete by now. */
struct vm *vm_of(const struct op *op);

/* True if other states of the process may print between two turns of this one. */
bool vm_has_neighbours(const struct vm *vm);

/* True if the running fiber is alone: no other is ready, and none can become so before
 * this one acts. Then a wait may just as well be the system call itself. */
bool vm_alone(const struct vm *vm);

#endif
