package store

import (
	"encoding/binary"
	"encoding/json"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// Check reads a database to the last record and changes nothing. It gives the first damage that it meets.
func Check(path string) error {
	place, err := follow(path)
	if err != nil {
		return err
	}
	s, err := openFile(place, path, true, lockTimeout)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.check()
}

func (s *Store) check() error {
	return s.view(func(tx *bbolt.Tx) error {
		var ids []model.SessionID
		if err := eachHead(tx, func(head model.Head) { ids = append(ids, head.ID) }); err != nil {
			return err
		}
		for _, id := range ids {
			if _, _, err := load(tx, id); err != nil {
				return err
			}
			history, err := open(tx, sessionsBucket, string(id), historyBucket)
			if err == nil {
				err = history.checkNumbers()
			}
			if err != nil {
				return err
			}
		}
		_, history, _, err := openHome(tx)
		if err != nil {
			return err
		}
		return history.checkNumbers()
	})
}

// checkNumbers reads every record of a history.
func (s shelf) checkNumbers() error {
	return s.ForEach(func(key, _ []byte) error {
		if len(key) != 8 {
			return s.damaged(string(key), "it is no record of this format")
		}
		var record json.RawMessage
		_, err := s.get(numbered(int(binary.BigEndian.Uint64(key))), &record)
		return err
	})
}
