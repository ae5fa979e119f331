package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// DefaultPath is where the database is unless somebody names another file: flipchart/flipchart.db in
// $XDG_DATA_HOME or the system's folder for such data. It fails where the system knows no home folder.
func DefaultPath() (string, error) {
	folder, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("there is no home folder to keep the database in (%w): name a file with --db or FLIPCHART_DB", err)
	}
	return filepath.Join(folder, "flipchart", "flipchart.db"), nil
}

func dataFolder() (string, error) {
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	if folder := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && folder != "" {
		return folder, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Application Support"), nil
	case "windows":
		return filepath.Join(home, "AppData", "Local"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

// Owns is true for the files of a database under any of their names: itself, the note beside it that says who
// has it open, its backups, and what a restore put aside; also where one of them is not there now.
func Owns(database, path string) bool {
	place, err := follow(database)
	if err != nil {
		return false
	}
	folder, name := filepath.Split(path)
	aside := strings.HasPrefix(name, filepath.Base(place)+replacedMark) && sameFile(filepath.Dir(place), filepath.Clean(folder))
	return aside || sameFile(backupFolder(place), path) || sameFile(place, path) || sameFile(notePath(place), path) || sameFile(backupFolder(place), filepath.Clean(folder))
}

// sameFile compares the files, or where one of them is not there yet the names and their folders.
func sameFile(a, b string) bool {
	if there, err := os.Stat(a); err == nil {
		other, err := os.Stat(b)
		return err == nil && os.SameFile(there, other)
	}
	folder, err := os.Stat(filepath.Dir(a))
	if err != nil || filepath.Base(a) != filepath.Base(b) {
		return false
	}
	other, err := os.Stat(filepath.Dir(b))
	return err == nil && os.SameFile(folder, other)
}
