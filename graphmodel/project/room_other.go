//go:build !linux

package project

func preferLargePages(int) {}
