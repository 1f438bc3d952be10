//go:build unix

package privatetmp_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clew/app/privatetmp"
)

// program is the built program without a window.
var program string

func TestMain(m *testing.M) {
	privatetmp.Restore() // the initializer has done its work in this process, too
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "privatetmp")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "clew")
	build := exec.Command("go", "build", "-tags", "headless", "-o", program, "clew")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		_, _ = os.Stderr.Write(out)
		panic(err)
	}
	return m.Run()
}

// place is the surroundings of one start: a home and a temporary directory.
type place struct {
	home, tmp string
	env       []string
}

func newPlace(t *testing.T) *place {
	t.Helper()
	p := &place{home: filepath.Join(t.TempDir(), "home"), tmp: filepath.Join(t.TempDir(), "tmp")}
	for _, dir := range []string{p.home, p.tmp} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p.env = []string{"HOME=" + p.home, "TMPDIR=" + p.tmp, "PATH=" + os.Getenv("PATH")}
	return p
}

func (p *place) cache() string { return filepath.Join(p.home, ".cache", "clew", "compiled") }

// starts runs the program and expects that it works.
func (p *place) starts(t *testing.T) {
	t.Helper()
	cmd := exec.Command(program, "version")
	cmd.Env = p.env
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "clew ") {
		t.Errorf("the program does not start: %v\n%s", err, firstLines(out))
	}
}

func firstLines(out []byte) string {
	lines := strings.SplitN(string(out), "\n", 6)
	return strings.Join(lines[:min(5, len(lines))], "\n")
}

// tree lists all files below dir with their content.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		content := ""
		if d.Type().IsRegular() {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content = string(b)
		}
		files[path] = content
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameTree(t *testing.T, what string, before, after map[string]string) {
	t.Helper()
	for name, content := range after {
		if old, ok := before[name]; !ok || old != content {
			t.Errorf("%s: %s is new or changed", what, name)
		}
	}
	if len(before) > len(after) {
		t.Errorf("%s: files are gone", what)
	}
}

// code returns the one file of compiled code below dir.
func code(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "wazero-*", "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("files of compiled code: %v, %v", found, err)
	}
	return found[0]
}

func TestTemporaryDirectoryStaysEmpty(t *testing.T) {
	p := newPlace(t)
	p.starts(t)
	p.starts(t)
	if files := tree(t, p.tmp); len(files) != 1 {
		t.Errorf("the shared temporary directory holds %d files", len(files)-1)
	}
	info, err := os.Stat(code(t, p.cache()))
	if err != nil || info.Size() < 1<<20 {
		t.Errorf("the compiled code is not in the user's cache: %v", err)
	}
	if info, err = os.Stat(p.cache()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode of the cache: %v, %v", info.Mode(), err)
	}
}

func TestSecondStartUsesTheCache(t *testing.T) {
	p := newPlace(t)
	p.starts(t)
	before, err := os.Stat(code(t, p.cache()))
	if err != nil {
		t.Fatal(err)
	}
	p.starts(t)
	after, err := os.Stat(code(t, p.cache()))
	if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Errorf("the second start compiled again: %v", err)
	}
}

// TestDamagedCache damages the user's own compiled code in several ways. Each
// would make go-graphviz panic before main.
func TestDamagedCache(t *testing.T) {
	p := newPlace(t)
	p.starts(t)
	sound, err := os.ReadFile(code(t, p.cache()))
	if err != nil {
		t.Fatal(err)
	}
	sums := filepath.Join(p.cache(), "sums")
	for name, damage := range map[string]func(file string) error{
		"flipped byte": func(file string) error {
			b := bytes.Clone(sound)
			b[len(b)/2] ^= 1
			return os.WriteFile(file, b, 0o600)
		},
		"cut short":   func(file string) error { return os.WriteFile(file, sound[:len(sound)/3], 0o600) },
		"empty":       func(file string) error { return os.WriteFile(file, nil, 0o600) },
		"longer":      func(file string) error { return os.WriteFile(file, append(bytes.Clone(sound), 0), 0o600) },
		"a folder":    replaceByFolder,
		"no sums":     func(string) error { return os.Remove(sums) },
		"damaged sum": func(string) error { return os.WriteFile(sums, []byte("go-graphviz/x 00\n\n \xff"), 0o600) },
		"others may write": func(file string) error {
			return os.Chmod(file, 0o666)
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := damage(code(t, p.cache())); err != nil {
				t.Fatal(err)
			}
			p.starts(t)
			if got, err := os.ReadFile(code(t, p.cache())); err != nil || !bytes.Equal(got, sound) {
				t.Errorf("the code was not compiled anew: %v", err)
			}
		})
	}
}

