package project_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel/project"
)

// holdVariable makes the test binary hold a project open until it is killed or
// its input ends.
const holdVariable = "CLEW_TEST_HOLD_PROJECT"

var background = context.Background()

func hold(path string) {
	project.Announce("Clew 9.8.7")
	p, err := project.Open(background, path)
	if err == nil {
		err = p.Record(background, project.State{Settings: map[string]string{"from": "the holder"}}, "hold")
	}
	if err != nil {
		_, _ = os.Stdout.WriteString("error " + err.Error() + "\n")
		os.Exit(1)
	}
	_, _ = os.Stdout.WriteString("ready\n")
	_, _ = io.ReadAll(os.Stdin)
	if err := p.Close(); err != nil {
		os.Exit(1)
	}
}

// holder starts a process that holds the project.
func holder(t *testing.T, path string) (cmd *exec.Cmd, end func()) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), holdVariable+"="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 6)
	if _, err := io.ReadFull(out, said); err != nil || string(said) != "ready\n" {
		t.Fatalf("the holder said %q, %v", said, err)
	}
	return cmd, func() {
		_ = in.Close()
		if err := cmd.Wait(); err != nil {
			t.Errorf("the holder: %v", err)
		}
	}
}

func names(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() { // backups
			out = append(out, e.Name())
		}
	}
	return out
}

// TestOpenElsewhere expects that the holder is named, that the project can be
// read meanwhile as it is then, and that reading does not keep the holder from
// leaving one whole file.
func TestOpenElsewhere(t *testing.T) {
	p, path := create(t)
	_ = p.Close()
	cmd, end := holder(t, path)
	_, err := project.Open(t.Context(), path)
	var held *project.HeldError
	if !errors.As(err, &held) || !errors.Is(err, project.ErrBusy) {
		t.Fatalf("got %v, want to be told who has it", err)
	}
	host, _ := os.Hostname()
	if h := held.Holder; h.PID != cmd.Process.Pid || h.Host != host || h.Program != "Clew 9.8.7" || h.Since.IsZero() {
		t.Errorf("holder %+v", h)
	}
	if !strings.Contains(err.Error(), "Clew 9.8.7") {
		t.Errorf("the message %q does not name the program", err)
	}
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if h, ok := r.Holder(); !ok || h.PID != cmd.Process.Pid || !r.ReadOnly() {
		t.Errorf("the reader knows of %+v, %v", h, ok)
	}
	if got := stateOf(t, r).Settings["from"]; got != "the holder" {
		t.Errorf("the reader sees %q", got)
	}
	if err := r.Save(t.Context(), project.State{}); !errors.Is(err, project.ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	end()
	if got := names(t, path); len(got) != 1 {
		t.Errorf("the holder left %v", got)
	}
	if got := stateOf(t, r).Settings["from"]; got != "the holder" {
		t.Errorf("after the holder has gone the reader sees %q", got)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	p, err = project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
}

// TestAKilledHolderHoldsNothing kills a holder and expects that its lock and the
// changes beside the file are taken up.
func TestAKilledHolderHoldsNothing(t *testing.T) {
	p, path := create(t)
	_ = p.Close()
	cmd, _ := holder(t, path)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if got := names(t, path); len(got) < 3 {
		t.Fatalf("nothing was left behind: %v", got)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, held := r.Holder(); held || stateOf(t, r).Settings["from"] != "the holder" {
		t.Errorf("the reader sees %v", stateOf(t, r).Settings)
	}
	_ = r.Close()
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("reading has changed the file")
	}
	p, err = project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if !p.Recovered() || stateOf(t, p).Settings["from"] != "the holder" {
		t.Errorf("recovered %v, holds %v", p.Recovered(), stateOf(t, p).Settings)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, path); len(got) != 1 {
		t.Errorf("files beside it: %v", got)
	}
	if p, err = project.Open(t.Context(), path); err != nil || p.Recovered() {
		t.Errorf("opened again: %v", err)
	}
	_ = p.Close()
}

func TestLookingChangesNothing(t *testing.T) {
	p, path := create(t)
	if err := p.Save(t.Context(), sampleState()); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	before, _ := os.ReadFile(path)
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	stateOf(t, p)
	if err := p.Save(t.Context(), sampleState()); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("opening and closing has changed the file")
	}
}

// TestChangesOfAnotherFileAreNotTakenUp puts a project where the changes of a
// deleted one still lie.
func TestChangesOfAnotherFileAreNotTakenUp(t *testing.T) {
	for name, make := range map[string]func(path string) (*project.Project, error){
		"create":   func(path string) (*project.Project, error) { return project.Create(t.Context(), path) },
		"supplant": func(path string) (*project.Project, error) { return supplanted(t, path, project.State{}) },
	} {
		t.Run(name, func(t *testing.T) {
			p, path := create(t)
			_ = p.Close()
			cmd, _ := holder(t, path)
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			p, err := make(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := stateOf(t, p).Settings; len(got) != 0 {
				t.Errorf("a new project holds %v", got)
			}
			if err := p.Check(t.Context()); err != nil {
				t.Error(err)
			}
			_ = p.Close()
		})
	}
}

// supplanted puts a project with this content at path.
func supplanted(t *testing.T, path string, s project.State) (*project.Project, error) {
	t.Helper()
	p, err := project.Create(t.Context(), path+".new")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(p.Save(t.Context(), s), p.Close()); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(path + ".new")
	if err := project.Supplant(t.Context(), path+".new", path); err != nil {
		return nil, err
	}
	return project.Open(t.Context(), path)
}

func TestSupplantLeavesWhatIsOpen(t *testing.T) {
	p, path := create(t)
	_ = p.Close()
	_, end := holder(t, path)
	if _, err := supplanted(t, path, project.State{}); !errors.Is(err, project.ErrBusy) {
		t.Errorf("replacing a project that is open: %v", err)
	}
	end()
	p, err := supplanted(t, path, sampleState())
	if err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, p); len(got.Articles) != 2 {
		t.Errorf("holds %+v", got)
	}
	_ = p.Close()
	if got := names(t, path); len(got) != 1 {
		t.Errorf("files beside it: %v", got)
	}
}
