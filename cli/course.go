package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/tui"
)

func courseCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "course",
		Short: "Show the built-in course, or check a course file",
		Args:  subcommand,
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("course needs show or check FILE")}
		},
	}
	command.AddCommand(courseShowCommand(), &cobra.Command{
		Use:   "check FILE",
		Short: "Check a course file: what is wrong, where, and what was expected",
		Args:  exactly("FILE"),
		RunE: func(command *cobra.Command, args []string) error {
			data, err := readFile(args[0])
			if err != nil {
				return err
			}
			read, remarks, err := course.Check(args[0], data, func(key string) bool {
				return slices.ContainsFunc(exercises.Catalogue(), func(e tui.Exercise) bool { return e.Key == key })
			})
			for _, remark := range remarks {
				fmt.Fprintln(os.Stderr, printable(remark.String()))
			}
			if err != nil {
				return findings{err}
			}
			_, err = fmt.Fprintf(command.OutOrStdout(), "%s: %s, no mistakes\n", shown(args[0]), model.Count(len(read.Cards), "card"))
			return err
		},
	})
	return command
}

func courseShowCommand() *cobra.Command {
	var guides bool
	command := &cobra.Command{
		Use:   "show",
		Short: "Print the built-in course, to begin a course file of your own with",
		Args:  exactly(),
		RunE: func(command *cobra.Command, _ []string) error {
			if guides {
				_, err := command.OutOrStdout().Write(handout(course.BuiltIn(), exercises.Catalogue()))
				return err
			}
			_, err := command.OutOrStdout().Write(course.Source())
			return err
		},
	}
	command.Flags().BoolVar(&guides, "guides", false, "print the guides with clock times, as a handout")
	return command
}

func readCourse(file string) (course.Course, error) {
	data, err := readFile(file)
	if err != nil {
		return course.Course{}, err
	}
	read, err := course.Parse(file, data)
	if err != nil {
		return course.Course{}, findings{err}
	}
	return read, nil
}
