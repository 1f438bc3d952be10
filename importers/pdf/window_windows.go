package pdf

import (
	"os/exec"
	"syscall"
)

// hideWindow keeps a console window from flashing up.
func hideWindow(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
