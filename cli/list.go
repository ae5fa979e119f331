package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
	"flipchart/tui/ui"
)

func listCommand(o *options) *cobra.Command {
	var asJSON, trash bool
	command := &cobra.Command{
		Use:   "list",
		Short: "List the sessions, newest first",
		Args:  exactly(),
		RunE: func(command *cobra.Command, _ []string) error {
			var heads []model.Head
			trashed := 0
			err := o.read(func(s *store.Store) (err error) {
				if trash {
					heads, err = s.Trash()
					return err
				}
				if heads, err = s.Heads(); err != nil || len(heads) > 0 {
					return err
				}
				deleted, err := s.Trash()
				trashed = len(deleted)
				return err
			})
			missing := (*store.MissingError)(nil)
			switch {
			case errors.As(err, &missing):
				if o.named() != "" || missing.Backups > 0 {
					fmt.Fprintln(os.Stderr, sentence(err))
				}
			case err != nil:
				return err
			case trashed > 0:
				fmt.Fprintf(os.Stderr, "flipchart: all there is, is in the trash: flipchart list --trash shows %s.\n", model.Count(trashed, "session"))
			}
			if asJSON {
				return listJSON(command.OutOrStdout(), heads)
			}
			return listTable(command.OutOrStdout(), heads)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "as JSON, for other programs")
	command.Flags().BoolVar(&trash, "trash", false, "those in the trash")
	return command
}

func listJSON(w io.Writer, heads []model.Head) error {
	type entry struct {
		Name           string    `json:"name"`
		Organisation   string    `json:"organisation"`
		Pipeline       string    `json:"pipeline"`
		CardsDone      int       `json:"cardsDone"`
		CardsTotal     int       `json:"cardsTotal"`
		ChangedAt      time.Time `json:"changedAt"`
		OverdueActions int       `json:"overdueActions"` // 0 until there is an action plan
	}
	entries := make([]entry, len(heads))
	for i, h := range heads {
		entries[i] = entry{h.Name.String(), h.Organisation.String(), h.Pipeline.String(), h.CardsDone, h.CardsTotal, h.ChangedAt, 0}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(entries)
}

// listTable pads by the columns that a terminal shows, whatever people call their sessions.
func listTable(w io.Writer, heads []model.Head) error {
	rows := make([][4]string, len(heads))
	var widths [4]int
	for i, h := range heads {
		rows[i] = [4]string{h.Name.String(), h.Organisation.String(), h.Pipeline.String(), fmt.Sprintf("%d/%d", h.CardsDone, h.CardsTotal)}
		for column, text := range rows[i] {
			widths[column] = max(widths[column], ui.Width(text))
		}
	}
	for i, row := range rows {
		for column, text := range row {
			if widths[column] > 0 {
				row[column] = text + strings.Repeat(" ", widths[column]-ui.Width(text)+2)
			}
		}
		if _, err := fmt.Fprintln(w, strings.Join(row[:], "")+heads[i].ChangedAt.Local().Format("2006-01-02 15:04")); err != nil {
			return err
		}
	}
	return nil
}
