package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"flipchart/store"
)

func exportCommand(o *options) *cobra.Command {
	var format, output string
	var force bool
	command := &cobra.Command{
		Use:   "export NAME",
		Short: "Write a session as a report, as JSON, or its value stream as CSV",
		Args:  exactly("NAME"),
		RunE: func(command *cobra.Command, args []string) error {
			data, err := o.export(args[0], format)
			if err != nil {
				return err
			}
			if output == "" || output == "-" {
				_, err := command.OutOrStdout().Write(data)
				return err
			}
			database, err := o.path()
			if err != nil {
				return err
			}
			err = writeFile(output, data, force, database)
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%q exists already and is left as it is: --force replaces it", output)
			}
			return err
		},
	}
	command.Flags().StringVar(&format, "format", formats[0].Ending, "the `format`: "+endings())
	command.Flags().StringVar(&output, "output", "", "the `file` to write; - is standard output")
	command.Flags().BoolVar(&force, "force", false, "replace a file that exists")
	return command
}

func (o options) export(title, ending string) (data []byte, err error) {
	f, err := formatOf(ending)
	if err != nil {
		return nil, err
	}
	err = o.read(func(s *store.Store) error {
		head, err := find(s, title)
		if err != nil {
			return err
		}
		live, err := s.Live(head.ID)
		if err != nil {
			return err
		}
		data, err = f.render(live.Session(), head.ChangedAt)
		return err
	})
	return data, err
}
