#!/bin/sh
# make test-wine: tries the Windows packages from dist/ under Wine: the silent
# setup, the commands (the sample's graph has to be that of Linux, byte for byte),
# the window, an upgrade, the removal and what is left; then the same with the
# .msi, and signing with a certificate made for the purpose.
#
#   packaging/test-wine.sh [setup|msi|sign]…      all three by default
#
# CLEW_OLDER names a folder with the packages of an earlier release, with which the
# upgrades then begin. Without it the lower version is this program under a lower number.
set -eu
cd "$(dirname "$0")/.."
eval "$(packaging/meta.sh)"
packaging/tools.sh wine
if [ -z "${DISPLAY_SIZE:-}" ]; then
	export DISPLAY_SIZE=1280x800
	exec packaging/xvfb.sh $DISPLAY_SIZE "$0" "$@"
fi
[ $# -gt 0 ] || set -- setup msi sign

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'test-wine.sh: %s\n' "$*" >&2; exit 1; }
lower=0.0.1
if [ -n "${CLEW_OLDER:-}" ]; then
	CLEW_OLDER=$(realpath "$CLEW_OLDER")
	lower=$(basename "$CLEW_OLDER"/clew-*-setup.exe -setup.exe)
	lower=${lower#clew-}
fi
work=$(mktemp -d)
export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=" LANG=C.UTF-8
window=''
clean() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	wineserver -k 2>/dev/null || true
	wineserver -w 2>/dev/null || true
	rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM
drive=$WINEPREFIX/drive_c
# A busy machine takes minutes for what else takes seconds: the limit is for what hangs.
short() { timeout "${CLEW_TIMEOUT:-900}" "$@"; }

# Everything of the disk and of the registry that names Clew. What Windows itself
# notes (which programs ran, temporary files) is none of the package's business.
traces() {
	wineserver -w
	find "$drive" -iname '*clew*' -not -path '*/Temp/*' -not -path '*/clew-data*' | sort
	grep -iE 'clew' "$WINEPREFIX/user.reg" "$WINEPREFIX/system.reg" | grep -viE 'MuiCache|UserAssist|Explorer\\+(FileExts|RecentDocs)' | sed 's/^[^:]*://' | sort || true
}

say "a Windows of its own"
short wine wineboot -i >/dev/null 2>&1
wineserver -w
x86_64-w64-mingw32-gcc -shared -O1 -s -o "$drive/windows/system32/bcryptprimitives.dll" packaging/windows/bcryptprimitives.c -ladvapi32
[ -z "$(traces)" ] || fail "a fresh system knows Clew already"

# The graph that Linux makes of the sample.
mkdir -p "$drive/clew-data" out/packages
cp assets/sample/*.txt "$drive/clew-data/"
linux=dist/bin/linux/clew
[ -x "$linux" ] || linux=bin/clew-headless
[ -x "$linux" ] || fail "no program for Linux to compare with (make dist-linux or make headless)"
linux=$(realpath "$linux")
(cd "$drive/clew-data" && "$linux" graph ./*.txt -f json -o linux.json)

commands() { # FOLDER-WITH-THE-PROGRAMS
	say "commands"
	(
		cd "$drive/clew-data"
		short wine "$1/clew-cli.exe" version | tr -d '\r' >version
		cat version
		[ "$(head -n 1 version)" = "clew $VERSION" ] || fail "the version is not $VERSION"
		rm -f windows.json
		short wine "$1/clew-cli.exe" graph ./*.txt -f json -o windows.json
		cmp linux.json windows.json || fail "the graph of the sample is not that of Linux"
		status=0
		short wine "$1/clew-cli.exe" >/dev/null 2>message || status=$?
		[ "$status" = 1 ] || fail "clew-cli without a command: exit code $status"
		grep -q . message || fail "clew-cli without a command: no message"
		status=0
		short wine "$1/clew-cli.exe" nonsense >/dev/null 2>message || status=$?
		[ "$status" = 2 ] || fail "a wrong command: exit code $status"
		# Arguments and what is piped in reach the program behind clew-cli.exe.
		printf 'Ann Lee met Bob Stone in Łódź on Monday.\n' >"two words Łódź.txt"
		"$linux" read "two words Łódź.txt" --format text >linux.txt
		short wine "$1/clew-cli.exe" read "two words Łódź.txt" --format text | tr -d '\r' >windows.txt
		cmp linux.txt windows.txt || fail "an argument with a blank and another letter"
		short wine "$1/clew-cli.exe" read - --format text <"two words Łódź.txt" | tr -d '\r' >windows.txt
		"$linux" read - --format text <"two words Łódź.txt" >linux.txt
		cmp linux.txt windows.txt || fail "standard input"
		rm -f "two words Łódź.txt" linux.txt windows.txt
		rm -f version message
	)
	echo "the graph of the sample is that of Linux, byte for byte"
}

window() { # FOLDER PICTURE
	say "the window with the sample"
	wine "$1/clew.exe" --sample >"$work/log" 2>&1 &
	window=$!
	tries=0
	until xdotool search --onlyvisible --name '^Clew|Clew$' >/dev/null 2>&1; do
		kill -0 $window 2>/dev/null || { cat "$work/log" >&2; fail "the program ended before its window came"; }
		tries=$((tries + 1))
		[ $tries -lt 1200 ] || { cat "$work/log" >&2; fail "no window after two minutes"; }
		sleep 0.1
	done
	sleep "${CLEW_WAIT:-20}"
	import -window root "out/packages/$2.png"
	colors=$(identify -format %k "out/packages/$2.png")
	[ "$colors" -gt 500 ] || { cat "$work/log" >&2; fail "the window is empty: $colors colors"; }
	short wine taskkill /f /im clew.exe >/dev/null 2>&1 || true
	wait $window 2>/dev/null || true
	window=''
	echo "the picture is out/packages/$2.png"
}

# What a person has of Clew: a project and settings. They stay.
keep() { # FOLDER
	short wine "$1/clew-cli.exe" version
	short wine "$1/clew-cli.exe" import -p 'C:\clew-data\kept.clew' 'C:\clew-data' >/dev/null
	short wine "$1/clew-cli.exe" check -p 'C:\clew-data\kept.clew'
	file_version >"$work/was"
}
file_version() { od -An -t u1 -j 60 -N 4 "$drive/clew-data/kept.clew" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'; } # PRAGMA user_version
# raise adds to the project of the lower version: one of an older kind gets its backup.
raise() { # FOLDER
	mkdir -p "$drive/clew-more"
	echo 'Ann Lee of Acme met Bob Stone in Paris on 3 May 2024.' >"$drive/clew-more/more.txt"
	short wine "$1/clew-cli.exe" import -p 'C:\clew-data\kept.clew' 'C:\clew-more'
	short wine "$1/clew-cli.exe" check -p 'C:\clew-data\kept.clew'
	rm -rf "$drive/clew-more"
	echo "the project was of version $(cat "$work/was"), and is of version $(file_version)"
	[ "$(cat "$work/was")" = "$(file_version)" ] ||
		short wine "$1/clew-cli.exe" backups -p 'C:\clew-data\kept.clew' | grep "before version $(file_version)" || fail "no backup of the older project"
}
kept() {
	[ -s "$drive/clew-data/kept.clew" ] || fail "the removal took a project"
	"$linux" check -p "$drive/clew-data/kept.clew"
	rm -f "$drive/clew-data/kept.clew"
}

# settle waits for an uninstaller that runs on as a copy of itself.
settle() { # FOLDER
	tries=0
	while [ -e "$1" ]; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || fail "$1 is still there"
		sleep 0.2
	done
	wineserver -w
}
gone() {
	# The program's own caches and settings, which stay.
	traces | grep -vE '/AppData/(Local|Roaming)/(fyne|clew|Clew)' >"$work/left" || true
	[ ! -s "$work/left" ] || { cat "$work/left" >&2; fail "left behind"; }
	echo "nothing of the package is left"
}

for part in "$@"; do
	case $part in
	setup)
		setup=dist/clew-$VERSION-setup.exe
		folder=$drive/users/$(id -un)/AppData/Local/Programs/Clew
		say "$setup: installing a lower version, then this one over it"
		if [ -n "${CLEW_OLDER:-}" ]; then
			cp "$CLEW_OLDER/clew-$lower-setup.exe" "$work/old.exe"
		else
			# A lower version in everything that the setup and Windows know of it.
			mkdir -p "$work/old"
			cp dist/windows/* "$work/old/"
			echo old >"$work/old/THIRD_PARTY_NOTICES.txt"
			makensis -V1 -DFAST -DVERSION=$lower -DBUILD=0 -DURL=- -DPROGRAMS="$work/old" -DICON="$work/old/clew.ico" \
				-DLICENSE="$work/old/LICENSE.txt" -DNOTICES="$work/old/THIRD_PARTY_NOTICES.txt" -DKILOBYTES=1 -DOUT="$work/old.exe" packaging/windows/clew.nsi
		fi
		short wine "$work/old.exe" /S
		wineserver -w
		grep -q "\"DisplayVersion\"=\"$lower\"" "$WINEPREFIX/user.reg" || fail "the lower version was not installed"
		[ -x "$folder/clew.exe" ] || fail "nothing in $folder"
		keep "$folder"
		start=$(date +%s)
		short wine "$setup" /S
		wineserver -w
		echo "installed in $(($(date +%s) - start)) s"
		grep -q "\"DisplayVersion\"=\"$VERSION\"" "$WINEPREFIX/user.reg" || fail "the upgrade did not take"
		cmp "$folder/THIRD_PARTY_NOTICES.txt" dist/windows/THIRD_PARTY_NOTICES.txt || fail "the upgrade left a file of the lower version"
		find "$drive/users" -name 'Clew.lnk' | grep -q 'Start Menu' || fail "nothing in the start menu"
		grep -q 'Classes\\\\Clew.Project\\\\shell\\\\open\\\\command' "$WINEPREFIX/user.reg" || fail "the file type is not known"
		raise "$folder"
		commands "$folder"
		window "$folder" windows-setup
		say "uninstalling"
		short wine "$folder/uninstall.exe" /S
		settle "$folder"
		gone
		kept
		;;
	msi)
		msi=dist/clew-$VERSION.msi
		folder="$drive/Program Files/Clew"
		say "$msi: installing a lower version, then this one over it"
		if [ -n "${CLEW_OLDER:-}" ]; then
			cp "$CLEW_OLDER/clew-$lower.msi" "$work/old.msi"
		else
			product=$(packaging/windows/guid.sh $lower)
			mkdir -p "$work/old"
			cp dist/windows/* "$work/old/"
			echo old >"$work/old/THIRD_PARTY_NOTICES.txt"
			sed /@SUPPORTED@/d packaging/windows/clew.wxs >"$work/old/clew.wxs"
			wixl -a x64 -D Version=$lower -D Product="$product" -D Programs=. -D Icon=clew.ico \
				-D License=LICENSE.txt -D Notices=THIRD_PARTY_NOTICES.txt -o "$work/old.msi" "$work/old/clew.wxs"
		fi
		short wine msiexec /i "$work/old.msi" /qn
		wineserver -w
		[ -x "$folder/clew.exe" ] || fail "the lower version was not installed"
		keep "$folder"
		short wine msiexec /i "$msi" /qn
		wineserver -w
		listed=$(awk '/^\[/ { list = /CurrentVersion.*Uninstall/ } list && /^"DisplayName"="Clew"/ { n++ } END { print n + 0 }' "$WINEPREFIX/system.reg")
		[ "$listed" = 1 ] || fail "Windows lists Clew $listed times"
		grep -q "^\"DisplayVersion\"=\"$VERSION\"" "$WINEPREFIX/system.reg" || fail "the upgrade did not take"
		cmp "$folder/THIRD_PARTY_NOTICES.txt" dist/windows/THIRD_PARTY_NOTICES.txt || fail "the upgrade left a file of the lower version"
		raise "$folder"
		commands "$folder"
		window "$folder" windows-msi
		say "uninstalling"
		short wine msiexec /x "$msi" /qn
		settle "$folder"
		gone
		kept
		;;
	sign)
		say "signing with a certificate made for the purpose"
		openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Clew test' -addext extendedKeyUsage=codeSigning \
			-addext keyUsage=digitalSignature -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
		for file in dist/windows/clew.exe dist/windows/clew-cli.exe "dist/clew-$VERSION-setup.exe" "dist/clew-$VERSION.msi"; do
			signed=$work/signed.${file##*.}
			rm -f "$signed"
			osslsigncode sign -certs "$work/cert.pem" -key "$work/key.pem" -h sha256 -n Clew -in "$file" -out "$signed" >/dev/null
			osslsigncode verify -CAfile "$work/cert.pem" -in "$signed" >"$work/verify" 2>&1 || { cat "$work/verify"; fail "$file: the signature does not hold"; }
			# One byte in the middle.
			middle=$(($(wc -c <"$signed") / 2))
			byte=$(od -An -v -t u1 -j $middle -N 1 "$signed" | tr -d ' ')
			printf "$(printf '\\%03o' $(((byte + 1) % 256)))" | dd of="$signed" bs=1 seek=$middle conv=notrunc 2>/dev/null
			if osslsigncode verify -CAfile "$work/cert.pem" -in "$signed" >"$work/verify" 2>&1; then fail "$file: a changed byte was not found"; fi
			echo "$file: signed, verified, a changed byte found"
		done
		;;
	*)
		echo "usage: test-wine.sh [setup|msi|sign]…" >&2
		exit 2
		;;
	esac
done
echo
echo "All well."
