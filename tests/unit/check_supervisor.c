/* SPDX-License-Identifier: MIT */
/* check_supervisor.c - tests of sandbox/supervisor.c and control.c. */
#include "sandbox/supervisor.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct ending ending;
static struct fault fault;
static const struct summary planned = { .steps = 7, .layers = 2, .instructions = 80 };

static int run(int (*child)(void *argument, int *control, struct fault *fault),
	void *argument, uint64_t wall_ms)
{
	const struct supervision supervision = {
		.run = child,
		.argument = argument,
		.expected = &planned,
		.wall_ms = wall_ms,
	};

	fault = (struct fault){ 0 };
	ending = (struct ending){ 0 };
	return supervise(&supervision, &ending, &fault);
}

static void ends(int status, int number)
{
	ck_assert_int_eq(ending.status, status);
	ck_assert_int_eq(ending.signal, number);
}

static void fails(int status, const char *text)
{
	ck_assert_int_eq(fault.status, status);
	ck_assert_str_eq(fault.text, text);
}

/* ---- what the confined process may be ---- */

static int exits(void *argument, int *control, struct fault *its_fault)
{
	if (control_ready(*control, &planned, its_fault) < 0)
		return -1;
	return *(int *)argument;
}

static int dies(void *argument, int *control, struct fault *its_fault)
{
	if (control_ready(*control, &planned, its_fault) < 0)
		return -1;
	raise(*(int *)argument);
	return 0;
}

static int waits(void *argument, int *control, struct fault *its_fault)
{
	(void)argument;
	if (control_ready(*control, &planned, its_fault) < 0)
		return -1;
	for (;;)
		pause();
}

static int cannot(void *argument, int *control, struct fault *its_fault)
{
	(void)argument, (void)control;
	return fault_set(its_fault, "landlock", 38, "one\ntwo");
}

static int lies(void *argument, int *control, struct fault *its_fault)
{
	const struct summary less = { .steps = 3, .layers = 2, .instructions = 80 };

	(void)argument;
	if (control_ready(*control, &less, its_fault) < 0)
		return -1;
	return write(STDOUT_FILENO, "it runs\n", 8) == 8 ? 0 : -1;
}

static int says_nothing(void *argument, int *control, struct fault *its_fault)
{
	(void)argument, (void)control, (void)its_fault;
	return 0;
}

static int babbles(void *argument, int *control, struct fault *its_fault)
{
	if (control_ready(*control, &planned, its_fault) < 0)
		return -1;
	ck_assert_int_eq(write(*control, "hello", 5), 5);
	return waits(argument, control, its_fault);
}

static int says_ready_twice(void *argument, int *control, struct fault *its_fault)
{
	(void)argument;
	if (control_ready(*control, &planned, its_fault) < 0)
		return -1;
	return control_ready(*control, &planned, its_fault);
}

/* ---- tests ---- */

START_TEST(exit_statuses)
{
	for (int status = 0; status < 256; status += 51) {
		ck_assert_int_eq(run(exits, &status, UINT64_MAX), 0);
		ends(status, 0);
	}
}
END_TEST

START_TEST(signals_that_end_it)
{
	int numbers[] = { SIGTERM, SIGPIPE, SIGKILL, SIGUSR1 };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		ck_assert_int_eq(run(dies, &numbers[i], UINT64_MAX), 0);
		ends(128 + numbers[i], numbers[i]);
	}
}
END_TEST

START_TEST(time_is_up)
{
	ck_assert_int_eq(run(waits, NULL, 20), 0);
	ends(EXIT_OUT_OF_TIME, 0);
}
END_TEST

START_TEST(what_fails_before_it_runs)
{
	ck_assert_int_eq(run(cannot, NULL, UINT64_MAX), -1);
	fails(EXIT_NOT_CONFINED, "landlock: one?two: Function not implemented");
	ck_assert_int_eq(run(says_nothing, NULL, UINT64_MAX), -1);
	fails(EXIT_NOT_CONFINED, "supervisor: the process ended before it was confined");
}
END_TEST

