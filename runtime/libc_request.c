/* SPDX-License-Identifier: MIT */
/* libc_request.c - calls of the C library, as datagrams. */
#include "runtime/libc_request.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

/* ---- functions ---- */

static const struct {
	const char *name;
	enum libc_shape shape;
	bool has_descriptor;
} functions[] = {
	[LIBC_ACCESS] = { "access", LIBC_SHAPE_TEST, false },
	[LIBC_BIND_INET] = { "bind_inet", LIBC_SHAPE_INET, true },
	[LIBC_BIND_INET6] = { "bind_inet6", LIBC_SHAPE_INET6, true },
	[LIBC_BIND_UNIX] = { "bind_unix", LIBC_SHAPE_UNIX, true },
	[LIBC_CONNECT_INET] = { "connect_inet", LIBC_SHAPE_INET, true },
	[LIBC_CONNECT_INET6] = { "connect_inet6", LIBC_SHAPE_INET6, true },
	[LIBC_CONNECT_UNIX] = { "connect_unix", LIBC_SHAPE_UNIX, true },
	[LIBC_EACCESS] = { "eaccess", LIBC_SHAPE_TEST, false },
	[LIBC_GETADDRINFO] = { "getaddrinfo", LIBC_SHAPE_NAME, false },
	[LIBC_LSTAT] = { "lstat", LIBC_SHAPE_PATH, false },
	[LIBC_MKDIR] = { "mkdir", LIBC_SHAPE_MODE, false },
	[LIBC_OPEN] = { "open", LIBC_SHAPE_OPEN, false },
	[LIBC_OPENAT] = { "openat", LIBC_SHAPE_OPEN, true },
	[LIBC_RENAME] = { "rename", LIBC_SHAPE_PATHS, false },
	[LIBC_RMDIR] = { "rmdir", LIBC_SHAPE_PATH, false },
	[LIBC_STAT] = { "stat", LIBC_SHAPE_PATH, false },
	[LIBC_UNLINK] = { "unlink", LIBC_SHAPE_PATH, false },
};

_Static_assert(sizeof functions / sizeof *functions == LIBC_FUNCTIONS, "a row for each");

const char *libc_function_name(enum libc_function function)
{
	return functions[function].name;
}

enum libc_function libc_function_find(const char *name)
{
	enum libc_function function = 0;

	while (function < LIBC_FUNCTIONS && strcmp(functions[function].name, name) != 0)
		function++;
	return function;
}

enum libc_shape libc_function_shape(enum libc_function function)
{
	return functions[function].shape;
}

bool libc_function_has_descriptor(enum libc_function function)
{
	return functions[function].has_descriptor;
}

/* ---- checking ---- */

enum { PERMISSIONS = 07777, PORT_MAX = 65535, NAME_BYTES = 2 };
enum { NAME_NODE = 1, NAME_SERVICE = 2 };

#define NAME_MAX_BYTES sizeof((struct sockaddr_un *)NULL)->sun_path

/* So many texts stand one behind the other in the buffer. */
static bool has_texts(const struct libc_request *request, int count)
{
	const char *at = request->buffer, *end = at + sizeof request->buffer;

	while (count-- > 0) {
		at = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
		if (!at)
			return false;
		at++;
	}
	return true;
}

static bool uses(const struct libc_request *request, int integers, int bits)
{
	for (int i = integers; i < 2; i++)
		if (request->integers[i] != 0)
			return false;
	for (int i = bits; i < 2; i++)
		if (request->bits[i] != 0)
			return false;
	return true;
}

static bool check_open(const struct libc_request *request)
{
	bool is_beside = request->function == LIBC_OPENAT;
	uint32_t resolve = is_beside ? LIBC_RESOLVE_BITS : 0;

	return uses(request, 1, 2) && has_texts(request, 1) &&
	       (request->bits[0] & ~(uint32_t)PERMISSIONS) == 0 &&
	       (request->bits[1] & ~resolve) == 0;
}

/* A name in a file system ends with the NUL. */
static bool check_unix(const struct libc_request *request)
{
	size_t size = request->bits[0];
	const char *name = request->buffer;

	if (!uses(request, 0, 1) || size < NAME_BYTES || size > NAME_MAX_BYTES)
		return false;
	return *name == '\0' || strnlen(name, size) == size - 1 ||
	       (size == NAME_MAX_BYTES && strnlen(name, size) == size);
}

