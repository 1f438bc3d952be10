//go:build cgo && !headless

package documents

import "C"

//export clewDocument
func clewDocument(path *C.char) { add(C.GoString(path)) }

//export clewDocumentsEnd
func clewDocumentsEnd() { deliver() }
