//go:build unix

package cli

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// cannotSuspend says why ctrl+z would leave nobody at the terminal. Where the window runs flipchart itself,
// or a script that does, its process group is the session leader's: the system then ignores the signal that
// stops it, and nobody would ever send the one that wakes it.
func cannotSuspend() string {
	if session, err := unix.Getsid(0); err == nil && session == syscall.Getpgrp() {
		return "no shell stands behind this window to go back to"
	}
	return ""
}
