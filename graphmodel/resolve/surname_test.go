package resolve_test

import (
	"fmt"
	"slices"
	"testing"

	"clew/graphmodel"
)

// named is an article that names people in full, with their company.
func named(title, day string, people ...string) *story {
	s := newStory(title, day)
	for _, p := range people {
		s.entity(graphmodel.Person, p, "")
	}
	s.entity(graphmodel.Place, "Kenya", "country:KE")
	s.entity(graphmodel.Place, "Chile", "country:CL")
	return s
}

func TestBareSurname(t *testing.T) {
	tests := []struct {
		name  string
		build func() []*story
		want  []string
	}{
		{"only and prominent bearer on the same beat", func() []*story {
			return []*story{
				named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind"), named("c", "2025-06-01", "Lind"),
			}
		}, []string{"Ana Lind (3)"}},
		{"named in full once only", func() []*story {
			return []*story{named("a", "2025-05-01", "Ana Lind"), named("c", "2025-06-01", "Lind")}
		}, []string{"Ana Lind (1)", "Lind (1)"}},
		{"prominent elsewhere", func() []*story {
			c := newStory("c", "2025-06-01")
			c.entity(graphmodel.Person, "Lind", "")
			c.entity(graphmodel.Place, "Peru", "country:PE")
			return []*story{named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind"), c}
		}, []string{"Ana Lind (2)", "Lind (1)"}},
		{"prominent years ago", func() []*story {
			return []*story{named("a", "2005-05-01", "Ana Lind"), named("b", "2005-05-20", "Ana Lind"), named("c", "2025-06-01", "Lind")}
		}, []string{"Ana Lind (2)", "Lind (1)"}},
		{"father and son", func() []*story {
			return []*story{
				named("a", "2025-05-01", "Ove Lind"), named("b", "2025-05-20", "Ove Lind"),
				named("d", "2025-05-20", "Nils Lind"), named("c", "2025-06-01", "Lind"),
			}
		}, []string{"Lind (1)", "Nils Lind (1)", "Ove Lind (2)"}},
		{"two bearers and an office", func() []*story {
			a, b, c := named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-02", "Ove Lind"), named("c", "2025-06-01", "Lind")
			a.role(0, 1, "president")
			b.role(0, 1, "finance minister")
			c.role(0, 1, "president of")
			return []*story{a, b, c}
		}, []string{"Ana Lind (2)", "Ove Lind (1)"}},
		{"another walk of life", func() []*story {
			c := named("c", "2025-06-01")
			c.entity(graphmodel.Person, "Lind", "", "Detective Inspector")
			a, b := named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind")
			a.role(0, 1, "striker")
			b.role(0, 1, "striker")
			return []*story{a, b, c}
		}, []string{"Ana Lind (2)", "Lind (1)"}},
		{"another generation", func() []*story {
			return []*story{named("a", "2025-05-01", "Ove Lind"), named("b", "2025-05-20", "Ove Lind"), named("c", "2025-06-01", "Lind Jr.")}
		}, []string{"Lind Jr. (1)", "Ove Lind (2)"}},
		{"the sister is in the same article", func() []*story {
			return []*story{named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind"), named("c", "2025-06-01", "Mia Lind", "Lind")}
		}, []string{"Ana Lind (2)", "Lind (1)", "Mia Lind (1)"}},
		{"another romanization", func() []*story {
			return []*story{
				named("a", "2025-05-01", "Dmytro Bielskiy"), named("b", "2025-05-20", "Dmytro Bielskiy"), named("c", "2025-06-01", "Belskyy"),
			}
		}, []string{"Dmytro Bielskiy (3)"}},
		{"one pope", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-05-02")
			a.entity(graphmodel.Person, "Hilarius", "", "Pope")
			b.entity(graphmodel.Person, "Hilarius", "", "Pope")
			return []*story{a, b}
		}, []string{"Hilarius (2)"}},
		{"two kings of one name", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-05-02")
			a.entity(graphmodel.Person, "Otto", "", "King")
			b.entity(graphmodel.Person, "Otto", "", "King")
			return []*story{a, b}
		}, []string{"Otto (1)", "Otto (1)"}},
		{"surname in front", func() []*story {
			a, b := named("a", "2025-05-01", "Pak Min Su"), named("b", "2025-05-20", "Pak Min-su")
			a.findings.Entities[0].Aliases = []string{"Pak"}
			c := named("c", "2025-06-01", "Pak")
			b.role(0, 1, "president")
			c.role(0, 1, "president")
			return []*story{a, b, c}
		}, []string{"Pak Min Su (3)"}},
		{"a given name", func() []*story {
			a, b := named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind")
			a.findings.Entities[0].Aliases = []string{"Ana"}
			return []*story{a, b, named("c", "2025-06-01", "Ana")}
		}, []string{"Ana (1)", "Ana Lind (2)"}},
		{"the first of two surnames", func() []*story {
			a, b := named("a", "2025-05-01", "Ana Lind Roth"), named("b", "2025-05-20", "Ana Lind Roth")
			a.findings.Entities[0].Aliases = []string{"Lind"}
			return []*story{a, b, named("c", "2025-06-01", "Lind")}
		}, []string{"Ana Lind Roth (3)"}},
		{"two people called by it", func() []*story {
			a, b := named("a", "2025-05-01", "Pak Min Su"), named("b", "2025-05-20", "Pak Min Su")
			a.findings.Entities[0].Aliases = []string{"Pak"}
			return []*story{a, b, named("d", "2025-05-20", "Ida Pak"), named("c", "2025-06-01", "Pak")}
		}, []string{"Ida Pak (1)", "Pak (1)", "Pak Min Su (2)"}},
		{"an initial", func() []*story {
			return []*story{named("a", "2025-05-01", "A. Lind", "Oto Roth"), named("b", "2025-05-20", "Ana Lind", "Oto Roth")}
		}, []string{"Ana Lind (2)", "Oto Roth (2)"}},
		{"an initial of two people", func() []*story {
			return []*story{
				named("a", "2025-05-01", "A. Lind", "Oto Roth"), named("b", "2025-05-20", "Ana Lind", "Oto Roth"),
				named("c", "2025-05-20", "Abel Lind", "Oto Roth"), named("d", "2025-05-20", "A. Lind", "Oto Roth"),
			}
		}, []string{"A. Lind (2)", "Abel Lind (1)", "Ana Lind (1)", "Oto Roth (4)"}},
		{"surname read as a firm", func() []*story {
			d := named("d", "2025-05-22")
			d.entity(graphmodel.Organization, "Lind", "")
			return []*story{named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind"), named("c", "2025-05-21", "Ana Lind"), d}
		}, []string{"Ana Lind (4)"}},
		{"a firm of that name", func() []*story {
			d := named("d", "2025-05-22", "Ewa Roth")
			d.role(0, d.entity(graphmodel.Organization, "Lind", ""), "director")
			return []*story{named("a", "2025-05-01", "Ana Lind"), named("b", "2025-05-20", "Ana Lind"), named("c", "2025-05-21", "Ana Lind"), d}
		}, []string{"Ana Lind (3)", "Ewa Roth (1)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es, _ := build(tt.build()...)
			if got := summary(es, graphmodel.Person); !slices.Equal(got, tt.want) {
				t.Errorf("people %q, want %q", got, tt.want)
			}
		})
	}
}

// TestBareSurnamesAnyOrder puts six bare surnames and their bearers in every
// order of four articles.
func TestBareSurnamesAnyOrder(t *testing.T) {
	stories := []*story{
		named("a", "2025-05-01", "Ana Lind", "Oto Roth"), named("b", "2025-05-20", "Ana Lind", "Roth"),
		named("c", "2025-06-01", "Lind", "Ida Roth"), named("d", "2025-06-01", "Lind", "Roth", "Hilarius"),
	}
	want := ""
	permute(stories, 0, func() {
		es, ls := build(stories...)
		got := fmt.Sprint(len(ls))
		for _, e := range es {
			got += fmt.Sprint(" ", e.ID, e.Name, e.Aliases, e.Mentions)
		}
		if want == "" {
			want = got
		} else if got != want {
			t.Fatalf("the result depends on the order of the articles:\n%s\n%s", want, got)
		}
	})
}

func permute(s []*story, k int, f func()) {
	if k == len(s) {
		f()
		return
	}
	for i := k; i < len(s); i++ {
		s[k], s[i] = s[i], s[k]
		permute(s, k+1, f)
		s[k], s[i] = s[i], s[k]
	}
}
