package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
)

func listCommand(o *options) *cobra.Command {
	var asJSON, trash bool
	command := &cobra.Command{
		Use:   "list",
		Short: "List the sessions, newest first",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			heads := []model.Head{}
			err := o.read(func(s *store.Store) (err error) {
				switch {
				case s == nil:
				case trash:
					heads, err = s.Trash()
				default:
					heads, err = s.Heads()
				}
				return err
			})
			if err != nil {
				return err
			}
			if asJSON {
				return listJSON(os.Stdout, heads)
			}
			return listTable(os.Stdout, heads)
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

func listTable(w io.Writer, heads []model.Head) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, h := range heads {
		fmt.Fprintf(table, "%s\t%s\t%s\t%d/%d\t%s\n", h.Name, h.Organisation, h.Pipeline, h.CardsDone, h.CardsTotal,
			h.ChangedAt.Local().Format("2006-01-02 15:04"))
	}
	return table.Flush()
}
