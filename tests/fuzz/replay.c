/* SPDX-License-Identifier: MIT */
/* replay.c - give the files that are named, or those in directories that are, to the fuzz
 * target, once each. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 1024 * 1024 };

static int fail(const char *name)
{
	fprintf(stderr, "replay: %s: %s\n", name, strerror(errno));
	return -1;
}

static int replay_file(int directory, const char *name)
{
	static uint8_t input[INPUT_MAX];
	int fd = openat(directory, name, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd < 0 ? -1 : read(fd, input, sizeof input);

	if (size < 0)
		fail(name);
	else
		LLVMFuzzerTestOneInput(input, (size_t)size);
	if (fd >= 0)
		close(fd);
	return size < 0 ? -1 : 0;
}

/* Returns how many files were replayed, or -1. */
static int replay(const char *name)
{
	DIR *directory = opendir(name);
	struct dirent *entry;
	int count = 0;

	if (!directory)
		return errno == ENOTDIR ? replay_file(AT_FDCWD, name) + 1 : fail(name);
	while (count >= 0 && (entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.')
			count = replay_file(dirfd(directory), entry->d_name) < 0
			                ? -1
			                : count + 1;
	closedir(directory);
	return count;
}

int main(int argc, char **argv)
{
	int total = 0;

	for (int i = 1; i < argc; i++) {
		int count = replay(argv[i]);

		if (count < 0)
			return EXIT_FAILURE;
		total += count;
	}
	printf("%d inputs\n", total);
	return total > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
