/* SPDX-License-Identifier: MIT */
/* record.c - what was seen of a run, once each, in bounded memory. */
#include "sandbox/record.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/grant.h"
#include "sandbox/word.h"

void record_init(struct record *record, const char *home)
{
	memset(record, 0, sizeof *record);
	record->home = home;
	record->text_size = 1; /* offset 0 is "" */
}

const char *record_string(const struct record *record, unsigned offset)
{
	return record->text + offset;
}

/* ---- the table ---- */

static uint32_t hash_of(enum entry_kind kind, unsigned word, const char *text)
{
	uint32_t hash = 2166136261U ^ (kind == ENTRY_MADE) ^ word << 8;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619U;
	return hash ^ hash >> 15;
}

/* The entry's place: a slot that holds it, or an empty one. An entry keeps the slot that it
 * was added by, whatever becomes of it. */
static unsigned short *slot_of(
	struct record *record, enum entry_kind kind, unsigned word, const char *text)
{
	uint32_t at = hash_of(kind, word, text) % RECORD_SLOTS;

	for (;; at = (at + 1) % RECORD_SLOTS) {
		const struct entry *entry;

		if (record->slots[at] == 0)
			return &record->slots[at];
		entry = &record->entries[record->slots[at] - 1];
		if (entry->word == word &&
			(entry->kind == ENTRY_MADE) == (kind == ENTRY_MADE) &&
			strcmp(record_string(record, entry->text), text) == 0)
			return &record->slots[at];
	}
}

/* What is known of the path or name, be it a tally or dropped; or NULL. */
static struct entry *find(
	struct record *record, enum entry_kind kind, unsigned word, const char *text)
{
	unsigned short slot = *slot_of(record, kind, word, text);

	return slot ? &record->entries[slot - 1] : NULL;
}

/* Returns the offset; 0: there is no room below `end`. */
static unsigned keep(struct record *record, const char *text, unsigned end)
{
	size_t size = strlen(text) + 1;
	unsigned offset = record->text_size;

	if (offset > end || size > end - offset)
		return 0;
	memcpy(record->text + offset, text, size);
	record->text_size += (unsigned)size;
	return offset;
}

/* A directory can stand for what lies in it; but who listens makes one name. */
static bool is_path(unsigned word)
{
	return words[word].kind == KIND_PATHS &&
	       !(words[word].flags & WORD_GRANTS_NOTHING) &&
	       strcmp(words[word].name, "net.unix.listen") != 0;
}

/* So many entries are there for the kind: no flood of one of them hides the others. */
static unsigned room_for(enum entry_kind kind, unsigned word)
{
	if (kind == ENTRY_MADE)
		return RECORD_ENTRIES / 2;
	return is_path(word) ? RECORD_ENTRIES - RECORD_SPARE : RECORD_ENTRIES;
}

/* One that is not there yet. NULL: there is no room. */
static struct entry *add(
	struct record *record, enum entry_kind kind, unsigned word, const char *text)
{
	unsigned short *slot = slot_of(record, kind, word, text);
	struct entry *entry = &record->entries[record->count];
	bool is_of_files = kind == ENTRY_MADE || is_path(word);
	unsigned offset;

	if (record->count >= room_for(kind, word))
		return NULL;
	offset = *text ? keep(record, text,
				 RECORD_TEXT - (is_of_files ? RECORD_SPARE_TEXT : 0))
	               : 0;
	if (*text && !offset)
		return NULL;
	*entry = (struct entry){ .kind = kind, .word = word, .text = offset };
	*slot = (unsigned short)++record->count;
	return entry;
}

/* Names of calls are few: they are found by looking at the last ones. */
static unsigned keep_call(struct record *record, const char *call)
{
	for (unsigned i = 0; i < record->count; i++)
		if (strcmp(record_string(record, record->entries[i].call), call) == 0)
			return record->entries[i].call;
	return keep(record, call, RECORD_TEXT);
}

/* ---- directories ---- */

