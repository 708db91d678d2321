/* SPDX-License-Identifier: MIT */
/* io_standard.c - stdin, stdout and stderr, and what becomes of them at the end. */
#include "modules/io_standard.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/report.h"
#include "runtime/vm.h"

struct file *standard_push(lua_State *L, int fd)
{
	struct file *file = file_new(L);

	file_adopt(file, fd, fd == STDIN_FILENO ? O_RDONLY : O_WRONLY);
	file->standard = true;
	if (fd == STDERR_FILENO)
		file->buffering = BUFFER_NONE;
	return file;
}

static struct file *standard_output;
static FILE *stdio_output; /* the stdout of the C library, which ours stands in for */

/* What C code prints to its stdout takes its place in the order of ours. */
static ssize_t take_from_stdio(void *cookie, const char *bytes, size_t size)
{
	struct file *file = cookie;

	if (file_append(file, bytes, size) < 0)
		return 0;
	if (file_is_due(file, bytes, size))
		file_push_out(file, false);
	return (ssize_t)size;
}

static void redirect_stdio(struct file *output)
{
	FILE *stream = fopencookie(
		output, "w", (cookie_io_functions_t){ .write = take_from_stdio });

	if (!stream)
		return;
	setvbuf(stream, NULL, _IONBF, 0);
	stdio_output = stdout;
	stdout = stream;
}

/* Write out every file. What standard output did not take is remembered. */
static int flush_all(struct vm *vm)
{
	for (struct file *file = file_all; file; file = file->next)
		file_push_out(file, false);
	vm->output_error = standard_output->error;
	return -vm->output_error;
}

/* os.exit() and the like: a success that lost its output is none. */
static void flush_at_exit(int status, void *unused)
{
	(void)unused;
	if (!vm_current || !vm_current->flush || flush_all(vm_current) == 0)
		return;
	report_lost_output(vm_current);
	if (status == 0)
		_exit(EXIT_FAILURE);
}

void standard_release(struct file *file)
{
	if (file == standard_output) {
		vm_current->output_error = file->error;
		vm_current->flush = NULL;
		standard_output = NULL;
		if (stdio_output) {
			fclose(stdout);
			stdout = stdio_output;
		}
	}
	file_forget(file);
}

void standard_flush_before_command(void)
{
	for (struct file *file = file_all; file; file = file->next)
		if (!file->draining && (file->regular || file->standard))
			file_push_out(file, false);
}

void standard_take_over(struct file *output)
{
	standard_output = output;
	redirect_stdio(output);
	vm_current->flush = flush_all;
	on_exit(flush_at_exit, NULL);
}
