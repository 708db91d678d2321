/* SPDX-License-Identifier: MIT */
/* cgroup.c - a control group for one process, where one can be made. */
#include "sandbox/cgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MEMORY, PIDS, CONTROLLERS };
enum { LINE = 3 * PATH_MAX, TRIES = 50 };
enum { TASKS_MAX = 1 << 22 }; /* the kernel has no more, and takes no higher bound */

static const struct {
	const char *name;
	const char *files[CGROUP_V2 + 1]; /* where the bound is written */
} controllers[CONTROLLERS] = {
	[MEMORY] = { "memory", { NULL, "memory.limit_in_bytes", "memory.max" } },
	[PIDS] = { "pids", { NULL, "pids.max", "pids.max" } },
};

/* ---- where the caller's own group is ---- */

/* A line without its end. One that does not fit comes as an empty one. */
static bool next_line(FILE *file, char line[LINE])
{
	size_t length;
	int c;

	if (!fgets(line, LINE, file))
		return false;
	length = strcspn(line, "\n");
	if (line[length] == '\n') {
		line[length] = '\0';
		return true;
	}
	while ((c = getc(file)) != EOF && c != '\n')
		;
	*line = '\0';
	return true;
}

/* Whether a list with commas names it; the empty list names "". */
static bool lists(const char *list, const char *name)
{
	size_t length = strlen(name), here;

	for (;; list += here + 1) {
		here = strcspn(list, ",");
		if (here == length && strncmp(list, name, length) == 0)
			return true;
		if (list[here] == '\0')
			return false;
	}
}

/* The path of the caller's group in the hierarchy of this controller; "": that of v2. */
static bool find_own(const char *controller, char own[PATH_MAX])
{
	FILE *file = fopen("/proc/self/cgroup", "re");
	char line[LINE], *list, *path;
	bool found = false;

	while (file && !found && next_line(file, line)) {
		list = strchr(line, ':');
		path = list ? strchr(list + 1, ':') : NULL;
		if (!path)
			continue;
		*path++ = '\0';
		found = lists(list + 1, controller) &&
		        snprintf(own, PATH_MAX, "%s", path) < PATH_MAX;
	}
	if (file)
		fclose(file);
	return found;
}

/* The rest of a path below a root, or NULL. What is outside of this namespace begins with
 * "/..", and is not ours. */
static const char *below(const char *path, const char *root)
{
	size_t length = strcmp(root, "/") == 0 ? 0 : strlen(root);

	if (strstr(path, "/..") || strncmp(path, root, length) != 0)
		return NULL;
	path += length;
	if (strcmp(path, "/") == 0)
		return path + 1;
	return *path == '/' || *path == '\0' ? path : NULL;
}

struct place {
	char directory[PATH_MAX]; /* of the caller's group */
	size_t mounted;           /* how much of it is the mount point */
};

/* The place, if this line of mountinfo mounts a part of the hierarchy where it is. */
static bool parse_mount(
	char *line, const char *controller, const char *own, struct place *place)
{
	char root[PATH_MAX], point[PATH_MAX], type[16], options[PATH_MAX];
	char *rest = strstr(line, " - ");
	const char *expected = *controller ? "cgroup" : "cgroup2", *path;
	int length;

	if (!rest || sscanf(line, "%*s %*s %*s %4095s %4095s", root, point) != 2 ||
		sscanf(rest, " - %15s %*s %4095s", type, options) != 2)
		return false;
	if (strcmp(type, expected) != 0 || (*controller && !lists(options, controller)))
		return false;
	path = below(own, root);
	if (!path)
		return false;
	place->mounted = strlen(point);
	length = snprintf(place->directory, PATH_MAX, "%s%s", point, path);
	return length > 0 && length < PATH_MAX;
}

