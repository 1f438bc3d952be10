package table

import (
	"errors"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
	"clew/importers/page"
)

const story = "The council of Bree met on Monday and agreed to repair the sea wall before the winter storms begin."

func workbook(t testing.TB) []byte {
	return formattest.Zip(t, "xl/workbook.xml", "<w/>", "xl/sharedStrings.xml", `<sst><si><t>Headline</t></si><si><r><t>Bree Repairs </t></r><r><t>Its Sea Wall</t></r></si><si><t>`+story+`</t></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Body text</t></is></c><c r="D1" t="str"><v>Date</v></c></row>
<row><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2"><v>47242</v></c></row></sheetData></worksheet>`)
}

func spreadsheet(t testing.TB) []byte {
	return formattest.Zip(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", "<m/>", "content.xml", `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table><table:table-column table:number-columns-repeated="1024"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell><text:p>Headline</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Body text</text:p></table:table-cell><table:table-cell><text:p>Date</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><office:annotation><text:p>check!</text:p></office:annotation><text:p>Bree Repairs<text:s/>Its <text:span>Sea Wall</text:span></text:p></table:table-cell><table:covered-table-cell/><table:table-cell/><table:table-cell><text:p>`+story+`</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2029-05-04T00:00:00"><text:p>04.05.29</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table><table:table-row><table:table-cell><text:p>Another sheet</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`)
}

func TestLists(t *testing.T) {
	for _, tc := range []struct {
		name string
		of   format.Format
		data string
	}{
		{"a.csv", CSV(nil), "\ufefftitle,date,text\n\"Bree Repairs Its Sea Wall\",2029-05-04,\"" + story + "\"\nempty,,\n"},
		{"a.tsv", CSV(nil), "Titel\tDatum\tInhalt\nBree Repairs Its Sea Wall\t4.5.2029\t" + story + "\n"},
		{"semicolon", CSV(nil), "headline;published_at;content\r\nBree Repairs Its Sea Wall;4 May 2029;<p>" + story + "</p>\r\n"},
		{"lines above the header.csv", CSV(nil), "Press review, May;;;\nmade on;05.05.2029;;\n\nSource;;Content;\nMedium;Datum;Überschrift;Volltext\nPost;4.5.2029;Bree Repairs Its Sea Wall;\"" + story + "\"\n"},
		{"columns that only their length tells.csv", CSV(nil), "headline,date,c3\nBree Repairs Its Sea Wall,2029-05-04,\"" + strings.Repeat(story+" ", 3) + "\"\n"},
		{"a.json", JSON(nil), `{"status":"ok","response":{"results":[{"webTitle":"x"},{"headline":"Bree Repairs Its Sea Wall","date":"2029-05-04T10:00:00Z","body":"` + story + `"}]}}`},
		{"a.jsonl", JSON(nil), `{"title":"Bree Repairs Its Sea Wall","date":"2029-05-04","text":"` + story + `"}` + "\n\n"},
		{"a.xlsx", Excel(nil), string(workbook(t))},
		{"a.ods", OpenDocument(nil), string(spreadsheet(t))},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found, err := formattest.Read(t, tc.of, tc.name, []byte(tc.data))
			if err != nil || len(found.Articles) != 1 {
				t.Fatalf("%+v, %v", found, err)
			}
			if a := found.Articles[0]; a.Title != "Bree Repairs Its Sea Wall" || strings.ReplaceAll(a.Text, story+" "+story+" ", "") != story || a.Published.Start.String() != "2029-05-04" {
				t.Errorf("%+v", a)
			}
		})
	}
}

func TestMappingOfThePerson(t *testing.T) {
	m := Mapping{Text: "c2", Title: "c1"}
	found, err := formattest.Read(t, JSON(Always(m)), "a.json", []byte(`[{"c1":"A title","c2":"A text.","text":"not this"}]`))
	if err != nil || len(found.Articles) != 1 || found.Articles[0].Title != "A title" || found.Articles[0].Text != "A text." {
		t.Errorf("%+v, %v", found, err)
	}
}

// TestChosenColumns: what a person has chosen is read in every format, also where
// no name of a column says what it is.
func TestChosenColumns(t *testing.T) {
	m := Mapping{Text: "Spalte C", Title: "A, B", Date: "wann"}
	for _, tc := range []struct {
		name string
		of   func(Chooser) format.Format
		data string
	}{
		{"a.csv", CSV, "\"A, B\",wann,Spalte C\nBree,4.5.2029," + story + "\n"},
		{"a.tsv", CSV, "A, B\twann\tSpalte C\nBree\t4.5.2029\t" + story + "\n"},
		{"a.json", JSON, `{"rows":[{"A, B":"Bree","wann":"2029-05-04","Spalte C":"` + story + `","text":"no"},{"A, B":"Bree"}]}`},
	} {
		of := tc.of(Always(m))
		found, err := formattest.Read(t, of, tc.name, []byte(tc.data))
		if err != nil || len(found.Articles) != 1 {
			t.Errorf("%s: %+v, %v", tc.name, found, err)
			continue
		}
		if a := found.Articles[0]; a.Title != "Bree" || strings.ReplaceAll(a.Text, story+" "+story+" ", "") != story || a.Published.Start.String() != "2029-05-04" {
			t.Errorf("%s: %+v", tc.name, a)
		}
		if of.Match(format.Sniff{Name: "x", Ext: ".txt", Head: []byte(tc.data)}) != format.ByBytes {
			t.Errorf("%s is not known by its columns", tc.name)
		}
	}
}

func TestPeek(t *testing.T) {
	for name, tc := range map[string]struct {
		data string
		want string
	}{
		csvName:   {"a;b c;d\n1;2\n3;4;5\n", "a|b c|d: 1|2|, 3|4|5"},
		jsonName:  {`{"n":2,"items":[{"b":"1","a":{"name":"x"}},{"c":["y","z"]}]}`, "a|b|c: x|1|, ||y, z"},
		excelName: {string(workbook(t)), "Headline||Body text|Date: Bree Repairs Its Sea Wall||" + story + "|2029-05-04"},
		openName:  {string(spreadsheet(t)), "Headline|||Body text|Date: Bree Repairs Its Sea Wall|||" + story + "|2029-05-04"},
	} {
		s, err := Peek(t.Context(), name, &format.Input{Size: int64(len(tc.data)), Content: strings.NewReader(tc.data)})
		var rows []string
		for _, r := range s.Rows {
			rows = append(rows, strings.Join(r, "|"))
		}
		if got := strings.Join(s.Columns, "|") + ": " + strings.Join(rows, ", "); got != tc.want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestTablesWithoutTexts(t *testing.T) {
	for _, src := range []string{"id,label\n1,Bree\n", `[{"id":1}]`} {
		of := CSV(nil)
		if strings.HasPrefix(src, "[") {
			of = JSON(nil)
		}
		if _, err := formattest.Read(t, of, "a", []byte(src)); !errors.Is(err, page.ErrNoArticle) {
			t.Errorf("%s: %v", src, err)
		}
	}
	for src, of := range map[string]format.Format{"text,label\n,Bree\n": CSV(nil), "id,label\n1,Bree\n": CSV(nil), `[{"id":1}]`: JSON(nil)} {
		if _, err := formattest.Read(t, of, "a", []byte(src)); !errors.Is(err, ErrNoText) {
			t.Errorf("%s: %v", src, err)
		}
	}
	leave := func([]string) (Mapping, bool) { return Mapping{Text: LeaveOut}, true }
	for src, of := range map[string]format.Format{"text,label\nOne.,Bree\n": CSV(leave), `[{"text":"One."}]`: JSON(leave)} {
		if found, err := formattest.Read(t, of, "a", []byte(src)); !errors.Is(err, ErrLeftOut) || len(found.Articles) > 0 {
			t.Errorf("%s: left out: %v", src, err)
		}
	}
	found, err := formattest.Read(t, JSON(nil), "a.jsonl", []byte(`{"text":"One."}`+"\n{broken\n"))
	if err != nil || len(found.Articles) != 1 || len(found.Skipped) != 1 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestSheetBomb(t *testing.T) {
	bomb := formattest.Zip(t, "xl/workbook.xml", "<w/>", "xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat(" ", format.MaxPart)+"</t></si></sst>", "xl/worksheets/sheet1.xml", "<w/>")
	if _, err := formattest.Read(t, Excel(nil), "a.xlsx", bomb); !errors.Is(err, format.ErrBomb) {
		t.Errorf("%v", err)
	}
}

func FuzzCSV(f *testing.F)          { formattest.Fuzz(f, CSV(nil), []byte("title,text\na,b\n")) }
func FuzzJSON(f *testing.F)         { formattest.Fuzz(f, JSON(nil), []byte(`[{"title":"a","text":"b"}]`)) }
func FuzzExcel(f *testing.F)        { formattest.Fuzz(f, Excel(nil), workbook(f)) }
func FuzzOpenDocument(f *testing.F) { formattest.Fuzz(f, OpenDocument(nil), spreadsheet(f)) }
