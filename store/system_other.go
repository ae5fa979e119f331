//go:build !unix

package store

import "io/fs"

// mapSize stays bbolt's own on Windows, which makes a file as long as its map.
const mapSize = 0

// own and ownAndPrivate trust the system's folder for temporary files, which is a person's own on Windows.
func own(fs.FileInfo) bool           { return true }
func ownAndPrivate(fs.FileInfo) bool { return true }

// identity is a file's path where files have no number: Windows lets nobody move one that is open.
func identity(_ fs.FileInfo, path string) string { return path }
