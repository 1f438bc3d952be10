#!/bin/bash
# Runs the network views of other programs on graphs of Clew projects, in headless
# Chromium: sigma.js (with its default links and with thin ones), cytoscape.js and
# force-graph, in turn (A B C … A B C …).
#
#   packaging/compare-canvas.sh CLEW PROJECT.clew…
#
# CLEW is the program; it exports the graph and lays it out. Prints, for each
# project and view, the median over the runs of: the time between two frames, and
# the processor time of all of Chromium's processes for one frame, for panning in
# steps of ten pixels and for zooming to ten times the size and back. What Clew
# takes for the same gestures in its window tells measure-canvas.sh with the same
# projects; let both take turns on a quiet machine.
#
#   RUNS=3       how often each is run
#   STEPS=60     frames a gesture, fewer where twenty seconds do not suffice
#   PEERS=...    some of: sigma sigma-lines cytoscape force-graph
#   CHROMIUM=... the program itself: wrappers of distributions add options of
#                their own
#   SHOTS=DIR    keep a picture of each view, to see that it shows the graph
#
# npm packages go to COMPARE_DIR (default: a folder in the temporary one). The canvas
# views draw with the processor (--disable-gpu-rasterization), which is faster here
# than through a stand-in for a graphics card; sigma.js needs WebGL.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,27s/^# \{0,1\}//p' "$0"; exit 2; }
clew=$(realpath "$1")
shift
dir=${COMPARE_DIR:-${TMPDIR:-/tmp}/clew-compare-canvas}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$dir/out" ${SHOTS:+"$SHOTS"}
chromium=${CHROMIUM:-/usr/lib/chromium/chromium}
[ -x "$chromium" ] || chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)

if [ ! -d "$dir/node_modules/esbuild" ]; then
	(cd "$dir" && npm install --silent --no-fund --no-audit sigma@3.0.3 graphology@0.26.0 cytoscape@3.34.4 force-graph@1.52.0 \
		puppeteer-core@24.10.0 esbuild@0.25.0 >/dev/null)
fi
cp "$here/compare-canvas/drive.mjs" "$here/compare-canvas/page.mjs" "$dir/"
"$dir/node_modules/.bin/esbuild" "$dir/page.mjs" --bundle --minify --log-level=error --outfile="$dir/out/page.js"
printf '<!doctype html><meta charset="utf-8"><style>html,body{margin:0}#view{width:1200px;height:800px}</style><div id="view"></div><script src="page.js"></script>\n' \
	>"$dir/out/page.html"

echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
for project in "$@"; do
	name=$(basename "$project" .clew)
	"$clew" export -p "$project" -f json --all-links -o "$dir/out/$name.json"
	# Nodes by number, for the layout.
	node -e '
		const fs = require("fs"), [, file, edges] = process.argv
		const g = JSON.parse(fs.readFileSync(file)), number = new Map(g.entities.map((e, i) => [e.id, i]))
		fs.writeFileSync(edges, g.links.map(l => number.get(l.from) + "\t" + number.get(l.to)).join("\n") + "\n")' \
		"$dir/out/$name.json" "$dir/out/$name.tsv"
	"$clew" layout -i "$dir/out/$name.tsv" -o "$dir/out/$name.xy" 2>/dev/null
	node "$dir/drive.mjs" "$dir/out" "$name" "$chromium" "${RUNS:-3}" "${STEPS:-60}" "${SHOTS:-}" ${PEERS:-sigma sigma-lines cytoscape force-graph}
done
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
