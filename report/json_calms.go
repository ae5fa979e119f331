package report

import (
	"time"

	"flipchart/model"
)

var calmsPart = partOf("calms", writeCalms, readCalms)

type calmsJSON struct {
	Orders      []orderJSON    `json:"orders"`
	BordaPoints map[string]int `json:"bordaPoints"`
	KendallW    *float64       `json:"kendallW"`
	Revealed    bool           `json:"revealed"`
}

type orderJSON struct {
	ID    ownID    `json:"id"`
	By    string   `json:"by"`
	Order []string `json:"order"`
}

func writeCalms(s model.Session, _ time.Time) calmsJSON {
	c := s.Calms
	calms := calmsJSON{
		Orders: each(c.Orders, func(o model.Order) orderJSON {
			return orderJSON{ownID(o.ID), o.By.String(), each(o.Order, func(v model.Value) string { return string(v) })}
		}),
		Revealed: c.Revealed,
	}
	agreement := c.Agreement()
	if agreement.Known {
		calms.KendallW = &agreement.W
	}
	for _, standing := range agreement.Standings {
		if calms.BordaPoints == nil {
			calms.BordaPoints = map[string]int{}
		}
		calms.BordaPoints[string(standing.Value)] = standing.Points
	}
	return calms
}

func readCalms(r *reader, s *model.Session, j calmsJSON) {
	s.Calms = &model.Calms{
		Revealed: j.Revealed,
		Orders: eachAt(j.Orders, "calms.orders", func(path string, o orderJSON) model.Order {
			return model.Order{
				ID:    model.ID(o.ID),
				By:    r.text(path+".by", o.By, model.NameLimit),
				Order: eachAt(o.Order, path, func(_ string, v string) model.Value { return model.Value(v) }),
			}
		}),
	}
}
