#!/bin/bash
# Compares Clew's layouts with those of other programs on the same graphs, run in
# turn (A B A B …): graphology-layout-forceatlas2 with Barnes–Hut, and Graphviz's
# sfdp where it is installed.
#
#   packaging/compare-layouts.sh CLEW EDGES.tsv…
#
# CLEW is the program; each EDGES.tsv has one edge a line, two node numbers from 0
# with a tab between them. Prints, for each graph and layout, the processor time
# (best of all runs, of the layout alone; for sfdp of its whole process), stress,
# neighborhood preservation and crossings, as `clew layout --measure` tells them.
# npm packages go to COMPARE_DIR (default: a folder in the temporary one).
#
#   RUNS=3     how often each is run
#   LIMIT=20000  sfdp is left out above so many nodes
#   SFDP=sfdp  the program
#
# graphology runs 300 iterations up to ten thousand nodes and 100 above.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,19s/^# \{0,1\}//p' "$0"; exit 2; }
clew=$(realpath "$1")
shift
dir=${COMPARE_DIR:-${TMPDIR:-/tmp}/clew-compare-layouts}
runs=${RUNS:-3} limit=${LIMIT:-20000} sfdp=${SFDP:-sfdp}
mkdir -p "$dir/out"

if [ ! -d "$dir/node_modules/graphology-layout-forceatlas2" ]; then
  (cd "$dir" && npm install --silent --no-fund --no-audit graphology@0.26.0 graphology-layout-forceatlas2@0.10.1 >/dev/null)
fi
cat > "$dir/fa2.js" <<'JS'
const fs = require('fs')
const { UndirectedGraph } = require('graphology')
const fa2 = require('graphology-layout-forceatlas2')
const [, , edges, out] = process.argv
const pairs = fs.readFileSync(edges, 'utf8').split('\n').filter(l => l && l[0] !== '#').map(l => l.split(/\s+/).map(Number))
const n = 1 + pairs.reduce((m, p) => Math.max(m, p[0], p[1]), 0)
let state = 1
const random = () => { // xorshift: the same start each time
  state ^= state << 13; state ^= state >>> 17; state ^= state << 5
  return (state >>> 0) / 4294967296
}
const g = new UndirectedGraph()
for (let i = 0; i < n; i++) g.addNode(i, { x: random() * 100, y: random() * 100 })
for (const [a, b] of pairs) if (a !== b) g.mergeEdge(a, b)
const settings = { ...fa2.inferSettings(g), barnesHutOptimize: true }
const before = process.cpuUsage()
const at = fa2(g, { iterations: n <= 10000 ? 300 : 100, settings })
const used = process.cpuUsage(before)
console.log(Math.round((used.user + used.system) / 1000))
fs.writeFileSync(out, Array.from({ length: n }, (_, i) => `${at[i].x} ${at[i].y}`).join('\n') + '\n')
JS

run_clew() { # layout edges out
  "$clew" layout -i "$2" -o "$3" --layout "$1" --threads 1 2>&1 | sed 's/.*"cpu_ms":\([0-9]*\).*/\1/'
}
run_fa2() { node "$dir/fa2.js" "$2" "$3"; }
run_sfdp() {
  awk 'BEGIN{print "graph{node[shape=point]"} /^[0-9]/{print $1"--"$2} END{print "}"}' "$2" > "$dir/out/graph.dot"
  TIMEFORMAT='%U %S'
  { time "$sfdp" -Gstart=1 -Goverlap=true -Gsplines=none -Tplain "$dir/out/graph.dot" > "$dir/out/plain" 2>/dev/null; } 2>&1 |
    awk '{print int(1000*($1+$2))}'
  awk -v n="$4" '$1=="node"{at[$2]=$3" "$4} END{for(i=0;i<n;i++) print (i in at)?at[i]:"0 0"}' "$dir/out/plain" > "$3"
}

printf '%-16s %-8s %9s   %s\n' graph layout 'CPU ms' quality
for edges in "$@"; do
  name=$(basename "$edges" .tsv)
  n=$(awk '/^[0-9]/{if($1>m)m=$1;if($2>m)m=$2} END{print m+1}' "$edges")
  peers="force springs fa2"
  if command -v "$sfdp" >/dev/null && [ "$n" -le "$limit" ]; then peers="$peers sfdp"; fi
  declare -A best=()
  for _ in $(seq "$runs"); do
    for p in $peers; do
      out="$dir/out/$name.$p.xy"
      case $p in
        fa2) ms=$(run_fa2 - "$edges" "$out") ;;
        sfdp) ms=$(run_sfdp - "$edges" "$out" "$n") ;;
        *) ms=$(run_clew "$p" "$edges" "$out") ;;
      esac
      if [ -z "${best[$p]:-}" ] || [ "$ms" -lt "${best[$p]}" ]; then best[$p]=$ms; fi
    done
  done
  for p in $peers; do
    printf '%-16s %-8s %9d   %s\n' "$name" "$p" "${best[$p]}" "$("$clew" layout -i "$edges" --measure "$dir/out/$name.$p.xy")"
  done
done
