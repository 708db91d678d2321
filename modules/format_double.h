/* SPDX-License-Identifier: MIT */
/* format_double.h - doubles as a spec wants them written. */
#ifndef MODULES_FORMAT_DOUBLE_H
#define MODULES_FORMAT_DOUBLE_H

#include <lauxlib.h>

#include "modules/format_spec.h"

/* Add a double with type a, A, e, E, f, F, g, G or none, which gives the shortest
 * text that reads back as the same double. May raise ENOMEM. (R-SYS-138, R-SYS-140) */
void format_double(luaL_Buffer *out, const struct format_spec *spec, double value);

#endif
