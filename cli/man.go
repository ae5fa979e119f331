package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Args:  exactly(),
		RunE: func(command *cobra.Command, _ []string) error {
			_, err := io.WriteString(command.OutOrStdout(), manual(command.Root()))
			return err
		},
	}
}

// manual is the manual page, with all commands on it, as man reads it.
func manual(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH FLIPCHART 1\n.SH NAME\nflipchart \\- %s\n", roff(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B flipchart\n[\\fIcommand\\fR] [\\fIoptions\\fR]\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", strings.ReplaceAll(roff(root.Long), "\n\n", "\n.PP\n"))
	b.WriteString(".SH OPTIONS\nThey stand before or after the command; \\fB\\-\\-\\fR ends them.\n")
	writeFlags(&b, root.PersistentFlags())
	b.WriteString(".SH COMMANDS\n")
	writeCommands(&b, root)
	b.WriteString(manualEnd)
	return b.String()
}

const manualEnd = `.SH EXIT STATUS
0: done. 1: could not be done; a sentence says what and what to do. 2: wrong usage, or a screen asked for without a terminal. 141: nobody reads its output any more.
.SH ENVIRONMENT
.TP
.B FLIPCHART_DB
the database, where \-\-db does not name it
.TP
.B NO_COLOR
draw with bold, reverse and symbols only
.SH FILES
.TP
.I $XDG_DATA_HOME/flipchart/flipchart.db
the database, or its place on other systems
.TP
.I $XDG_STATE_HOME/flipchart/
the log, flipchart.log, and crash reports (~/.local/state, ~/Library/Logs or LocalAppData where that is not set); neither holds anything of a workshop
`

func writeCommands(b *strings.Builder, parent *cobra.Command) {
	for _, command := range parent.Commands() {
		if !command.IsAvailableCommand() {
			continue
		}
		if command.HasSubCommands() {
			writeCommands(b, command)
			continue
		}
		fmt.Fprintf(b, ".SS %s\n%s.\n", roff(strings.TrimPrefix(command.UseLine(), "flipchart ")), roff(command.Short))
		writeFlags(b, command.NonInheritedFlags())
	}
}

func writeFlags(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(flag *pflag.Flag) {
		value, meaning := pflag.UnquoteUsage(flag)
		if flag.Name != "help" {
			fmt.Fprintf(b, ".TP\n\\fB%s\\fR \\fI%s\\fR\n%s\n", roff("--"+flag.Name), roff(value), roff(meaning))
		}
	})
}

// roff is a text as man shows it; none of ours begins a line with a full stop.
func roff(s string) string { return strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s) }