static bool check_name(const struct libc_request *request)
{
	int protocol = request->integers[0];

	return uses(request, 1, 1) && has_texts(request, 2) &&
	       request->bits[0] <= (NAME_NODE | NAME_SERVICE) &&
	       (protocol == 0 || protocol == IPPROTO_TCP || protocol == IPPROTO_UDP);
}

static bool check_shape(const struct libc_request *request)
{
	switch (functions[request->function].shape) {
	case LIBC_SHAPE_PATH:
		return uses(request, 0, 0) && has_texts(request, 1);
	case LIBC_SHAPE_PATHS:
		return uses(request, 0, 0) && has_texts(request, 2);
	case LIBC_SHAPE_MODE:
		return uses(request, 0, 1) && has_texts(request, 1) &&
		       request->bits[0] <= PERMISSIONS;
	case LIBC_SHAPE_TEST:
		return uses(request, 1, 0) && has_texts(request, 1) &&
		       (request->integers[0] & ~(R_OK | W_OK | X_OK)) == 0;
	case LIBC_SHAPE_OPEN:
		return check_open(request);
	case LIBC_SHAPE_UNIX:
		return check_unix(request);
	case LIBC_SHAPE_INET:
		return uses(request, 0, 1) && request->bits[0] <= PORT_MAX;
	case LIBC_SHAPE_INET6:
		return uses(request, 0, 2) && request->bits[0] <= PORT_MAX;
	case LIBC_SHAPE_NAME:
		return check_name(request);
	}
	return false;
}

bool libc_request_check(const void *bytes, size_t size, unsigned descriptors)
{
	const struct libc_request *request = bytes;

	return size == sizeof *request && request->function < LIBC_FUNCTIONS &&
	       request->none == 0 &&
	       (descriptors > 0 || !functions[request->function].has_descriptor) &&
	       check_shape(request);
}

/* ---- writing ---- */

static void begin(struct libc_request *request, enum libc_function function)
{
	*request = (struct libc_request){ .function = function };
}

int libc_request_path(
	struct libc_request *request, enum libc_function function, const char *path)
{
	size_t size = path ? strlen(path) + 1 : 0;

	if (size == 0)
		return EFAULT;
	if (size > sizeof request->buffer)
		return ENAMETOOLONG;
	begin(request, function);
	memcpy(request->buffer, path, size);
	return 0;
}

int libc_request_paths(struct libc_request *request, enum libc_function function,
	const char *const paths[2])
{
	size_t first, second;

	if (!paths[0] || !paths[1])
		return EFAULT;
	first = strlen(paths[0]) + 1;
	second = strlen(paths[1]) + 1;
	if (first > sizeof request->buffer || second > sizeof request->buffer - first)
		return ENAMETOOLONG;
	begin(request, function);
	memcpy(request->buffer, paths[0], first);
	memcpy(request->buffer + first, paths[1], second);
	return 0;
}

/* Who does not count the NUL behind the name may, as for the kernel. */
static int write_unix(
	struct libc_request *request, const struct sockaddr_un *address, socklen_t size)
{
	size_t length = size - offsetof(struct sockaddr_un, sun_path);

	if (length > sizeof address->sun_path)
		return EINVAL;
	if (length > 0 && *address->sun_path != '\0')
		length = strnlen(address->sun_path, length);
	else if (length < NAME_BYTES)
		return -1; /* without a name */
	memcpy(request->buffer, address->sun_path, length);
	if (*request->buffer != '\0' && length < sizeof address->sun_path)
		length++; /* the NUL */
	request->bits[0] = (uint32_t)length;
	return 0;
}

static int write_inet(
	struct libc_request *request, const struct sockaddr_in *address, socklen_t size)
{
	if (size < sizeof *address)
		return -1;
	request->bits[0] = ntohs(address->sin_port);
	memcpy(request->buffer, &address->sin_addr, sizeof address->sin_addr);
	return 0;
}

static int write_inet6(
	struct libc_request *request, const struct sockaddr_in6 *address, socklen_t size)
{
	if (size < sizeof *address)
		return -1;
	request->bits[0] = ntohs(address->sin6_port);
	request->bits[1] = address->sin6_scope_id;
	memcpy(request->buffer, &address->sin6_addr, sizeof address->sin6_addr);
	return 0;
}

int libc_request_address(struct libc_request *request, enum libc_function first,
	const struct sockaddr *address, socklen_t size)
{
	if (size < sizeof address->sa_family)
		return -1;
	switch (address->sa_family) {
	case AF_UNIX:
		begin(request, first + (LIBC_BIND_UNIX - LIBC_BIND_INET));
		return write_unix(request, (const void *)address, size);
	case AF_INET:
		begin(request, first);
		return write_inet(request, (const void *)address, size);
	case AF_INET6:
		begin(request, first + (LIBC_BIND_INET6 - LIBC_BIND_INET));
		return write_inet6(request, (const void *)address, size);
	default:
		return -1;
	}
}

