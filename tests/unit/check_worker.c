/* SPDX-License-Identifier: MIT */
/* check_worker.c - jobs in threads: outcomes, cancels, bounds, and states that end first. */
#include "runtime/worker.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <seccomp.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/little_vm.h"

Suite *worker_suite(void);

enum { MOST_THREADS = 8, LOG_SIZE = 1024 };

static struct vm vm;

/* A job: of what was asked for, and what came of it. */
struct task {
	struct job job;
	int number;
	bool holds, taken;
};

static sem_t gate; /* one job that holds goes on for each post */
static atomic_int started, dropped, undone;
static char order[LOG_SIZE]; /* of jobs that do not hold */
static atomic_int order_size;

static void pause_shortly(void)
{
	static const struct timespec moment = { 0, 1000000 };

	nanosleep(&moment, NULL);
}

static void await_count(const atomic_int *count, int value)
{
	while (atomic_load(count) < value)
		pause_shortly();
}

static void run_task(struct job *job)
{
	struct task *task = (struct task *)job;

	started++;
	if (!task->holds)
		order[order_size++] = (char)('0' + task->number);
	while (task->holds && sem_wait(&gate) < 0)
		;
	if (task->number >= 0)
		task->number *= 2;
}

static void drop_task(struct job *job)
{
	struct task *task = (struct task *)job;

	if (!task->taken)
		undone++;
	free(task);
	dropped++;
}

static int push_task(lua_State *L, struct job *job)
{
	struct task *task = (struct task *)job;

	task->taken = true;
	if (task->number < 0)
		return task->number;
	lua_pushinteger(L, task->number);
	return 1;
}

/* One that holds is let go, and says so. */
static void hurry_task(struct job *job)
{
	((struct task *)job)->number = 50;
	sem_post(&gate);
}

static int await_task(lua_State *L, bool holds, bool hurries)
{
	struct task *task;
	int number = luaL_checkint(L, 1), status;

	fiber_may_suspend(L, CANCELABLE);
	task = calloc(1, sizeof *task);
	ck_assert_ptr_nonnull(task);
	*task = (struct task){
		.job.run = run_task,
		.job.drop = drop_task,
		.job.hurry = hurries ? hurry_task : NULL,
		.number = number,
		.holds = holds,
	};
	status = worker_submit(&task->job);
	if (status == 0)
		return worker_await(L, &task->job, push_task);
	free(task);
	return fiber_push_failure(L, status);
}

/* ---- what the scripts of these tests call ---- */

/* double(number) -> number; if it is negative an errno is raised */
static int test_double(lua_State *L)
{
	return await_task(L, false, false);
}

/* hold(number): the same, when the gate lets it */
static int test_hold(lua_State *L)
{
	return await_task(L, true, false);
}

/* hurry(number): the same, or when its fiber is canceled, which waits for that */
static int test_hurry(lua_State *L)
{
	return await_task(L, true, true);
}

/* release(count): let so many go on */
static int test_release(lua_State *L)
{
	for (int count = luaL_checkint(L, 1); count > 0; count--)
		sem_post(&gate);
	return 0;
}

/* started(count): wait, with the whole thread, until so many jobs have begun */
static int test_started(lua_State *L)
{
	await_count(&started, luaL_checkint(L, 1));
	return 0;
}

/* told(): wait in the same way until the loop was told something */
static int test_told(lua_State *L)
{
	(void)L;
	while (!loop_has_news(loop_current))
		pause_shortly();
	return 0;
}

/* counts() -> started, dropped, undone */
static int test_counts(lua_State *L)
{
	lua_pushinteger(L, started);
	lua_pushinteger(L, dropped);
	lua_pushinteger(L, undone);
	return 3;
}

/* order() -> the numbers of those that do not hold, as they began */
static int test_order(lua_State *L)
{
	lua_pushlstring(L, order, (size_t)order_size);
	return 1;
}

/* alone() -> boolean: a wait may as well be the system call */
static int test_alone(lua_State *L)
{
	lua_pushboolean(L, vm_alone(vm_current));
	return 1;
}

static const struct function functions[] = {
	{ "double", test_double, AWAITS },
	{ "hold", test_hold, AWAITS },
	{ "hurry", test_hurry, AWAITS },
	{ "release", test_release, 0 },
	{ "started", test_started, 0 },
	{ "told", test_told, 0 },
	{ "counts", test_counts, 0 },
	{ "order", test_order, 0 },
	{ "alone", test_alone, 0 },
	{ NULL, NULL, 0 },
};