const char *record_protects(const struct record *record, const char *path)
{
	static const char *const whole[] = { "/", "/bin", "/boot", "/dev", "/etc",
		"/home", "/lib", "/media", "/mnt", "/opt", "/root", "/run", "/sbin",
		"/srv", "/usr", "/var" };
	static const char *const trees[] = { "/proc", "/sys" };
	static const char *const keys[] = { ".aws", ".azure", ".docker", ".gnupg",
		".kube", ".mozilla", ".password-store", ".pki", ".ssh", ".thunderbird",
		"gcloud", "keyrings" };

	if (record->home && grant_is_below(record->home, path))
		return "the home directory, or above it";
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strcmp(path, whole[i]) == 0)
			return "of the system";
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
		if (grant_is_below(path, trees[i]))
			return "of the kernel";
	for (const char *name = path; *name; name += strcspn(name, "/")) {
		size_t length = strcspn(++name, "/");

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			if (strlen(keys[i]) == length &&
				strncmp(name, keys[i], length) == 0)
				return "a place of keys";
	}
	return NULL;
}

/* Cut the last name off. False if there is none. */
static bool go_up(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || strcmp(path, "/") == 0)
		return false;
	slash[slash == path] = '\0';
	return true;
}

/* A directory that covers the path, by this word: above it, or itself. One that is not to be
 * granted stands for nothing. */
static struct entry *find_above(struct record *record, unsigned word, const char *path)
{
	char above[PATH_MAX];

	snprintf(above, sizeof above, "%s", path);
	do {
		struct entry *entry = find(record, ENTRY_SIGHT, word, above);

		if (entry && entry->kind == ENTRY_SIGHT && entry->covers)
			return entry;
	} while (go_up(above));
	return NULL;
}

static bool is_made(struct record *record, const char *path)
{
	char above[PATH_MAX];

	snprintf(above, sizeof above, "%s", path);
	do {
		if (find(record, ENTRY_MADE, 0, above))
			return true;
	} while (go_up(above));
	return false;
}

void record_add_made(struct record *record, const char *path)
{
	if (!is_made(record, path) && !add(record, ENTRY_MADE, 0, path))
		record->left_out++;
}

/* ---- several files of one directory ---- */

static void drop_below(struct record *record, const struct entry *directory)
{
	const char *path = record_string(record, directory->text);

	for (unsigned i = 0; i < record->count; i++) {
		struct entry *entry = &record->entries[i];

		if (entry != directory && entry->kind == ENTRY_SIGHT &&
			entry->word == directory->word && !entry->is_source &&
			grant_is_below(record_string(record, entry->text), path))
			entry->kind = ENTRY_DROPPED;
	}
}

/* One more file of a directory has an entry. */
static void tally(struct record *record, struct entry *file)
{
	char path[PATH_MAX];
	struct entry *directory;
	unsigned short slot;

	snprintf(path, sizeof path, "%s", record_string(record, file->text));
	if (!go_up(path) || record_protects(record, path))
		return;
	slot = *slot_of(record, ENTRY_TALLY, file->word, path);
	directory = slot > 0 ? &record->entries[slot - 1]
	                     : add(record, ENTRY_TALLY, file->word, path);
	if (!directory || directory->kind == ENTRY_SIGHT)
		return;
	if (directory->files++ == 0)
		directory->example = file->text;
	if (directory->files < RECORD_SEVERAL)
		return;
	directory->kind = ENTRY_SIGHT;
	directory->call = file->call;
	directory->is_directory = directory->covers = true;
	drop_below(record, directory);
}

/* ---- adding ---- */

static bool fill(struct record *record, struct entry *entry, const struct sight *sight)
{
	entry->kind = ENTRY_SIGHT;
	entry->is_directory = sight->is_directory;
	entry->is_source = sight->is_source;
	entry->covers = is_path(sight->word) && sight->is_directory &&
	                !record_protects(record, sight->text);
	entry->call = keep_call(record, sight->call);
	if (sight->about)
		entry->example =
			keep(record, sight->about, RECORD_TEXT - RECORD_SPARE_TEXT);
	if (entry->covers)
		drop_below(record, entry);
	else if (is_path(sight->word) && !sight->is_directory)
		tally(record, entry);
	return true;
}

