package store_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"flipchart/model"
	"flipchart/store"
)

// onSmallDisk works on a file system of its own with room for size bytes. Who is not root gets the right to
// mount one in a namespace, where the system gives that.
func onSmallDisk(t *testing.T, size string, work func(disk string)) {
	t.Helper()
	if os.Getuid() != 0 {
		inNamespace(t)
		return
	}
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no small disk may be mounted here: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(disk, unix.MNT_DETACH) })
	work(disk)
}

// inNamespace runs this one test again as a root who may do nothing outside.
func inNamespace(t *testing.T) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	var out bytes.Buffer
	child.Stdout, child.Stderr = &out, &out
	if err := child.Start(); err != nil {
		t.Skipf("no small disk may be mounted here: %v", err)
	}
	if err := child.Wait(); err != nil {
		t.Error(err)
	}
	t.Log(out.String())
}

// fill leaves no room on a disk; what it gives makes room again.
func fill(t *testing.T, disk string) (empty func()) {
	t.Helper()
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
	return func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTrustFullDisk(t *testing.T) {
	onSmallDisk(t, "2m", func(disk string) { fillAndSave(t, disk) })
}

func fillAndSave(t *testing.T, disk string) {
	path := filepath.Join(disk, "flipchart.db")
	s := openAt(t, path)
	l := live(t, s, create(t, s, "Claims").ID)
	park(t, l, "said before")
	save(t, s, l)
	empty := fill(t, disk)

	// A page or two may still fit into the file; then it is refused, and nothing of what was said is gone.
	said, refused := 1, error(nil)
	for ; refused == nil && said < 1000; said++ {
		park(t, l, strings.Repeat("said without room ", 20))
		next, _ := l.TakeSave()
		if refused = s.Save(next); refused == nil {
			l.Saved()
		} else {
			l.NotSaved()
		}
	}
	if !errors.Is(refused, syscall.ENOSPC) || !strings.HasPrefix(refused.Error(), "the disk is full: make room") || !strings.Contains(refused.Error(), path) {
		t.Fatalf("after %d edits: %v", said, refused)
	}
	for range 20 {
		park(t, l, "said on")
		said++
		next, _ := l.TakeSave()
		if err := s.Save(next); err == nil {
			l.Saved() // a small one may find a free page
		} else {
			l.NotSaved()
		}
	}
	if _, err := l.Undo(monday); err != nil {
		t.Fatal(err)
	}
	said--

	// What was saved is right meanwhile, and all is saved when there is room.
	checkPages(t, copyOf(t, path))
	empty()
	if l.Unsaved() {
		save(t, s, l)
	}
	closeStore(t, s)
	s = openAt(t, path)
	defer closeStore(t, s)
	l = live(t, s, l.Head().ID)
	if got := len(l.Session().Park.Points); got != said {
		t.Errorf("%d of %d points are in the file", got, said)
	}
	for range said {
		if _, err := l.Undo(monday); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("edits on a full disk of 2 MB: refused, kept on screen, and all %d saved when there was room", said)
}

func copyOf(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestTrustNoHalfDatabaseOnAFullDisk(t *testing.T) {
	onSmallDisk(t, "1m", func(disk string) { createOnFull(t, disk) })
}

func createOnFull(t *testing.T, disk string) {
	path := filepath.Join(disk, "flipchart.db")
	empty := fill(t, disk)
	if _, err := store.Open(path, monday); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "make room") {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(disk); err != nil || len(left) != 1 {
		t.Errorf("%v is left, %v", left, err)
	}
	empty()
	closeStore(t, openAt(t, path))
}

func TestTrustReadOnlyDisk(t *testing.T) {
	onSmallDisk(t, "1m", func(disk string) { refuseReadOnly(t, disk) })
}

func refuseReadOnly(t *testing.T, disk string) {
	path := filepath.Join(disk, "flipchart.db")
	s := openAt(t, path)
	create(t, s, "Claims")
	closeStore(t, s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, filepath.Join(disk, "new.db")} {
		if _, err := store.Open(name, monday); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "make it writable") || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v", err)
		} else if names := strings.Contains(err.Error(), "flipchart --view --db "+name+" looks at it"); names != (name == path) {
			t.Errorf("of --view it says: %v", err)
		}
	}
	s, err = store.OpenToRead(path)
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	expect(t, "the list", names(t, s.Heads), []string{"Claims"})
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// asNobody works with the rights of a user who owns folder and nothing else.
func asNobody(t *testing.T, folder string, work func()) {
	t.Helper()
	if os.Getuid() != 0 {
		work()
		return
	}
	const nobody = 65534
	if err := filepath.Walk(folder, func(path string, _ os.FileInfo, err error) error {
		return errors.Join(err, os.Chown(path, nobody, nobody))
	}); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // the rights are the thread's, which ends with the goroutine
		if err := unix.Setfsgid(nobody); err != nil {
			t.Error(err)
		}
		if err := unix.Setfsuid(nobody); err != nil {
			t.Error(err)
		}
		work()
	}()
	<-done
}

func TestTrustWhereNothingMayBeWritten(t *testing.T) {
	for what, test := range map[string]struct {
		file, folder os.FileMode
		create       bool // the database is not there yet
		opens        bool // and is as good as any
		reads        bool
	}{
		"a file that may be read only":        {file: 0o444, folder: 0o700, reads: true},
		"a file that may not be read":         {file: 0o200, folder: 0o700},
		"a file in a folder that stays as is": {file: 0o600, folder: 0o500, opens: true, reads: true},
		"a new file in such a folder":         {folder: 0o500, create: true},
		"a file in a folder that is closed":   {file: 0o600, folder: 0o000},
	} {
		t.Run(what, func(t *testing.T) {
			folder, err := os.MkdirTemp("", "flipchart-test-*") // t.TempDir is root's up to the top
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(folder, 0o700); os.RemoveAll(folder) })
			path := filepath.Join(folder, "flipchart.db")
			if !test.create {
				closeStore(t, openAt(t, path))
				if err := os.Chmod(path, test.file); err != nil {
					t.Fatal(err)
				}
			}
			asNobody(t, folder, func() {
				if err := os.Chmod(folder, test.folder); err != nil {
					t.Error(err)
					return
				}
				s, err := store.Open(path, monday)
				if (err == nil) != test.opens {
					t.Errorf("opened: %v", err)
				}
				if err == nil {
					if _, err := s.Create(model.NewSession(model.MustClean("Claims"), monday), monday); err != nil {
						t.Error(err)
					}
					s.Close()
				} else if !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), "change its permissions") && !strings.Contains(err.Error(), "change the permissions") || !strings.Contains(err.Error(), path) {
					t.Errorf("got %v", err)
				}
				s, err = store.OpenToRead(path)
				if (err == nil) != test.reads {
					t.Errorf("read: %v", err)
				}
				if err == nil {
					s.Close()
				}
			})
		})
	}
}

func TestTrustReadErrorIsASentence(t *testing.T) {
	i := newInjector(t)
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims")
	closeStore(t, s)
	for at, reads := 1, 1; at <= reads; at++ {
		reads = 0
		i.tell(func(w write) syscall.Errno {
			if w.call != unix.SYS_PREAD64 {
				return 0
			}
			if reads++; reads == at {
				return syscall.EIO
			}
			return 0
		})
		var read *store.Store
		var err error
		i.run(func() { read, err = store.OpenToRead(path) })
		i.tell(nil)
		if err == nil { // it was read again, or bbolt found what it needs elsewhere
			expect(t, "the list", names(t, read.Heads), []string{"Claims"})
			closeStore(t, read)
			continue
		}
		if said := err.Error(); !strings.Contains(said, path) || !strings.Contains(said, "input/output error") || !strings.Contains(said, "plugged in") && !strings.Contains(said, "flipchart doctor") {
			t.Errorf("read %d: got %v", at, err)
		}
	}
}
