package store_test

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// bbolt writes to files only, so a disk that fails has to be played by the system: the kernel asks this
// process about every writing call of one thread (seccomp's user notification), and is told to make it, or
// to answer with an error instead.

// write is one call that writes to a file, or a read, which is not counted.
type write struct {
	number int // from 1, since the injector was told what to do last
	call   int // SYS_PWRITE64, SYS_FDATASYNC, SYS_FSYNC, SYS_FTRUNCATE, SYS_MMAP, or SYS_PREAD64
	fd     int
	at     uint64 // where pwrite writes, or the length that ftruncate gives the file
	data   []byte // what pwrite writes
}

// injector runs work on a thread whose writes it can have fail.
type injector struct {
	listener int
	jobs     chan func()

	mutex  sync.Mutex
	number int
	answer func(write) syscall.Errno // 0 lets the write through
}

// newInjector skips the test where the system does not let a process watch itself.
func newInjector(t *testing.T) *injector {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector does not see that the system makes one side wait for the other")
	}
	i := &injector{jobs: make(chan func())}
	i.tell(nil)
	began := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread dies with the goroutine, and its filter too
		err := i.install()
		began <- err
		for job := range i.jobs {
			job()
		}
	}()
	if err := <-began; err != nil {
		t.Skipf("this system lets no process watch its own calls, so no fault can be injected: %v", err)
	}
	go i.listen()
	t.Cleanup(func() { close(i.jobs) })
	return i
}

// run does work on the watched thread.
func (i *injector) run(work func()) {
	done := make(chan struct{})
	i.jobs <- func() { defer close(done); work() }
	<-done
}

// tell says what to answer from now on and begins to count anew.
func (i *injector) tell(answer func(write) syscall.Errno) {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.number, i.answer = 0, answer
}

// writes is how many there were since the injector was told what to do last.
func (i *injector) writes() int {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	return i.number
}

// install makes the kernel ask about each call that writes, and about each file mapped into memory.
func (i *injector) install() error {
	const number, fifth = 0, 16 + 8*4 // where seccomp_data has a call's number, and its fifth argument
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	equal := func(to uint32, yes, no uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: to, Jt: yes, Jf: no}
	}
	end := func(what uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: what} }
	program := []unix.SockFilter{
		load(number),
		equal(unix.SYS_PWRITE64, 7, 0),
		equal(unix.SYS_PREAD64, 6, 0),
		equal(unix.SYS_FDATASYNC, 5, 0),
		equal(unix.SYS_FSYNC, 4, 0),
		equal(unix.SYS_FTRUNCATE, 3, 0),
		equal(unix.SYS_MMAP, 0, 3),
		load(fifth),
		equal(0xFFFFFFFF, 1, 0), // memory without a file
		end(unix.SECCOMP_RET_USER_NOTIF),
		end(unix.SECCOMP_RET_ALLOW),
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	filter := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	listener, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_NEW_LISTENER, uintptr(unsafe.Pointer(&filter)))
	runtime.KeepAlive(program)
	if errno != 0 {
		return errno
	}
	i.listener = int(listener)
	return nil
}

// question and reply are the kernel's seccomp_notif and seccomp_notif_resp.
type (
	question struct {
		ID      uint64
		Process uint32
		Flags   uint32
		Call    int32
		Arch    uint32
		Pointer uint64
		Args    [6]uint64
	}
	reply struct {
		ID    uint64
		Value int64
		Error int32
		Flags uint32
	}
)

func (i *injector) listen() {
	defer unix.Close(i.listener)
	for {
		// The wait ends when the thread has died.
		ready := []unix.PollFd{{Fd: int32(i.listener), Events: unix.POLLIN}}
		if _, err := unix.Poll(ready, -1); err == unix.EINTR {
			continue
		} else if err != nil || ready[0].Revents&unix.POLLIN == 0 {
			return
		}
		var q question
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(i.listener), unix.SECCOMP_IOCTL_NOTIF_RECV, uintptr(unsafe.Pointer(&q))); errno != 0 {
			continue // a signal took the call back; it comes again
		}
		i.decide(q)
	}
}

func (i *injector) decide(q question) {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	w := write{number: i.number + 1, call: int(q.Call), fd: int(q.Args[0])}
	switch w.call {
	case unix.SYS_PWRITE64:
		w.at, w.data = q.Args[3], memory(q.Args[1], q.Args[2])
	case unix.SYS_FTRUNCATE:
		w.at = q.Args[1]
	case unix.SYS_MMAP:
		w.fd = int(q.Args[4])
	}
	r := reply{ID: q.ID, Flags: unix.SECCOMP_USER_NOTIF_FLAG_CONTINUE}
	if i.answer != nil {
		if errno := i.answer(w); errno != 0 {
			r = reply{ID: q.ID, Error: -int32(errno)}
		}
	}
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(i.listener), unix.SECCOMP_IOCTL_NOTIF_SEND, uintptr(unsafe.Pointer(&r))); errno == 0 && w.call != unix.SYS_PREAD64 {
		i.number++
	}
}

// memory reads what a call that waits is about to write.
func memory(at, length uint64) []byte {
	b := make([]byte, length)
	local := []unix.Iovec{{Base: &b[0]}}
	local[0].SetLen(int(length))
	n, err := unix.ProcessVMReadv(os.Getpid(), local, []unix.RemoteIovec{{Base: uintptr(at), Len: int(length)}}, 0)
	if err != nil || n != int(length) {
		panic(fmt.Sprintf("%d of %d bytes of a write could be read: %v", n, length, err))
	}
	return b
}

// failAt has the n-th write fail, and where it stays so also every one after it.
func failAt(n int, with syscall.Errno, stays bool) func(write) syscall.Errno {
	return func(w write) syscall.Errno {
		if w.call != unix.SYS_PREAD64 && (w.number == n || stays && w.number > n) {
			return with
		}
		return 0
	}
}

func TestInjector(t *testing.T) {
	i := newInjector(t)
	file, err := os.Create(t.TempDir() + "/file")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var answers []error
	i.tell(failAt(2, syscall.EIO, false))
	i.run(func() {
		for range 3 {
			_, err := file.WriteAt([]byte("x"), 0)
			answers = append(answers, err)
		}
	})
	if answers[0] != nil || !errors.Is(answers[1], syscall.EIO) || answers[2] != nil || i.writes() != 3 {
		t.Errorf("%d writes were answered with %v", i.writes(), answers)
	}
}
