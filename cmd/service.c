/* SPDX-License-Identifier: MIT */
/* service.c - the libc service of a process that a zygote has made. */
#include "cmd/service.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "modules/libc_filter.h"
#include "runtime/libc_hello.h"

static struct libc_filters filters;

static int move(int *fd)
{
	int moved = fcntl(*fd, F_DUPFD_CLOEXEC, SERVICE_NUMBER + 1);

	if (moved < 0)
		return -errno;
	close(*fd);
	*fd = moved;
	return 0;
}

int service_place(struct charter *charter)
{
	int status = 0;

	if (charter->service < 0 || charter->service == SERVICE_NUMBER)
		return 0;
	if (charter->argument == SERVICE_NUMBER)
		status = move(&charter->argument);
	if (status == 0 && dup3(charter->service, SERVICE_NUMBER, O_CLOEXEC) < 0)
		status = -errno;
	if (status < 0)
		return status;
	close(charter->service);
	charter->service = SERVICE_NUMBER;
	return 0;
}

int service_install(const struct charter *charter)
{
	int status;

	if (charter->service < 0)
		return 0;
	status = libc_hello_receive(charter->service, &filters);
	if (status == 0)
		status =
			libc_service_install(charter->service, &filters, libc_filter_run);
	return status;
}
