#!/bin/bash
# Compares the names that Clew finds with those of other libraries, side by side
# on the same articles in one run: npm compromise 14 and github.com/jdkato/prose v2.
#
#   packaging/compare-names.sh CLEW SCORER ARTICLES.jsonl…
#
# CLEW is the program; SCORER a program that is called with the articles and the
# findings, both JSON Lines, and prints lines "exact …" and "overlap …". An article
# has "id", "text" and what SCORER needs. The other libraries are installed into
# COMPARE_DIR (default: a folder in the temporary one) by npm and go.
#
#   FIRST=60   only so many articles of each file
#   TOOLS="clew compromise prose"
#
# Speed is in words (between spaces) for each second of processor time on one
# core, without the start of the program; of files of less than ten thousand words
# it tells little.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,17s/^# \{0,1\}//p' "$0"; exit 2; }
clew=$(realpath "$1") scorer=$(realpath "$2")
shift 2
dir=${COMPARE_DIR:-${TMPDIR:-/tmp}/clew-compare}
tools=${TOOLS:-clew compromise prose}
mkdir -p "$dir"

install_compromise() {
  mkdir -p "$dir/compromise"
  cd "$dir/compromise"
  [ -d node_modules/compromise ] || npm install --silent --no-fund --no-audit compromise@14 >/dev/null
  cat > names.mjs <<'JS'
import fs from 'node:fs'
import nlp from 'compromise'
// Offsets count UTF-16; the findings count bytes.
const bytes = (text, at) => Buffer.byteLength(text.slice(0, at))
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (!line.trim()) continue
  const { id, text } = JSON.parse(line)
  const doc = nlp(text)
  const entities = []
  const found = { PERSON: doc.people(), ORG: doc.organizations(), PLACE: doc.places() }
  for (const [type, view] of Object.entries(found)) {
    for (const { offset, terms } of view.json({ offset: true, terms: { offset: true, tags: true } })) {
      const end = offset.start + offset.length
      // Titles are no part of a name.
      const name = terms.find((t) => !t.tags.includes('Honorific'))
      offset.start = name ? name.offset.start : offset.start
      let words = text.slice(offset.start, end)
      const lead = words.length - words.replace(/^[^\p{L}\p{N}]+/u, '').length
      words = words.slice(lead).replace(/(['’]s?)?[^\p{L}\p{N}]*$/u, '')
      if (!words) continue
      const start = bytes(text, offset.start + lead)
      entities.push({ start, end: start + Buffer.byteLength(words), type, kind: 'name' })
    }
  }
  console.log(JSON.stringify({ id, entities, coref: [], events: [], predicates: [], relations: [] }))
}
JS
}

install_prose() {
  mkdir -p "$dir/prose"
  cd "$dir/prose"
  cat > main.go <<'GO'
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"strings"

	"github.com/jdkato/prose/v2"
)

type entity struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Kind  string `json:"kind"`
}

// The entities have no offsets: each is looked up behind the one before.
func find(text string) []entity {
	out := []entity{}
	doc, err := prose.NewDocument(text)
	if err != nil {
		return out
	}
	at := 0
	for _, e := range doc.Entities() {
		var words []string
		for _, w := range strings.Fields(e.Text) {
			words = append(words, regexp.QuoteMeta(w))
		}
		span := regexp.MustCompile(strings.Join(words, `\s*`)).FindStringIndex(text[at:])
		if span == nil {
			continue
		}
		typ := map[string]string{"PERSON": "PERSON", "GPE": "PLACE", "LOCATION": "PLACE", "ORGANIZATION": "ORG", "ORG": "ORG"}[e.Label]
		if typ != "" {
			out = append(out, entity{at + span[0], at + span[1], typ, "name"})
		}
		at += span[1]
	}
	return out
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	enc := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var a struct{ ID, Text string }
		if json.Unmarshal(in.Bytes(), &a) == nil {
			enc.Encode(map[string]any{"id": a.ID, "entities": find(a.Text), "coref": []int{}, "events": []int{}, "predicates": []int{}, "relations": []int{}})
		}
	}
}
GO
  [ -f go.mod ] || { go mod init compare; go get github.com/jdkato/prose/v2@v2.0.0; } >/dev/null 2>&1
  CGO_ENABLED=0 GOFLAGS=-mod=mod go build -o prose . 2>/dev/null
}

run() { # run TOOL < articles > findings
  case $1 in
    clew) GOMAXPROCS=1 "$clew" extract ;;
    compromise) node "$dir/compromise/names.mjs" ;;
    prose) GOMAXPROCS=1 "$dir/prose/prose" ;;
  esac
}

# seconds prints the processor time that a tool takes.
seconds() { # seconds TOOL IN OUT
  local TIMEFORMAT='%U %S'
  { time run "$1" < "$2" > "$3" 2> "$dir/errors"; } 2>&1 | awk '{print $1 + $2}'
}

for tool in $tools; do
  [ "$tool" = clew ] || (install_"$tool")
done
printf '{"id":"start","text":"Ana met Bo in Oslo."}\n' > "$dir/start.jsonl"
printf '%-28s %-11s %-40s %s\n' articles tool 'exact; overlap' 'words/s (clew is so many times as fast)'
for articles in "$@"; do
  head -n "${FIRST:-1000000}" "$articles" > "$dir/in.jsonl"
  words=$(python3 -c 'import json, sys; print(sum(len(json.loads(l)["text"].split()) for l in sys.stdin))' < "$dir/in.jsonl")
  ours=
  for tool in $tools; do
    begin=$(for _ in 1 2 3; do seconds "$tool" "$dir/start.jsonl" "$dir/out.jsonl"; done | sort -g | head -n 1)
    took=$(seconds "$tool" "$dir/in.jsonl" "$dir/out.jsonl")
    score=$(python3 "$scorer" "$dir/in.jsonl" "$dir/out.jsonl" --types PERSON,ORG,PLACE | grep -E '^(exact|overlap)' | tr -s ' ' | paste -sd';')
    speed=$(awk -v w="$words" -v t="$took" -v b="$begin" 'BEGIN { printf "%d", w / (t - b > 0.01 ? t - b : 0.01) }')
    ours=${ours:-$speed}
    printf '%-28s %-11s %-40s %s (%s)\n' "$(basename "$articles" .jsonl)" "$tool" "$score" "$speed" "$(awk -v a="$ours" -v b="$speed" 'BEGIN { printf "%.1f", a / b }')"
  done
done
