/* SPDX-License-Identifier: MIT */
/* host.c - who is meant by what is written: an address, a range of them, or a name. */
#include "sandbox/host.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { LABEL = 63, BITS_OF_BYTE = 8, TRANSLATED = 96, MAPPED = 12 };

/* ---- comparing ---- */

bool host_is_within(const struct host_address *address, const struct host_address *range,
	unsigned bits)
{
	unsigned bytes = bits / BITS_OF_BYTE, rest = bits % BITS_OF_BYTE;
	unsigned difference;

	if (address->size != range->size || bits > range->size * BITS_OF_BYTE ||
		memcmp(address->bytes, range->bytes, bytes) != 0)
		return false;
	if (rest == 0)
		return true;
	difference = (unsigned)(address->bytes[bytes] ^ range->bytes[bytes]);
	return difference >> (BITS_OF_BYTE - rest) == 0;
}

/* Of those of 16 bytes only 2000::/3 is given to anybody, and 64:ff9b::/96 stands for the
 * others. */
static const struct {
	unsigned bits;
	struct host_address range;
} private_ranges[] = {
	{ 8, { 4, { 0 } } },
	{ 8, { 4, { 10 } } },
	{ 10, { 4, { 100, 64 } } },
	{ 8, { 4, { 127 } } },
	{ 16, { 4, { 169, 254 } } },
	{ 12, { 4, { 172, 16 } } },
	{ 24, { 4, { 192, 0, 0 } } },
	{ 24, { 4, { 192, 0, 2 } } },
	{ 24, { 4, { 192, 88, 99 } } },
	{ 16, { 4, { 192, 168 } } },
	{ 15, { 4, { 198, 18 } } },
	{ 24, { 4, { 198, 51, 100 } } },
	{ 24, { 4, { 203, 0, 113 } } },
	{ 3, { 4, { 224 } } },
	{ 3, { 16, { 0 } } },
	{ 2, { 16, { 0x40 } } },
	{ 1, { 16, { 0x80 } } },
	{ 23, { 16, { 0x20, 0x01, 0x00 } } },
	{ 32, { 16, { 0x20, 0x01, 0x0d, 0xb8 } } },
	{ 16, { 16, { 0x20, 0x02 } } },
	{ 20, { 16, { 0x3f, 0xff } } },
};

static const struct host_address translated = { 16, { 0x00, 0x64, 0xff, 0x9b } };

/* The address of 4 bytes that the last ones are. */
static struct host_address last_of(const struct host_address *address)
{
	struct host_address last = { .size = 4 };

	memcpy(last.bytes, address->bytes + MAPPED, last.size);
	return last;
}

static bool is_listed(const struct host_address *range, unsigned bits)
{
	for (size_t i = 0; i < sizeof private_ranges / sizeof *private_ranges; i++)
		if (bits >= private_ranges[i].bits &&
			host_is_within(
				range, &private_ranges[i].range, private_ranges[i].bits))
			return true;
	return false;
}

bool host_is_private(const struct host_address *range, unsigned bits)
{
	struct host_address last = last_of(range);

	if (bits >= TRANSLATED && host_is_within(range, &translated, TRANSLATED))
		return is_listed(&last, bits - TRANSLATED);
	return is_listed(range, bits);
}

/* ---- reading ---- */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_label(const char *label, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_letter(label[i]) && !is_digit(label[i]) && label[i] != '-')
			return false;
	return length > 0 && length <= LABEL && *label != '-' && label[length - 1] != '-';
}

static bool is_name(const char *name)
{
	for (;;) {
		size_t length = strcspn(name, ".");

		if (!is_label(name, length))
			return false;
		if (!name[length])
			return true;
		name += length + 1;
	}
}

