// SPDX-License-Identifier: MIT
// channel.go - nanoseconds of a number to a goroutine of another thread: channel COUNT ROOM
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func argument(position int) int {
	number, err := strconv.Atoi(os.Args[position])
	if err != nil {
		panic(err)
	}
	return number
}

func main() {
	count := argument(1)
	numbers, received := make(chan float64, argument(2)), make(chan int)
	runtime.GOMAXPROCS(2)
	go func() {
		sum := 0
		for range numbers {
			sum++
		}
		received <- sum
	}()
	before := time.Now()
	for i := 0; i < count; i++ {
		numbers <- float64(i)
	}
	close(numbers)
	if <-received != count {
		panic("numbers were lost")
	}
	fmt.Println(float64(time.Since(before).Nanoseconds()) / float64(count))
}
