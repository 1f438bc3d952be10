package project_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// randomStep changes a state as an import or an edit might.
func randomStep(r *rand.Rand, s project.State) project.State {
	next := project.State{
		Articles: append([]*graphmodel.Article(nil), s.Articles...), Findings: append([]graphmodel.Findings(nil), s.Findings...),
		Decisions: append([]graphmodel.Decision(nil), s.Decisions...), Positions: map[string]graphmodel.Position{}, Settings: map[string]string{},
	}
	for k, v := range s.Positions {
		next.Positions[k] = v
	}
	for k, v := range s.Settings {
		next.Settings[k] = v
	}
	id := fmt.Sprintf("a%02d", r.IntN(12))
	switch r.IntN(5) {
	case 0:
		next.Articles, next.Findings = nil, nil
		for _, a := range s.Articles {
			if a.ID != id {
				next.Articles = append(next.Articles, a)
			}
		}
		for _, f := range s.Findings {
			if f.ArticleID != id {
				next.Findings = append(next.Findings, f)
			}
		}
		if len(next.Articles) == len(s.Articles) {
			next.Articles = insert(next.Articles, &graphmodel.Article{ID: id, Text: strings.Repeat(id+" ", 1+r.IntN(50))})
		}
	case 1:
		next.Decisions = nil
		target := fmt.Sprint("e", r.IntN(5))
		for _, d := range s.Decisions {
			if d.Target != target {
				next.Decisions = append(next.Decisions, d)
			}
		}
		if r.IntN(3) > 0 {
			next.Decisions = append(next.Decisions, graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: target, Value: fmt.Sprint(r.IntN(1000))})
		}
	case 2, 3:
		next.Positions[fmt.Sprint("e", r.IntN(6))] = graphmodel.Position{X: r.NormFloat64(), Y: 0.1 * float64(r.IntN(9)), Pinned: r.IntN(2) == 0}
	case 4:
		next.Settings["x"] = fmt.Sprint(r.IntN(1000), " <&> ünï")
	}
	return next
}

func insert(list []*graphmodel.Article, a *graphmodel.Article) []*graphmodel.Article {
	at := 0
	for at < len(list) && list[at].ID < a.ID {
		at++
	}
	return append(list[:at:at], append([]*graphmodel.Article{a}, list[at:]...)...)
}

