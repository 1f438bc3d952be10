//go:build !windows

package pdf

import "os/exec"

func hideWindow(*exec.Cmd) {}