/* The last mount is the one on top. */
static bool find_place(const char *controller, struct place *place)
{
	FILE *file;
	char own[PATH_MAX], line[LINE];
	struct place next;
	bool found = false;

	if (!find_own(controller, own))
		return false;
	file = fopen("/proc/self/mountinfo", "re");
	while (file && next_line(file, line))
		if (parse_mount(line, controller, own, &next)) {
			*place = next;
			found = true;
		}
	if (file)
		fclose(file);
	return found;
}

/* ---- its files ---- */

static int open_file(const char *directory, const char *name, int flags)
{
	char path[PATH_MAX + NAME_MAX];

	snprintf(path, sizeof path, "%s/%s", directory, name);
	return open(path, flags | O_CLOEXEC);
}

static bool has_file(const char *directory, const char *name)
{
	int fd = open_file(directory, name, O_PATH);

	if (fd < 0)
		return false;
	close(fd);
	return true;
}

/* Returns 0 or an errno. */
static int put(const char *directory, const char *name, uint64_t value)
{
	int fd = open_file(directory, name, O_WRONLY), status = 0;
	char text[32];
	int length = snprintf(text, sizeof text, "%" PRIu64, value);

	if (fd < 0)
		return errno;
	if (write(fd, text, (size_t)length) < 0)
		status = errno;
	close(fd);
	return status;
}

/* UINT64_MAX: "max", or no such file. */
static uint64_t bound_of(const char *directory, const char *name)
{
	int fd = open_file(directory, name, O_RDONLY);
	char text[32];
	ssize_t size;

	if (fd < 0)
		return UINT64_MAX;
	size = read(fd, text, sizeof text - 1);
	close(fd);
	text[size > 0 ? size : 0] = '\0';
	return *text >= '0' && *text <= '9' ? strtoull(text, NULL, 10) : UINT64_MAX;
}

/* ---- its directories ---- */

/* Who had this number before may have left one. */
static bool make_directory(const char *path)
{
	if (mkdir(path, 0755) == 0)
		return true;
	return errno == EEXIST && rmdir(path) == 0 && mkdir(path, 0755) == 0;
}

/* A process that has been waited for may count a moment longer: EBUSY. */
static void remove_directory(const char *path)
{
	const struct timespec pause = { .tv_nsec = 10000000 };

	for (int i = 0; i < TRIES && rmdir(path) < 0 && errno == EBUSY; i++)
		nanosleep(&pause, NULL);
}

void cgroup_close(struct cgroup *cgroup)
{
	for (unsigned i = 0; i < cgroup->count; i++)
		remove_directory(cgroup->paths[i]);
	cgroup->kind = CGROUP_NONE;
	cgroup->count = 0;
}

static bool has_files(
	const char *path, enum cgroup_kind kind, const uint64_t bounds[CONTROLLERS])
{
	for (int i = 0; i < CONTROLLERS; i++)
		if (bounds[i] != UINT64_MAX &&
			!has_file(path, controllers[i].files[kind]))
			return false;
	return true;
}

/* Make one more directory; it is not left where it cannot hold these bounds. */
static bool add_directory(struct cgroup *cgroup, enum cgroup_kind kind,
	const char *parent, const uint64_t bounds[CONTROLLERS])
{
	char *path = cgroup->paths[cgroup->count];

	if (snprintf(path, PATH_MAX, "%s/cellua-%d-%" PRIu64, parent, getpid(),
		    cgroup->number) >= PATH_MAX ||
		!make_directory(path))
		return false;
	cgroup->kind = kind;
	cgroup->count++;
	if (has_files(path, kind, bounds))
		return true;
	cgroup_close(cgroup);
	return false;
}

/* What bounds this directory bounds who leaves it, too. */
static void carry(const char *directory, uint64_t bounds[CONTROLLERS])
{
	uint64_t bound;

	for (int i = 0; i < CONTROLLERS; i++) {
		bound = bound_of(directory, controllers[i].files[CGROUP_V2]);
		if (bound < bounds[i])
			bounds[i] = bound;
	}
}

/* A group of v2 that holds processes has no controllers for those below it, unless it is
 * the root. Then the new one is made beside it. */