// text is a state as JSON, decisions in the order of their keys.
func text(t *testing.T, s project.State) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestUndoEverything takes back hundreds of random steps one by one, closing the
// project now and then, and does them again.
func TestUndoEverything(t *testing.T) {
	p, path := create(t)
	r := rand.New(rand.NewPCG(7, 8))
	states := []string{text(t, stateOf(t, p))}
	for i := range 300 {
		next := randomStep(r, stateOf(t, p))
		if err := p.Record(t.Context(), next, fmt.Sprint("step ", i)); err != nil {
			t.Fatal(err)
		}
		if now := text(t, stateOf(t, p)); now != states[len(states)-1] {
			states = append(states, now)
		}
	}
	steps, err := p.History(t.Context())
	if err != nil || len(steps) != len(states)-1 {
		t.Fatalf("%d steps for %d states, %v", len(steps), len(states), err)
	}
	reopen := func(i int) {
		if i%40 != 0 {
			return
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if p, err = project.Open(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	for i := len(states) - 2; i >= 0; i-- {
		reopen(i)
		_, s, err := p.Undo(t.Context())
		if err != nil || text(t, s) != states[i] {
			t.Fatalf("undo to state %d: %v\n%s\nwant\n%s", i, err, text(t, s), states[i])
		}
	}
	if _, _, err := p.Undo(t.Context()); !errors.Is(err, project.ErrNoStep) {
		t.Errorf("undo at the start: %v", err)
	}
	for i := 1; i < len(states); i++ {
		reopen(i)
		_, s, err := p.Redo(t.Context())
		if err != nil || text(t, s) != states[i] {
			t.Fatalf("redo to state %d: %v", i, err)
		}
	}
	if _, _, err := p.Redo(t.Context()); !errors.Is(err, project.ErrNoStep) {
		t.Errorf("redo at the end: %v", err)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
	_ = p.Close()
}

func TestANewStepEndsTheUndoneOnes(t *testing.T) {
	p, _ := create(t)
	for i := range 3 {
		if err := p.Record(t.Context(), project.State{Settings: map[string]string{"n": fmt.Sprint(i)}}, fmt.Sprint("step ", i)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, _, err := p.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Record(t.Context(), project.State{Settings: map[string]string{"n": "new"}}, "other"); err != nil {
		t.Fatal(err)
	}
	steps, err := p.History(t.Context())
	if err != nil || len(steps) != 2 || steps[0].Label != "step 0" || steps[1].Label != "other" || steps[1].Touched["settings"] != 1 {
		t.Errorf("history %+v, %v", steps, err)
	}
	if _, _, err := p.Redo(t.Context()); !errors.Is(err, project.ErrNoStep) {
		t.Errorf("redo: %v", err)
	}
}

// TestWhatFollowsBelongsToTheStep saves positions after an import and expects
// that they go with it.
func TestWhatFollowsBelongsToTheStep(t *testing.T) {
	p, _ := create(t)
	s := project.State{Settings: map[string]string{"x": "1"}}
	if err := p.Record(t.Context(), s, "import"); err != nil {
		t.Fatal(err)
	}
	s.Positions = map[string]graphmodel.Position{"e1": {X: 1}}
	if err := p.Save(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	step, after, err := p.Undo(t.Context())
	if err != nil || step.Label != "import" || len(after.Positions)+len(after.Settings) != 0 {
		t.Errorf("undone %+v to %+v, %v", step, after, err)
	}
	_, after, err = p.Redo(t.Context())
	if err != nil || after.Positions["e1"].X != 1 || after.Settings["x"] != "1" {
		t.Errorf("redone to %+v, %v", after, err)
	}
}

// TestOldVersions opens a file of each earlier version and expects its content
// and a journal.
func TestOldVersions(t *testing.T) {
	for name, steps := range map[string]int{"v1.clew": 0, "v2.clew": 1, "v3.clew": 1, "v4.clew": 1, "v5.clew": 1} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		old, err := project.OpenReadOnly(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		want := stateOf(t, old)
		if h, err := old.History(t.Context()); err != nil || len(h) != steps {
			t.Errorf("%s: %v, %v", name, h, err)
		}
		_ = old.Close()
		p, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		got := stateOf(t, p)
		if len(got.Articles) != 1 || len(got.Findings) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s holds %+v", name, got)
		}
		if err := p.Check(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got.Settings["x"] = "y"
		if err := p.Record(t.Context(), got, "set"); err != nil {
			t.Fatal(err)
		}
		if _, back, err := p.Undo(t.Context()); err != nil || !reflect.DeepEqual(back, want) {
			t.Errorf("%s: undo gives %+v, %v", name, back, err)
		}
		_ = p.Close()
	}
}

// killedChild is set for the process that TestKilled kills: the project's path.
const killedChild = "CLEW_TEST_KILLED_CHILD"

// TestEditForever is the child of TestKilled; without its path it does nothing.
func TestEditForever(*testing.T) {
	if path := os.Getenv(killedChild); path != "" {
		editForever(path)
	}
}

// editForever edits a project at random and says each number once that edit is
// committed.
func editForever(path string) {
	background := context.Background()
	p, err := project.Open(background, path)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	s, err := p.State(background)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	n, _ := strconv.Atoi(s.Settings["n"])
	r := rand.New(rand.NewPCG(uint64(n), uint64(time.Now().UnixNano())))
	for {
		n++
		s = randomStep(r, s)
		s.Settings["n"] = strconv.Itoa(n)
		if err := p.Record(background, s, "edit"); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(n)
		if r.IntN(4) == 0 {
			_, _, err := p.Undo(background)
			if err == nil {
				_, s, err = p.Redo(background)
			}
			if err != nil {
				fmt.Println("error", err)
				os.Exit(1)
			}
		}
	}
}

// TestKilled kills a process that edits a project at random moments and expects
// that the file is sound and that at most the edit in flight is missing.
func TestKilled(t *testing.T) {
	p, path := create(t)
	_ = p.Close()
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	r := rand.New(rand.NewPCG(9, 10))
	last := 0
	for round := range rounds {
		said := runAndKill(t, path, time.Duration(r.IntN(40_000))*time.Microsecond)
		if said < last {
			said = last
		}
		p, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if err := p.Check(t.Context()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		s := stateOf(t, p)
		// A kill between the undo and the redo leaves the step undone.
		if steps, err := p.History(t.Context()); err != nil {
			t.Fatal(err)
		} else if k := len(steps); k > 0 && steps[k-1].Undone {
			if _, s, err = p.Redo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		n, _ := strconv.Atoi(s.Settings["n"])
		if n < said || n > said+1 {
			t.Fatalf("round %d: the file knows edit %d, the process said %d", round, n, said)
		}
		last = n
		_ = p.Close()
	}
	if last < rounds {
		t.Errorf("only %d edits in %d rounds", last, rounds)
	}
}

// runAndKill starts the child, kills it a while after its first edit, and
// returns the last number that it said.
func runAndKill(t *testing.T, path string, after time.Duration) int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run", "^TestEditForever$")
	cmd.Env = append(os.Environ(), killedChild+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	said := 0
	read := func() error {
		line, err := lines.ReadString('\n')
		if strings.HasPrefix(line, "error") {
			t.Fatal(line)
		}
		if err == nil {
			said, err = strconv.Atoi(strings.TrimSpace(line))
		}
		return err
	}
	if err := read(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	for {
		if err := read(); err != nil {
			if !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			break
		}
	}
	_ = cmd.Wait()
	return said
}
