/* SPDX-License-Identifier: MIT */
/* websocket_core.c - require "websocket.core": what websocket needs of C. */
#include <errno.h>
#include <lauxlib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/random.h>

#include "modules/error_names.h"
#include "modules/modules.h"
#include "modules/sha1.h"
#include "runtime/bytes.h"
#include "runtime/module.h"

/* ---- errors ---- */

enum websocket_code {
	WEBSOCKET_CLOSED = 1,
	WEBSOCKET_PROTOCOL_ERROR,
	WEBSOCKET_INVALID_TEXT,
	WEBSOCKET_TOO_LARGE,
	WEBSOCKET_HANDSHAKE_FAILED,
	WEBSOCKET_CODES,
};

static const char *websocket_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[WEBSOCKET_CODES] = {
		[WEBSOCKET_CLOSED] = "the peer has closed the WebSocket",
		[WEBSOCKET_PROTOCOL_ERROR] = "the peer sent a wrong frame",
		[WEBSOCKET_INVALID_TEXT] = "the peer sent text that is not UTF-8",
		[WEBSOCKET_TOO_LARGE] = "the peer sent a frame that is too large",
		[WEBSOCKET_HANDSHAKE_FAILED] = "the peer does not open a WebSocket",
	};

	(void)category, (void)text, (void)size;
	return code > 0 && code < WEBSOCKET_CODES ? texts[code] : "unknown error";
}

static const struct error_category error_websocket = { "websocket", websocket_message,
	NULL };

static const struct error_name names[] = {
	{ "closed", WEBSOCKET_CLOSED },
	{ "handshake_failed", WEBSOCKET_HANDSHAKE_FAILED },
	{ "invalid_text", WEBSOCKET_INVALID_TEXT },
	{ "protocol_error", WEBSOCKET_PROTOCOL_ERROR },
	{ "too_large", WEBSOCKET_TOO_LARGE },
	{ NULL, 0 },
};

static int websocket_error(lua_State *L)
{
	return error_names_index(L, names, &error_websocket);
}

/* ---- masks ---- */

enum { KEY = 4, WORD = 8 };

static void mask_bytes(unsigned char *data, size_t size, const unsigned char *key)
{
	uint64_t word, keys;

	memcpy(&keys, key, KEY);
	memcpy((unsigned char *)&keys + KEY, key, KEY);
	for (; size >= WORD; data += WORD, size -= WORD) {
		memcpy(&word, data, WORD);
		word ^= keys;
		memcpy(data, &word, WORD);
	}
	for (size_t i = 0; i < size; i++)
		data[i] ^= key[i % KEY];
}

/* mask(bytes, key, place): in place, what begins so many bytes behind the start of a frame */

static int mask(lua_State *L)
{
	const struct bytes *span = bytes_check(L, 1);
	size_t size;
	const char *key = luaL_checklstring(L, 2, &size);
	size_t place = (size_t)luaL_checkint(L, 3);
	unsigned char turned[KEY];

	if (size != KEY)
		return error_argument(L, 2);
	for (size_t i = 0; i < KEY; i++)
		turned[i] = (unsigned char)key[(place + i) % KEY];
	mask_bytes(bytes_write(span), span->size, turned);
	return 0;
}

/* ---- text ---- */

/* Where a text may be cut: so many bytes of a character are missing, and the next one lies
 * between these. */
struct cut {
	unsigned missing;
	unsigned char low, high;
};

/* What may follow the first byte of a character. (RFC 3629, 4) False: nothing begins so. */
static bool begin(unsigned char byte, struct cut *cut)
{
	*cut = (struct cut){ 0, 0x80, 0xbf };
	if (byte < 0x80)
		return true;
	if (byte < 0xc2 || byte > 0xf4)
		return false;
	cut->missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
	if (byte == 0xe0)
		cut->low = 0xa0;
	if (byte == 0xed)
		cut->high = 0x9f;
	if (byte == 0xf0)
		cut->low = 0x90;
	if (byte == 0xf4)
		cut->high = 0x8f;
	return true;
}

