/* SPDX-License-Identifier: MIT */
/* pump.c - a terminal is not handed over: what is typed and shown goes through pipes. */
#include "sandbox/pump.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Standard output and error that show on one terminal share a pipe, so that lines stay in
 * order. Returns the line that is there already, or NULL. */
static struct pump_line *line_to(struct pump *pump, int fd)
{
	struct stat mine, other;

	if (fstat(fd, &mine) < 0)
		return NULL;
	for (unsigned i = 0; i < pump->count; i++) {
		struct pump_line *line = &pump->lines[i];

		if (!line->is_input && fstat(line->to, &other) == 0 &&
			other.st_rdev == mine.st_rdev)
			return line;
	}
	return NULL;
}

static struct pump_line *line_from(struct pump *pump)
{
	for (unsigned i = 0; i < pump->count; i++)
		if (pump->lines[i].is_input)
			return &pump->lines[i];
	return NULL;
}

static struct pump_line *add_line(struct pump *pump, const int ends[2], int fd)
{
	struct pump_line *line = &pump->lines[pump->count++];

	line->is_input = fd == STDIN_FILENO;
	line->from = line->is_input ? fd : ends[0];
	line->to = line->is_input ? ends[1] : fd;
	line->theirs = line->is_input ? ends[0] : ends[1];
	line->start = line->end = 0;
	return line;
}

/* Our end must never make us wait for a process that is not to be trusted. */
int pump_add(struct pump *pump, int fd, struct fault *fault)
{
	struct pump_line *line = fd == STDIN_FILENO ? line_from(pump) : line_to(pump, fd);
	int ends[2];

	if (line)
		return line->theirs;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return fault_set(fault, "terminal", errno, "pipe");
	line = add_line(pump, ends, fd);
	if (fcntl(line->is_input ? line->to : line->from, F_SETFL, O_NONBLOCK) < 0)
		return fault_set(fault, "terminal", errno, "fcntl");
	return line->theirs;
}

static void close_one(int *fd)
{
	if (*fd > STDERR_FILENO)
		close(*fd);
	*fd = -1;
}

static void close_theirs(struct pump *pump)
{
	for (unsigned i = 0; i < pump->count; i++)
		close_one(&pump->lines[i].theirs);
}

void pump_begin(struct pump *pump)
{
	if (!pump->is_shared)
		close_theirs(pump);
}

/* Nothing more goes through. */
static void stop(struct pump_line *line)
{
	close_one(&line->from);
	close_one(&line->to);
	line->start = line->end = 0;
}

/* To read in the background is to be stopped, or to take what another program is given. */
static bool is_ours(int terminal)
{
	pid_t group = tcgetpgrp(terminal);

	return group < 0 || group == getpgrp();
}

bool pump_polls(const struct pump *pump, struct pollfd polls[PUMP_LINES])
{
	bool all = true;

	for (unsigned i = 0; i < PUMP_LINES; i++)
		polls[i] = (struct pollfd){ .fd = -1 };
	for (unsigned i = 0; i < pump->count; i++) {
		const struct pump_line *line = &pump->lines[i];

		if (line->start < line->end) {
			polls[i] = (struct pollfd){ .fd = line->to, .events = POLLOUT };
		} else if (line->from >= 0 && line->is_input && !is_ours(line->from)) {
			polls[i] = (struct pollfd){ .fd = line->to };
			all = false;
		} else {
			polls[i] = (struct pollfd){ .fd = line->from, .events = POLLIN };
		}
	}
	return all;
}

static void take(struct pump_line *line)
{
	ssize_t count = read(line->from, line->bytes, sizeof line->bytes);

	if (count > 0)
		line->end = (size_t)count;
	else if (count == 0 || (errno != EINTR && errno != EAGAIN))
		stop(line);
}

static void give(struct pump_line *line)
{
	ssize_t count =
		write(line->to, line->bytes + line->start, line->end - line->start);

	if (count > 0)
		line->start += (size_t)count;
	else if (errno != EINTR && errno != EAGAIN)
		stop(line);
	if (line->start == line->end)
		line->start = line->end = 0;
}

void pump_move(struct pump *pump, const struct pollfd polls[PUMP_LINES])
{
	for (unsigned i = 0; i < pump->count; i++) {
		struct pump_line *line = &pump->lines[i];

		if (polls[i].revents == 0)
			continue;
		if (polls[i].events == POLLIN)
			take(line);
		else if (polls[i].events == POLLOUT)
			give(line);
		else
			stop(line); /* nobody reads the other end */
	}
}

void pump_finish(struct pump *pump)
{
	close_theirs(pump);
	for (unsigned i = 0; i < pump->count; i++) {
		struct pump_line *line = &pump->lines[i];

		while (!line->is_input && line->from >= 0) {
			while (line->start < line->end)
				give(line);
			if (line->from >= 0)
				take(line);
			if (line->end == 0)
				break;
		}
		stop(line);
	}
	pump->count = 0;
}
