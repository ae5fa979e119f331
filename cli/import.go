package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"flipchart/exercises/streammap"
	"flipchart/model"
	"flipchart/report"
	"flipchart/store"
)

func importCommand(o *options) *cobra.Command {
	var rename string
	var replace bool
	command := &cobra.Command{
		Use:   "import FILE.json | import NAME STEPS.csv",
		Short: "Restore a session from JSON, or fill a value stream from a spreadsheet",
		Args:  between(1, "FILE.json", "STEPS.csv"),
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 1 {
				if replace {
					return usageError{errors.New("--replace goes with a table of steps: import NAME STEPS.csv --replace")}
				}
				return o.importJSON(args[0], rename, command.Flags().Changed("name"), command.OutOrStdout())
			}
			if command.Flags().Changed("name") {
				return usageError{errors.New("--name goes with a session: import FILE.json --name NAME")}
			}
			if isJSON(args[1]) {
				return usageError{errors.New("a session is restored under the name it has: import FILE.json, or --name NAME for another")}
			}
			return o.importCSV(args[0], args[1], replace)
		},
	}
	command.Flags().StringVar(&rename, "name", "", "the `name` of the restored session")
	command.Flags().BoolVar(&replace, "replace", false, "replace the steps that are there")
	return command
}

func isJSON(file string) bool { return strings.EqualFold(filepath.Ext(file), ".json") }

func (o options) importJSON(file, rename string, renamed bool, out io.Writer) error {
	if strings.EqualFold(filepath.Ext(file), ".csv") {
		return usageError{errors.New("a table of steps goes into a session: import NAME STEPS.csv")}
	}
	data, err := readFile(file)
	if err != nil {
		return err
	}
	if store.IsDatabase(data) {
		return o.noSession(file)
	}
	session, err := report.ReadJSON(file, data)
	if err != nil {
		return findings{err}
	}
	if renamed {
		if session.Name, err = name(rename); err != nil {
			return err
		}
	}
	return o.write(func(s *store.Store) error {
		_, err := create(s, session, out)
		if taken := (*store.NameTakenError)(nil); errors.As(err, &taken) {
			return fmt.Errorf("there is a session called \"%s\" already: --name gives this one another name", taken.Name)
		}
		return err
	})
}

// noSession refuses a whole database in the place of a session, and says what can be done with it.
func (o options) noSession(file string) error {
	path, err := o.path()
	if err != nil {
		return err
	}
	return fmt.Errorf("%q is a database with all its sessions. %s looks into it, %s puts it in the place of yours, and %s writes one of its sessions to a file, which import takes",
		shown(file), store.Command(file, "--view"), store.Command(path, "restore", file), store.Command(file, "export", "NAME", "--format", "json", "--output", "session.json"))
}

func (o options) importCSV(title, file string, replace bool) error {
	data, err := readFile(file)
	if err != nil {
		return err
	}
	return o.change(title, find, func(s *store.Store, head model.Head) error {
		live, err := s.Live(head.ID)
		if err != nil {
			return err
		}
		session := live.Session()
		if len(session.Stream.Steps) > 0 && !replace {
			return fmt.Errorf("the value stream of \"%s\" has %s already: --replace puts the table in their place", head.Name, model.Count(len(session.Stream.Steps), "step"))
		}
		steps, err := report.ReadCSV(file, data, session.Group.Calendar)
		if err != nil {
			return findings{err}
		}
		return edit(s, head.ID, "import the steps", streammap.Exercise.Key, model.SetSteps(steps))
	})
}
