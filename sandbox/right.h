/* SPDX-License-Identifier: MIT */
/* right.h - what may be done to a file or in a directory. */
#ifndef SANDBOX_RIGHT_H
#define SANDBOX_RIGHT_H

enum {
	RIGHT_READ = 1,   /* read files, list directories */
	RIGHT_LIST = 2,   /* list directories */
	RIGHT_WRITE = 4,  /* change files that exist, their size included */
	RIGHT_CREATE = 8, /* files, directories, links, FIFOs, sockets */
	RIGHT_DELETE = 16,
	RIGHT_MOVE = 32, /* across directories */
	RIGHT_EXEC = 64,
	RIGHT_DEVICE = 128, /* control devices by ioctl(2) */
	RIGHT_OF_FILES = 255,
	RIGHT_CONNECT = 256, /* to a local socket: no right to the file */
	RIGHT_ALL_SIX = RIGHT_READ | RIGHT_LIST | RIGHT_WRITE | RIGHT_CREATE |
	                RIGHT_DELETE | RIGHT_MOVE,
};

#endif
