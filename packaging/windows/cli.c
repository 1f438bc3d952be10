// clew-cli.exe: runs the commands of clew.exe, which lies beside it, as a console
// program.
//
// Windows decides by the program's file whether it has a console: one file cannot
// be a window program and a good console program as well. This small one has one. It
// hands on its arguments, its standard files and its console (app/console), waits,
// and ends with the exit code of clew.exe.
#include <wchar.h>
#include <windows.h>

#define LONGEST 32768 // of a path and of a command line, with the end

// An interrupt reaches both programs; clew.exe decides what becomes of it.
static BOOL WINAPI leave(DWORD event) {
	(void)event;
	return TRUE;
}

static int fail(const char *why) {
	DWORD written;
	WriteFile(GetStdHandle(STD_ERROR_HANDLE), why, (DWORD)strlen(why), &written, NULL);
	return 1;
}

static HANDLE handOn(DWORD which) {
	HANDLE file = GetStdHandle(which);
	if (file != NULL && file != INVALID_HANDLE_VALUE) SetHandleInformation(file, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
	return file;
}

// arguments returns what follows the program's name on a command line.
static const wchar_t *arguments(const wchar_t *line) {
	int quoted = 0;
	for (; *line != 0 && (quoted || (*line != L' ' && *line != L'\t')); line++)
		if (*line == L'"') quoted = !quoted;
	while (*line == L' ' || *line == L'\t') line++;
	return line;
}

int main(void) {
	static wchar_t path[LONGEST], line[LONGEST + 16] = L"clew-cli.exe ";
	DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
	wchar_t *name = length > 0 && length < LONGEST - 8 ? wcsrchr(path, L'\\') : NULL;
	if (name == NULL) return fail("clew-cli: no name of the folder that it lies in\r\n");
	wcscpy(name + 1, L"clew.exe");
	const wchar_t *rest = arguments(GetCommandLineW());
	if (wcslen(rest) >= LONGEST - 16) return fail("clew-cli: the command is too long\r\n");
	wcscat(line, rest);

	// Whoever ends this program ends the work too.
	HANDLE job = CreateJobObjectW(NULL, NULL);
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
	limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
	if (job != NULL) SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);

	STARTUPINFOW start = {0};
	start.cb = sizeof start;
	start.dwFlags = STARTF_USESTDHANDLES;
	start.hStdInput = handOn(STD_INPUT_HANDLE);
	start.hStdOutput = handOn(STD_OUTPUT_HANDLE);
	start.hStdError = handOn(STD_ERROR_HANDLE);
	SetConsoleCtrlHandler(leave, TRUE);
	PROCESS_INFORMATION program;
	if (!CreateProcessW(path, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &program))
		return fail("clew-cli: clew.exe has to lie in the same folder\r\n");
	if (job != NULL) AssignProcessToJobObject(job, program.hProcess);
	ResumeThread(program.hThread);
	WaitForSingleObject(program.hProcess, INFINITE);
	DWORD code = 1;
	GetExitCodeProcess(program.hProcess, &code);
	return (int)code;
}
