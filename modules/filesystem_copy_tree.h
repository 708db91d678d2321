/* SPDX-License-Identifier: MIT */
/* filesystem_copy_tree.h - what is in a directory becomes the same in another. */
#ifndef MODULES_FILESYSTEM_COPY_TREE_H
#define MODULES_FILESYSTEM_COPY_TREE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "modules/filesystem_copy_file.h"

enum copy_links { LINKS_FOLLOWED, LINKS_COPIED, LINKS_SKIPPED };
enum copy_files { FILES_COPIED, FILES_SKIPPED, FILES_LINKED, FILES_NAMED_TWICE };

struct copy_options {
	enum existing existing;
	enum copy_links links;
	enum copy_files files; /* FILES_LINKED: as symbolic links, else by another name */
	bool recursive;
	bool is_none; /* nothing is said: then what is right in the directory is copied */
};

/* Copy what is no directory, nor a link that is followed. Returns 0 or -errno. */
int copy_link(const struct copy_names *names, enum existing existing);

/* Make one of the links that stand for a file. `path` is what a symbolic one says. */
int copy_as_link(const struct copy_names *names, const char *path, enum copy_files files);

/* Copy a directory to where none is yet, or into one. Neither `from` nor `to` is a link that
 * somebody else puts there afterwards. Returns 0 or -errno. (R-SYS-56 to R-SYS-58) */
int copy_tree(const struct filesystem_task *task, const struct copy_options *options);

#endif
