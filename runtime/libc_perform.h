/* SPDX-License-Identifier: MIT */
/* libc_perform.h - do what a request says, by the real function. */
#ifndef RUNTIME_LIBC_PERFORM_H
#define RUNTIME_LIBC_PERFORM_H

#include "runtime/libc_service.h"

/* For who stands between a call and its master, whose thread is in a call of the service. What
 * the call returned stands in the reply then, as if a master had said so. */
void libc_perform(struct libc_call *call);

#endif
