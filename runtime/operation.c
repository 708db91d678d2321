/* SPDX-License-Identifier: MIT */
/* operation.c - every request that a ring of the kernel's takes: the one table behind the ring of
 * a confined process, explain and the manual. */
#include "runtime/operation.h"

#include <stddef.h>

#define FILES   "some word of fs"
#define CHANGES "fs.create, fs.delete or fs.rw"

#define OPENS   "files that are opened"
#define NAMES   "it names something, and no broker does it"
#define SOCKETS "it leads a socket elsewhere: a supervisor makes them"
#define OUTSIDE "it reaches out of what was handed over"
#define UNUSED  "nothing here makes such a request"

/* The numbers of the kernel, which outgrow the headers. */
const struct operation operations[] = {
	{ 0, 0, "NOP", "nothing, in its turn", NULL },
	{ 11, 0, "TIMEOUT", "timers", NULL },
	{ 12, 0, "TIMEOUT_REMOVE", "timers", NULL },
	{ 15, 0, "LINK_TIMEOUT", "timers of other requests", NULL },
	{ 14, 0, "ASYNC_CANCEL", "what is canceled", NULL },
	{ 6, 0, "POLL_ADD", "wait of descriptors, sockets and inboxes", NULL },
	{ 7, 0, "POLL_REMOVE", "what is canceled", NULL },
	{ 19, 0, "CLOSE", "what another process had, too", NULL },
	{ 22, RING_STREAM, "READ", "read_some of files, pipes and streams", NULL },
	{ 23, RING_STREAM, "WRITE", "write_some of files, pipes and streams", NULL },
	{ 1, RING_STREAM, "READV", "read_some into several pieces", NULL },
	{ 2, RING_STREAM, "WRITEV", "write_some of several pieces", NULL },
	{ 27, RING_STREAM, "RECV", "receive and read_some of sockets", NULL },
	{ 26, RING_STREAM, "SEND", "send and write_some of sockets", NULL },
	{ 10, RING_STREAM, "RECVMSG", "messages, and what a supervisor answers", NULL },
	{ 9, RING_STREAM, "SENDMSG", "messages", NULL },
	{ 3, RING_FILE, "FSYNC", OPENS, FILES },
	{ 17, RING_FILE, "FALLOCATE", OPENS, FILES },
	{ 18, RING_FILE, "OPENAT", "open of files; Landlock says which", FILES },
	{ 4, RING_FILE, "READ_FIXED", OPENS, FILES },
	{ 5, RING_FILE, "WRITE_FIXED", OPENS, FILES },
	{ 37, RING_DIR, "MKDIRAT", "directories", CHANGES },
	{ 36, RING_DIR, "UNLINKAT", "what is removed", CHANGES },
	{ 35, RING_DIR, "RENAMEAT", "what is renamed", CHANGES },
	{ 39, RING_DIR, "LINKAT", "links", CHANGES },
	{ 38, RING_DIR, "SYMLINKAT", "symbolic links", CHANGES },
	{ 21, RING_STATX, "STATX", "what a path leads to", FILES },
	{ 13, RING_SERVE, "ACCEPT", "accept of sockets that listen",
		"net.listen or net.unix.listen" },
	{ 45, RING_NEVER, "SOCKET", SOCKETS, NULL },
	{ 16, RING_NEVER, "CONNECT", SOCKETS, NULL },
	{ 56, RING_NEVER, "BIND", SOCKETS, NULL },
	{ 57, RING_NEVER, "LISTEN", SOCKETS, NULL },
	{ 34, RING_NEVER, "SHUTDOWN", "what listens could connect then", NULL },
	{ 28, RING_NEVER, "OPENAT2", NAMES, NULL },
	{ 41, RING_NEVER, "FSETXATTR", NAMES, NULL },
	{ 42, RING_NEVER, "SETXATTR", NAMES, NULL },
	{ 43, RING_NEVER, "FGETXATTR", NAMES, NULL },
	{ 44, RING_NEVER, "GETXATTR", NAMES, NULL },
	{ 46, RING_NEVER, "URING_CMD", OUTSIDE, NULL },
	{ 40, RING_NEVER, "MSG_RING", OUTSIDE, NULL },
	{ 54, RING_NEVER, "FIXED_FD_INSTALL", OUTSIDE, NULL },
	{ 20, RING_NEVER, "FILES_UPDATE", OUTSIDE, NULL },
	{ 50, RING_NEVER, "WAITID", OUTSIDE, NULL },
	{ 62, RING_NEVER, "PIPE", UNUSED, NULL },
	{ 30, RING_NEVER, "SPLICE", UNUSED, NULL },
	{ 33, RING_NEVER, "TEE", UNUSED, NULL },
	{ 29, RING_NEVER, "EPOLL_CTL", UNUSED, NULL },
	{ 59, RING_NEVER, "EPOLL_WAIT", UNUSED, NULL },
	{ 8, RING_NEVER, "SYNC_FILE_RANGE", UNUSED, NULL },
	{ 24, RING_NEVER, "FADVISE", UNUSED, NULL },
	{ 25, RING_NEVER, "MADVISE", UNUSED, NULL },
	{ 55, RING_NEVER, "FTRUNCATE", UNUSED, NULL },
	{ 31, RING_NEVER, "PROVIDE_BUFFERS", UNUSED, NULL },
	{ 32, RING_NEVER, "REMOVE_BUFFERS", UNUSED, NULL },
	{ 47, RING_NEVER, "SEND_ZC", UNUSED, NULL },
	{ 48, RING_NEVER, "SENDMSG_ZC", UNUSED, NULL },
	{ 49, RING_NEVER, "READ_MULTISHOT", UNUSED, NULL },
	{ 51, RING_NEVER, "FUTEX_WAIT", UNUSED, NULL },
	{ 52, RING_NEVER, "FUTEX_WAKE", UNUSED, NULL },
	{ 53, RING_NEVER, "FUTEX_WAITV", UNUSED, NULL },
	{ 58, RING_NEVER, "RECV_ZC", UNUSED, NULL },
	{ 60, RING_NEVER, "READV_FIXED", UNUSED, NULL },
	{ 61, RING_NEVER, "WRITEV_FIXED", UNUSED, NULL },
	{ 0, RING_NEVER, NULL, NULL, NULL },
};

_Static_assert(sizeof operations / sizeof *operations < OPERATIONS_MAX, "room for each");

bool operation_is_in(const struct operation *operation, unsigned groups)
{
	if (operation->group == RING_NEVER)
		return false;
	return operation->group == 0 || operation->group & groups;
}
