package store

import "os"

// survey goes through the tree of pages as bbolt will, without mapping the file into memory. It refuses
// what bbolt cannot survive, a page that leads back to itself, and what would make a damage worse: a page
// in use that counts as free and would be written over. bbolt's own check does not do, since it runs into
// the same pages in a goroutine from which nothing can be recovered. What the records say is not looked
// at here; they have checksums.
func survey(file *os.File, name string) error {
	newest, err := newestMeta(file, name)
	if err != nil {
		return err
	}
	w := newWalker(pages{file, uint64(newest.pageSize()), newest.pages()})
	w.record = func([]string, []byte, []byte) {}
	w.damage = func(_ []string, err error) error { return err }
	err = w.tree(nil, newest.root())
	if err == nil {
		_, err = w.freePages(newest.freelist())
	}
	if err != nil {
		return &DamagedError{File: name, Cause: reason(err).Error()}
	}
	return nil
}
