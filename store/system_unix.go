//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// own is true for what belongs to the person who runs flipchart.
func own(info fs.FileInfo) bool {
	status, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(status.Uid) == os.Getuid()
}

func ownAndPrivate(info fs.FileInfo) bool { return own(info) && info.Mode().Perm() == 0o700 }

// identity is the same for all names of a file, and no other file has it while that one is open.
func identity(info fs.FileInfo, path string) string {
	status, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return path
	}
	return fmt.Sprintf("%x-%x", status.Dev, status.Ino)
}
