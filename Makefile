# Clew: `make run` opens the program with a sample project, `make test` runs
# every check. Both install what is missing first (packaging/setup.sh).

SHELL := /bin/sh
GO ?= go
ARTICLE ?=
PROJECT ?=
OUT ?= out
DATA ?=
QUICK ?=
SUITE ?= bookworm

# -O1 -g0 halves the time of the one long C file of the OpenGL bindings.
export CGO_CFLAGS ?= -O1 -g0
TAGS := migrated_fynedo
LDFLAGS := -s -w
TOOL := $(GO) tool -modfile=packaging/tools/go.mod

.PHONY: all run build headless test check unit race e2e lint fmt fuzz bench measure measure-canvas screenshots train clean help dist-linux dist-windows dist-macos dist-appimage dist-flatpak check-packaging check-reproducible check-macos test-deb test-tar test-wine remove-tools

all: build

help: ## list the targets
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 16

run: ## open the window with the sample project, or with ARTICLE=file; without a display, write ./out
	@packaging/run.sh "$(ARTICLE)" "$(OUT)"

build: ## build bin/clew, the desktop program
	@packaging/setup.sh
	$(GO) build -tags $(TAGS) -ldflags '$(LDFLAGS)' -o bin/clew .

headless: ## build bin/clew-headless: only the commands, no display, no cgo
	CGO_ENABLED=0 $(GO) build -tags headless -ldflags '$(LDFLAGS)' -o bin/clew-headless .

test: ## install what is missing and run every check
	@packaging/test.sh

lint: ## gofumpt, vet, staticcheck, dependency rules
	@packaging/lint.sh

fmt: ## format all Go files
	$(TOOL) gofumpt -w $$(git ls-files '*.go')

unit: ## unit tests only
	$(GO) test -tags $(TAGS) ./...

race: ## unit tests under the race detector
	@packaging/race.sh

e2e: build ## end-to-end tests in a real window under a virtual display
	@packaging/e2e.sh

fuzz: ## a minute of fuzzing for each parser
	@packaging/fuzz.sh 60s

bench: ## benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

measure: build ## time to the first window, memory and idle processor time
	@packaging/measure.sh bin/clew

measure-canvas: build ## frames, latency and idle time of the network in a real window
	@packaging/measure-canvas.sh

screenshots: build ## make the pictures of docs/ from the real program
	@packaging/screenshots.sh docs/images

train: ## learn the models again: make train DATA=folder, QUICK=1 to try it (docs/training.md)
	@test -n "$(DATA)" || { echo "usage: make train DATA=folder [QUICK=1]   (see docs/training.md)"; exit 2; }
	@packaging/train.sh "$(DATA)" "$(QUICK)"

dist-linux: ## .deb, .rpm and .tar.xz in dist/; as root built in a minimal Debian 11 (docs/release.md)
	@packaging/dist-linux.sh

dist-windows: ## setup.exe and .msi in dist/, cross-built on Linux
	@packaging/dist-windows.sh

dist-macos: ## .dmg in dist/, on a Mac only
	@packaging/dist-macos.sh

dist-appimage: ## .AppImage in dist/, from what dist-linux made
	@packaging/dist-appimage.sh

dist-flatpak: ## .flatpak in dist/, from what dist-linux made; its runtime comes from Flathub
	@packaging/dist-flatpak.sh

check-packaging: ## check scripts, workflows, notices and what dist/ holds
	@packaging/check.sh

check-reproducible: ## build and pack everything twice, compare the bytes
	@packaging/check-reproducible.sh

check-macos: ## check on Linux what can be checked of the macOS package
	@packaging/check-macos.sh

test-wine: ## install, run, upgrade and uninstall the Windows packages under Wine; sign them
	@packaging/test-wine.sh

test-deb: ## install, run, upgrade and purge the .deb in a minimal Debian (SUITE=bookworm), as root
	@packaging/test-deb.sh $(SUITE)

test-tar: ## install, run and uninstall the archive in a folder of its own
	@packaging/test-tar.sh

remove-tools: ## take off this machine again what was installed for packing
	@packaging/tools.sh remove

clean: ## remove what was built
	rm -rf bin out dist
