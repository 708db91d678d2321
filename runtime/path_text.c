/* SPDX-License-Identifier: MIT */
/* path_text.c - the bytes of a path and what they consist of; no file is looked at. */
#include "runtime/path_text.h"

#include <string.h>

#define SEPARATOR '/'

static bool is(struct path_text text, const char *word)
{
	return text.size == strlen(word) && memcmp(text.bytes, word, text.size) == 0;
}

static struct path_text from(struct path_text path, size_t begin)
{
	return (struct path_text){ path.bytes + begin, path.size - begin };
}

static struct path_text up_to(struct path_text path, size_t end)
{
	return (struct path_text){ path.bytes, end };
}

static bool is_absolute(struct path_text path)
{
	return path.size > 0 && *path.bytes == SEPARATOR;
}

static size_t skip_separators(struct path_text path, size_t at)
{
	while (at < path.size && path.bytes[at] == SEPARATOR)
		at++;
	return at;
}

/* ---- parts ---- */

struct path_text path_text_root(struct path_text path)
{
	return up_to(path, is_absolute(path) ? 1 : 0);
}

struct path_text path_text_relative(struct path_text path)
{
	return from(path, skip_separators(path, 0));
}

struct path_text path_text_filename(struct path_text path)
{
	const char *last = path.size ? memrchr(path.bytes, SEPARATOR, path.size) : NULL;

	return from(path, last ? (size_t)(last - path.bytes) + 1 : 0);
}

struct path_text path_text_parent(struct path_text path)
{
	size_t end = path.size - path_text_filename(path).size;

	while (end > 0 && path.bytes[end - 1] == SEPARATOR)
		end--;
	return end > 0 ? up_to(path, end) : path_text_root(path);
}

/* How much of a filename stands before its extension. */
static size_t stem_size(struct path_text filename)
{
	const char *dot =
		filename.size ? memrchr(filename.bytes, '.', filename.size) : NULL;

	if (!dot || dot == filename.bytes || is(filename, ".."))
		return filename.size;
	return (size_t)(dot - filename.bytes);
}

struct path_text path_text_stem(struct path_text path)
{
	struct path_text filename = path_text_filename(path);

	return up_to(filename, stem_size(filename));
}

struct path_text path_text_extension(struct path_text path)
{
	struct path_text filename = path_text_filename(path);

	return from(filename, stem_size(filename));
}

/* ---- elements ---- */

/* Behind the path by one is where nothing is left; behind its last byte an empty element is. */
bool path_text_next(struct path_text path, size_t *at, struct path_text *element)
{
	size_t begin = *at;
	const char *end;

	if (begin > path.size || path.size == 0)
		return false;
	*element = from(path, begin);
	if (begin == 0 && is_absolute(path)) {
		element->size = 1;
		*at = skip_separators(path, 0);
		*at += *at == path.size;
		return true;
	}
	end = element->size ? memchr(element->bytes, SEPARATOR, element->size) : NULL;
	if (end)
		element->size = (size_t)(end - element->bytes);
	*at = end ? skip_separators(path, begin + element->size) : path.size + 1;
	return true;
}

static int compare_bytes(struct path_text one, struct path_text other)
{
	size_t size = one.size < other.size ? one.size : other.size;
	int order = size ? memcmp(one.bytes, other.bytes, size) : 0;

	return order ? order : (one.size > other.size) - (one.size < other.size);
}

int path_text_compare(struct path_text one, struct path_text other)
{
	int order = is_absolute(one) - is_absolute(other);
	size_t at = 0, other_at = 0;

	if (order == 0 && one.size == other.size && compare_bytes(one, other) == 0)
		return 0;
	while (order == 0) {
		struct path_text element, its;
		bool more = path_text_next(one, &at, &element);
		bool its_more = path_text_next(other, &other_at, &its);

		if (!more || !its_more)
			return more - its_more;
		order = compare_bytes(element, its);
	}
	return order;
}

bool path_text_needs_separator(struct path_text base)
{
	return base.size > 0 && base.bytes[base.size - 1] != SEPARATOR;
}

/* ---- what is written ---- */

static size_t add_element(char *into, size_t size, struct path_text element)
{
	if (path_text_needs_separator((struct path_text){ into, size }))
		into[size++] = SEPARATOR;
	if (element.size)
		memcpy(into + size, element.bytes, element.size);
	return size + element.size;
}

static struct path_text last_name(const char *into, size_t size)
{
	return path_text_filename((struct path_text){ into, size });
}

/* Take the last name away, and the separator before it, but not the root. */
static size_t remove_name(const char *into, size_t size)
{
	return path_text_parent((struct path_text){ into, size }).size;
}

/* What is written ends with a name, is the root, or empty. */
size_t path_text_normalize(struct path_text path, char *into)
{
	struct path_text element, last;
	bool names_directory = false;
	size_t at = 0, size = 0;

	while (path_text_next(path, &at, &element)) {
		last = last_name(into, size);
		names_directory = element.size == 0 || is(element, ".");
		if (names_directory)
			continue;
		if (!is(element, "..") || size == 0 || is(last, "..")) {
			size = add_element(into, size, element);
		} else if (last.size) {
			size = remove_name(into, size);
			names_directory = true;
		}
	}
	last = last_name(into, size);
	if (names_directory && last.size && !is(last, ".."))
		into[size++] = SEPARATOR;
	if (size == 0 && path.size)
		into[size++] = '.';
	return size;
}

/* ---- ways ---- */

/* How many times up the elements of `path` from `at` on are; less than 0 where these lead out
 * of where they begin. */
static ptrdiff_t count_names(struct path_text path, size_t at)
{
	struct path_text element;
	ptrdiff_t count = 0;

	while (path_text_next(path, &at, &element)) {
		if (is(element, ".."))
			count--;
		else if (element.size && !is(element, "."))
			count++;
	}
	return count;
}

bool path_text_way(struct path_text base, struct path_text to, struct path_way *way)
{
	size_t at = 0, base_at = 0, next = 0, base_next = 0;
	struct path_text element, its;
	ptrdiff_t up;

	if (is_absolute(base) != is_absolute(to))
		return false;
	while (path_text_next(to, &next, &element) &&
		path_text_next(base, &base_next, &its) &&
		compare_bytes(element, its) == 0) {
		at = next;
		base_at = base_next;
	}
	up = count_names(base, base_at);
	*way = (struct path_way){ (size_t)up, at };
	return up >= 0;
}

size_t path_text_way_most(struct path_text to, struct path_way way)
{
	return way.up * strlen("../") + to.size + 1;
}

size_t path_text_write_way(struct path_text to, struct path_way way, char *into)
{
	static const struct path_text parent = { "..", 2 };
	struct path_text element;
	size_t size = 0, at = way.down;

	for (size_t i = 0; i < way.up; i++)
		size = add_element(into, size, parent);
	while (path_text_next(to, &at, &element))
		size = add_element(into, size, element);
	if (size == 0)
		into[size++] = '.';
	return size;
}
