package cli

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
)

func openCommand(o *options) *cobra.Command {
	command := &cobra.Command{
		Use:   "open NAME",
		Short: "Open a session where it was left",
		Args:  exactly("NAME"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := cmp.Or(needTerminal(), o.present()); err != nil {
				return err
			}
			return runScreen(*o, func(s *store.Store) (model.SessionID, error) {
				head, err := find(s, args[0])
				return head.ID, err
			})
		},
	}
	addView(command, o)
	return command
}

func renameCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "rename NAME NEW",
		Short: "Give a session another name",
		Args:  exactly("NAME", "NEW"),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := name(args[1])
			if err != nil {
				return err
			}
			return o.change(args[0], find, func(s *store.Store, head model.Head) error {
				return s.Rename(head.ID, text, time.Now())
			})
		},
	}
}

func deleteCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "delete NAME",
		Short: "Put a session into the trash, for thirty days",
		Args:  exactly("NAME"),
		RunE: func(_ *cobra.Command, args []string) error {
			return o.change(args[0], find, func(s *store.Store, head model.Head) error {
				return s.Delete(head.ID, time.Now())
			})
		},
	}
}

func undeleteCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "undelete NAME",
		Short: "Take a session out of the trash",
		Args:  exactly("NAME"),
		RunE: func(_ *cobra.Command, args []string) error {
			return o.change(args[0], findDeleted, func(s *store.Store, head model.Head) error {
				err := s.Undelete(head.ID, time.Now())
				if taken := (*store.NameTakenError)(nil); errors.As(err, &taken) {
					return fmt.Errorf("there is a session called \"%s\" again: rename that one first", taken.Name)
				}
				return err
			})
		},
	}
}