/* No name ends in a number: that is how an address is told from one. */
static bool ends_in_number(const char *name)
{
	const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name;
	size_t length = strlen(last);

	if (last[0] == '0' && (last[1] == 'x' || last[1] == 'X'))
		return strspn(last + 2, "0123456789abcdefABCDEF") == length - 2;
	return length > 0 && strspn(last, "0123456789") == length;
}

/* What stands for one of 4 bytes, "::ffff:1.2.3.4", is that one. */
static bool take_long(const char *text, struct host_address *address)
{
	static const struct host_address mapped = { 16,
		{ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff } };

	address->size = 16;
	if (inet_pton(AF_INET6, text, address->bytes) != 1)
		return false;
	if (host_is_within(address, &mapped, TRANSLATED))
		*address = last_of(address);
	return true;
}

static bool take_short(const char *text, struct host_address *address)
{
	struct in_addr short_address;

	address->size = 4;
	if (strspn(text, "0123456789abcdefABCDEFxX.") != strlen(text) ||
		!inet_aton(text, &short_address))
		return false;
	memcpy(address->bytes, &short_address, address->size);
	return true;
}

static void lower(char *name)
{
	for (; *name; name++)
		if (*name >= 'A' && *name <= 'Z')
			*name = (char)(*name + ('a' - 'A'));
}

bool host_read(const char *text, struct host *host)
{
	size_t length = strlen(text);

	memset(host, 0, sizeof *host);
	if (length > 0 && text[length - 1] == '.')
		length--;
	if (length == 0 || length >= sizeof host->name)
		return false;
	if (strchr(text, ':'))
		return take_long(text, &host->address);
	memcpy(host->name, text, length);
	lower(host->name);
	host->is_name = !ends_in_number(host->name);
	return host->is_name ? is_name(host->name)
	                     : take_short(host->name, &host->address);
}

/* ---- writing ---- */

void host_write_address(const struct host_address *address, char text[HOST_TEXT])
{
	char written[INET6_ADDRSTRLEN];

	if (!inet_ntop(address->size == 4 ? AF_INET : AF_INET6, address->bytes, written,
		    sizeof written))
		*written = '\0';
	snprintf(text, HOST_TEXT, address->size == 4 ? "%s" : "[%s]", written);
}

void host_write(const struct host *host, char text[HOST_TEXT])
{
	if (host->is_name)
		snprintf(text, HOST_TEXT, "%s", host->name);
	else
		host_write_address(&host->address, text);
}

/* ---- the kernel ---- */

bool host_from_kernel(
	const struct sockaddr *from, struct host_address *address, uint16_t *port)
{
	static const struct host_address none;

	*address = none;
	if (from->sa_family == AF_INET) {
		const struct sockaddr_in *in = (const struct sockaddr_in *)from;

		address->size = sizeof in->sin_addr;
		memcpy(address->bytes, &in->sin_addr, address->size);
		*port = ntohs(in->sin_port);
		return true;
	}
	if (from->sa_family == AF_INET6) {
		const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *)from;

		address->size = sizeof in6->sin6_addr;
		memcpy(address->bytes, &in6->sin6_addr, address->size);
		*port = ntohs(in6->sin6_port);
		if (IN6_IS_ADDR_V4MAPPED(&in6->sin6_addr))
			*address = last_of(address);
		return true;
	}
	return false;
}

socklen_t host_to_kernel(
	const struct host_address *address, uint16_t port, struct sockaddr_storage *to)
{
	struct sockaddr_in *in = (struct sockaddr_in *)to;
	struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)to;

	memset(to, 0, sizeof *to);
	if (address->size == sizeof in->sin_addr) {
		in->sin_family = AF_INET;
		in->sin_port = htons(port);
		memcpy(&in->sin_addr, address->bytes, sizeof in->sin_addr);
		return sizeof *in;
	}
	in6->sin6_family = AF_INET6;
	in6->sin6_port = htons(port);
	memcpy(&in6->sin6_addr, address->bytes, sizeof in6->sin6_addr);
	return sizeof *in6;
}
