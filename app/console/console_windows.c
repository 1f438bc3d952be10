//go:build cgo && !headless

#include <wchar.h>
#include <windows.h>

// Started by clew-cli.exe, which puts its own name first whatever it was called by.
__attribute__((constructor)) static void join(void) {
	static const DWORD files[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
	static const wchar_t caller[] = L"clew-cli.exe ";
	HANDLE before[3];
	int i;
	if (wcsncmp(GetCommandLineW(), caller, wcslen(caller)) != 0) return;
	for (i = 0; i < 3; i++) before[i] = GetStdHandle(files[i]);
	if (!AttachConsole(ATTACH_PARENT_PROCESS)) return; // there is none
	// Joining may replace what was redirected.
	for (i = 0; i < 3; i++) SetStdHandle(files[i], before[i]);
}
