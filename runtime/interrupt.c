/* SPDX-License-Identifier: MIT */
/* interrupt.c - what Ctrl-C and a broken pipe do to a script. */
#include "runtime/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/loader.h"
#include "runtime/vm.h"

static _Atomic(struct vm *) interrupted_vm;

static void raise_interrupt(lua_State *L, lua_Debug *frame)
{
	(void)frame;
	lua_sethook(L, NULL, 0, 0);
	vm_current->interrupted = false;
	lua_pushliteral(L, "interrupted!");
	lua_error(L);
}

/* Compiled loops see no hook; the second signal kills them, as it kills luajit. */
static void on_sigint(int signal_number)
{
	struct vm *vm = interrupted_vm;

	signal(signal_number, SIG_DFL);
	vm->interrupted = true;
	lua_sethook(
		vm->L, raise_interrupt, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
}

/* Not SIG_IGN, which programs that we start would inherit. */
static void on_sigpipe(int signal_number)
{
	(void)signal_number;
}

static bool is_ignored(int signal_number)
{
	struct sigaction action;

	return sigaction(signal_number, NULL, &action) == 0 &&
	       action.sa_handler == SIG_IGN;
}

void interrupt_open(struct vm *vm)
{
	struct sigaction on_int = { .sa_handler = on_sigint };
	struct sigaction on_pipe = { .sa_handler = on_sigpipe, .sa_flags = SA_RESTART };

	interrupted_vm = vm;
	sigemptyset(&on_int.sa_mask);
	sigemptyset(&on_pipe.sa_mask);
	if (!is_ignored(SIGINT))
		sigaction(SIGINT, &on_int, NULL);
	if (!is_ignored(SIGPIPE))
		sigaction(SIGPIPE, &on_pipe, NULL);
}

static void die_of(int signal_number)
{
	sigset_t set;

	if (confined_by)
		_exit(CONFINED_SIGNAL + signal_number);
	signal(signal_number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, signal_number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(signal_number);
}

void interrupt_close(struct vm *vm)
{
	if (interrupted_vm != vm)
		return;
	signal(SIGINT, is_ignored(SIGINT) ? SIG_IGN : SIG_DFL);
	interrupted_vm = NULL;
}

void interrupt_look(struct loop *loop)
{
	struct vm *vm = interrupted_vm;
	struct fiber *fiber;

	if (!vm || vm->loop != loop || !vm->interrupted || loop->first)
		return;
	fiber = loader_innermost(vm->main);
	lua_sethook(vm->L, NULL, 0, 0);
	vm->interrupted = false;
	if (vm->main_ended || fiber->state != FIBER_WAITING || !fiber->withdraw) {
		die_of(SIGINT);
		return;
	}
	fiber->interrupted = true;
	if (fiber->withdraw(fiber))
		fiber_wake(fiber, -ECANCELED);
}

void interrupt_broken_pipe(void)
{
	if (!is_ignored(SIGPIPE))
		die_of(SIGPIPE);
}
