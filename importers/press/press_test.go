package press

import (
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

const (
	first  = "The port authority of Westhaven said on Friday that it would suspend its contract with Marsh Freight after inspectors found cranes that nobody had serviced."
	second = "Deputy director Ada Quill told reporters that the company had been warned twice, and that the cranes would stay shut for now."
	third  = "Ministers agreed on Monday to set up a fund for the repair of the ports after a week of protests by dock workers."
	fourth = "IN the end the fund will be run by the ministry and financed by a levy on container traffic, a minister said."
)

const factivaText = `HD Westhaven suspends crane contract
BY By Jane Reed
WC 512 words
PD 3 October 2025
SN Westhaven Daily News
SC WHNEWS
LA English
CY Copyright 2025, Westhaven Daily News.
LP ` + first + `
TD ` + second + `

CO marsh : Marsh Freight
IN i74 : Transport
AN Document WHNEWS0020251003ela300001

SE Business
HD Ministers set up fund
WC 230 words
PD 6 October 2025
SN Northern Herald
LP ` + third + `
TD

` + fourth + `
RE eurz : Europe
AN Document NHERA0020251006ela600002

Search Summary
Text	port
`

const displayText = `Westhaven suspends crane contract
By Jane Reed
512 words
3 October 2025
08:00
Westhaven Daily News
WHNEWS
4
English
Copyright 2025, Westhaven Daily News.

` + first + `

` + second + `

Document WHNEWS0020251003ela300001

Ministers set up fund
230 words
6 October 2025
Northern Herald
NHERA
English
(c) 2025 Northern Herald

` + third + `

` + fourth + `

Document NHERA0020251006ela600002
`

const lexisText = `
                               1 of 2 DOCUMENTS

                             Westhaven Daily News

                             October 3, 2025 Friday
                                 First Edition

Westhaven suspends crane contract

BYLINE: Jane Reed

SECTION: BUSINESS; Pg. 4

LENGTH: 512 words

DATELINE: WESTHAVEN

The port authority of Westhaven said on Friday that it would suspend its
contract with Marsh Freight after inspectors found cranes that nobody had
serviced.

` + second + `

LOAD-DATE: October 4, 2025

LANGUAGE: ENGLISH

                 Copyright 2025 Westhaven Media
                          All Rights Reserved

                               2 of 2 DOCUMENTS

                               Northern Herald

                            October 6, 2025 Monday

Ministers set up fund

LENGTH: 230 words

` + third + `

` + fourth + `

LOAD-DATE: October 6, 2025
`

const nexisText = `Westhaven suspends crane contract
Westhaven Daily News
October 3, 2025 Friday

Copyright 2025 Westhaven Media All Rights Reserved
Section: BUSINESS; Pg. 4
Length: 512 words
Byline: Jane Reed
Body

` + first + `

` + second + `

Load-Date: October 4, 2025

End of Document

Ministers set up fund
Northern Herald
October 6, 2025 Monday

Length: 230 words
Body

` + third + `

` + fourth + `

Classification

Language: ENGLISH

End of Document
`

const proQuestText = `____________________________________________________________

Report Information from ProQuest
28 November 2025 16:52
____________________________________________________________

Document 1 of 2

Westhaven suspends crane contract

Author: Reed, Jane

Publication info: Westhaven Daily News ; Westhaven. 03 Oct 2025: B.4.

Full text: ` + first + `

` + second + `

Subject: Ports; Cranes

Title: Westhaven suspends crane contract

Publication title: Westhaven Daily News; Westhaven

Publication date: Oct 3, 2025

ProQuest document ID: 2712345678

____________________________________________________________
Document 2 of 2

Ministers set up fund

Full text: ` + third + `

` + fourth + `

Title: Ministers set up fund

Publication title: Northern Herald

Publication date: Oct 6, 2025

ProQuest document ID: 2712345679
____________________________________________________________

Contact ProQuest
`

func TestSplit(t *testing.T) {
	for name, text := range map[string]string{"Factiva": factivaText, "Factiva, display": displayText, "LexisNexis": lexisText, "Nexis Uni": nexisText, "ProQuest": proQuestText, "line ends of Windows": strings.ReplaceAll(nexisText, "\n", "\r\n")} {
		t.Run(name, func(t *testing.T) {
			list := Split(text)
			if len(list) != 2 {
				t.Fatalf("%d articles: %+v", len(list), list)
			}
			a, b := list[0], list[1]
			if a.Title != "Westhaven suspends crane contract" || a.Author != "Jane Reed" || a.Publisher != "Westhaven Daily News" || a.Published.Start.String() != "2025-10-03" {
				t.Errorf("first: %q, %q, %q, %v", a.Title, a.Author, a.Publisher, a.Published.Start)
			}
			if a.Text != first+"\n\n"+second {
				t.Errorf("text of the first: %q", a.Text)
			}
			if b.Title != "Ministers set up fund" || b.Author != "" || b.Publisher != "Northern Herald" || b.Published.Start.String() != "2025-10-06" || b.Language != "en" {
				t.Errorf("second: %q, %q, %q, %v", b.Title, b.Author, b.Publisher, b.Published.Start)
			}
			if b.Text != third+"\n\n"+fourth {
				t.Errorf("text of the second: %q", b.Text)
			}
		})
	}
}

func TestSplitLeavesArticlesAlone(t *testing.T) {
	for _, text := range []string{"", first + "\n\n" + second, "Full text: below\n\n" + first, "512 words\n\n" + first, "SN and PD are abbreviations.\n\nHD too."} {
		if list := Split(text); list != nil {
			t.Errorf("%.40q: %d articles", text, len(list))
		}
	}
}

func TestExportsOfPages(t *testing.T) {
	row := func(code, text string) string {
		return "<tr><td><b>" + code + "</b></td><td>" + text + "</td></tr>"
	}
	article := func(title, paper, day, number string, ps ...string) string {
		return `<div class="article enArticle"><table>` + row("HD", title) + row("PD", day) + row("SN", paper) + row("LP", "<p>"+ps[0]+"</p>") + row("TD", "<p>"+ps[1]+"</p>") + row("AN", "Document "+number) + "</table></div>"
	}
	src := "<html><head><title>Factiva</title></head><body>" + article("Westhaven suspends crane contract", "Westhaven Daily News", "3 October 2025", "WHNEWS0020251003ela300001", first, second) +
		article("Ministers set up fund", "Northern Herald", "6 October 2025", "NHERA0020251006ela600002", third, fourth) + "</body></html>"
	found, err := formattest.Read(t, Exports(), "factiva.html", []byte(src))
	if err != nil || len(found.Articles) != 2 {
		t.Fatalf("%d articles, %v", len(found.Articles), err)
	}
	if a := found.Articles[1]; a.Title != "Ministers set up fund" || a.Publisher != "Northern Herald" || a.Text != third+"\n\n"+fourth {
		t.Errorf("%+v", a)
	}
}

func TestPersons(t *testing.T) {
	for in, want := range map[string]string{
		"By Jane Reed": "Jane Reed", "Reed, Jane": "Jane Reed", "Reed, Jane; Roe, Richard": "Jane Reed, Richard Roe", "Jane Reed and Richard Roe": "Jane Reed and Richard Roe", "": "",
	} {
		if got := persons(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzExports(f *testing.F) {
	formattest.Fuzz(f, Exports(), []byte(factivaText), []byte(displayText), []byte(lexisText), []byte(nexisText), []byte(proQuestText), []byte("<title>Factiva</title><b>HD</b> x"))
}
