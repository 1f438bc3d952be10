//go:build cgo && !headless && (amd64 || arm64)

#include "late.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

// A jump leaves registers and stack as the caller set them, so that functions
// with a variable number of arguments work too. All names are hidden: the real
// libraries, which call each other by these names, must not find ours.
#if defined(__x86_64__)
#define JUMP(name) "jmp *late_" #name "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(name)                       \
	"adrp x16, late_" #name "\n"         \
	"ldr x16, [x16, :lo12:late_" #name "]\n" \
	"br x16\n"
#endif

#define LATE(name)                                                  \
	static uintptr_t absent_##name(void) { return 0; }              \
	__attribute__((visibility("hidden"))) void *late_##name = (void *)absent_##name; \
	__asm__(".text\n.p2align 4\n.globl " #name "\n.hidden " #name "\n.type " #name ",%function\n" \
		#name ":\n" JUMP(name) ".size " #name ",.-" #name "\n");

LATE(glXGetProcAddress)
LATE(wl_display_connect)
LATE(wl_display_disconnect)
LATE(wl_display_roundtrip)
LATE(wl_proxy_add_listener)
LATE(wl_proxy_destroy)
LATE(wl_proxy_get_version)
// The headers of Wayland 1.20 and newer call the first, older ones the others.
LATE(wl_proxy_marshal_flags)
LATE(wl_proxy_marshal)
LATE(wl_proxy_marshal_constructor)
LATE(wl_proxy_marshal_constructor_versioned)

// The descriptions of the two interfaces whose objects the toolkit makes, as
// the core protocol (wayland.xml) defines them. They are data, which cannot be
// reached by a jump; GLFW too has its own.
struct message {
	const char *name, *signature;
	const struct interface **types;
};
struct interface {
	const char *name;
	int version, request_count;
	const struct message *requests;
	int event_count;
	const struct message *events;
};
static const struct interface *untyped[4];
static const struct message registry_requests[] = {{"bind", "usun", untyped}};
static const struct message registry_events[] = {{"global", "usu", untyped}, {"global_remove", "u", untyped}};
static const struct message callback_events[] = {{"done", "u", untyped}};
__attribute__((visibility("hidden"))) const struct interface wl_registry_interface = {
	"wl_registry", 1, 1, registry_requests, 2, registry_events};
__attribute__((visibility("hidden"))) const struct interface wl_callback_interface = {
	"wl_callback", 1, 0, NULL, 1, callback_events};

static void find(void *library, const char *name, void **slot) {
	void *found = dlsym(library, name);
	if (found != NULL) {
		*slot = found;
	}
}

int late_load(const char **reason, int *old) {
	void *gl = dlopen("libGL.so.1", RTLD_NOW | RTLD_GLOBAL);
	if (gl == NULL) {
		*reason = dlerror();
		return 0;
	}
	find(gl, "glXGetProcAddress", &late_glXGetProcAddress);
	void *wayland = dlopen("libwayland-client.so.0", RTLD_NOW | RTLD_LOCAL);
	if (wayland == NULL) {
		return 1;
	}
#define FIND(name) find(wayland, #name, &late_##name)
	FIND(wl_display_connect);
	FIND(wl_display_disconnect);
	FIND(wl_display_roundtrip);
	FIND(wl_proxy_add_listener);
	FIND(wl_proxy_destroy);
	FIND(wl_proxy_get_version);
	FIND(wl_proxy_marshal_flags);
	FIND(wl_proxy_marshal);
	FIND(wl_proxy_marshal_constructor);
	FIND(wl_proxy_marshal_constructor_versioned);
	*old = late_wl_proxy_marshal_flags == (void *)absent_wl_proxy_marshal_flags;
	return 1;
}
