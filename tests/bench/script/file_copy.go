// SPDX-License-Identifier: MIT
// file_copy.go - copy SOURCE to SINK, TIMES times, through one buffer of 64 KiB; print the
// milliseconds of it all.
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// Without the methods by which a file would be copied in the kernel.
type reader struct{ io.Reader }
type writer struct{ io.Writer }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	times, err := strconv.Atoi(os.Args[3])
	check(err)
	buffer := make([]byte, 64*1024)
	began := time.Now()
	for i := 0; i < times; i++ {
		source, err := os.Open(os.Args[1])
		check(err)
		sink, err := os.Create(os.Args[2])
		check(err)
		_, err = io.CopyBuffer(writer{sink}, reader{source}, buffer)
		check(err)
		source.Close()
		sink.Close()
	}
	fmt.Println(float64(time.Since(began)) / float64(time.Millisecond))
}
