package cli

import (
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/report"
	"flipchart/store"
)

// The filled example, in the public form of a session. Its cards say what happened to them; what they are
// comes from the built-in course.
//
//go:embed demo.json
var demoFile []byte

func demoCommand(o *options) *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "demo",
		Short: "Open a filled example that is thrown away afterwards",
		Args:  exactly(),
		RunE: func(command *cobra.Command, _ []string) error {
			session, err := DemoSession()
			if err != nil {
				return err
			}
			if command.Flags().Changed("export") {
				f, err := formatOf(format)
				if err != nil {
					return err
				}
				data, err := f.render(session, time.Now())
				if err == nil {
					_, err = command.OutOrStdout().Write(data)
				}
				return err
			}
			return showDemo(*o, session)
		},
	}
	command.Flags().StringVar(&format, "export", "", "write it to standard output instead, in a `format`: "+endings())
	return command
}

// DemoSession is the filled example: an insurer's claims pipeline in the middle of its second day.
func DemoSession() (model.Session, error) {
	session, err := report.ReadJSON("demo.json", demoFile)
	if err == nil {
		session.Wall = course.BuiltIn().Complete(session.Wall, model.Counter(session.HighestID()))
	}
	return session, err
}

// showDemo opens the example in a database of its own, which is deleted when the screen ends.
func showDemo(o options, session model.Session) (err error) {
	if err := needTerminal(); err != nil {
		return err
	}
	folder, err := store.ThrowAwayFolder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	o.database, o.throwAway = filepath.Join(folder, "demo.db"), true
	return runScreen(o, func(s *store.Store) (model.SessionID, error) {
		head, err := s.Create(session, time.Now())
		return head.ID, err
	})
}
