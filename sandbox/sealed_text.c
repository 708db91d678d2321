/* SPDX-License-Identifier: MIT */
/* sealed_text.c - a text that comes from who is not trusted, in a sealed file of memory. */
#include "sandbox/sealed_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SEALS = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW };

static int read_all(int fd, char *text, size_t size)
{
	size_t done = 0;

	while (done < size) {
		ssize_t count = pread(fd, text + done, size - done, (off_t)done);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return count < 0 ? -errno : -EINVAL;
		done += (size_t)count;
	}
	return 0;
}

/* Read, not mapped: who maps what is not his dies of a page that is not to be had. */
int sealed_text_take(int fd, size_t most, char **text, size_t *size)
{
	struct stat about;
	int seals = fd >= 0 ? fcntl(fd, F_GET_SEALS) : -1, status;

	if (seals < 0 || (seals & SEALS) != SEALS || fstat(fd, &about) < 0 ||
		!S_ISREG(about.st_mode) || about.st_size < 0)
		return -EINVAL;
	if ((uint64_t)about.st_size > most)
		return -EFBIG;
	*size = (size_t)about.st_size;
	*text = malloc(*size + 1);
	if (!*text)
		return -ENOMEM;
	status = read_all(fd, *text, *size);
	if (status < 0)
		free(*text);
	return status;
}
