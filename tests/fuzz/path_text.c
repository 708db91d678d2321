/* SPDX-License-Identifier: MIT */
/* path_text.c - the parts of any path are in it, and make it; what is written of one or two, a
 * line each, takes no more room than was said. */
#include "runtime/path_text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool condition)
{
	if (!condition)
		abort();
}

static bool equal(struct path_text one, struct path_text other)
{
	return one.size == other.size &&
	       (one.size == 0 || memcmp(one.bytes, other.bytes, one.size) == 0);
}

/* In memory of just that size, so that a sanitizer sees what goes beyond it. */
static char *allocate(size_t size)
{
	char *memory = malloc(size);

	expect(memory || size == 0);
	return memory;
}

static struct path_text copy(const uint8_t *bytes, size_t size)
{
	char *memory = allocate(size);

	if (size)
		memcpy(memory, bytes, size);
	return (struct path_text){ memory, size };
}

static void drop(struct path_text text)
{
	free((char *)text.bytes);
}

static bool is_within(struct path_text part, struct path_text path)
{
	return part.size == 0 ||
	       (part.bytes >= path.bytes &&
		       part.bytes + part.size <= path.bytes + path.size);
}

static void check_parts(struct path_text path)
{
	struct path_text filename = path_text_filename(path);
	struct path_text stem = path_text_stem(path);
	struct path_text extension = path_text_extension(path);
	struct path_text parent = path_text_parent(path);
	struct path_text relative = path_text_relative(path);

	expect(is_within(filename, path) && is_within(stem, filename));
	expect(is_within(extension, filename));
	expect(stem.size + extension.size == filename.size);
	expect(is_within(parent, path) && is_within(relative, path));
	expect(path_text_root(relative).size == 0);
	expect(path_text_root(parent).size == path_text_root(path).size);
}

/* What the elements from the first one on are, with one separator between them. */
static void check_elements(struct path_text path)
{
	struct path_way all = { 0, 0 };
	struct path_text element, made;
	size_t at = 0, count = 0, most = path_text_way_most(path, all);
	char *memory = allocate(most);

	while (path_text_next(path, &at, &element)) {
		expect(is_within(element, path));
		expect(count++ <= path.size);
	}
	made = (struct path_text){ memory, path_text_write_way(path, all, memory) };
	expect(made.size <= most);
	expect(count == 0 || path_text_compare(made, path) == 0);
	free(memory);
}

static struct path_text normalize(struct path_text path)
{
	char *memory = allocate(path.size);
	struct path_text normal = { memory, path_text_normalize(path, memory) };

	expect(normal.size <= path.size);
	return normal;
}

static void check_normal(struct path_text path)
{
	struct path_text normal = normalize(path), again = normalize(normal);

	expect(equal(normal, again));
	expect(path_text_root(normal).size == path_text_root(path).size);
	drop(again);
	drop(normal);
}

static void check_two(struct path_text one, struct path_text other)
{
	int order = path_text_compare(one, other), back = path_text_compare(other, one);
	struct path_way way;
	char *memory;

	expect((order > 0) == (back < 0) && (order < 0) == (back > 0));
	if (!path_text_way(one, other, &way))
		return;
	memory = allocate(path_text_way_most(other, way));
	expect(path_text_write_way(other, way, memory) <= path_text_way_most(other, way));
	free(memory);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const uint8_t *end = size ? memchr(bytes, '\n', size) : NULL;
	size_t first = end ? (size_t)(end - bytes) : size;
	struct path_text one = copy(bytes, first);
	struct path_text other = copy(end ? end + 1 : bytes, end ? size - first - 1 : 0);

	check_parts(one);
	check_elements(one);
	check_normal(one);
	check_two(one, other);
	drop(one);
	drop(other);
	return 0;
}
