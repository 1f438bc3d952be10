//go:build !windows

package graphviz

import "os/exec"

func hideWindow(*exec.Cmd) {}
