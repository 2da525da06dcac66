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

	"github.com/credlint/credlint/rules"
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

// On a terminal, a history that lasts tells how far it is, and the line is gone at
// the end. With --quiet, or elsewhere than on a terminal, nothing is told.
func TestProgressOfAHistory(t *testing.T) {
	r := newPast(t)
	for i := range 3 {
		r.commit(fmt.Sprintf("%d/.mcp.json", i), serverConfig(fmt.Sprintf("correct-horse-%d-battery", i)))
	}
	told := func(args ...string) string {
		screen, terminal := pseudoTerminal(t)
		p := &program{rules: rules.All, stdin: strings.NewReader(""), stdout: io.Discard, stderr: terminal, env: func(string) string { return "" }, now: scriptNow}
		p.main(append([]string{"--history", "--jobs", "1", "--only", "static-key-in-config"}, args...))
		fmt.Fprint(terminal, "END")
		var all []byte
		piece := make([]byte, 1000)
		for !bytes.HasSuffix(all, []byte("END")) {
			_ = screen.SetReadDeadline(time.Now().Add(time.Minute))
			n, err := screen.Read(piece)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, piece[:n]...)
		}
		return strings.TrimSuffix(string(all), "END")
	}
	if got := told(); !strings.HasPrefix(got, eraseLine+"1 of 3 versions of files") || !strings.HasSuffix(got, eraseLine) {
		t.Errorf("shows %q", got)
	}
	if got := told("--quiet"); got != "" {
		t.Errorf("--quiet shows %q", got)
	}
}
