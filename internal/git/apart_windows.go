package git

import (
	"os/exec"
	"syscall"
)

// apart keeps the signals of a terminal from a process: who interrupts credlint
// wants to know what was found, which takes the end of what git was telling.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
