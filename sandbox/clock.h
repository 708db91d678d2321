/* SPDX-License-Identifier: MIT */
/* clock.h - what time it is, by the clock that nobody sets. */
#ifndef SANDBOX_CLOCK_H
#define SANDBOX_CLOCK_H

#include <stdint.h>

uint64_t clock_ms(void);
uint64_t clock_ns(void);

#endif
