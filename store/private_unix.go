//go:build unix

package store

import (
	"io/fs"
	"os"
	"syscall"
)

func ownAndPrivate(info fs.FileInfo) bool {
	status, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(status.Uid) == os.Getuid() && info.Mode().Perm() == 0o700
}
