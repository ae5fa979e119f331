package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestTrustFullDiskInATerminal is the whole program on a small disk that is full.
func TestTrustFullDiskInATerminal(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("nobody but root may mount a small disk: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(disk, unix.MNT_DETACH) })
	m := newTmux(t)
	m.run("export FLIPCHART_DB=" + filepath.Join(disk, "workshop.db"))
	m.run("flipchart new Claims").see("The wall", "✓ saved").park("said before")

	ballast := filepath.Join(disk, "ballast")
	file, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}

	// The reason stands in the frame for as long as it is one, and work goes on.
	long := strings.Repeat("said without room ", 20)
	m.press("p").typeText(long).see("said without room").press("Enter").see("! not saved: the disk is full")
	m.press("p").typeText("said after that").see("said after that").press("Enter").see("! not saved: the disk is full")
	t.Logf("the frame says:\n%s", m.screen())

	// Who asks from outside hears why there is no answer, and is not sent back to a backup.
	_, stderr, status := m.flipchart("--db", filepath.Join(disk, "workshop.db"), "doctor")
	if status != 1 || !strings.Contains(stderr, "could not hand out a copy: it cannot save: the disk is full") || strings.Contains(stderr, "restore") {
		t.Errorf("doctor: status %d, %q", status, stderr)
	}

	// Who leaves is asked.
	m.press("C-c", "C-c").see("Not saved: the disk is full: make room", "leave, and lose what is not saved").press("Enter")
	m.until("for the question to go", func() bool { return !strings.Contains(m.screen(), "leave, and lose") })

	// It is saved by itself.
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	file.Close() // which held the room
	room := time.Now()
	m.see("✓ saved")
	took := time.Since(room)
	m.press("C-c", "C-c").ended(0)
	out, stderr, status := m.flipchart("--db", filepath.Join(disk, "workshop.db"), "export", "Claims")
	for _, text := range []string{"said before", strings.TrimSpace(long), "said after that"} {
		if !strings.Contains(out, text) {
			t.Errorf("%q is not in the file: %d %s", text, status, stderr)
		}
	}
	t.Logf("saved %s after room was made", took.Round(100*time.Millisecond))
}
