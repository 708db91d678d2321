/* SPDX-License-Identifier: MIT */
/* check_libc_service.c - calls of threads, of handlers of signals and of forked processes,
 * where a master answers. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/libc_datagram.h"
#include "runtime/libc_hello.h"

enum { MOST = 64, LIE = 1000, SEALED = 77 };

/* ---- a master: each path ends with the errno that its call fails with ---- */

static int number_in(const char *path)
{
	return atoi(strrchr(path, '/') + 1);
}

static int lines[2][2]; /* pipes: to the slave's process, and from it */

static void say(int line)
{
	if (write(lines[line][1], "", 1) != 1)
		abort();
}

static void hear(int line)
{
	char byte;

	if (read(lines[line][0], &byte, 1) != 1)
		abort();
}

static void answer(int socket, const struct libc_incoming *incoming)
{
	struct libc_outgoing outgoing = {
		.reply = {
			.id = incoming->request.id,
			.result = -1,
			.errnum = number_in(incoming->request.buffer),
		},
	};

	libc_outgoing_prepare(&outgoing, NULL, 0);
	sendmsg(socket, &outgoing.header, MSG_NOSIGNAL);
}

static bool receive(int socket, struct libc_incoming *incoming, int flags)
{
	ssize_t size;

	libc_incoming_prepare(incoming);
	size = recvmsg(socket, &incoming->header, flags | MSG_CMSG_CLOEXEC);
	return size > 0 && libc_incoming_take(incoming, (size_t)size) == 0;
}

/* Whatever is there is answered at once, the last first; /slow when the process says so. */
static void serve(int socket)
{
	static struct libc_incoming all[MOST];
	int count;

	while (receive(socket, &all[0], 0)) {
		if (strncmp(all[0].request.buffer, "/slow/", 6) == 0) {
			say(0);
			hear(1);
		}
		count = 1;
		while (count < MOST && receive(socket, &all[count], MSG_DONTWAIT))
			count++;
		while (count > 0)
			answer(socket, &all[--count]);
	}
}

/* Run `slave` in a process that is served, which ends with SEALED if all is as it shall be. */
static void run(int (*slave)(void))
{
	static struct libc_filters filters;
	int ends[2], status;
	pid_t pid;

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
	ck_assert_int_eq(pipe2(lines[0], O_CLOEXEC), 0);
	ck_assert_int_eq(pipe2(lines[1], O_CLOEXEC), 0);
	ck_assert_int_eq(libc_hello_send(ends[0], &filters), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		if (libc_hello_receive(ends[1], &filters) != 0 ||
			libc_service_install(ends[1], &filters, NULL) != 0)
			_exit(1);
		_exit(slave());
	}
	close(ends[1]);
	serve(ends[0]);
	close(ends[0]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), SEALED);
	for (int i = 0; i < 4; i++)
		close(lines[i / 2][i % 2]);
}

/* True if the master answered. */
static bool is_served(const char *path)
{
	return access(path, F_OK) == -1 && errno == number_in(path);
}

static bool is_real(const char *path)
{
	return access(path, F_OK) == -1 && errno == ENOENT;
}

/* ---- threads ---- */

enum { THREADS = 16, CALLS = 300 };

static void *call_often(void *argument)
{
	int thread = *(int *)argument;
	char path[64];

	for (int i = 0; i < CALLS; i++) {
		snprintf(path, sizeof path, "/thread/%d", LIE + thread * CALLS + i);
		if (!is_served(path))
			return NULL;
	}
	return argument;
}

static void *call_once(void *argument)
{
	char path[64];

	snprintf(path, sizeof path, "/thread/%d", LIE + *(int *)argument);
	return is_served(path) ? argument : NULL;
}

static bool all_succeed(void *(*run_thread)(void *))
{
	pthread_t threads[THREADS];
	int numbers[THREADS];
	bool succeed = true;
	void *result;

	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i;
		if (pthread_create(&threads[i], NULL, run_thread, &numbers[i]) != 0)
			return false;
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], &result);
		succeed = succeed && result;
	}
	return succeed;
}

static int use_threads(void)
{
	return all_succeed(call_often) ? SEALED : 2;
}

START_TEST(each_thread_gets_its_own_answers)
{
	run(use_threads);
}
END_TEST

static int end_threads(void)
{
	for (int i = 0; i < 50; i++)
		if (!all_succeed(call_once))
			return 2;
	return SEALED;
}

START_TEST(threads_that_end_leave_nobody_waiting)
{
	run(end_threads);
}
END_TEST

static void *call_slowly(void *unused)
{
	is_served("/slow/1001");
	pthread_testcancel();
	return unused;
}

static int cancel_thread(void)
{
	pthread_t thread;
	void *result;

	if (pthread_create(&thread, NULL, call_slowly, NULL) != 0)
		return 2;
	hear(0);
	pthread_cancel(thread);
	say(1);
	pthread_join(thread, &result);
	if (result != PTHREAD_CANCELED)
		return 3;
	return is_served("/after/1002") ? SEALED : 4;
}

START_TEST(a_canceled_thread_ends_behind_its_call)
{
	run(cancel_thread);
}
END_TEST