/* How many bytes of ASCII stand here, in whole words. */
static size_t plain(const unsigned char *data, size_t size)
{
	static const uint64_t high_bits = 0x8080808080808080;
	size_t count = 0;
	uint64_t word;

	for (; size - count >= WORD; count += WORD) {
		memcpy(&word, data + count, WORD);
		if (word & high_bits)
			break;
	}
	return count;
}

static bool scan(const unsigned char *data, size_t size, struct cut *cut)
{
	for (size_t i = 0; i < size; i++) {
		if (cut->missing == 0)
			i += plain(data + i, size - i);
		if (i == size)
			return true;
		if (cut->missing == 0) {
			if (!begin(data[i], cut))
				return false;
		} else if (data[i] < cut->low || data[i] > cut->high) {
			return false;
		} else {
			*cut = (struct cut){ cut->missing - 1, 0x80, 0xbf };
		}
	}
	return true;
}

/* check_text(bytes or string, cut) -> cut, or nothing if this is not UTF-8. A cut is a
 * number: 0 where a character ends. */

static int check_text(lua_State *L)
{
	unsigned number = (unsigned)luaL_checkint(L, 2);
	struct cut cut = { number & 3, (unsigned char)(number >> 8),
		(unsigned char)(number >> 16) };
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 1, &data, &size))
		return error_argument(L, 1);
	if (!scan(data, size, &cut))
		return 0;
	lua_pushinteger(L, cut.missing == 0
				   ? 0
				   : (lua_Integer)(cut.missing | (unsigned)cut.low << 8 |
						   (unsigned)cut.high << 16));
	return 1;
}

/* ---- the handshake ---- */

/* base64(text) -> text: with `=` at its end */

static void push_base64(lua_State *L, const unsigned char *data, size_t size)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	luaL_Buffer text;

	luaL_buffinit(L, &text);
	for (size_t at = 0; at < size; at += 3) {
		size_t count = size - at < 3 ? size - at : 3;
		uint32_t bits = (uint32_t)data[at] << 16;

		bits |= count > 1 ? (uint32_t)data[at + 1] << 8 : 0;
		bits |= count > 2 ? data[at + 2] : 0;
		for (size_t i = 0; i < 4; i++)
			luaL_addchar(&text,
				i <= count ? digits[bits >> (18 - 6 * i) & 63] : '=');
	}
	luaL_pushresult(&text);
}

static int base64(lua_State *L)
{
	size_t size;
	const char *data = luaL_checklstring(L, 1, &size);

	push_base64(L, (const unsigned char *)data, size);
	return 1;
}

/* digest(text) -> base64 */

static int digest(lua_State *L)
{
	size_t size;
	const char *data = luaL_checklstring(L, 1, &size);
	uint8_t bytes[SHA1_SIZE];

	if (size > SHA1_MOST)
		return error_argument(L, 1);
	sha1(data, size, bytes);
	push_base64(L, bytes, sizeof bytes);
	return 1;
}

/* random(size) -> so many bytes that nobody can guess */

static int push_random(lua_State *L)
{
	char bytes[256]; /* so much comes at once */
	lua_Integer size = luaL_checkinteger(L, 1);

	if (size < 0 || (size_t)size > sizeof bytes)
		return error_argument(L, 1);
	if (getrandom(bytes, (size_t)size, 0) != size)
		return error_raise_errno(L, errno);
	lua_pushlstring(L, bytes, (size_t)size);
	return 1;
}

int open_websocket_core(lua_State *L)
{
	static const struct function functions[] = {
		{ "base64", base64, 0 },
		{ "check_text", check_text, 0 },
		{ "digest", digest, 0 },
		{ "mask", mask, 0 },
		{ "random", push_random, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type type = { "websocket.error", NULL, NULL,
		websocket_error };

	lua_newtable(L);
	module_functions(L, functions);
	module_type(L, &type);
	module_new(L, &type, 0);
	lua_setfield(L, -2, "error");
	return 1;
}
