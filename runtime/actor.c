/* SPDX-License-Identifier: MIT */
/* actor.c - a state of its own that runs a file and talks by messages. */
#include "runtime/actor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/loader.h"
#include "runtime/mailbox.h"

void actor_destroy(struct vm *vm)
{
	struct vm *current = vm_current == vm ? NULL : vm_current;

	vm_current = vm;
	if (vm->flush)
		vm->flush(vm);
	vm_finish(vm);
	free(vm);
	vm_current = current;
}

/* (function): it becomes the main fiber's */
static int begin(lua_State *L)
{
	(void)L;
	vm_begin(vm_current);
	return 0;
}

/* Returns 0, -errno, or a status of Lua's with a message on the stack. */
static int prepare(struct vm *vm, const struct entry *entry)
{
	int status;

	vm->mailbox = mailbox_create(vm);
	if (!vm->mailbox)
		return -ENOMEM;
	status = loader_begin_worker(vm->L, entry);
	if (status != 0)
		return status;
	lua_pushcfunction(vm->L, begin);
	lua_insert(vm->L, -2);
	return lua_pcall(vm->L, 1, 0, 0);
}

struct vm *actor_create(
	const struct entry *entry, int *status, char message[ACTOR_MESSAGE_SIZE])
{
	struct vm *creator = vm_current, *vm = malloc(sizeof *vm);

	*status = vm ? vm_init(vm, creator->options) : -ENOMEM;
	if (*status == 0) {
		vm->over = actor_destroy;
		vm->is_actor = true;
		*status = prepare(vm, entry);
		if (*status > 0)
			snprintf(message, ACTOR_MESSAGE_SIZE, "%s",
				lua_tostring(vm->L, -1));
	}
	vm_current = creator;
	if (*status == 0)
		return vm;
	if (vm)
		actor_destroy(vm);
	return NULL;
}
