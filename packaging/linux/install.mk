# Installs Clew from the unpacked archive, for everybody (as root) or for one
# person:
#
#   make install                         into /usr/local
#   make install PREFIX=$HOME/.local     without being root
#   make uninstall                       with the same PREFIX
#
# Projects and settings are nobody's business here and stay.
PREFIX ?= /usr/local
DESTDIR ?=
target = $(DESTDIR)$(PREFIX)

# What update-mime-database writes.
mimecaches = XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version

.PHONY: install uninstall caches

install:
	@while read -r mode file to; do \
		mkdir -p "$(target)/$$(dirname "$$file")" || exit 1; \
		case $$mode in \
		link) ln -sfn "$$to" "$(target)/$$file" || exit 1 ;; \
		*) install -m "$$mode" "$$file" "$(target)/$$file" || exit 1 ;; \
		esac; \
	done <MANIFEST
	@sed -i.orig 's|^Exec=clew|Exec=$(PREFIX)/bin/clew|' "$(target)/share/applications/io.github.clew.desktop.desktop"
	@rm -f "$(target)/share/applications/io.github.clew.desktop.desktop.orig"
	@$(MAKE) -s caches
	@echo "Clew is installed in $(target). Start it from the menu, or with $(PREFIX)/bin/clew."

# The caches come before the folders: without them the tools clean up nothing. Caches
# that are of nothing else go too.
uninstall:
	@while read -r mode file to; do rm -f "$(target)/$$file"; done <MANIFEST
	@$(MAKE) -s caches
	@mime="$(target)/share/mime"; apps="$(target)/share/applications"; \
	if [ -d "$$mime" ] && [ -z "$$(ls -A "$$mime/packages" 2>/dev/null)" ]; then \
		for file in $(mimecaches); do rm -f "$$mime/$$file"; done; \
		find "$$mime" -depth -type d -exec rmdir {} \; 2>/dev/null || true; \
	fi; \
	if [ -z "$$(ls -A "$$apps" 2>/dev/null | grep -v '^mimeinfo.cache$$')" ]; then rm -f "$$apps/mimeinfo.cache"; fi
	@while read -r mode file to; do dirname "$$file"; done <MANIFEST | sort -ru | while read -r folder; do \
		while [ "$$folder" != . ]; do rmdir "$(target)/$$folder" 2>/dev/null || break; folder=$$(dirname "$$folder"); done; \
	done
	@echo "Clew is removed from $(target). Projects and settings stay."

# With DESTDIR the caches are the packager's.
caches:
	@if [ -z "$(DESTDIR)" ]; then \
		for c in "update-mime-database $(PREFIX)/share/mime" "update-desktop-database -q $(PREFIX)/share/applications"; do \
			if command -v "$${c%% *}" >/dev/null 2>&1; then $$c 2>/dev/null || true; fi; \
		done; \
	fi
