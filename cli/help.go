package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// addHelp puts a help command in place of cobra's, which takes any word for a command.
func addHelp(root *cobra.Command) {
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(_ *cobra.Command, args []string) error {
			command, rest, err := root.Find(args)
			if err != nil {
				return usageError{err}
			}
			if len(rest) > 0 {
				return subcommand(command, rest)
			}
			command.InitDefaultHelpFlag()
			return command.Help()
		},
	})
}

// refuseUnknown has a word that is no command refused also where --help stands behind it, which cobra would
// answer with the help of the command above. The refusal is kept in to.
func refuseUnknown(root *cobra.Command, to *error) {
	help := root.HelpFunc()
	root.SetHelpFunc(func(command *cobra.Command, args []string) {
		if command.HasSubCommands() {
			if *to = subcommand(command, command.Flags().Args()); *to != nil {
				return
			}
		}
		help(command, args)
	})
}

// addCompletion adds cobra's completion scripts, and has wrong usage refused there as everywhere.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	command, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	command.Short = "Print a script that completes commands in your shell"
	command.Args = subcommand
	command.RunE = func(*cobra.Command, []string) error {
		return usageError{errors.New("completion needs a shell: bash, zsh, fish or powershell")}
	}
	for _, shell := range command.Commands() {
		shell.Args = exactly()
	}
}
