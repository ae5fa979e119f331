package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
)

func doctorCommand(o *options) *cobra.Command {
	var salvage string
	command := &cobra.Command{
		Use:   "doctor",
		Short: "Look for damage in the database, and save what can be read",
		Long: `doctor reads the database to the last record and says what is damaged, which sessions can be saved, and how.
It changes nothing, and works while a workshop has the database open. With --salvage it writes every session
that can be read into a new database; the old one stays as it is.`,
		Args: exactly(),
		RunE: func(command *cobra.Command, _ []string) error {
			path, err := o.path()
			if err != nil {
				return err
			}
			out := command.OutOrStdout()
			done := working("reading the database")
			examined, err := store.Examine(path)
			done()
			if err != nil {
				return undiagnosed(out, path, err)
			}
			if command.Flags().Changed("salvage") {
				return writeSalvage(out, examined, fromHome(salvage))
			}
			return diagnosis(out, examined)
		},
	}
	command.Flags().StringVar(&salvage, "salvage", "", "write what can be read into a new database `file`")
	return command
}

// undiagnosed says what is there in the place of a database that has gone. Where it is there, but nobody may
// look at it now, a backup is no help.
func undiagnosed(out io.Writer, path string, err error) error {
	missing, foreign := (*store.MissingError)(nil), (*store.ForeignError)(nil)
	switch {
	case errors.As(err, &foreign):
		err = fmt.Errorf("%q is no flipchart database (%s), and nothing of one is left in it. It was left as it is", foreign.File, foreign.Cause)
	case errors.As(err, &missing):
		err = fmt.Errorf("there is no database at %q yet", missing.File)
	default:
		return err
	}
	listCopies(out, path)
	return withBackup(path, err)
}

// withBackup names the newest backup that is whole.
func withBackup(path string, err error) error {
	if backup, found := store.LastBackup(path); found {
		return fmt.Errorf("%w. The newest backup that is whole is of %s: %s puts it in place",
			err, backup.Taken.Local().Format(longTime), store.Command(path, "restore", backup.Path))
	}
	return err
}

const longTime = "2 January 2006 15:04"

// diagnosis says how a database is. Damage is an error.
func diagnosis(out io.Writer, x *store.Examination) error {
	layout := "of an unknown format"
	if x.Format > 0 {
		layout = fmt.Sprintf("format %d", x.Format)
	}
	fmt.Fprintf(out, "%s, %s, %s\n", printable(x.Path), size(x.Size), layout)
	if x.Copied {
		fmt.Fprintln(out, "A workshop has it open; this is the copy that it handed out just now.")
	}
	if x.Whole() {
		fmt.Fprintf(out, "Whole: %s.\n", census(x.Sessions))
		listCopies(out, x.Path)
		return nil
	}
	backups := listCopies(out, x.Path)
	fmt.Fprintln(out, "\nDamaged:")
	for _, damage := range x.Damage {
		fmt.Fprintln(out, "  "+damage)
	}
	for _, r := range x.Sessions {
		if !r.Whole() {
			fmt.Fprintln(out, "  "+condition(r))
		}
	}
	fmt.Fprintln(out, "\nWhat to do:")
	ways := waysOut(x, backups)
	if len(ways) == 0 {
		fmt.Fprintln(out, "  Nothing in it can be read, and there is no backup beside it: look for a copy of the file elsewhere.")
		return fmt.Errorf("%q is damaged, and no session in it can be read; it was left as it is", x.Path)
	}
	for _, w := range ways {
		fmt.Fprintf(out, "  %s\n      %s.\n", printable(w.command), w.long)
	}
	return fmt.Errorf("%q is damaged and was left as it is: %s %s", x.Path, ways[0].command, ways[0].short)
}

// writeSalvage writes a new database and says of each session what is in it.
func writeSalvage(out io.Writer, x *store.Examination, path string) error {
	if path == "" {
		return usageError{errors.New("--salvage is empty: name a new file")}
	}
	if store.Owns(x.Path, path) {
		return fmt.Errorf("%q belongs to the database: name a new file", path)
	}
	done := working("writing what can be read")
	err := x.Salvage(path, time.Now())
	done()
	if errors.Is(err, store.ErrNothingLeft) {
		return withBackup(x.Path, err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s has %s:\n", printable(path), census(x.Sessions))
	for _, r := range x.Sessions {
		fmt.Fprintln(out, "  "+condition(r))
	}
	fmt.Fprintf(out, "\n%s was left as it is. To go on with the new one in its place:\n  %s\n",
		printable(x.Path), printable(store.Command(x.Path, "restore", path)))
	return nil
}

// census counts the sessions that can be read, and their edits.
func census(sessions []store.Remains) string {
	edits := 0
	for _, r := range sessions {
		if !r.Lost() {
			edits += r.Edits()
		}
	}
	return counted(sessions) + ", " + model.Count(edits, "edit") + " of history"
}

// counted is how many sessions can be read.
func counted(sessions []store.Remains) string {
	var readable, trashed, whole int
	for _, r := range sessions {
		if r.Lost() {
			continue
		}
		readable++
		if !r.Head.DeletedAt.IsZero() {
			trashed++
		}
		if r.Whole() {
			whole++
		}
	}
	text := model.Count(readable, "session")
	var of []string
	if whole < readable {
		of = append(of, fmt.Sprintf("%d whole", whole))
	}
	if trashed > 0 {
		of = append(of, fmt.Sprintf("%d in the trash", trashed))
	}
	if len(of) > 0 {
		text += " (" + strings.Join(of, ", ") + ")"
	}
	return text
}

// condition says what is left of a session.
func condition(r store.Remains) string {
	name := `"` + r.Head.Name.String() + `"`
	if !r.Head.DeletedAt.IsZero() {
		name += ", in the trash"
	}
	if r.Lost() {
		return name + ": lost but for its name"
	}
	if r.Whole() {
		return name + ": whole"
	}
	var lacks []string
	for _, document := range r.Missing {
		lacks = append(lacks, store.Spelled(document))
	}
	if r.NoUndo {
		lacks = append(lacks, "undo history")
	}
	var says []string
	if len(lacks) > 0 {
		says = append(says, "without "+listed(lacks))
	}
	if r.Older {
		says = append(says, "perhaps not as it was saved last")
	}
	if r.Unlisted {
		says = append(says, "found by its documents, its place in the list is lost")
	}
	return name + ": " + strings.Join(says, "; ")
}

// listed joins words as a sentence does.
func listed(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// size is a number of bytes as a person says it.
func size(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%d KB", (bytes+1<<9)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
