package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// goPackage is what the Go tool tells about a package.
type goPackage struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

// list asks the Go tool for packages and what they import.
func list(t *testing.T, env []string, args ...string) []goPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Imports,Deps"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	var messages bytes.Buffer
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, messages.String())
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) == 0 || args[len(args)-1] == "./..." && len(all) < 20 {
		t.Fatalf("go list %v names only %d packages", args, len(all))
	}
	return all
}

// under reports whether a package is the folder or lies in it.
func under(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

// layers are the folders of the module and which others each may import. The
// first entry that fits a package counts.
var layers = []struct {
	folder string
	may    []string
}{
	{"clew/assets", []string{"clew/assets"}},
	{"clew/graphmodel", []string{"clew/graphmodel", "clew/assets"}},
	{"clew/importers", []string{"clew/importers", "clew/graphmodel", "clew/assets"}},
	{"clew/app/privatetmp", nil},
	{"clew/app/console", nil},
	{"clew/app/gate", nil},
	{"clew/app/scene", []string{"clew/app/scene", "clew/graphmodel", "clew/assets"}},
	{"clew/app/session", []string{"clew/app/session", "clew/app/gate", "clew/app/scene", "clew/graphmodel", "clew/assets"}},
	{"clew/app/ingest", []string{"clew/importers", "clew/graphmodel", "clew/assets"}},
	{"clew/app/diagram", []string{"clew/app/scene", "clew/graphmodel", "clew/assets"}},
	{"clew/app/cli", []string{
		"clew/app/diagram", "clew/app/ingest", "clew/app/scene", "clew/importers", "clew/graphmodel", "clew/assets",
	}},
	{"clew/app/workspace", []string{
		"clew/app/session", "clew/app/gate", "clew/app/scene", "clew/app/diagram", "clew/app/ingest", "clew/importers",
		"clew/graphmodel", "clew/assets",
	}},
	{"clew/app/theme", []string{"clew/app/theme", "clew/app/scene", "clew/graphmodel", "clew/assets"}},
	{"clew/app/controls", []string{
		"clew/app/controls", "clew/app/theme", "clew/app/gate", "clew/app/scene", "clew/graphmodel", "clew/assets",
	}},
	// Views never call each other: they share the session.
	{"clew/app/views", []string{
		"clew/app/views/wording", "clew/app/controls", "clew/app/theme", "clew/app/session", "clew/app/gate", "clew/app/scene",
		"clew/importers", "clew/graphmodel", "clew/assets",
	}},
	{"clew/app", []string{"clew/app", "clew/importers", "clew/graphmodel", "clew/assets"}},
	{"clew/packaging", []string{"clew"}},
}

// TestDependenciesRunOneWay checks each import inside the module.
func TestDependenciesRunOneWay(t *testing.T) {
	for _, p := range list(t, nil, "-tags", "migrated_fynedo", "./...") {
		if p.ImportPath == "clew" {
			allowed(t, p, []string{"clew/app"})
			continue
		}
		i := slices.IndexFunc(layers, func(l struct {
			folder string
			may    []string
		},
		) bool {
			return under(p.ImportPath, l.folder)
		})
		if i < 0 {
			t.Errorf("%s belongs to no layer; add it to architecture_test.go and .go-arch-lint.yml", p.ImportPath)
			continue
		}
		allowed(t, p, layers[i].may)
	}
}

func allowed(t *testing.T, p goPackage, may []string) {
	t.Helper()
	for _, imported := range p.Imports {
		if under(imported, "clew") && !slices.ContainsFunc(may, func(m string) bool { return under(imported, m) }) {
			t.Errorf("%s must not import %s", p.ImportPath, imported)
		}
	}
}

// TestFyneStaysInTheWindow looks at everything that a package links, not only
// at its own imports.
func TestFyneStaysInTheWindow(t *testing.T) {
	window := []string{"clew/app/theme", "clew/app/controls", "clew/app/views", "clew/app/desktop"}
	for _, p := range list(t, nil, "-tags", "migrated_fynedo", "./...") {
		if p.ImportPath == "clew" || p.ImportPath == "clew/app" || under(p.ImportPath, "clew/packaging") ||
			slices.ContainsFunc(window, func(w string) bool { return under(p.ImportPath, w) }) {
			continue
		}
		for _, dep := range p.Deps {
			if under(dep, "fyne.io") || under(dep, "github.com/go-gl") {
				t.Errorf("%s links %s", p.ImportPath, dep)
				break
			}
		}
	}
}

// TestHeadlessBuildNeedsNothing checks that the build without a window links
// neither the toolkit nor C.
func TestHeadlessBuildNeedsNothing(t *testing.T) {
	for _, p := range list(t, []string{"CGO_ENABLED=0"}, "-tags", "headless", ".") {
		if len(p.Deps) < 100 {
			t.Fatalf("only %d dependencies are known", len(p.Deps))
		}
		for _, dep := range p.Deps {
			if under(dep, "fyne.io") || under(dep, "github.com/go-gl") || dep == "runtime/cgo" ||
				under(dep, "clew/app/desktop") || under(dep, "clew/app/views") {
				t.Errorf("the headless build links %s", dep)
			}
		}
	}
}

// TestGraphmodelKnowsNoFiles checks the innermost layer.
func TestGraphmodelKnowsNoFiles(t *testing.T) {
	forbidden := []string{"os", "io", "net", "path", "database", "syscall", "embed"}
	for _, p := range list(t, nil, "./graphmodel") {
		for _, imported := range p.Imports {
			if slices.ContainsFunc(forbidden, func(f string) bool { return under(imported, f) }) {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

// TestPrivateFolderComesFirst checks what the order of initialization rests
// on: imports that os has already initialized, and a path that sorts first.
func TestPrivateFolderComesFirst(t *testing.T) {
	const engine = "github.com/goccy/go-graphviz/internal/wasm"
	p := list(t, nil, "./app/privatetmp")[0]
	early := list(t, nil, "os")[0].Deps
	for _, imported := range p.Imports {
		if imported != "os" && !slices.Contains(early, imported) {
			t.Errorf("%s imports %s, which os does not", p.ImportPath, imported)
		}
	}
	if p.ImportPath >= engine {
		t.Errorf("%s sorts after %s", p.ImportPath, engine)
	}
	if !slices.Contains(list(t, nil, "-tags", "headless", ".")[0].Deps, engine) {
		t.Errorf("%s is no longer linked; this test and app/privatetmp can go", path.Dir(engine))
	}
}
