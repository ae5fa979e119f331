// Package cli is the command line: one file a command. It opens the store and hands the stage what it
// needs.
package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// Main does what the process's arguments say and returns its exit status: 0 done, 1 could not be done, 2
// wrong usage or a screen asked for without a terminal.
func Main() int {
	return status(newRoot().Execute())
}

// usageError says that a command was called in a way it does not know.
type usageError struct{ error }

func status(err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, sentence(err))
	if usage := (usageError{}); errors.As(err, &usage) {
		return 2
	}
	return 1
}

// sentence is an error as a person reads it. Findings about a file stand as they are, one a line.
func sentence(err error) string {
	text := err.Error()
	var list findings
	if errors.As(err, &list) {
		return text
	}
	first, size := utf8.DecodeRuneInString(text)
	text = "flipchart: " + string(unicode.ToLower(first)) + text[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}

// findings are what is wrong with a file that was read.
type findings struct{ error }

func newRoot() *cobra.Command {
	var o options
	root := &cobra.Command{
		Use:   "flipchart",
		Short: "Run a DevOps workshop from one terminal",
		Long: `flipchart runs a two-day DevOps workshop from one terminal: the laptop drives,
the projector shows, the room decides, and everything said ends up in one report.

Without a command it opens the list of sessions.`,
		Args:          noArguments,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(*cobra.Command, []string) error { return runScreen(o, openNothing) },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().StringVar(&o.database, "db", "", "the database `file` (or FLIPCHART_DB)")
	root.PersistentFlags().StringVar(&o.theme, "theme", "", "dark or light, for this run")
	root.AddCommand(
		newCommand(&o), openCommand(&o), listCommand(&o), renameCommand(&o), deleteCommand(&o), undeleteCommand(&o),
		exportCommand(&o), importCommand(&o), courseCommand(), demoCommand(&o), versionCommand(), manCommand(root),
	)
	for _, command := range root.Commands() {
		command.DisableFlagsInUseLine = true
	}
	return root
}

// options hold for every command.
type options struct {
	database string
	theme    string
}

// noArguments refuses words that are no command, and names those that come near.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf("there is no command %q", shown(args[0]))
	if near := command.SuggestionsFor(args[0]); len(near) > 0 {
		text += ": did you mean " + strings.Join(near, " or ") + "?"
	} else {
		text += ": flipchart --help lists them"
	}
	return usageError{errors.New(text)}
}

// exactly asks for so many arguments, by their names.
func exactly(names ...string) cobra.PositionalArgs {
	return between(len(names), names...)
}

// between asks for at least so many of the arguments, by their names.
func between(least int, names ...string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usageError{fmt.Errorf("%s needs %s: %s", command.Name(), names[len(args)], command.UseLine())}
		case len(args) > len(names):
			return usageError{fmt.Errorf("%s does not know what to do with %q: %s (a name of several words needs quotation marks)",
				command.Name(), shown(args[len(names)]), command.UseLine())}
		}
		return nil
	}
}
