package relations_test

import (
	"fmt"
	"slices"
	"testing"
)

// TestImplied finds the organization, country or person that the words beside an office or
// name leave out.
func TestImplied(t *testing.T) {
	tests := []struct {
		text string
		want []string // among the links
		not  []string
	}{
		{
			"Halden Bank closed on Monday. The bank had lent too much. The Norwegian regulator, Tilsynet, put Brennan Foods Ltd in charge. Police arrested the former chief executive, Bo Karlsen, at home. His cousin Ana Karlsen, who chaired the board, was heard.",
			[]string{"Bo Karlsen | role | Halden Bank", "Ana Karlsen | role | Halden Bank", "Ana Karlsen | family | Bo Karlsen"},
			[]string{"Bo Karlsen | role | Brennan Foods Ltd", "Ana Karlsen | role | Tilsynet"},
		},
		{
			"Norvik Shipping AS lost money. Norvik Shipping AS will close. In 2019 an internal auditor, Ana Lindholm, warned of it.",
			[]string{"Ana Lindholm | role | Norvik Shipping AS"},
			nil,
		},
		{
			"The Competition Authority met Solvik Foods and Brennan Foods Ltd on Monday. Chief executive Hans Solvik was angry.",
			[]string{"Hans Solvik | role | Solvik Foods"},
			[]string{"Hans Solvik | role | Competition Authority"},
		},
		{
			"Kenya has seen two coups. The navy chief, Captain Bo Karlsen, called for calm.",
			[]string{"Bo Karlsen | role | Kenya"},
			nil,
		},
		{
			"The European Court of Human Rights ruled on Monday. Judge Bo Karlsen of Austria dissented.",
			[]string{"Bo Karlsen | role | European Court of Human Rights"},
			[]string{"Bo Karlsen | role | Austria"},
		},
		{
			"The African Union monitors arrived under General Bo Karlsen.",
			[]string{"Bo Karlsen | role | African Union"},
			nil,
		},
		{
			"Two reporters of the weekly Kronika, Ana Lindholm and Bo Karlsen, were held. Their editor, Tom Reed, protested.",
			[]string{"Tom Reed | role | Kronika"},
			nil,
		},
		{
			"Corvid Foods, set up in Bergen in 2015 by the brothers Nils and Erik Lindholm, was sold.",
			[]string{"Nils Lindholm | role | Corvid Foods", "Erik Lindholm | role | Corvid Foods"},
			nil,
		},
		{
			"Norvik Holding AS, Oslo, and its subsidiary Brennan Foods Ltd closed.",
			[]string{"Norvik Holding AS | owns | Brennan Foods Ltd"},
			nil,
		},
		{"Prime Minister Ana Lindholm of Kenya spoke.", []string{"Ana Lindholm | role | Kenya"}, nil},
		{"Bo Karlsen has gone home to Bergen.", []string{"Bo Karlsen | from | Bergen"}, nil},
		{"Bo Karlsen did not go home to Bergen.", nil, []string{"Bo Karlsen | from | Bergen"}},
		{"Ana Lindholm and Bo Karlsen were married until 2018.", []string{"Ana Lindholm | family | Bo Karlsen"}, nil},
		{
			"Bo Karlsen fled. His former partner Tom Reed sold his shares in the firm.",
			[]string{"Tom Reed | role | Bo Karlsen"},
			[]string{"Tom Reed | family | Bo Karlsen"},
		},
		{
			"Ana Lindholm lives in Oslo with her partner, Tom Reed, and two children.",
			[]string{"Tom Reed | family | Ana Lindholm"},
			nil,
		},
		{
			"The post falls to Ana Lindholm, the mayor of Oslo. Her predecessor, Bo Karlsen, was ill.",
			[]string{"Ana Lindholm | role | Oslo"},
			[]string{"Bo Karlsen | role | Oslo"},
		},
		{
			"Ana Lindholm was named minister of Kenya on Monday. She replaces Bo Karlsen, a lawyer.",
			[]string{"Bo Karlsen | role | Kenya"},
			nil,
		},
	}
	for _, tt := range tests {
		_, c, links := find(t, tt.text)
		var got []string
		for _, l := range links {
			got = append(got, fmt.Sprintf("%s | %s | %s", c.Entities[l.From].Name, l.Type, c.Entities[l.To].Name))
		}
		for _, w := range tt.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n\tlacks %s\n\thas %q", tt.text, w, got)
			}
		}
		for _, w := range tt.not {
			if slices.Contains(got, w) {
				t.Errorf("%s\n\ttells %s", tt.text, w)
			}
		}
	}
}
