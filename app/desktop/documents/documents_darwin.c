//go:build cgo && !headless

// GLFW's delegate of the application lacks the method that AppKit calls with
// documents. It is added when the program is loaded: AppKit asks what a
// delegate can do when it is set, which is later.
//
// These functions of the Objective-C runtime have kept their shape since it
// exists. They stand here so that the file compiles without Apple's headers
// (make check-macos).
typedef struct objc_object *id;
typedef struct objc_class *Class;
typedef struct objc_selector *SEL;
typedef void (*IMP)(void);
extern Class objc_getClass(const char *name);
extern SEL sel_registerName(const char *name);
extern signed char class_addMethod(Class of, SEL name, IMP method, const char *types);
extern void objc_msgSend(void);

// Go's (documents_darwin.go).
extern void clewDocument(char *path);
extern void clewDocumentsEnd(void);

static void openURLs(id self, SEL name, id application, id urls) {
	unsigned long i, count = ((unsigned long (*)(id, SEL))objc_msgSend)(urls, sel_registerName("count"));
	(void)self, (void)name, (void)application;
	for (i = 0; i < count; i++) {
		id url = ((id(*)(id, SEL, unsigned long))objc_msgSend)(urls, sel_registerName("objectAtIndex:"), i);
		char *path;
		if (!((signed char (*)(id, SEL))objc_msgSend)(url, sel_registerName("isFileURL"))) continue;
		path = ((char *(*)(id, SEL))objc_msgSend)(url, sel_registerName("fileSystemRepresentation"));
		if (path != 0) clewDocument(path);
	}
	clewDocumentsEnd();
}

__attribute__((constructor)) static void listen(void) {
	Class delegate = objc_getClass("GLFWApplicationDelegate");
	if (delegate != 0) class_addMethod(delegate, sel_registerName("application:openURLs:"), (IMP)openURLs, "v@:@@");
}
