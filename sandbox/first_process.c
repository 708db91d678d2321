/* SPDX-License-Identifier: MIT */
/* first_process.c - what the first process of a namespace of processes has to do. */
#include "sandbox/first_process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIGNAL_STATUS = 128, PROCESS_MANAGERS = 4 /* SIGRTMIN+4: power off */ };

static pid_t guest;

static void send_on(int number)
{
	int errnum = errno;

	kill(guest, number);
	errno = errnum;
}

static void forward_signals(void)
{
	const int numbers[] = { SIGTERM, SIGUSR1, SIGUSR2, SIGHUP, SIGINT,
		SIGRTMIN + PROCESS_MANAGERS };
	struct sigaction action = { .sa_handler = send_on, .sa_flags = SA_RESTART };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sigaction(numbers[i], &action, NULL);
}

static _Noreturn void look_after(void)
{
	int status;
	pid_t pid;

	for (;;) {
		pid = waitpid(-1, &status, 0);
		if (pid == guest && WIFEXITED(status))
			_exit(WEXITSTATUS(status));
		if (pid == guest && WIFSIGNALED(status))
			_exit(SIGNAL_STATUS + WTERMSIG(status));
		if (pid < 0 && errno == ECHILD)
			_exit(SIGNAL_STATUS);
	}
}

static void wait_for_word(int end)
{
	char word;

	while (read(end, &word, 1) < 0 && errno == EINTR)
		;
	close(end);
}

/* The guest begins when signals reach it: the pipe ends when the first process closes all. */
int first_process_leave(void (*wipe)(void *argument), void *argument)
{
	int ends[2], errnum;

	if (getpid() != 1)
		return 0;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return -errno;
	guest = fork();
	errnum = errno;
	if (guest > 0) {
		forward_signals();
		wipe(argument);
		syscall(SYS_close_range, 0, UINT_MAX, 0);
		look_after();
	}
	close(ends[1]);
	if (guest == 0)
		wait_for_word(ends[0]);
	else
		close(ends[0]);
	return guest < 0 ? -errnum : 0;
}