func replaceByFolder(file string) error {
	if err := os.Remove(file); err != nil {
		return err
	}
	return os.Mkdir(file, 0o700)
}

// plant puts damaged code where go-graphviz would look for it. If it were
// used, the program would not start.
func plant(t *testing.T, from *place, dir string) {
	t.Helper()
	name := code(t, from.cache())
	relative, err := filepath.Rel(from.cache(), name)
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, relative)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(target, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPlantedCodeIsNeitherRunNorTouched(t *testing.T) {
	built := newPlace(t)
	built.starts(t)
	p := newPlace(t)
	plant(t, built, p.tmp)
	before := tree(t, p.tmp)
	p.starts(t)
	sameTree(t, "temporary directory", before, tree(t, p.tmp))
}

// nobody is a user that is not the one who runs the tests.
const nobody = 65534

func TestCacheOfAnotherUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give files to another user")
	}
	built := newPlace(t)
	built.starts(t)
	for _, level := range []string{".cache", ".cache/clew", ".cache/clew/compiled"} {
		t.Run(level, func(t *testing.T) {
			p := newPlace(t)
			plant(t, built, p.cache())
			if err := os.Chown(filepath.Join(p.home, level), nobody, nobody); err != nil {
				t.Fatal(err)
			}
			before := tree(t, p.home)
			p.starts(t)
			sameTree(t, "home", before, tree(t, p.home))
		})
	}
	t.Run("file", func(t *testing.T) {
		p := newPlace(t)
		p.starts(t)
		file := code(t, p.cache())
		if err := os.Chown(file, nobody, nobody); err != nil {
			t.Fatal(err)
		}
		p.starts(t)
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("the code was not compiled anew: %v", err)
		}
	})
}

func TestUnsafeFoldersAreNotUsed(t *testing.T) {
	built := newPlace(t)
	built.starts(t)
	for name, prepare := range map[string]func(p *place) error{
		"others may write to ours": func(p *place) error {
			return os.Chmod(p.cache(), 0o777)
		},
		"others may write above": func(p *place) error {
			return os.Chmod(filepath.Join(p.home, ".cache"), 0o777)
		},
		"a link elsewhere": func(p *place) error {
			elsewhere := filepath.Join(p.home, "elsewhere")
			if err := os.Rename(p.cache(), elsewhere); err != nil {
				return err
			}
			return os.Symlink(elsewhere, p.cache())
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			plant(t, built, p.cache())
			if err := prepare(p); err != nil {
				t.Fatal(err)
			}
			before := tree(t, p.home)
			p.starts(t)
			sameTree(t, "home", before, tree(t, p.home))
			if len(tree(t, p.tmp)) != 1 {
				t.Error("the shared temporary directory was used instead")
			}
		})
	}
}

func TestNoHome(t *testing.T) {
	for name, env := range map[string][]string{
		"not set":      nil,
		"not there":    {"HOME=/dev/null/home"},
		"read-only":    {"HOME=/proc/self"},
		"cache a file": {"HOME=/tmp", "XDG_CACHE_HOME=/dev/null"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.env = append(env, "TMPDIR="+p.tmp)
			p.starts(t)
			if len(tree(t, p.tmp)) != 1 {
				t.Error("the shared temporary directory was used instead")
			}
		})
	}
}

// TestChildrenSeeTheRealTemporaryDirectory renders with Graphviz, which starts
// the program again.
func TestChildrenSeeTheRealTemporaryDirectory(t *testing.T) {
	p := newPlace(t)
	article := filepath.Join(p.home, "article.txt")
	text := "Anna Berg, the mayor of Oslo, met Carl Dahl in Oslo on Friday. They spoke about the harbor for two hours."
	if err := os.WriteFile(article, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		cmd := exec.Command(program, "graph", article, "-f", "svg", "--engine", "dot")
		cmd.Env = p.env
		out, err := cmd.Output()
		if err != nil || !bytes.Contains(out, []byte("<svg")) {
			t.Fatalf("%v: %s", err, firstLines(out))
		}
	}
	if files := tree(t, p.tmp); len(files) != 1 {
		t.Errorf("the shared temporary directory holds %d files", len(files)-1)
	}
}
