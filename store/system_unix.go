//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// mapSize is how much of the file bbolt maps into memory from the beginning, many times what a workshop
// fills. So it maps no second time: for that it would wait until a copy is taken, and when the system
// refused, nothing could be saved any more. Beyond the file's end a map takes neither memory nor disk.
const mapSize = 256 << 20

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