static int open_test(lua_State *L)
{
	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}

static void *return_at_once(void *unused)
{
	return unused;
}

/* With the first thread of a process ThreadSanitizer makes one for itself. */
static void make_first_thread(void)
{
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, return_at_once, NULL), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
}

static void setup(void)
{
	make_first_thread();
	started = dropped = undone = 0;
	order_size = 0;
	ck_assert_int_eq(sem_init(&gate, 0, 0), 0);
	little_vm_init(&vm, open_test);
}

/* Whatever still runs gets to its end. */
static void teardown(void)
{
	little_vm_finish(&vm);
	for (int i = 0; i < MOST_THREADS; i++)
		sem_post(&gate);
	await_count(&dropped, started);
}

/* A script in which no fiber fails. */
static void run(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
	ck_assert_ptr_null(vm.failed.first);
}

static int count_threads(void)
{
	DIR *tasks = opendir("/proc/self/task");
	int count = 0;

	ck_assert_ptr_nonnull(tasks);
	for (struct dirent *entry; (entry = readdir(tasks)) != NULL;)
		count += entry->d_name[0] != '.';
	closedir(tasks);
	return count;
}

/* ---- outcomes ---- */

START_TEST(outcome_is_pushed)
{
	run("assert(test.double(21) == 42)\n"
	    "assert(test.double(4) == 8)\n"
	    "local started, dropped, undone = test.counts()\n"
	    "assert(started == 2 and dropped == 2 and undone == 0)");
}
END_TEST

START_TEST(failure_is_raised)
{
	run("local ok, e = pcall(test.double, -9)\n"
	    "assert(not ok and e.code == 9 and tostring(e.category) == 'system')");
	ck_assert_int_eq(dropped, 1);
}
END_TEST

START_TEST(others_run_meanwhile)
{
	run("local order = ''\n"
	    "spawn(function() order = order .. 'b'; yield(); test.release(1) end)\n"
	    "order = 'a'\n"
	    "assert(test.hold(1) == 2)\n"
	    "assert(order == 'ab')");
}
END_TEST

START_TEST(inside_a_coroutine)
{
	run("local co = coroutine.wrap(function() return test.double(3) end)\n"
	    "assert(co() == 6)");
}
END_TEST

/* Who waits for one is not alone, and is again when it was done. */
START_TEST(nobody_is_alone_with_a_job)
{
	run("assert(test.alone())\n"
	    "local ended\n"
	    "spawn(function() test.hold(1) ended = true end)\n"
	    "yield()\n"
	    "assert(not test.alone())\n"
	    "test.release(1)\n"
	    "while not ended do yield() end\n"
	    "assert(test.alone())");
}
END_TEST

/* Whose main fiber has ended waits for a job as for anything else. */
START_TEST(job_keeps_the_state)
{
	run("spawn(function() test.release(1); assert(test.hold(1) == 2) end)");
	ck_assert_int_eq(undone, 0);
	ck_assert_int_eq(dropped, 1);
}
END_TEST

/* ---- the line and its threads ---- */

START_TEST(threads_are_few)
{
	int before = count_threads();

	run("local count = 0\n"
	    "for i = 1, 1000 do\n"
	    "  spawn(function() assert(test.hold(i) == 2 * i) count = count + 1 end)\n"
	    "end\n"
	    "yield()\n"
	    "test.started(8)\n"
	    "assert(test.counts() == 8)\n"
	    "test.release(1000)\n"
	    "while count < 1000 do yield() end");
	ck_assert_int_eq(count_threads() - before, MOST_THREADS);
	ck_assert_int_eq(dropped, 1000);
}
END_TEST

START_TEST(first_come_first_served)
{
	run("for _ = 1, 8 do spawn(function() test.hold(0) end) end\n"
	    "yield()\n"
	    "test.started(8)\n"
	    "for i = 1, 9 do spawn(function() test.double(i) end) end\n"
	    "yield()\n"
	    "test.release(1)\n"
	    "test.started(17)\n"
	    "test.release(7)");
	ck_assert_int_eq(order_size, 9);
	ck_assert_int_eq(memcmp(order, "123456789", 9), 0);
}
END_TEST

START_TEST(threads_are_used_again)
{
	int before = count_threads();

	run("for i = 1, 100 do assert(test.double(i) == 2 * i) end");
	ck_assert_int_eq(count_threads() - before, 1);
}
END_TEST

