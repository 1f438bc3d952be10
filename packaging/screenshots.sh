#!/bin/sh
# Makes the pictures of the documentation from the real program (bin/clew) on
# a virtual display: screenshots.sh FOLDER
set -eu
out=${1:-docs/images}
clew=$(pwd)/bin/clew
id=$(sed -n 's/^ *ID *= *"\(.*\)"/\1/p' FyneApp.toml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
out=$(cd "$out" && pwd)

# inside: runs on the display. $1 picture, $2 appearance, $3 width, $4 height,
# $5 seconds to wait or "settled", $6 keys to press, then the program's arguments.
cat >"$work/inside" <<'EOF'
#!/bin/sh
set -eu
picture=$1 appearance=$2 width=$3 height=$4 wait=$5 keys=$6
shift 6
settled() {
	last= same=0 n=0
	while [ $same -lt 5 ] && [ $n -lt 60 ]; do
		now=$(import -window root -resize 50% rgb:- | cksum)
		if [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
		last=$now n=$((n + 1))
		sleep 0.4
	done
}
export HOME="$WORK/home-$(basename "$picture")"
mkdir -p "$HOME/.config/fyne/$ID"
printf '{"appearance":"%s","window.width":%s,"window.height":%s}' "$appearance" "$width" "$height" >"$HOME/.config/fyne/$ID/preferences.json"
export XDG_CONFIG_HOME="$HOME/.config" XDG_CACHE_HOME="$WORK/cache" FYNE_SCALE=1 LANG=en_US.UTF-8
"$CLEW" "$@" >/dev/null 2>&1 &
program=$!
xdotool search --sync --onlyvisible --class Clew >/dev/null
window=$(xdotool search --onlyvisible --class Clew | head -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" "$width" "$height" windowfocus "$window"
if [ "$wait" = settled ]; then
	settled
else
	sleep "$wait"
fi
for key in $keys; do
	case $key in
	type:*) xdotool type --delay 30 "$(printf '%s' "${key#type:}" | tr _ ' ')" ;;
	*) xdotool key "$key" ;;
	esac
	sleep 0.3
done
[ -z "$keys" ] || sleep 4 # a caret that blinks never settles
import -window root "$picture"
kill $program 2>/dev/null || true
wait $program 2>/dev/null || true
EOF
chmod +x "$work/inside"

shoot() {
	name=$1 size=$3x$4
	echo "$name ($size)" >&2
	picture="$out/$name.png"
	shift
	WORK=$work CLEW=$clew ID=$id packaging/xvfb.sh "$size" "$work/inside" "$picture" "$@"
}

# Many articles, for a picture of the program at work: the sample's, each with
# sentences of its own so that they are no duplicates.
mkdir -p "$work/many"
for n in $(seq 1 150); do
	for article in assets/sample/*.txt; do
		sed "5s/\$/ According to note $n, $((n * 7)) observers and $((n + 3)) drivers waited outside until the doors opened at last./" \
			"$article" >"$work/many/$n-$(basename "$article")"
	done
done

shoot sample-light light 1440 900 settled "ctrl+f type:witkoff Return" --sample
shoot sample-dark dark 1440 900 settled "ctrl+f type:witkoff Return" --sample
shoot network light 1440 900 settled "" --sample
shoot empty light 1280 800 settled ""
shoot empty-dark dark 1280 800 settled ""
shoot small light 900 600 settled "" --sample
shoot large light 1920 1080 settled "" --sample
shoot article light 1280 800 settled "" assets/sample/2025-04-25-moscow-meeting.txt
shoot importing light 1280 800 3 "" "$work/many"
# A page that is not ours: its network alone, without its text.
if [ -n "${PAGE:-}" ]; then
	shoot page light 1280 800 settled "ctrl+b Escape Escape" "$PAGE"
fi
