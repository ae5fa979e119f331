// Package atomicfile writes a file whole or not at all: beside its place first, then, when it is on the disk,
// under its name. Whatever stops the program, nobody finds half a file.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Create makes a new file of what fill writes, readable by its owner alone. It replaces nothing: where the
// name is taken, also by a link that leads nowhere, the error wraps fs.ErrExist.
func Create(path string, fill func(*os.File) error) error {
	temporary, err := write(path, 0o600, fill)
	if err != nil {
		return err
	}
	defer os.Remove(temporary)
	if err := link(temporary, path); err != nil {
		return err
	}
	_ = SyncFolder(filepath.Dir(path))
	return nil
}

// Replace puts a file of what fill writes in the place of the one at path, if there is one, with the
// permissions given.
func Replace(path string, mode fs.FileMode, fill func(*os.File) error) error {
	temporary, err := write(path, mode, fill)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		os.Remove(temporary)
		return err
	}
	_ = SyncFolder(filepath.Dir(path))
	return nil
}

// prefix of the names under which files are written first.
const prefix = ".flipchart-"

func write(path string, mode fs.FileMode, fill func(*os.File) error) (temporary string, err error) {
	file, err := os.CreateTemp(filepath.Dir(path), prefix+"*")
	if err != nil {
		return "", err
	}
	err = fill(file)
	if mode != 0o600 {
		err = errors.Join(err, file.Chmod(mode))
	}
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		os.Remove(file.Name())
		return "", err
	}
	return file.Name(), nil
}

// link gives a file its name in one step that fails if the name was taken meanwhile. Not every file system
// has links; there the name is looked at first.
func link(temporary, path string) error {
	err := os.Link(temporary, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return os.Rename(temporary, path)
}

// SyncFolder puts the names in a folder on the disk, where the system can. Create and Replace do so, too, and
// say nothing where it fails: the file is in its place, and who hears of an error would take it for missing.
// Whoever builds on the file calls this.
func SyncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// Sweep removes from a folder what a process left that was killed while it wrote there, more than a day ago.
func Sweep(folder string, now time.Time) {
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && strings.HasPrefix(entry.Name(), prefix) && info.Mode().IsRegular() && now.Sub(info.ModTime()) > 24*time.Hour {
			os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}
