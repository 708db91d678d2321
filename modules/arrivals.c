/* SPDX-License-Identifier: MIT */
/* arrivals.c - what the descriptors become that come in a message of another process. */
#include "modules/arrivals.h"

#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "runtime/sealed.h"
#include "runtime/wire.h"

const struct carrier *const arrivals[WIRE_SORTS] = {
	[WIRE_HANDLE] = &file_descriptor_carrier,
	[WIRE_ADDRESS] = &ipc_channel_carrier,
	[WIRE_MEMORY] = &sealed_arrival,
};
