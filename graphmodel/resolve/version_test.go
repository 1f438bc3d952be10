package resolve_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/resolve"
)

// TestVersion fails where the rules give another graph than those of Version:
// raise Version then, and put the new sum here. Projects keep their graphs.
func TestVersion(t *testing.T) {
	const version, want = 2, "f542ca463c7af2038e13ba14"
	entities, links := resolve.Build(graphtest.News(2000, 9))
	entities, links = graphmodel.Redecide([]graphmodel.Decision{
		{Kind: graphmodel.RenameEntity, Target: entities[5].ID, Value: "Another"}, {Kind: graphmodel.DeleteEntity, Target: entities[9].ID},
	}, entities, links)
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, part := range []any{entities, links} {
		if err := e.Encode(part); err != nil {
			t.Fatal(err)
		}
	}
	if got := hex.EncodeToString(h.Sum(nil)[:12]); got != want || resolve.Version != version {
		t.Errorf("version %d gives the sum %q", resolve.Version, got)
	}
}
