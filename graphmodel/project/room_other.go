//go:build !linux

package project

const hasLargePages = false

func preferLargePages(int) {}
