/* SPDX-License-Identifier: MIT */
/* sha1.c - the digest that a WebSocket handshake asks for; nothing should trust it. */
#include "modules/sha1.h"

#include <string.h>

enum { BLOCK = 64, BLOCKS = 2, WORDS = 16, ROUNDS = 80, LENGTH = 8 };

static uint32_t rotated(uint32_t word, unsigned bits)
{
	return word << bits | word >> (32 - bits);
}

static void spread(const uint8_t *block, uint32_t words[ROUNDS])
{
	for (int i = 0; i < WORDS; i++)
		words[i] = (uint32_t)block[4 * i] << 24 |
		           (uint32_t)block[4 * i + 1] << 16 |
		           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = WORDS; i < ROUNDS; i++)
		words[i] = rotated(
			words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
}

static uint32_t mixed(int round, uint32_t b, uint32_t c, uint32_t d)
{
	switch (round / 20) {
	case 0:
		return ((b & c) | (~b & d)) + 0x5a827999;
	case 1:
		return (b ^ c ^ d) + 0x6ed9eba1;
	case 2:
		return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
	default:
		return (b ^ c ^ d) + 0xca62c1d6;
	}
}

static void add(uint32_t state[5], const uint8_t *block)
{
	uint32_t words[ROUNDS], a = state[0], b = state[1], c = state[2], d = state[3],
				e = state[4];

	spread(block, words);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t next = rotated(a, 5) + mixed(i, b, c, d) + e + words[i];

		e = d;
		d = c;
		c = rotated(b, 30);
		b = a;
		a = next;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void sha1(const void *data, size_t size, uint8_t digest[SHA1_SIZE])
{
	uint32_t state[] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };
	uint8_t text[BLOCKS * BLOCK] = { 0 };
	size_t whole = size + 1 + LENGTH > BLOCK ? BLOCKS * BLOCK : BLOCK;

	memcpy(text, data, size);
	text[size] = 0x80;
	text[whole - 2] = (uint8_t)(8 * size >> 8);
	text[whole - 1] = (uint8_t)(8 * size);
	for (size_t at = 0; at < whole; at += BLOCK)
		add(state, text + at);
	for (int i = 0; i < SHA1_SIZE; i++)
		digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
}
