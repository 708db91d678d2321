/* SPDX-License-Identifier: MIT */
/* script.c - the file of a script, opened once. */
#include "cmd/script.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "runtime/source.h"

/* As start.lua names it. */
static const char *absolute(const char *name, char path[2 * PATH_MAX])
{
	char directory[PATH_MAX];

	if (*name == '/' || !getcwd(directory, sizeof directory) || *directory != '/')
		return name;
	snprintf(path, 2 * (size_t)PATH_MAX, "%s/%s",
		strcmp(directory, "/") == 0 ? "" : directory, name);
	return path;
}

/* Links have been followed: the kernel knows where it lies. */
static void find_directory(struct script *script, int fd)
{
	char link[64], path[PATH_MAX], *slash;
	ssize_t size;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	size = readlink(link, path, sizeof path - 1);
	if (size <= 0 || *path != '/')
		return; /* a pipe, as that of a shell's <(...) */
	path[size] = '\0';
	slash = strrchr(path, '/');
	snprintf(script->file, sizeof script->file, "%s", slash + 1);
	slash[slash == path] = '\0';
	snprintf(script->directory, sizeof script->directory, "%s", path);
	script->directory_fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

int script_open(struct script *script, const char *name)
{
	char path[2 * PATH_MAX];
	int fd = open(name, O_RDONLY | O_CLOEXEC), status;

	*script = (struct script){ .name = name, .directory_fd = -1 };
	if (fd < 0)
		return -errno;
	find_directory(script, fd);
	status = source_keep(absolute(name, path), fd, &script->text, &script->size);
	close(fd);
	if (status < 0)
		script_close(script);
	return status;
}

void script_close(struct script *script)
{
	if (script->name && script->directory_fd >= 0)
		close(script->directory_fd);
	*script = (struct script){ .directory_fd = -1 };
}
