/* SPDX-License-Identifier: MIT */
/* peek.c - look into the memory of another process. */
#include "sandbox/peek.h"

#include <string.h>
#include <sys/uio.h>

enum { PAGE = 4096 };

/* Page by page: what is not there ends it. */
size_t peek_bytes(pid_t pid, uint64_t address, void *into, size_t size)
{
	size_t done = 0;

	while (done < size) {
		uint64_t from = address + done;
		size_t most = PAGE - from % PAGE;
		struct iovec here = { (char *)into + done, size - done };
		struct iovec there = { (void *)(uintptr_t)from, 0 };
		ssize_t count;

		if (here.iov_len > most)
			here.iov_len = most;
		there.iov_len = here.iov_len;
		count = process_vm_readv(pid, &here, 1, &there, 1, 0);
		if (count <= 0)
			break;
		done += (size_t)count;
	}
	return done;
}

bool peek_string(pid_t pid, uint64_t address, char *into, size_t size)
{
	size_t done = 0;

	while (done < size) {
		size_t most = PAGE - (address + done) % PAGE, count;

		if (most > size - done)
			most = size - done;
		count = peek_bytes(pid, address + done, into + done, most);
		if (memchr(into + done, '\0', count))
			return true;
		done += count;
		if (count < most)
			break;
	}
	return false;
}