static bool make_v2(struct cgroup *cgroup, uint64_t bounds[CONTROLLERS])
{
	uint64_t carried[CONTROLLERS] = { bounds[MEMORY], bounds[PIDS] };
	struct place place;
	char *name;

	if (!find_place("", &place))
		return false;
	if (add_directory(cgroup, CGROUP_V2, place.directory, bounds))
		return true;
	name = strrchr(place.directory, '/');
	if (!name || (size_t)(name - place.directory) < place.mounted)
		return false;
	carry(place.directory, carried);
	*name = '\0';
	if (!add_directory(cgroup, CGROUP_V2, place.directory, carried))
		return false;
	memcpy(bounds, carried, sizeof carried);
	return true;
}

/* Below the caller's own group, which so bounds it, too. */
static bool make_v1(struct cgroup *cgroup, const uint64_t bounds[CONTROLLERS])
{
	uint64_t one[CONTROLLERS];
	struct place place;

	for (int i = 0; i < CONTROLLERS; i++) {
		if (bounds[i] == UINT64_MAX)
			continue;
		one[MEMORY] = one[PIDS] = UINT64_MAX;
		one[i] = bounds[i];
		if (!find_place(controllers[i].name, &place) ||
			!add_directory(cgroup, CGROUP_V1, place.directory, one)) {
			cgroup_close(cgroup);
			return false;
		}
	}
	return true;
}

/* Memory and swap together where v1 counts both, and no swap in v2; where nothing counts
 * swap there is no such file. */
static void bound_swap(const struct cgroup *cgroup, uint64_t memory)
{
	if (cgroup->kind == CGROUP_V2)
		put(cgroup->paths[0], "memory.swap.max", 0);
	else
		put(cgroup->paths[0], "memory.memsw.limit_in_bytes", memory);
}

static int set_bounds(
	struct cgroup *cgroup, const uint64_t bounds[CONTROLLERS], struct fault *fault)
{
	const char *path = cgroup->paths[0], *name;
	int errnum;

	for (int i = 0; i < CONTROLLERS; i++) {
		if (bounds[i] == UINT64_MAX)
			continue;
		name = controllers[i].files[cgroup->kind];
		errnum = put(path, name, bounds[i]);
		if (errnum != 0)
			return fault_set(fault, "cgroup", errnum, "%s", name);
		path = cgroup->paths[cgroup->count - 1];
	}
	if (bounds[MEMORY] != UINT64_MAX)
		bound_swap(cgroup, bounds[MEMORY]);
	return 0;
}

int cgroup_open(struct cgroup *cgroup, uint64_t number, uint64_t memory, uint64_t tasks,
	struct fault *fault)
{
	uint64_t bounds[CONTROLLERS] = { memory, tasks < TASKS_MAX ? tasks : UINT64_MAX };

	cgroup->kind = CGROUP_NONE;
	cgroup->count = 0;
	cgroup->number = number;
	if (bounds[MEMORY] == UINT64_MAX && bounds[PIDS] == UINT64_MAX)
		return 0;
	if (!make_v2(cgroup, bounds) && !make_v1(cgroup, bounds))
		return 0;
	if (set_bounds(cgroup, bounds, fault) == 0)
		return 0;
	cgroup_close(cgroup);
	return -1;
}

int cgroup_add(const struct cgroup *cgroup, pid_t pid, struct fault *fault)
{
	int errnum;

	for (unsigned i = 0; i < cgroup->count; i++) {
		errnum = put(cgroup->paths[i], "cgroup.procs", (uint64_t)pid);
		if (errnum != 0)
			return fault_set(fault, "cgroup", errnum, "move process %d", pid);
	}
	return 0;
}

const char *cgroup_name(const struct cgroup *cgroup)
{
	static const char *const names[] = {
		[CGROUP_NONE] = "no writable cgroup",
		[CGROUP_V1] = "cgroup v1",
		[CGROUP_V2] = "cgroup v2",
	};

	return names[cgroup->kind];
}
