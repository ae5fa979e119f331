package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/store"
)

func newCommand(o *options) *cobra.Command {
	var organisation, pipeline, file string
	var noOpen bool
	command := &cobra.Command{
		Use:   "new NAME",
		Short: "Make a session and open it",
		Args:  exactly("NAME"),
		RunE: func(command *cobra.Command, args []string) error {
			session, err := newSession(args[0], organisation, pipeline, file)
			if err != nil {
				return err
			}
			if noOpen || !onTerminal() {
				return o.write(func(s *store.Store) error {
					_, err := create(s, session, command.OutOrStdout())
					return err
				})
			}
			return runScreen(*o, func(s *store.Store) (model.SessionID, error) { return create(s, session, command.OutOrStdout()) })
		},
	}
	command.Flags().StringVar(&organisation, "organisation", "", "`who` the group works for")
	command.Flags().StringVar(&pipeline, "pipeline", "", "the `pipeline` that it looks at")
	command.Flags().StringVar(&file, "course", "", "a course `file` in place of the built-in course")
	command.Flags().BoolVar(&noOpen, "no-open", false, "only make it")
	return command
}

func newSession(title, organisation, pipeline, file string) (model.Session, error) {
	text, err := name(title)
	if err != nil {
		return model.Session{}, err
	}
	agenda := course.BuiltIn()
	if file != "" {
		if agenda, err = readCourse(file); err != nil {
			return model.Session{}, err
		}
	}
	who, err := model.Clean(organisation, model.NameLimit)
	if err != nil {
		return model.Session{}, fmt.Errorf("the organisation: %w", err)
	}
	what, err := model.Clean(pipeline, model.NameLimit)
	if err != nil {
		return model.Session{}, fmt.Errorf("the pipeline: %w", err)
	}
	return model.StartSession(text, who, what, agenda.Wall(model.Counter(0)), time.Now())
}

// create keeps a session and prints its name.
func create(s *store.Store, session model.Session, out io.Writer) (model.SessionID, error) {
	head, err := s.Create(session, time.Now())
	if err != nil {
		return "", err
	}
	if _, err := fmt.Fprintln(out, head.Name); err != nil {
		return "", fmt.Errorf("the session was made, but %w", err)
	}
	return head.ID, nil
}
