/* SPDX-License-Identifier: MIT */
/* wire.c - any datagram with any count of descriptors is refused, or is one value. */
#include "runtime/wire.h"

#include <stdint.h>

#include "tests/unit/wire_round.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { COLLECT = 256 };

/* The first byte is the count, the rest the datagram. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct round round;
	static struct vm vm;
	static unsigned accepted;

	if (!vm.L)
		round_open(&vm);
	if (size == 0 || size - 1 > sizeof round.bytes)
		return 0;
	round.count = bytes[0];
	round.size = size - 1;
	memcpy(round.bytes, bytes + 1, size - 1);
	if (round_check(vm.L, &round) && ++accepted % COLLECT == 0)
		lua_gc(vm.L, LUA_GCCOLLECT, 0);
	return 0;
}
