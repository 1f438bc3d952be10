package export

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clew/graphmodel"
)

// CSV writes a zip archive with nodes.csv and edges.csv, as spreadsheets and
// Gephi read them: UTF-8, commas, one line of headings.
func CSV(w io.Writer, s *graphmodel.Snapshot) error {
	z := zip.NewWriter(w)
	if err := table(z, "nodes.csv", nodeRows(s)); err != nil {
		return err
	}
	if err := table(z, "edges.csv", linkRows(s)); err != nil {
		return err
	}
	return z.Close()
}

// table adds one file without a time, so that the archive does not depend on
// the clock.
func table(z *zip.Writer, name string, rows [][]string) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

func nodeRows(s *graphmodel.Snapshot) [][]string {
	rows := [][]string{{
		"Id", "Label", "Kind", "Aliases", "Type", "Start", "End", "Precision", "Stance", "Latitude", "Longitude", "Country",
		"Status", "Mentions", "Sources", "First",
	}}
	w := s.Witnesses()
	for _, e := range s.Entities {
		j := entityJSON(s, w, e)
		rows = append(rows, []string{
			j.ID, cell(j.Name), j.Kind, cell(strings.Join(j.Aliases, "; ")), j.Type, j.Start, j.End, j.Precision, j.Stance,
			number(j.Lat), number(j.Lon), j.Country, j.Status, strconv.Itoa(len(j.Mentions)),
			strconv.Itoa(j.Sources), j.First,
		})
	}
	return rows
}

func linkRows(s *graphmodel.Snapshot) [][]string {
	rows := [][]string{{
		"Id", "Source", "Target", "Type", "Relation", "Label", "Confidence", "Status", "Evidence", "Article", "Quote",
		"Sources", "First",
	}}
	w := s.Witnesses()
	for _, l := range s.Links.All() {
		j := linkJSON(s, w, l)
		direction := "Directed"
		if !l.Directed() {
			direction = "Undirected"
		}
		article, quote := "", ""
		if len(l.Evidence) > 0 && l.Evidence[0].Article != "" {
			article, quote = l.Evidence[0].Article, *j.Evidence[0].Quote
		}
		rows = append(rows, []string{
			j.ID, j.From, j.To, direction, j.Type, cell(j.Label), number(&j.Confidence), j.Status,
			strconv.Itoa(len(j.Evidence)), article, cell(quote), strconv.Itoa(j.Sources), j.First,
		})
	}
	return rows
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'g', -1, 64)
}

// cell keeps a spreadsheet from reading text of an article as a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
