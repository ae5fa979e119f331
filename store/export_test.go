package store

import (
	"os"

	"go.etcd.io/bbolt"
)

// DieWhileUpgrading ends the process in the middle of an upgrade.
func DieWhileUpgrading() {
	step := upgrades[0]
	upgrades[0] = func(tx *bbolt.Tx) error {
		if err := step(tx); err != nil {
			return err
		}
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := self.Kill(); err != nil {
			return err
		}
		select {}
	}
}
