/* SPDX-License-Identifier: MIT */
/* filesystem_task.c - calls that files are asked or changed by: how a fiber waits for them. */
#include "modules/filesystem_task.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/libc_service.h"
#include "runtime/path.h"
#include "runtime/restriction.h"
#include "runtime/vm.h"
#include "runtime/worker.h"

enum { PATHS = 2, REASON_SIZE = 4096 + 512 };

/* ---- arguments and errors ---- */

const char *filesystem_check_path(lua_State *L, int index)
{
	size_t size;
	const char *path = path_test(L, index, &size);

	if (!path || strlen(path) != size)
		error_argument(L, index);
	return path;
}

bool filesystem_is_missing(int result)
{
	return result == -ENOENT || result == -ENOTDIR;
}

/* True if the error on top may be what a policy has said, and nobody has found out yet. */
static bool lacks_reason(lua_State *L)
{
	int errnum = error_to_errno(L, -1);
	bool has;

	lua_getfield(L, -1, "reason");
	has = !lua_isnil(L, -1);
	lua_pop(L, 1);
	return !has && (errnum == EACCES || errnum == EPERM);
}

void filesystem_add_reason(lua_State *L, int index, const char *word)
{
	char reason[REASON_SIZE];
	size_t size;
	const char *path = path_test(L, index, &size);

	if (!path || !lacks_reason(L) ||
		!confined_lacks(path, word, reason, sizeof reason))
		return;
	lua_pushstring(L, reason);
	lua_setfield(L, -2, "reason");
}

void filesystem_push_error(lua_State *L, int errnum, int index, const char *word)
{
	error_push_errno(L, errnum);
	lua_pushvalue(L, index);
	lua_setfield(L, -2, "path1");
	if (word)
		filesystem_add_reason(L, index, word);
}

int filesystem_fail(lua_State *L, int result, int paths, const char *word)
{
	if (result == -ECANCELED && vm_current->current)
		return result;
	filesystem_push_error(L, -result, 1, word);
	if (paths == PATHS) {
		lua_pushvalue(L, PATHS);
		lua_setfield(L, -2, "path2");
	}
	return OP_RAISES;
}

/* ---- requests ---- */

/* Whoever is confined has a ring that takes what it may do with files, and no more. */
bool filesystem_ring_takes(unsigned char opcode)
{
	const struct operation *row = operations;

	if (libc_service_is_here())
		return false;
	if (!confined_by)
		return true;
	while (row->name && row->opcode != opcode)
		row++;
	return row->name && operation_is_in(row, restriction_groups(confined_by));
}

int filesystem_request(lua_State *L, const struct io_uring_sqe *request, op_push *push)
{
	if (!fiber_can_suspend(L))
		return op_perform(L, request, push);
	fiber_may_suspend(L, CANCELABLE);
	if (!filesystem_ring_takes(request->opcode))
		return op_perform(L, request, push);
	return op_await(L, request, push);
}

/* ---- tasks ---- */

/* One that a thread does, on its own memory. */
struct errand {
	struct job job;
	struct filesystem_task *home; /* on the frame of the waiting call */
	op_push *push;
	int result;
	bool heard;
	atomic_bool stop;
	struct filesystem_task *task; /* the copy, in what follows */
	_Alignas(max_align_t) char memory[];
};

void *filesystem_task_push(
	lua_State *L, size_t size, int (*run)(struct filesystem_task *task))
{
	struct filesystem_task *task = lua_newuserdata(L, size);

	memset(task, 0, size);
	task->run = run;
	task->size = size;
	return task;
}

void *filesystem_task_push_for_path(
	lua_State *L, size_t size, int (*run)(struct filesystem_task *task))
{
	const char *path = filesystem_check_path(L, 1);
	struct filesystem_task *task;

	lua_settop(L, 1);
	task = filesystem_task_push(L, size, run);
	task->paths[0] = path;
	return task;
}

bool filesystem_task_stops(const struct filesystem_task *task)
{
	return task->stop ? atomic_load(task->stop) : vm_current->interrupted != 0;
}

static void run_errand(struct job *job)
{
	struct errand *errand = (struct errand *)job;

	errand->result = errand->task->run(errand->task);
}

static void hurry_errand(struct job *job)
{
	atomic_store(&((struct errand *)job)->stop, true);
}

static void drop_errand(struct job *job)
{
	struct errand *errand = (struct errand *)job;

	if (errand->task->drop)
		errand->task->drop(errand->task, errand->heard);
	free(errand);
}

/* What has come of it, to where the call looks for it. */
static int push_errand(lua_State *L, struct job *job)
{
	struct errand *errand = (struct errand *)job;
	struct filesystem_task *home = errand->home;
	const char *paths[PATHS] = { home->paths[0], home->paths[1] };

	memcpy(home, errand->task, home->size);
	memcpy(home->paths, paths, sizeof paths);
	home->stop = NULL;
	errand->heard = true;
	return errand->push(L, errand->result);
}

static size_t text_size(const char *text)
{
	return text ? strlen(text) + 1 : 0;
}

/* Returns NULL if there is no memory. */
static struct errand *make_errand(struct filesystem_task *task)
{
	size_t sizes[PATHS] = { text_size(task->paths[0]), text_size(task->paths[1]) };
	struct errand *errand =
		calloc(1, sizeof *errand + task->size + sizes[0] + sizes[1]);
	char *text;

	if (!errand)
		return NULL;
	memcpy(errand->memory, task, task->size);
	errand->task = (struct filesystem_task *)(void *)errand->memory;
	text = errand->memory + task->size;
	for (int i = 0; i < PATHS; i++) {
		if (!task->paths[i])
			continue;
		memcpy(text, task->paths[i], sizes[i]);
		errand->task->paths[i] = text;
		text += sizes[i];
	}
	errand->home = task;
	errand->task->stop = &errand->stop;
	errand->job.run = run_errand;
	errand->job.drop = drop_errand;
	if (task->changes)
		errand->job.hurry = hurry_errand;
	if (task->hold)
		task->hold(errand->task);
	return errand;
}

/* Let a thread do it. Returns NULL if there can be none: nobody who is confined has one, and a
 * call that a service answers is no secret of a thread's. */
static struct errand *submit(struct filesystem_task *task, op_push *push)
{
	struct errand *errand;

	if (confined_by || libc_service_is_here())
		return NULL;
	errand = make_errand(task);
	if (!errand)
		return NULL;
	errand->push = push;
	if (worker_submit(&errand->job) == 0)
		return errand;
	drop_errand(&errand->job);
	return NULL;
}

int filesystem_task_await(lua_State *L, struct filesystem_task *task, op_push *push)
{
	struct errand *errand;

	if (!fiber_can_suspend(L))
		return op_push_answer(L, push, task->run(task));
	fiber_may_suspend(L, CANCELABLE);
	if (vm_alone(vm_current))
		return op_push_answer(L, push, task->run(task));
	errand = submit(task, push);
	if (errand)
		return worker_await(L, &errand->job, push_errand);
	return op_answer(L, push, task->run(task));
}
