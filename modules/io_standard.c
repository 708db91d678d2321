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

static FILE *stdio_output; /* the stdout of the C library, which ours stands in for */

/* What C code prints to its stdout takes its place in the order of what the script that
 * called it prints. */
static ssize_t take_from_stdio(void *cookie, const char *bytes, size_t size)
{
	struct file *file = vm_current ? vm_current->output : NULL;

	(void)cookie;
	if (!file)
		return write(STDOUT_FILENO, bytes, size);
	if (file_append(file, bytes, size) < 0)
		return 0;
	if (file_is_due(file, bytes, size))
		file_push_out(file, false);
	return (ssize_t)size;
}

static void redirect_stdio(void)
{
	FILE *stream = fopencookie(
		NULL, "w", (cookie_io_functions_t){ .write = take_from_stdio });

	if (!stream)
		return;
	setvbuf(stream, NULL, _IONBF, 0);
	stdio_output = stdout;
	stdout = stream;
}

/* Write out every file. What standard output did not take is remembered. */
static int flush_all(struct vm *vm)
{
	for (struct file *file = vm->files; file; file = file->next)
		file_push_out(file, false);
	vm->output_error = vm->output->error;
	return -vm->output_error;
}

/* What one state prints and then another comes out in that order. */
static void flush_output(struct vm *vm)
{
	if (vm->output->used > 0 && !vm->output->draining)
		file_push_out(vm->output, false);
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
	struct vm *vm = file->vm;

	if (file == vm->output) {
		vm->output_error = file->error;
		vm->flush = NULL;
		vm->end_turn = NULL;
		vm->output = NULL;
	}
	file_forget(file);
}

void standard_flush_before_command(void)
{
	for (struct file *file = vm_current->files; file; file = file->next)
		if (!file->draining && (file->regular || file->standard))
			file_push_out(file, false);
}

void standard_take_over(struct file *output)
{
	vm_current->output = output;
	vm_current->flush = flush_all;
	vm_current->end_turn = flush_output;
	if (stdio_output)
		return;
	redirect_stdio();
	on_exit(flush_at_exit, NULL);
}
