/* SPDX-License-Identifier: MIT */
/* version.h - which program this is, what it is made of, and what the kernel offers. */
#ifndef CMD_VERSION_H
#define CMD_VERSION_H

enum { VERSION_SIZE = 512 };

/* Write it into `text`, several lines, and return that. Makes a ring to see whether
 * there can be one. */
const char *version_text(const char *program, char text[VERSION_SIZE]);

#endif