bool record_add(struct record *record, const struct sight *sight)
{
	struct entry *entry = find(record, ENTRY_SIGHT, sight->word, sight->text);
	struct entry *above = is_path(sight->word)
	                              ? find_above(record, sight->word, sight->text)
	                              : NULL;

	if (entry && entry->kind != ENTRY_TALLY) {
		entry->is_source |= sight->is_source;
		return false;
	}
	if (above && !sight->is_source) {
		above->files += above->files > 0 && !sight->is_directory;
		return false;
	}
	if (!entry)
		entry = add(record, ENTRY_SIGHT, sight->word, sight->text);
	if (entry)
		return fill(record, entry, sight);
	record->left_out++;
	return false;
}

/* ---- what can be granted ---- */

/* The nearest directory that was there. */
static bool lift(struct record *record, char path[PATH_MAX])
{
	bool lifted = false;

	while (is_made(record, path) && go_up(path))
		lifted = true;
	return lifted;
}

static void settle_made(struct record *record, struct entry *entry)
{
	char path[PATH_MAX];
	struct sight sight = {
		.word = entry->word,
		.text = path,
		.is_directory = true,
		.is_source = entry->is_source,
	};

	snprintf(path, sizeof path, "%s", record_string(record, entry->text));
	if (!lift(record, path))
		return;
	entry->kind = ENTRY_DROPPED;
	sight.about =
		record_string(record, entry->example ? entry->example : entry->text);
	sight.call = record_string(record, entry->call);
	record_add(record, &sight);
}

/* What may be done to a file in the directory that it comes to, its source has to allow. */
static void settle_move(struct record *record, const struct entry *from, unsigned word)
{
	unsigned move = (unsigned)word_find("fs.move");

	for (unsigned i = 0; i < record->count; i++) {
		const struct entry *to = &record->entries[i];

		if (to->kind == ENTRY_SIGHT && to->word == move && to != from &&
			find_above(record, word, record_string(record, to->text)))
			record_add(
				record, &(struct sight){
						.word = word,
						.text = record_string(record, from->text),
						.call = record_string(record, from->call),
						.is_directory = true,
					});
	}
}

static void settle_moves(struct record *record)
{
	unsigned move = (unsigned)word_find("fs.move");

	for (unsigned i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];

		if (entry->kind != ENTRY_SIGHT || entry->word != move ||
			!entry->is_source)
			continue;
		settle_move(record, entry, (unsigned)word_find("fs.read"));
		settle_move(record, entry, (unsigned)word_find("fs.write"));
	}
}

/* Who may read a directory may list it. */
static void settle_lists(struct record *record)
{
	unsigned list = (unsigned)word_find("fs.list"),
		 read = (unsigned)word_find("fs.read");

	for (unsigned i = 0; i < record->count; i++) {
		struct entry *entry = &record->entries[i];

		if (entry->kind == ENTRY_SIGHT && entry->word == list &&
			find_above(record, read, record_string(record, entry->text)))
			entry->kind = ENTRY_DROPPED;
	}
}

/* Of two directories of the same word the upper one is enough. */
static void settle_trees(struct record *record)
{
	for (unsigned i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];

		if (entry->kind == ENTRY_SIGHT && entry->covers)
			drop_below(record, entry);
	}
}

void record_settle(struct record *record)
{
	unsigned count = record->count;

	for (unsigned i = 0; i < count; i++) {
		struct entry *entry = &record->entries[i];

		if (entry->kind == ENTRY_SIGHT && is_path(entry->word))
			settle_made(record, entry);
	}
	settle_moves(record);
	for (unsigned i = 0; i < record->count; i++)
		record->entries[i].is_source &= !is_path(record->entries[i].word);
	settle_lists(record);
	settle_trees(record);
}

unsigned record_list(
	const struct record *record, const struct entry *list[RECORD_ENTRIES])
{
	unsigned count = 0;

	for (unsigned i = 0; i < record->count; i++)
		if (record->entries[i].kind == ENTRY_SIGHT)
			list[count++] = &record->entries[i];
	return count;
}
