//go:build unix

package git

import "syscall"

func pipe(name string) bool { return syscall.Mkfifo(name, 0o600) == nil }
