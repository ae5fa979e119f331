package store

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What is made in the folder for temporary files begins with one of these.
const (
	copyPrefix      = "flipchart-copy-"
	throwAwayPrefix = "flipchart-demo-"
)

// ThrowAwayFolder makes a folder for a database that is not kept. Whoever asked for it removes it.
func ThrowAwayFolder() (string, error) {
	folder, err := os.MkdirTemp("", throwAwayPrefix+"*")
	if err != nil {
		return "", noTemporary(err)
	}
	return folder, nil
}

// temporary is a file for a copy, readable by its owner alone. Its name goes at once, so that nothing is
// left whatever ends the process; Windows removes no open file, and there discard does it.
func temporary() (*os.File, error) {
	file, err := os.CreateTemp("", copyPrefix+"*")
	if err != nil {
		return nil, noTemporary(err)
	}
	os.Remove(file.Name())
	return file, nil
}

func discard(file *os.File) {
	file.Close()
	os.Remove(file.Name())
}

// noTemporary wraps no error: a missing folder is not to be taken for a missing database.
func noTemporary(err error) error {
	return fmt.Errorf("the folder for temporary files, %q, cannot be used (%v): name another one with TMPDIR", os.TempDir(), reason(err))
}

// leftoverAge is how old something is before Sweep takes it for left behind.
const leftoverAge = 24 * time.Hour

// Sweep removes what killed processes of this person left behind more than a day ago: throw-away databases,
// copies, and sockets at which nobody listens. What cannot be removed stays for the next time.
func Sweep(now time.Time) {
	old := func(path string) bool {
		info, err := os.Lstat(path)
		return err == nil && own(info) && now.Sub(info.ModTime()) > leftoverAge
	}
	for _, path := range namesIn(os.TempDir()) {
		name := filepath.Base(path)
		leftover := strings.HasPrefix(name, copyPrefix) || strings.HasPrefix(name, throwAwayPrefix) && !inUseIn(path)
		if leftover && !anyYoung(path, old) {
			os.RemoveAll(path)
		}
	}
	for _, folder := range socketFolders() {
		for _, path := range namesIn(folder) {
			if filepath.Ext(path) == socketEnding && old(path) && deaf(path) {
				os.Remove(path)
			}
		}
	}
}

func namesIn(folder string) []string {
	entries, _ := os.ReadDir(folder)
	var paths []string
	for _, entry := range entries {
		paths = append(paths, filepath.Join(folder, entry.Name()))
	}
	return paths
}

// anyYoung is true where a file, or anything in a folder, is younger than old says.
func anyYoung(path string, old func(string) bool) bool {
	if !old(path) {
		return true
	}
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return err != nil
	}
	for _, inside := range namesIn(path) {
		if !old(inside) {
			return true
		}
	}
	return false
}

// inUseIn is true while somebody has a database of the folder open.
func inUseIn(folder string) bool {
	for _, path := range namesIn(folder) {
		if database, ok := strings.CutSuffix(path, notePath("")); ok && noteOf(database).alive() {
			return true
		}
	}
	return false
}

// deaf is true for a socket that a process left which was killed.
func deaf(socket string) bool {
	connection, err := net.DialTimeout("unix", socket, answerTimeout)
	if err == nil {
		connection.Close()
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}
