/* SPDX-License-Identifier: MIT */
/* libc_request.h - calls of the C library, as datagrams between who makes them, the slave of a
 * libc service, and who answers them, its master.
 *
 * Both have one size. What comes from a slave is checked; a slave trusts its master. */
#ifndef RUNTIME_LIBC_REQUEST_H
#define RUNTIME_LIBC_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>

enum {
	LIBC_BUFFER = 3584,
	LIBC_DESCRIPTORS = 4, /* with one datagram */
	LIBC_ADDRESSES = 32,  /* that one name has */
	LIBC_RESOLVE_BITS = 0x3f,
};

/* In the order of their names. */
enum libc_function {
	LIBC_ACCESS,
	LIBC_BIND_INET,
	LIBC_BIND_INET6,
	LIBC_BIND_UNIX,
	LIBC_CONNECT_INET,
	LIBC_CONNECT_INET6,
	LIBC_CONNECT_UNIX,
	LIBC_EACCESS,
	LIBC_GETADDRINFO,
	LIBC_LSTAT,
	LIBC_MKDIR,
	LIBC_OPEN,
	LIBC_OPENAT,
	LIBC_RENAME,
	LIBC_RMDIR,
	LIBC_STAT,
	LIBC_UNLINK,
	LIBC_FUNCTIONS
};

/* What a function's request holds. */
enum libc_shape {
	LIBC_SHAPE_PATH,  /* a path */
	LIBC_SHAPE_PATHS, /* two, one behind the other */
	LIBC_SHAPE_MODE,  /* a path; bits[0] the mode */
	LIBC_SHAPE_TEST,  /* a path; integers[0] what is tested, as access(2) has it */
	LIBC_SHAPE_OPEN, /* a path; integers[0] the flags, bits[0] the mode, and bits[1] how
	                   * the path is resolved, as openat2(2) has it. Of openat the first
	                   * descriptor is the directory */
	LIBC_SHAPE_UNIX, /* bits[0] bytes of a name, as in sun_path, with the NUL at its end
	                   * unless it fills all. The first descriptor is the socket, as of the
	                   * next two */
	LIBC_SHAPE_INET,  /* four bytes; bits[0] the port */
	LIBC_SHAPE_INET6, /* sixteen bytes; bits[0] the port, bits[1] the scope's id */
	LIBC_SHAPE_NAME,  /* node and service, one behind the other; bits[0] which of them
	                   * there are (1, 2); integers[0] the protocol or 0 */
};

struct libc_request {
	uint64_t id; /* of the call, for its answer */
	uint32_t function;
	int32_t integers[2];
	uint32_t bits[2];
	uint32_t none; /* 0, as whatever a shape does not use */
	char buffer[LIBC_BUFFER];
};

enum libc_action { LIBC_ANSWER, LIBC_CALL_REAL };

struct libc_status {
	uint64_t dev, ino, mode, nlink, uid, gid, rdev, size, blksize, blocks;
	struct {
		int64_t sec, nsec;
	} atime, mtime, ctime;
};

struct libc_address {
	uint32_t family; /* AF_INET or AF_INET6 */
	uint32_t port, scope;
	unsigned char bytes[16];
};

struct libc_reply {
	uint64_t id;
	uint32_t action;
	int32_t errnum;
	int64_t result; /* of getaddrinfo: 0, or what gai_strerror(3) knows */
	uint32_t count; /* of addresses */
	uint32_t none;
	union {
		struct libc_status status;
		struct libc_address addresses[LIBC_ADDRESSES];
	} is;
};

/* The name that both sides know a function by; and the function, or LIBC_FUNCTIONS. */
const char *libc_function_name(enum libc_function function);
enum libc_function libc_function_find(const char *name);
enum libc_shape libc_function_shape(enum libc_function function);

/* True if a descriptor belongs to it. */
bool libc_function_has_descriptor(enum libc_function function);

/* True if these bytes, which came with so many descriptors, are a request: then what its shape
 * names is there. */
bool libc_request_check(const void *bytes, size_t size, unsigned descriptors);

/* Each writes a request. Returns 0, or the errno that the call fails with, asking nobody. */
int libc_request_path(
	struct libc_request *request, enum libc_function function, const char *path);
int libc_request_paths(struct libc_request *request, enum libc_function function,
	const char *const paths[2]);

/* Of an address: `first` is the function for AF_INET, whatever the family. -1: it is of one
 * that no master knows, or has no name. */
int libc_request_address(struct libc_request *request, enum libc_function first,
	const struct sockaddr *address, socklen_t size);

/* Of names that may be NULL. `protocol` is 0, IPPROTO_TCP or IPPROTO_UDP. */
int libc_request_name(struct libc_request *request, const char *node, const char *service,
	int protocol);

/* The second text of the buffer. */
const char *libc_request_second(const struct libc_request *request);

/* What is looked up, or NULL. */
const char *libc_request_node(const struct libc_request *request);
const char *libc_request_service(const struct libc_request *request);

/* The address that a request names. Returns its size. */
socklen_t libc_request_sockaddr(
	const struct libc_request *request, struct sockaddr_storage *address);

/* True if the open may make a file: then the mode counts. */
bool libc_open_makes(int flags);

void libc_status_read(const struct libc_status *from, struct stat *status);
void libc_status_write(struct libc_status *to, const struct stat *status);

#endif
