package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"flipchart/store"
)

func backupCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "backup [PATH]",
		Short: "Copy the database, also while a workshop has it open",
		Long: `backup takes a copy of all sessions and prints where it is: in the folder of backups beside the database,
or in a new file or a folder of yours. The screen takes such copies by itself, when it starts, every ten
minutes, and when it ends; the last ten stay, and one a day for thirty days.`,
		Args: between(0, "PATH"),
		RunE: func(command *cobra.Command, args []string) error {
			path, err := o.path()
			if err != nil {
				return err
			}
			s, err := store.OpenToRead(path)
			if err != nil {
				return err
			}
			defer s.Close()
			var copied string
			kind := "the copy"
			if len(args) == 0 {
				var taken store.Backup
				taken, err = s.Backup(time.Now())
				copied = taken.Path
			} else {
				var inFolder bool
				if copied, inFolder, err = copyTo(s, path, fromHome(args[0])); !inFolder {
					kind = "the copy is a new file. It"
				}
			}
			var held string
			if err == nil {
				held, err = contents(copied)
			}
			if damaged := (*store.DamagedError)(nil); errors.As(err, &damaged) {
				return fmt.Errorf("%q was written, but what was damaged before is so in it, too: %w", copied, err)
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(command.OutOrStdout(), printable(copied))
			fmt.Fprintf(os.Stderr, "flipchart: %s has %s, and was read to the end.\n", kind, held)
			return nil
		},
	}
}

// contents reads a copy to the end and says what is in it.
func contents(copied string) (string, error) {
	x, err := store.Examine(copied)
	if err != nil {
		return "", err
	}
	return census(x.Sessions) + ", " + size(x.Size), x.Err()
}

// copyTo writes a copy of the database to a new file, or to one in a folder that is there, and says which of them
// it was.
func copyTo(s *store.Store, database, path string) (copied string, inFolder bool, err error) {
	switch {
	case path == "" || path == "-":
		return path, false, usageError{errors.New("name a new file for the backup, or a folder")}
	case store.Owns(database, path):
		return path, false, fmt.Errorf("%q belongs to the database, which keeps its own files there: name another file", path)
	}
	folder, err := os.Stat(path)
	inFolder = err == nil && folder.IsDir()
	copied = path
	for at := time.Now(); ; at = at.Add(time.Second) {
		if inFolder {
			copied = filepath.Join(path, "flipchart-"+at.Format("2006-01-02-150405")+".db")
		}
		err = s.CopyTo(copied)
		if !inFolder || !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	damaged := (*store.DamagedError)(nil)
	switch {
	case errors.Is(err, fs.ErrExist):
		err = fmt.Errorf("%q exists already and is not replaced: name a new file, or a folder", copied)
	case err != nil && !errors.As(err, &damaged):
		err = cannotWrite(copied, err)
	}
	return copied, inFolder, err
}

func restoreCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the database, which is kept",
		Long: `restore puts a copy of FILE, a backup or another database, in the place of the database, with all its
sessions. What was there is kept under another name, which is printed. flipchart doctor lists the backups,
and here their names will do.`,
		Args: exactly("FILE"),
		RunE: func(command *cobra.Command, args []string) error {
			path, err := o.path()
			if err != nil {
				return err
			}
			kept, err := store.Restore(path, beside(path, args[0]), time.Now())
			if foreign := (*store.ForeignError)(nil); errors.As(err, &foreign) && isJSON(args[0]) {
				return fmt.Errorf("%q is no database: if it is an exported session, %s makes a session of it", args[0], store.Command(path, "import", args[0]))
			}
			if err != nil {
				return err
			}
			out := command.OutOrStdout()
			fmt.Fprintf(out, "%s now holds what %s holds.\n", printable(path), printable(args[0]))
			if kept != "" {
				fmt.Fprintf(out, "What was there before is kept as %s\nTo go back to it:\n  %s\n", printable(kept), printable(store.Command(path, "restore", kept)))
			}
			return nil
		},
	}
}