START_TEST(idle_threads_end)
{
	int before = count_threads();

	run("test.double(1)");
	while (count_threads() > before)
		pause_shortly();
	little_vm_finish(&vm);
	setup();
	run("assert(test.double(2) == 4)");
}
END_TEST

/* ---- cancels ---- */

START_TEST(cancel_before_it_runs)
{
	run("for _ = 1, 8 do spawn(function() test.hold(0) end) end\n"
	    "yield()\n"
	    "test.started(8)\n"
	    "local ended\n"
	    "local f = spawn(function()\n"
	    "  local ok, e = pcall(test.double, 1)\n"
	    "  assert(not ok and e.code == 13 and tostring(e.category) == 'emilua.core')\n"
	    "  ended = true\n"
	    "end)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "local _, dropped, undone = test.counts()\n"
	    "assert(dropped == 1 and undone == 1)\n"
	    "yield()\n"
	    "assert(ended)\n"
	    "test.release(8)");
	ck_assert_int_eq(started, 8);
	ck_assert_int_eq(dropped, 9);
}
END_TEST

START_TEST(cancel_while_it_runs)
{
	run("local ended\n"
	    "local f = spawn(function()\n"
	    "  local ok, e = pcall(test.hold, 1)\n"
	    "  assert(not ok and e.code == 13)\n"
	    "  ended = true\n"
	    "end)\n"
	    "yield()\n"
	    "test.started(1)\n"
	    "cancel(f)\n"
	    "yield()\n"
	    "assert(ended)\n"
	    "local _, dropped = test.counts()\n"
	    "assert(dropped == 0)");
	ck_assert_ptr_null(vm.jobs);
	sem_post(&gate);
	await_count(&dropped, 1);
	ck_assert_int_eq(undone, 1);
}
END_TEST

/* Who changes something waits to hear how far it got. */
START_TEST(cancel_of_one_that_hurries)
{
	run("local outcome\n"
	    "local f = spawn(function() outcome = test.hurry(1) end)\n"
	    "yield()\n"
	    "test.started(1)\n"
	    "cancel(f)\n"
	    "while not outcome do yield() end\n"
	    "assert(outcome == 100)");
	ck_assert_int_eq(undone, 0);
}
END_TEST

/* One that nobody has begun never begins. */
START_TEST(cancel_before_one_hurries)
{
	run("for _ = 1, 8 do spawn(function() test.hold(0) end) end\n"
	    "yield()\n"
	    "test.started(8)\n"
	    "local f = spawn(function() test.hurry(1) end)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "yield()\n"
	    "test.release(8)");
	ck_assert_int_eq(started, 8);
	ck_assert_int_eq(undone, 1);
}
END_TEST

/* What was done is never thrown away. */
START_TEST(cancel_of_what_is_done)
{
	run("local got\n"
	    "local f = spawn(function() got = test.double(1) end)\n"
	    "yield()\n"
	    "test.told()\n"
	    "cancel(f)\n"
	    "while not got do yield() end\n"
	    "assert(got == 2)");
	ck_assert_int_eq(undone, 0);
}
END_TEST

START_TEST(cancel_concerns_nobody_else)
{
	run("local got = 0\n"
	    "local function wait() local more = test.hold(1) got = got + more end\n"
	    "local fibers = {}\n"
	    "for i = 1, 20 do fibers[i] = spawn(wait) end\n"
	    "yield()\n"
	    "test.started(8)\n"
	    "for i = 1, 20, 2 do cancel(fibers[i]) end\n"
	    "test.release(20)\n"
	    "while got < 20 do yield() end");
	await_count(&dropped, 20);
	ck_assert_int_eq(undone, 10);
}
END_TEST

START_TEST(cancel_races_with_the_end)
{
	run("local ends = 0\n"
	    "for round = 1, 500 do\n"
	    "  local got, canceled\n"
	    "  local f = spawn(function()\n"
	    "    local ok, e = pcall(test.hold, round)\n"
	    "    if ok then got = e else canceled = e.code == 13 end\n"
	    "  end)\n"
	    "  for _ = 0, round % 3 do yield() end\n"
	    "  test.release(1)\n"
	    "  for _ = 0, round % 5 do yield() end\n"
	    "  cancel(f)\n"
	    "  while not (got or canceled) do yield() end\n"
	    "  assert(got == 2 * round or canceled)\n"
	    "end");
}
END_TEST

/* ---- states that end first ---- */

static void run_failing(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 1);
	vm_finish(&vm);
	ck_assert_ptr_null(vm.jobs);
}

