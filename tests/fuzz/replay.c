/* SPDX-License-Identifier: MIT */
/* replay.c - give the files that are named, or those in directories that are, to the fuzz
 * target, once each, and then what comes of them by small changes: replay [-s SEED]
 * [-n CHANGED] FILE... */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	INPUT_MAX = 1024 * 1024,
	INPUTS_MAX = 1024,
	CHANGES_MAX = 6,   /* of one input */
	PIECE_MAX = 32,    /* bytes that are moved at once */
	LONG_INPUT = 4096, /* these take long, so few of them come of others */
	CHANGED = 100000,  /* inputs, if nothing else is said */
	WRONG_USAGE = 64,
};

struct input {
	char name[256];
	uint8_t *bytes;
	size_t size;
};

static struct input inputs[INPUTS_MAX];
static unsigned input_count;

/* What is being tried, for who finds that it has failed. */
struct trial {
	const struct input *of;
	unsigned long number; /* 0: the file itself */
	size_t size;
	uint8_t bytes[INPUT_MAX];
};

static struct trial *trial;

/* ---- the corpus ---- */

static int fail(const char *name)
{
	fprintf(stderr, "replay: %s: %s\n", name, strerror(errno));
	return -1;
}

static int add_file(int directory, const char *name)
{
	struct input *input = &inputs[input_count];
	int fd = openat(directory, name, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd < 0 ? -1 : read(fd, trial->bytes, sizeof trial->bytes);

	if (fd >= 0)
		close(fd);
	if (size < 0 || input_count == INPUTS_MAX)
		return fail(name);
	input->bytes = malloc((size_t)size + 1);
	if (!input->bytes)
		return fail(name);
	memcpy(input->bytes, trial->bytes, (size_t)size);
	input->size = (size_t)size;
	snprintf(input->name, sizeof input->name, "%s", name);
	input_count++;
	return 0;
}

/* In the order of their names, so that a seed means the same everywhere. */
static int add(const char *name)
{
	struct dirent **entries;
	int directory = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), count, status = 0;

	if (directory < 0)
		return errno == ENOTDIR ? add_file(AT_FDCWD, name) : fail(name);
	count = scandir(name, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.' && status == 0)
			status = add_file(directory, entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	close(directory);
	return count < 0 ? fail(name) : status;
}

/* ---- changes ---- */

static uint64_t state;

/* Below `bound`, which is not 0 (Vigna's xorshift64*). */
static size_t any(size_t bound)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (size_t)((state * UINT64_C(2685821657736338717)) >> 32) % bound;
}

static void change_byte(void)
{
	if (trial->size > 0)
		trial->bytes[any(trial->size)] = (uint8_t)any(256);
}

static void flip_bit(void)
{
	if (trial->size > 0)
		trial->bytes[any(trial->size)] ^= (uint8_t)(1U << any(8));
}

static size_t piece_of(size_t size, size_t *at)
{
	size_t most;

	*at = any(size + 1);
	most = size - *at < PIECE_MAX ? size - *at : PIECE_MAX;
	return most > 0 ? 1 + any(most) : 0;
}

static void take_out(void)
{
	size_t at, length = piece_of(trial->size, &at);

	memmove(trial->bytes + at, trial->bytes + at + length, trial->size - at - length);
	trial->size -= length;
}

static void put_in(const uint8_t *piece, size_t length)
{
	size_t at = any(trial->size + 1);

	if (length > sizeof trial->bytes - trial->size)
		return;
	memmove(trial->bytes + at + length, trial->bytes + at, trial->size - at);
	memcpy(trial->bytes + at, piece, length);
	trial->size += length;
}

/* A piece of the same input or of another one. */
static void copy_piece(void)
{
	const struct input *other = &inputs[any(input_count)];
	size_t at, length = piece_of(other->size, &at);

	put_in(other->bytes + at, length);
}

static void put_special(void)
{
	static const uint8_t bytes[] = "{}[]=,;\"'\\-$./\n\r\t \0"
				       "09_xK\xef\xbb\xbf\x1b\xff";
	uint8_t piece[PIECE_MAX];
	size_t length = 1 + any(2) * any(sizeof piece);

	memset(piece, bytes[any(sizeof bytes)], length);
	put_in(piece, length);
}

static void cut(void)
{
	trial->size = any(trial->size + 1);
}

static void change(void)
{
	static void (*const changes[])(void) = { change_byte, flip_bit, take_out,
		copy_piece, copy_piece, put_special, put_special };
	size_t count = 1 + any(CHANGES_MAX);

	while (count-- > 0)
		changes[any(sizeof changes / sizeof *changes)]();
	if (any(16) == 0)
		cut();
}

/* ---- the run ---- */

static void begin_with(const struct input *input)
{
	trial->of = input;
	trial->size = input->size;
	memcpy(trial->bytes, input->bytes, input->size);
}

static void run(unsigned long seed, unsigned long changed)
{
	for (unsigned i = 0; i < input_count; i++) {
		begin_with(&inputs[i]);
		LLVMFuzzerTestOneInput(trial->bytes, trial->size);
	}
	state = seed * 2 + 1;
	while (trial->number < changed) {
		const struct input *input = &inputs[any(input_count)];

		if (input->size > LONG_INPUT && any(32) != 0)
			continue;
		trial->number++;
		begin_with(input);
		change();
		LLVMFuzzerTestOneInput(trial->bytes, trial->size);
	}
}

/* Keep what failed, where a new file can be made. */
static void report(unsigned long seed)
{
	static const char name[] = "replay.failed";
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	ssize_t count = fd < 0 ? -1 : write(fd, trial->bytes, trial->size);

	fprintf(stderr, "replay: seed %lu, change %lu, of %s, %zu bytes, kept in %s\n",
		seed, trial->number, trial->of ? trial->of->name : "nothing", trial->size,
		count < 0 ? "no file" : name);
	if (fd >= 0)
		close(fd);
}

/* In a process of its own, which may crash. */
static int run_apart(unsigned long seed, unsigned long changed)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		run(seed, changed);
		exit(EXIT_SUCCESS);
	}
	while (pid < 0 || waitpid(pid, &status, 0) < 0)
		if (pid < 0 || errno != EINTR)
			return fail("fork");
	if (status == 0)
		return 0;
	report(seed);
	return -1;
}

int main(int argc, char **argv)
{
	unsigned long seed = 1, changed = CHANGED;
	int option;

	trial = mmap(NULL, sizeof *trial, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (trial == MAP_FAILED)
		return fail("memory") < 0;
	while ((option = getopt(argc, argv, "s:n:")) >= 0) {
		if (option == '?')
			return WRONG_USAGE;
		*(option == 's' ? &seed : &changed) = strtoul(optarg, NULL, 10);
	}
	for (int i = optind; i < argc; i++)
		if (add(argv[i]) < 0)
			return EXIT_FAILURE;
	if (input_count == 0 || run_apart(seed, changed) < 0)
		return EXIT_FAILURE;
	printf("%u inputs, %lu changed ones by seed %lu\n", input_count, changed, seed);
	return EXIT_SUCCESS;
}