START_TEST(less_than_was_planned)
{
	ck_assert_int_eq(run(lies, NULL, UINT64_MAX), -1);
	fails(EXIT_BROKEN, "supervisor: less holds than was planned");
	ck_assert_int_eq(run(says_ready_twice, NULL, UINT64_MAX), -1);
	ck_assert_int_eq(fault.status, EXIT_BROKEN);
}
END_TEST

START_TEST(what_is_no_message)
{
	ck_assert_int_eq(run(babbles, NULL, UINT64_MAX), -1);
	fails(EXIT_STOPPED, "supervisor: the script has sent what is no message");
}
END_TEST

START_TEST(frames_are_checked)
{
	struct frame frame;
	int ends_of_it[2];

	memset(&frame, 'x', sizeof frame);
	ck_assert_int_eq(control_open(ends_of_it, &fault), 0);
	frame.kind = FRAME_FAULT;
	frame.is.fault.status = 1;
	ck_assert_int_eq(send(ends_of_it[1], &frame, sizeof frame, 0), sizeof frame);
	ck_assert_int_eq(control_take(ends_of_it[0], &frame), -1);
	ck_assert_int_eq(
		send(ends_of_it[1], &frame, sizeof frame - 1, 0), (int)sizeof frame - 1);
	ck_assert_int_eq(control_take(ends_of_it[0], &frame), -1);
	frame.kind = FRAME_GO;
	ck_assert_int_eq(send(ends_of_it[1], &frame, sizeof frame, 0), sizeof frame);
	ck_assert_int_eq(control_take(ends_of_it[0], &frame), -1);
	close(ends_of_it[1]);
	ck_assert_int_eq(control_take(ends_of_it[0], &frame), 0);
	close(ends_of_it[0]);
}
END_TEST

/* A process that supervises one that waits and tells us who that is. */
static int tells_and_waits(void *argument, int *control, struct fault *its_fault)
{
	pid_t pid = getpid();

	ck_assert_int_eq(write(*(int *)argument, &pid, sizeof pid), sizeof pid);
	return waits(NULL, control, its_fault);
}

static pid_t start_supervisor(pid_t *confined)
{
	int pipe_ends[2];
	pid_t pid;

	ck_assert_int_eq(pipe(pipe_ends), 0);
	pid = fork();
	if (pid == 0) {
		signal(SIGTERM, SIG_DFL); /* Check has a handler of its own */
		if (run(tells_and_waits, &pipe_ends[1], UINT64_MAX) < 0)
			_exit(99);
		supervisor_end(&ending);
	}
	ck_assert_int_eq(
		read(pipe_ends[0], confined, sizeof *confined), sizeof *confined);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	return pid;
}

static char state_of(pid_t pid)
{
	char path[64], state = '?';
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "r");
	if (!file)
		return '-';
	if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
		state = '?';
	fclose(file);
	return state;
}

static void wait_for_state(pid_t pid, char state)
{
	const struct timespec moment = { .tv_nsec = 1000000 };

	while (state_of(pid) != state)
		nanosleep(&moment, NULL);
}

START_TEST(both_stop_and_go_on)
{
	pid_t confined, pid = start_supervisor(&confined);
	int status;

	wait_for_state(confined, 'S');
	kill(pid, SIGTSTP);
	ck_assert_int_eq(waitpid(pid, &status, WUNTRACED), pid);
	ck_assert(WIFSTOPPED(status));
	wait_for_state(confined, 'T');
	kill(pid, SIGCONT);
	wait_for_state(confined, 'S');
	kill(pid, SIGTERM);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGTERM);
	ck_assert_int_eq(state_of(confined), '-');
}
END_TEST

Suite *supervisor_suite(void)
{
	Suite *suite = suite_create("supervisor");
	TCase *tests = tcase_create("supervisor");

	tcase_add_test(tests, exit_statuses);
	tcase_add_test(tests, signals_that_end_it);
	tcase_add_test(tests, time_is_up);
	tcase_add_test(tests, what_fails_before_it_runs);
	tcase_add_test(tests, less_than_was_planned);
	tcase_add_test(tests, what_is_no_message);
	tcase_add_test(tests, frames_are_checked);
	tcase_add_test(tests, both_stop_and_go_on);
	suite_add_tcase(suite, tests);
	return suite;
}