START_TEST(state_ends_while_it_runs)
{
	run_failing("spawn(function() test.hold(1) end)\n"
		    "yield()\n"
		    "test.started(1)\n"
		    "io.stderr:write 'this is expected: '\n"
		    "error('the end', 0)");
	ck_assert_int_eq(dropped, 0);
	sem_post(&gate);
	await_count(&dropped, 1);
	ck_assert_int_eq(undone, 1);
}
END_TEST

START_TEST(state_ends_while_one_hurries)
{
	run_failing("spawn(function() test.hurry(1) end)\n"
		    "yield()\n"
		    "test.started(1)\n"
		    "io.stderr:write 'this is expected: '\n"
		    "error('the end', 0)");
	await_count(&dropped, 1);
	ck_assert_int_eq(undone, 1);
}
END_TEST

START_TEST(state_ends_before_it_runs)
{
	run_failing("for _ = 1, 20 do spawn(function() test.hold(1) end) end\n"
		    "yield()\n"
		    "test.started(8)\n"
		    "io.stderr:write 'this is expected: '\n"
		    "error('the end', 0)");
	ck_assert_int_eq(started, MOST_THREADS);
	ck_assert_int_eq(dropped, 12);
}
END_TEST

START_TEST(state_ends_before_it_is_heard)
{
	run_failing("spawn(function() test.double(1) end)\n"
		    "yield()\n"
		    "test.told()\n"
		    "io.stderr:write 'this is expected: '\n"
		    "error('the end', 0)");
	ck_assert_int_eq(dropped, 1);
	ck_assert_int_eq(undone, 1);
}
END_TEST

/* ---- where no thread can be made ---- */

static _Noreturn void run_without_threads(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	ck_assert_int_eq(
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 0), 0);
	ck_assert_int_eq(
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0), 0);
	ck_assert_int_eq(seccomp_load(filter), 0);
	seccomp_release(filter);
	run("local ok, e = pcall(test.double, 1)\n"
	    "assert(not ok and e.code == 1 and tostring(e.category) == 'system')");
	ck_assert_ptr_null(vm.jobs);
	ck_assert(!loop_current->ring.listens);
	little_vm_finish(&vm);
	_exit(EXIT_SUCCESS);
}

START_TEST(no_thread_is_told_to_the_caller)
{
	pid_t pid = fork();
	int status;

	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		run_without_threads();
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

Suite *worker_suite(void)
{
	Suite *suite = suite_create("worker");
	TCase *outcomes = tcase_create("outcomes"), *line = tcase_create("line");
	TCase *cancels = tcase_create("cancels"), *end = tcase_create("end");

	tcase_add_checked_fixture(outcomes, setup, teardown);
	tcase_add_test(outcomes, outcome_is_pushed);
	tcase_add_test(outcomes, failure_is_raised);
	tcase_add_test(outcomes, others_run_meanwhile);
	tcase_add_test(outcomes, inside_a_coroutine);
	tcase_add_test(outcomes, nobody_is_alone_with_a_job);
	tcase_add_test(outcomes, job_keeps_the_state);
	tcase_add_test(outcomes, no_thread_is_told_to_the_caller);
	suite_add_tcase(suite, outcomes);
	tcase_add_checked_fixture(line, setup, teardown);
	tcase_set_timeout(line, 60);
	tcase_add_test(line, threads_are_few);
	tcase_add_test(line, first_come_first_served);
	tcase_add_test(line, threads_are_used_again);
	tcase_add_test(line, idle_threads_end);
	suite_add_tcase(suite, line);
	tcase_add_checked_fixture(cancels, setup, teardown);
	tcase_add_test(cancels, cancel_before_it_runs);
	tcase_add_test(cancels, cancel_while_it_runs);
	tcase_add_test(cancels, cancel_of_one_that_hurries);
	tcase_add_test(cancels, cancel_before_one_hurries);
	tcase_add_test(cancels, cancel_of_what_is_done);
	tcase_add_test(cancels, cancel_concerns_nobody_else);
	tcase_add_test(cancels, cancel_races_with_the_end);
	suite_add_tcase(suite, cancels);
	tcase_add_checked_fixture(end, setup, teardown);
	tcase_add_test(end, state_ends_while_it_runs);
	tcase_add_test(end, state_ends_while_one_hurries);
	tcase_add_test(end, state_ends_before_it_runs);
	tcase_add_test(end, state_ends_before_it_is_heard);
	suite_add_tcase(suite, end);
	return suite;
}
