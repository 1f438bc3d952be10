#!/bin/sh
# Prints the address of the project's home page: CLEW_URL, else that of the
# repository which builds it on GitHub, else of the origin of this checkout, else
# of the app's ID.
set -eu
if [ -n "${CLEW_URL:-}" ]; then
	echo "$CLEW_URL"
	exit
fi
if [ -n "${GITHUB_REPOSITORY:-}" ]; then
	echo "${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY"
	exit
fi
origin=$(git config --get remote.origin.url 2>/dev/null || true)
case $origin in
https://*) echo "${origin%.git}" | sed 's|//[^/@]*@|//|' ;;
*) echo "https://github.com/clew/desktop" ;;
esac
