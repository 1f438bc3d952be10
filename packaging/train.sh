#!/usr/bin/env bash
# Learns the models again (docs/training.md).
#
#   packaging/train.sh DATA [QUICK]
#
# With QUICK, everything is done twice with a part of the data into folders of its
# own under out/: the models are poor, but every step runs, the bytes of both runs
# are compared, and a program is built around them and reads an article. The
# models of the repository stay.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$1 quick=${2:-} go=${GO:-go}

if [ -z "$quick" ]; then
  exec "$go" run ./importers/extract/train -data "$data" -out assets/models all
fi

out=$PWD/out/train
mkdir -p "$out"
"$go" build -o "$out/train" ./importers/extract/train
for run in first second; do
  "$out/train" -data "$data" -out "$out/$run" -quick all
done
overlay='{"Replace": {'
for model in words tagger parser ner namenet pairs events; do
  cmp "$out/first/$model.bin" "$out/second/$model.bin"
  overlay+="\"$PWD/assets/models/$model.bin\": \"$out/first/$model.bin\", "
done
echo "both runs gave the same bytes"
echo "${overlay%, }}}" > "$out/overlay.json"
CGO_ENABLED=0 "$go" build -overlay "$out/overlay.json" -tags headless -o "$out/clew" .
article='{"id": "1", "text": "President Ana Lind of Norway met Bo Berg in Oslo on Monday. She visited Microsoft."}'
found=$("$out/clew" extract <<< "$article")
case $found in
  *'"type":"PERSON"'* | *'"type": "PERSON"'*) echo "a program with these models reads an article" ;;
  *) echo "a program with these models finds nobody: $found" >&2; exit 1 ;;
esac
