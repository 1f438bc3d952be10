#!/bin/sh
# make run: builds Clew and opens its window with the sample project, or with
# the article in $1. On a machine without a display it writes the graph as SVG
# and PNG with a plain-text summary to the folder $2 instead.
set -eu
article=${1:-}
out=${2:-out}

display() {
	case "$(uname -s)" in
	Darwin | MINGW* | MSYS* | CYGWIN*) return 0 ;;
	esac
	[ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]
}

if display; then
	${MAKE:-make} --no-print-directory build
	if [ -n "$article" ]; then
		exec bin/clew "$article"
	fi
	exec bin/clew --sample
fi

echo "clew: No display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window is opened." >&2
echo "clew: Writing the graph as SVG and PNG, with a summary, to $out/ instead." >&2
${MAKE:-make} --no-print-directory headless
if [ -n "$article" ]; then
	exec bin/clew-headless sample -o "$out" "$article"
fi
exec bin/clew-headless sample -o "$out"
