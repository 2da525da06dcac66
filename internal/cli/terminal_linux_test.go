package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// On a terminal the credential is asked for, and what is typed is not shown.
func TestInspectAsksOnATerminal(t *testing.T) {
	keyboard, terminal := pseudoTerminal(t)
	prompt, errs := io.Pipe()
	var out bytes.Buffer
	p := &program{stdin: terminal, stdout: &out, stderr: errs, env: func(string) string { return "" }, now: scriptNow}
	code := make(chan int)
	go func() {
		code <- p.main([]string{"inspect"})
		_ = errs.Close()
	}()
	asked := make([]byte, 100)
	n, _ := prompt.Read(asked)
	if got := string(asked[:n]); got != "Credential (not shown while typed): " {
		t.Errorf("asks with %q", got)
	}
	go func() { _, _ = io.Copy(io.Discard, prompt) }()
	waitForSilence(t, terminal)
	fmt.Fprintf(keyboard, "%s\r", format)
	if got := <-code; got != exitClean || !strings.HasPrefix(out.String(), "GitHub personal access token (classic)\n") {
		t.Errorf("exits with %d and says %q", got, out.String())
	}
	echo := make([]byte, 1000)
	_ = keyboard.SetReadDeadline(time.Now().Add(time.Second))
	n, _ = keyboard.Read(echo)
	if shown(string(echo[:n]), format) != "" {
		t.Error("what is typed is shown")
	}
	if !echoes(t, terminal) {
		t.Error("afterwards the terminal shows nothing that is typed")
	}
}

// pseudoTerminal returns both ends of one: where it is typed, and where it is
// read.
func pseudoTerminal(t *testing.T) (keyboard, terminal *os.File) {
	t.Helper()
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal here: ", err)
	}
	n := 0
	conn, err := keyboard.SyscallConn()
	if err == nil {
		err = conn.Control(func(fd uintptr) {
			_ = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0)
			n, _ = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		})
	}
	if err == nil {
		terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		t.Skip("no terminal here: ", err)
	}
	t.Cleanup(func() { _, _ = keyboard.Close(), terminal.Close() })
	return keyboard, terminal
}

func echoes(t *testing.T, terminal *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// waitForSilence waits until the terminal shows nothing that is typed.
func waitForSilence(t *testing.T, terminal *os.File) {
	t.Helper()
	for range 500 {
		if !echoes(t, terminal) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the terminal still shows what is typed")
}
