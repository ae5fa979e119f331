package store_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"flipchart/store"
)

// childUpgrade makes this test program a child that dies while it upgrades the named database.
const childUpgrade = "FLIPCHART_TEST_UPGRADE"

// makeOld takes a database back to format 1.
func makeOld(t *testing.T, path string) {
	t.Helper()
	inBolt(t, path, func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte("meta"))
		if err := meta.Delete([]byte("lineage")); err != nil {
			return err
		}
		sum := crc32.Checksum([]byte("meta/format\x001"), crc32.MakeTable(crc32.Castagnoli))
		return meta.Put([]byte("format"), append(binary.BigEndian.AppendUint32([]byte{1}, sum), '1'))
	})
}

func TestTrustInterruptedUpgradeStartsOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	change(t, s, create(t, s, "Claims team").ID)
	want, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	makeOld(t, path)
	old := content(t, path)

	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childUpgrade+"="+path)
	said, err := child.CombinedOutput()
	if err == nil || len(said) > 0 {
		t.Fatalf("it was not killed: %s", said)
	}
	if !bytes.Equal(content(t, path), old) {
		t.Error("an upgrade that did not end changed the file")
	}
	copies := backups(t, path)
	if len(copies) != 1 {
		t.Fatalf("there are %d copies from before", len(copies))
	}
	s = openAt(t, path)
	defer closeStore(t, s)
	expect(t, "the copy from before", s.Upgraded(), copies[0].Path)
	got, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "the sessions", got, want)
}

// Where no copy can be taken, the file stays what it was.
func TestTrustNoUpgradeWithoutACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	create(t, s, "Claims team")
	closeStore(t, s)
	makeOld(t, path)
	old := content(t, path)
	putFile(t, path+".backups", nil)
	if _, err := store.Open(path, monday); err == nil || !strings.Contains(err.Error(), "the backups in") {
		t.Errorf("got %v", err)
	}
	if !bytes.Equal(content(t, path), old) {
		t.Error("the file was changed")
	}
}
