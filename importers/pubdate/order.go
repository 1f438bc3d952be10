package pubdate

import (
	"regexp"
	"strings"

	"clew/graphmodel"
)

var (
	numericDay   = regexp.MustCompile(`\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b`)
	americanZone = regexp.MustCompile(`\b(?:E[SD]T|C[SD]T|P[SD]T|M[SD]T|[Ee]astern [Tt]ime|A\.M\.|P\.M\.)(?:\b|\s|$)`)
	otherZone    = regexp.MustCompile(`\b(?:IST|GMT|UTC|BST|CES?T|EES?T|MSK|SGT|HKT|JST|AES?T|WAT|EAT|PKT|WIB)\b`)
)

// GuessOrder tells how the page writes days in numbers, from everything on it:
// a number above twelve decides; then an unambiguous day on the same page that
// one reading agrees with; then the time zone; then the language, of which only
// English leaves it open. lang is ISO 639-1 or "".
func GuessOrder(text, lang string) Order {
	first, second := 0, 0
	var open [][]string
	for _, m := range numericDay.FindAllStringSubmatch(text, 50) {
		a, b := len(m[1]) == 2 && m[1] > "12", len(m[2]) == 2 && m[2] > "12"
		switch {
		case a && !b:
			first++
		case b && !a:
			second++
		case !a && !b:
			open = append(open, m)
		}
	}
	switch {
	case first > second:
		return DayFirst
	case second > first:
		return MonthFirst
	case len(open) == 0:
		return UnknownOrder
	}
	if o := agreeing(text, open); o != UnknownOrder {
		return o
	}
	switch {
	case lang != "" && lang != "en":
		return DayFirst
	case otherZone.MatchString(text):
		return DayFirst
	case americanZone.MatchString(text):
		return MonthFirst
	}
	return UnknownOrder
}

// agreeing compares the open dates with the days that the page names clearly.
func agreeing(text string, open [][]string) Order {
	clear := map[graphmodel.Date]bool{}
	for _, f := range Find(text[:min(len(text), 20000)], UnknownOrder) {
		if !f.Ambiguous {
			clear[f.Date] = true
		}
	}
	for _, m := range open {
		d, okD := day(m[3], m[2], m[1])
		e, okE := day(m[3], m[1], m[2])
		if d == e {
			continue
		}
		if okD && clear[d] {
			return DayFirst
		}
		if okE && clear[e] {
			return MonthFirst
		}
	}
	return UnknownOrder
}

var (
	createdLabel = regexp.MustCompile(`(?i)\b(?:created|published|posted|first published|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|yayınlanma|опубликовано)\b[^0-9]{0,24}$|公開日[：:]?\s*$`)
	updatedLabel = regexp.MustCompile(`(?i)\b(?:updated?|modified|revised|aktualisiert|stand|mis à jour|modifié|actualizado|atualizado|aggiornato|bijgewerkt|uppdaterad|güncellen\p{L}*|обновлено)\b[^0-9]{0,24}$|更新日[：:]?\s*$`)
)

// Choose returns the day of publication among the days found in s: one that is
// labelled as created or published, else the first that is not labelled as
// updated, else the first.
func Choose(s string, found []Found) (Found, bool) {
	if len(found) == 0 {
		return Found{}, false
	}
	plain := -1
	for i, f := range found {
		before := strings.TrimRight(s[max(0, f.Start-48):f.Start], " ")
		if createdLabel.MatchString(before) {
			return f, true
		}
		if plain < 0 && !updatedLabel.MatchString(before) {
			plain = i
		}
	}
	return found[max(plain, 0)], true
}
