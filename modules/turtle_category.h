/* SPDX-License-Identifier: MIT */
/* turtle_category.h - an error category that a file of Turtle describes. */
#ifndef MODULES_TURTLE_CATEGORY_H
#define MODULES_TURTLE_CATEGORY_H

#include <stdbool.h>
#include <stddef.h>

#include "modules/turtle_reader.h"
#include "runtime/error.h"

struct turtle_entry;
struct turtle_alias;

/* Nothing changes in it once it is made, so threads may share it. */
struct turtle_category {
	struct error_category base; /* named "file://" and the path */
	struct graph graph;         /* where the texts are */
	struct turtle_entry *entries;
	struct turtle_alias *aliases;
	size_t entry_count, alias_count;
	struct turtle_category *next; /* for whoever keeps several */
	char name[];
};

/* Make the category that the file `path`, an absolute name, describes. Returns 0; one of
 * enum error_core_code if the file is bad; -ENOSYS without libserd; or -errno.
 * (R-CORE-130, R-CORE-131) */
int turtle_category_create(const char *path, struct turtle_category **category);

/* Accepts NULL. */
void turtle_category_destroy(struct turtle_category *category);

/* The path of its file. */
const char *turtle_category_path(const struct turtle_category *category);

/* True if `alias` names an error of the category; its code is in `code` then. */
bool turtle_category_find(
	const struct turtle_category *category, const char *alias, int *code);

#endif