/* ---- signals ---- */

static atomic_int handled;

static void handle(int number)
{
	int errnum = errno;

	(void)number;
	handled = is_real("/handler/1003") ? 1 : 2;
	errno = errnum;
}

static void *raise_when_told(void *main_thread)
{
	hear(0);
	pthread_kill(*(pthread_t *)main_thread, SIGUSR1);
	while (handled == 0)
		poll(NULL, 0, 1);
	say(1);
	return NULL;
}

/* The handler interrupts the wait for an answer. */
static int handle_signal(void)
{
	pthread_t self = pthread_self(), thread;

	signal(SIGUSR1, handle);
	if (pthread_create(&thread, NULL, raise_when_told, &self) != 0)
		return 2;
	if (!is_served("/slow/1004"))
		return 3;
	pthread_join(thread, NULL);
	return handled == 1 ? SEALED : 4;
}

START_TEST(a_handler_within_a_call_is_not_served)
{
	run(handle_signal);
}
END_TEST

static void handle_alone(int number)
{
	(void)number;
	handled = is_served("/handler/1005") ? 1 : 2;
}

static int raise_alone(void)
{
	signal(SIGUSR1, handle_alone);
	raise(SIGUSR1);
	return handled == 1 ? SEALED : 2;
}

START_TEST(a_handler_between_calls_is_served)
{
	run(raise_alone);
}
END_TEST

/* ---- processes ---- */

static bool ends_well(pid_t pid)
{
	int status;

	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
	       WEXITSTATUS(status) == SEALED;
}

static int fork_one(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(is_real("/forked/1006") ? SEALED : 2);
	return ends_well(pid) && is_served("/after/1007") ? SEALED : 3;
}

START_TEST(a_forked_process_is_not_served)
{
	run(fork_one);
}
END_TEST

static int vfork_one(void)
{
	pid_t pid = vfork();

	if (pid == 0)
		_exit(is_real("/forked/1008") ? SEALED : 2);
	return ends_well(pid) && is_served("/after/1009") ? SEALED : 3;
}

START_TEST(a_process_that_shares_memory_is_not_served)
{
	run(vfork_one);
}
END_TEST

/* ---- the socket ---- */

static int close_all(void)
{
	for (int fd = 3; fd < 300; fd++)
		close(fd);
	return is_real("/closed/1010") && is_real("/closed/1011") ? SEALED : 2;
}

START_TEST(who_closes_the_socket_is_not_served)
{
	run(close_all);
}
END_TEST

static int reuse_number(void)
{
	int ends[2];
	char byte;

	if (!is_served("/before/1012") ||
		socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) < 0)
		return 2;
	for (int fd = 100; fd < 300; fd++)
		if (fcntl(fd, F_GETFD) >= 0 && dup2(ends[0], fd) < 0)
			return 3;
	if (!is_real("/reused/1013"))
		return 4;
	return recv(ends[1], &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN ? SEALED : 5;
}

START_TEST(whoever_has_its_number_is_asked_nothing)
{
	run(reuse_number);
}
END_TEST

static int make_non_blocking(void)
{
	for (int fd = 100; fd < 300; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			fcntl(fd, F_SETFL, O_NONBLOCK);
	return all_succeed(call_often) ? SEALED : 2;
}

START_TEST(a_socket_that_does_not_block_is_waited_for)
{
	run(make_non_blocking);
}
END_TEST

START_TEST(what_is_no_hello_is_refused)
{
	struct libc_filters filters = { 0 };
	int ends[2];

	ck_assert_int_eq(libc_hello_receive(0x7fff, &filters), -EBADF);
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(libc_hello_receive(ends[0], &filters), -ENOTSOCK);
	close(ends[0]);
	close(ends[1]);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	ck_assert_int_eq(libc_hello_receive(ends[0], &filters), -EAGAIN);
	ck_assert_int_eq(write(ends[1], "a", 1), 1);
	ck_assert_int_eq(libc_hello_receive(ends[0], &filters), -EPROTO);
	close(ends[0]);
	close(ends[1]);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	ck_assert_int_eq(write(ends[1], "a", 1), 1);
	ck_assert_int_eq(libc_hello_receive(ends[0], &filters), -EPROTOTYPE);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

Suite *libc_service_suite(void)
{
	Suite *suite = suite_create("libc_service");
	TCase *tests = tcase_create("libc_service");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, each_thread_gets_its_own_answers);
	tcase_add_test(tests, threads_that_end_leave_nobody_waiting);
	tcase_add_test(tests, a_canceled_thread_ends_behind_its_call);
	tcase_add_test(tests, a_handler_within_a_call_is_not_served);
	tcase_add_test(tests, a_handler_between_calls_is_served);
	tcase_add_test(tests, a_forked_process_is_not_served);
	tcase_add_test(tests, a_process_that_shares_memory_is_not_served);
	tcase_add_test(tests, who_closes_the_socket_is_not_served);
	tcase_add_test(tests, whoever_has_its_number_is_asked_nothing);
	tcase_add_test(tests, a_socket_that_does_not_block_is_waited_for);
	tcase_add_test(tests, what_is_no_hello_is_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
