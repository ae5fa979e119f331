package cli

import (
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
)

func openCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "open NAME",
		Short: "Open a session where it was left",
		Args:  exactly("NAME"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runScreen(*o, func(s *store.Store) (model.SessionID, error) {
				head, err := s.Find(args[0])
				return head.ID, err
			})
		},
	}
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
			return o.write(func(s *store.Store) error {
				head, err := s.Find(args[0])
				if err != nil {
					return err
				}
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
			return o.write(func(s *store.Store) error {
				head, err := s.Find(args[0])
				if err != nil {
					return err
				}
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
			return o.write(func(s *store.Store) error {
				head, err := s.FindDeleted(args[0])
				if err != nil {
					return err
				}
				return s.Restore(head.ID, time.Now())
			})
		},
	}
}
