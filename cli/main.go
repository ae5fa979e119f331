// Package cli is the command line: a file for each command or family of them, and what they share. It opens
// the store and hands the stage what it needs.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"flipchart/model"
)

// Main does what the process's arguments say and returns its exit status: 0 done, 1 could not be done, 2
// wrong usage or a screen asked for without a terminal.
func Main() int {
	cobra.MousetrapHelpText = "" // a double click on Windows opens the screen like any other start
	var out output
	var unknown error
	root := newRoot(&out)
	refuseUnknown(root, &unknown)
	// So that a pipe that nobody reads any more ends no program that has its database open.
	signal.Ignore(syscall.SIGPIPE)
	err := cmp.Or(root.Execute(), unknown, out.err)
	code := brokenPipe
	if !out.closed {
		code = status(err)
	}
	slog.Debug("end", "status", code)
	return code
}

// brokenPipe is the exit status that a shell shows for a program which the signal has ended. Who read its
// output has seen enough, and needs no sentence about it.
const brokenPipe = 128 + int(syscall.SIGPIPE)

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

// sentence is an error as a person reads it, with nothing in it that a terminal would obey. Findings about
// a file stand as they are, one a line.
func sentence(err error) string {
	text := printable(err.Error())
	var list findings
	if errors.As(err, &list) {
		return text
	}
	text = "flipchart: " + text
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}

// printable cleans each line of what goes to standard error: arguments and file names come from anywhere.
func printable(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		text, _ := model.Clean(line, len(line)) // a line never has more characters than bytes
		lines[i] = text.String()
	}
	return strings.Join(lines, "\n")
}

// findings are what is wrong with a file that was read.
type findings struct{ error }

func newRoot(out io.Writer) *cobra.Command {
	var o options
	root := &cobra.Command{
		Use:   "flipchart",
		Short: "Run a DevOps workshop from one terminal",
		Long: `flipchart runs a two-day DevOps workshop from one terminal: the laptop drives,
the projector shows, the room decides, and everything said ends up in one report.

Without a command it opens the list of sessions.`,
		Version:       version(),
		Args:          subcommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(*cobra.Command, []string) error { return runScreen(o, openNothing) },
	}
	root.SetVersionTemplate("flipchart {{.Version}}\n")
	root.SetOut(out)
	root.SetErr(io.Discard) // status says what went wrong
	root.PersistentPreRunE = func(command *cobra.Command, _ []string) error {
		startLog(o.debug)
		slog.Debug("start", "version", version(), "command", command.CommandPath(), "process", os.Getpid())
		for _, name := range []string{"db", "output", "course"} {
			if flag := command.Flags().Lookup(name); flag != nil && flag.Changed && flag.Value.String() == "" {
				return usageError{fmt.Errorf("--%s is empty: name a file", name)}
			}
		}
		if o.theme != "" && o.theme != "dark" && o.theme != "light" {
			return usageError{fmt.Errorf("--theme is dark or light, not %q", shown(o.theme))}
		}
		return nil
	}
	root.SetFlagErrorFunc(func(command *cobra.Command, err error) error {
		if wrong := (*pflag.InvalidValueError)(nil); errors.As(err, &wrong) {
			err = fmt.Errorf("--%s cannot be %q", wrong.GetFlag().Name, shown(wrong.GetValue()))
		}
		return usageError{fmt.Errorf("%w (%s --help lists the flags; a name that begins with - stands behind --)", err, command.CommandPath())}
	})
	root.PersistentFlags().StringVar(&o.database, "db", "", "the database `file` (or FLIPCHART_DB)")
	root.PersistentFlags().StringVar(&o.theme, "theme", "", "the `colours`, dark or light, for this run")
	root.PersistentFlags().BoolVar(&o.debug, "debug", false, "log what the program does, to the file that flipchart man names")
	addView(root, &o)
	root.AddCommand(
		newCommand(&o), openCommand(&o), listCommand(&o), renameCommand(&o), deleteCommand(&o), undeleteCommand(&o),
		exportCommand(&o), importCommand(&o), backupCommand(&o), restoreCommand(&o), doctorCommand(&o), courseCommand(), demoCommand(&o), versionCommand(), manCommand(),
	)
	addHelp(root)
	addCompletion(root)
	shortUsage(root)
	return root
}

// shortUsage leaves "[flags]" out of every usage line: the flags are listed below it.
func shortUsage(command *cobra.Command) {
	command.DisableFlagsInUseLine = true
	for _, sub := range command.Commands() {
		shortUsage(sub)
	}
}

// options hold for every command.
type options struct {
	database  string
	theme     string
	debug     bool
	view      bool // a copy is looked at, in which nothing can be changed
	throwAway bool // the database is deleted when the screen ends
}

// subcommand refuses words that are no command, and names those that come near.
func subcommand(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if command.ArgsLenAtDash() >= 0 {
		return usageError{errors.New("-- ends the options and stands behind the command: flipchart COMMAND -- NAME")}
	}
	command.SuggestionsMinimumDistance = 2
	text := fmt.Sprintf("there is no command %q", shown(args[0]))
	if near := command.SuggestionsFor(args[0]); len(near) > 0 {
		text += ": did you mean " + strings.Join(near, " or ") + "?"
	} else {
		text += ": " + command.CommandPath() + " --help lists them"
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
			hint := ""
			if len(names) > 0 {
				hint = " (a name of several words needs quotation marks)"
			}
			return usageError{fmt.Errorf("%s does not know what to do with %q: %s%s",
				command.Name(), shown(args[len(names)]), command.UseLine(), hint)}
		}
		return nil
	}
}
