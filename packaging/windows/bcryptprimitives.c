// For tests under Wine 8 only, never shipped: that Wine lacks the library that
// every Go program since 1.22 takes its random numbers from.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
	return RtlGenRandom(data, (ULONG)length);
}
