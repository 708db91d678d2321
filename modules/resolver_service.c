/* SPDX-License-Identifier: MIT */
/* resolver_service.c - the names of services in a confined process: those of the file, if it may
 * be read, and a few that are always known.
 *
 * The C library would try to ask somebody by a socket, and where the policy says so to try is
 * the end. */
#include "modules/resolver_service.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/ip_address.h"
#include "runtime/confined.h"

enum { LINE_BYTES = 1024 };

/* Few policies let /etc/services be read. */
static const struct {
	const char *name;
	int port;
} services[] = {
	{ "domain", 53 },
	{ "ftp", 21 },
	{ "http", 80 },
	{ "https", 443 },
	{ "imap", 143 },
	{ "imap2", 143 },
	{ "imaps", 993 },
	{ "ldap", 389 },
	{ "ldaps", 636 },
	{ "nntp", 119 },
	{ "ntp", 123 },
	{ "pop3", 110 },
	{ "pop3s", 995 },
	{ "smtp", 25 },
	{ "ssh", 22 },
	{ "submission", 587 },
	{ "submissions", 465 },
	{ "telnet", 23 },
};

static int usual_port(const char *service)
{
	for (size_t i = 0; i < sizeof services / sizeof *services; i++)
		if (strcmp(services[i].name, service) == 0)
			return services[i].port;
	return -1;
}

/* A line of the file: "name port/protocol alias... # comment". */
struct entry {
	const char *name, *protocol;
	unsigned long port;
	char *aliases;
};

static char *next_word(char *line, char **rest)
{
	return strtok_r(line, " \t\n", rest);
}

static bool read_entry(char *line, struct entry *entry)
{
	char *number, *end;

	line[strcspn(line, "#")] = '\0';
	entry->name = next_word(line, &entry->aliases);
	number = entry->name ? next_word(NULL, &entry->aliases) : NULL;
	if (!number)
		return false;
	entry->port = strtoul(number, &end, 10);
	entry->protocol = end + 1;
	return *end == '/' && entry->port <= PORT_MAX;
}

static bool has_name(struct entry *entry, const char *name)
{
	const char *word = entry->name;

	while (word && strcmp(word, name) != 0)
		word = next_word(NULL, &entry->aliases);
	return word;
}

/* Find the entry of this name, or, if that is NULL, of this port. It stands in `line`. */
static bool find(FILE *file, const char *name, unsigned port, int type,
	struct entry *entry, char line[LINE_BYTES])
{
	const char *protocol = type == SOCK_DGRAM ? "udp" : "tcp";

	while (fgets(line, LINE_BYTES, file))
		if (read_entry(line, entry) && strcmp(entry->protocol, protocol) == 0 &&
			(name ? has_name(entry, name) : entry->port == port))
			return true;
	return false;
}

static FILE *open_services(void)
{
	return confined_has_paths() ? fopen("/etc/services", "re") : NULL;
}

int resolver_service_port(const char *name, int type)
{
	FILE *file = open_services();
	char line[LINE_BYTES];
	struct entry entry;
	int port = -1;

	if (file && find(file, name, 0, type, &entry, line))
		port = (int)entry.port;
	if (file)
		fclose(file);
	return port >= 0 ? port : usual_port(name);
}

bool resolver_service_name(unsigned port, int type, char *name, size_t room)
{
	FILE *file = open_services();
	char line[LINE_BYTES];
	struct entry entry;
	bool found = file && find(file, NULL, port, type, &entry, line);

	if (found)
		snprintf(name, room, "%s", entry.name);
	if (file)
		fclose(file);
	return found;
}