int libc_request_name(
	struct libc_request *request, const char *node, const char *service, int protocol)
{
	const char *const names[] = { node ? node : "", service ? service : "" };
	int errnum = libc_request_paths(request, LIBC_GETADDRINFO, names);

	if (errnum != 0)
		return errnum;
	request->integers[0] = protocol;
	request->bits[0] = (node ? NAME_NODE : 0) | (service ? NAME_SERVICE : 0);
	return 0;
}

/* ---- reading ---- */

const char *libc_request_second(const struct libc_request *request)
{
	return request->buffer + strlen(request->buffer) + 1;
}

const char *libc_request_node(const struct libc_request *request)
{
	return request->bits[0] & NAME_NODE ? request->buffer : NULL;
}

const char *libc_request_service(const struct libc_request *request)
{
	return request->bits[0] & NAME_SERVICE ? libc_request_second(request) : NULL;
}

static socklen_t read_unix(
	const struct libc_request *request, struct sockaddr_un *address)
{
	address->sun_family = AF_UNIX;
	memcpy(address->sun_path, request->buffer, request->bits[0]);
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + request->bits[0]);
}

static socklen_t read_inet(
	const struct libc_request *request, struct sockaddr_in *address)
{
	address->sin_family = AF_INET;
	address->sin_port = htons((uint16_t)request->bits[0]);
	memcpy(&address->sin_addr, request->buffer, sizeof address->sin_addr);
	return sizeof *address;
}

static socklen_t read_inet6(
	const struct libc_request *request, struct sockaddr_in6 *address)
{
	address->sin6_family = AF_INET6;
	address->sin6_port = htons((uint16_t)request->bits[0]);
	address->sin6_scope_id = request->bits[1];
	memcpy(&address->sin6_addr, request->buffer, sizeof address->sin6_addr);
	return sizeof *address;
}

socklen_t libc_request_sockaddr(
	const struct libc_request *request, struct sockaddr_storage *address)
{
	memset(address, 0, sizeof *address);
	switch (functions[request->function].shape) {
	case LIBC_SHAPE_UNIX:
		return read_unix(request, (void *)address);
	case LIBC_SHAPE_INET:
		return read_inet(request, (void *)address);
	default:
		return read_inet6(request, (void *)address);
	}
}

bool libc_open_makes(int flags)
{
	return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
}

/* ---- what stat(2) says ---- */

static struct timespec read_time(int64_t sec, int64_t nsec)
{
	return (struct timespec){ .tv_sec = (time_t)sec, .tv_nsec = (long)nsec };
}

void libc_status_read(const struct libc_status *from, struct stat *status)
{
	*status = (struct stat){
		.st_dev = (dev_t)from->dev,
		.st_ino = (ino_t)from->ino,
		.st_mode = (mode_t)from->mode,
		.st_nlink = (nlink_t)from->nlink,
		.st_uid = (uid_t)from->uid,
		.st_gid = (gid_t)from->gid,
		.st_rdev = (dev_t)from->rdev,
		.st_size = (off_t)from->size,
		.st_blksize = (blksize_t)from->blksize,
		.st_blocks = (blkcnt_t)from->blocks,
		.st_atim = read_time(from->atime.sec, from->atime.nsec),
		.st_mtim = read_time(from->mtime.sec, from->mtime.nsec),
		.st_ctim = read_time(from->ctime.sec, from->ctime.nsec),
	};
}

void libc_status_write(struct libc_status *to, const struct stat *status)
{
	*to = (struct libc_status){
		.dev = status->st_dev,
		.ino = status->st_ino,
		.mode = status->st_mode,
		.nlink = status->st_nlink,
		.uid = status->st_uid,
		.gid = status->st_gid,
		.rdev = status->st_rdev,
		.size = (uint64_t)status->st_size,
		.blksize = (uint64_t)status->st_blksize,
		.blocks = (uint64_t)status->st_blocks,
		.atime = { status->st_atim.tv_sec, status->st_atim.tv_nsec },
		.mtime = { status->st_mtim.tv_sec, status->st_mtim.tv_nsec },
		.ctime = { status->st_ctim.tv_sec, status->st_ctim.tv_nsec },
	};
}
