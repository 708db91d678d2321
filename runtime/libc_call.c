/* SPDX-License-Identifier: MIT */
/* libc_call.c - calls that are served, from their arguments to what they return. */
#include "runtime/libc_call.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <unistd.h>

#include "runtime/libc_real.h"

enum { PERMISSIONS = 07777, HANDS_OVER = -2 };

int libc_call_finish(struct libc_call *call)
{
	libc_call_close(call);
	if (call->reply.result >= 0)
		return (int)call->reply.result;
	errno = call->reply.errnum;
	return -1;
}

bool libc_call_hands_over(const struct libc_call *call)
{
	int64_t result = call->reply.result;

	return !call->settled && call->fd_count == 1 &&
	       (result >= 0 || result == HANDS_OVER);
}

/* With what was made of the arguments: `errnum` says why nobody is to be asked. */
static bool serve(struct libc_call *call, int errnum, int *result)
{
	if (errnum == 0 && !libc_service_call(call))
		return false;
	if (errnum == 0) {
		*result = libc_call_finish(call);
	} else {
		errno = errnum;
		*result = -1;
	}
	return true;
}

/* ---- plain results ---- */

LIBC_ASIDE bool libc_serve_path(
	enum libc_function function, const char *path, int *result)
{
	struct libc_call call = { 0 };
	bool served;

	if (!libc_service_enter())
		return false;
	served = serve(&call, libc_request_path(&call.request, function, path), result);
	libc_service_leave();
	return served;
}

LIBC_ASIDE bool libc_serve_paths(
	enum libc_function function, const char *one, const char *other, int *result)
{
	const char *const paths[] = { one, other };
	struct libc_call call = { 0 };
	bool served;

	if (!libc_service_enter())
		return false;
	served = serve(&call, libc_request_paths(&call.request, function, paths), result);
	libc_service_leave();
	return served;
}

LIBC_ASIDE bool libc_serve_mkdir(const char *path, mode_t mode, int *result)
{
	struct libc_call call = { 0 };
	int errnum;
	bool served;

	if (!libc_service_enter())
		return false;
	errnum = libc_request_path(&call.request, LIBC_MKDIR, path);
	call.request.bits[0] = mode & PERMISSIONS;
	served = serve(&call, errnum, result);
	libc_service_leave();
	return served;
}

LIBC_ASIDE bool libc_serve_access(
	enum libc_function function, const char *path, int amode, int *result)
{
	struct libc_call call = { 0 };
	int errnum;
	bool served;

	if (amode & ~(R_OK | W_OK | X_OK) || !libc_service_enter())
		return false;
	errnum = libc_request_path(&call.request, function, path);
	call.request.integers[0] = amode;
	served = serve(&call, errnum, result);
	libc_service_leave();
	return served;
}

/* ---- open ---- */

bool libc_path_is_plain(int directory, const char *path)
{
	return directory == AT_FDCWD || (path && *path == '/');
}

static int request_open(struct libc_call *call, int directory, const char *path,
	int flags, mode_t mode, uint64_t resolve)
{
	bool is_plain = resolve == 0 && libc_path_is_plain(directory, path);
	enum libc_function function = is_plain ? LIBC_OPEN : LIBC_OPENAT;
	int errnum = libc_request_path(&call->request, function, path);

	call->request.integers[0] = flags;
	call->request.bits[0] = libc_open_makes(flags) ? mode & PERMISSIONS : 0;
	call->request.bits[1] = (uint32_t)resolve;
	if (is_plain || errnum != 0)
		return errnum;
	call->sent[call->sent_count++] = directory;
	return fcntl(directory, F_GETFD) < 0 && errno == EBADF ? EBADF : 0;
}

static int finish_open(struct libc_call *call)
{
	if (!libc_call_hands_over(call))
		return libc_call_finish(call);
	if (!(call->request.integers[0] & O_CLOEXEC))
		fcntl(call->fds[0], F_SETFD, 0);
	return call->fds[0];
}

LIBC_ASIDE bool libc_serve_open(int directory, const char *path, int flags, mode_t mode,
	uint64_t resolve, int *result)
{
	struct libc_call call = { 0 };
	int errnum;
	bool served;

	if (!libc_service_enter())
		return false;
	errnum = request_open(&call, directory, path, flags, mode, resolve);
	if (errnum != 0) {
		served = serve(&call, errnum, result);
	} else {
		served = libc_service_call(&call);
		if (served)
			*result = finish_open(&call);
	}
	libc_service_leave();
	return served;
}

/* ---- stat ---- */

LIBC_ASIDE bool libc_serve_stat(
	enum libc_function function, const char *path, struct stat *status, int *result)
{
	struct libc_call call = { 0 };
	bool served;

	if (!libc_service_enter())
		return false;
	served = serve(&call, libc_request_path(&call.request, function, path), result);
	if (served && *result >= 0)
		libc_status_read(&call.reply.is.status, status);
	libc_service_leave();
	return served;
}
