/* SPDX-License-Identifier: MIT */
/* libc_request.c - any datagram of a slave is refused, or its master gets whole arguments. */
#include "runtime/libc_request.h"

#include <lua.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "modules/libc_arguments.h"
#include "runtime/module.h"
#include "runtime/vm.h"

enum { COLLECT = 256, MOST_ARGUMENTS = 3, WHOLE = 0x80 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int push(lua_State *L)
{
	const struct libc_request *request = lua_touserdata(L, 1);
	int count = libc_arguments_push(L, request);

	if (count < 1 || count > MOST_ARGUMENTS || lua_gettop(L) != 1 + count)
		abort();
	return 0;
}

static lua_State *make_state(void)
{
	static const struct module none[] = { { NULL, NULL, NULL, 0 } };
	static const struct vm_options options = {
		.program = "fuzz",
		.ignore_environment = true,
		.modules = none,
		.globals = none,
	};
	static struct vm vm;

	if (vm_prepare(&vm, &options) < 0)
		abort();
	return vm.L;
}

/* What was checked can be called. */
static void use(struct libc_request *request)
{
	static lua_State *L;
	static unsigned accepted;
	struct sockaddr_storage address;

	if (!L)
		L = make_state();
	if (lua_cpcall(L, push, request) != 0)
		abort();
	if (++accepted % COLLECT == 0)
		lua_gc(L, LUA_GCCOLLECT, 0);
	if (libc_function_has_descriptor(request->function) &&
		request->function != LIBC_OPENAT &&
		libc_request_sockaddr(request, &address) > sizeof address)
		abort();
}

/* The first byte is the count of descriptors; with WHOLE in it the rest is the datagram, else
 * zeros follow until it has its size. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct libc_request request;
	unsigned descriptors = size > 0 ? bytes[0] & (WHOLE - 1) : 0;

	if (size == 0 || size - 1 > sizeof request)
		return 0;
	memset(&request, 0, sizeof request);
	memcpy(&request, bytes + 1, size - 1);
	if (bytes[0] & WHOLE && size - 1 != sizeof request) {
		if (libc_request_check(&request, size - 1, descriptors))
			abort();
	} else if (libc_request_check(&request, sizeof request, descriptors)) {
		use(&request);
	}
	return 0;
}
