package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// write hands the result of produce to the file named out, or to standard
// output for "" and "-". Nothing is written when produce fails, and a file is
// replaced only as a whole.
func (e *Env) write(out string, produce func(io.Writer) error) error {
	var b bytes.Buffer
	if err := produce(&b); err != nil {
		return err
	}
	if out == "" || out == "-" {
		if _, err := e.Stdout.Write(b.Bytes()); err != nil {
			return fmt.Errorf("writing the result: %w", err)
		}
		return nil
	}
	if err := writeFile(out, b.Bytes()); err != nil {
		return fmt.Errorf("writing %s: %w", out, withoutPath(err))
	}
	return nil
}

// withoutPath drops the path from an error whose message names it already, or
// names a temporary file that nobody knows.
func withoutPath(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// writeFile replaces a file in one step. What is no regular file, such as
// /dev/null, is written to directly.
func writeFile(name string, content []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return errors.New("it is a folder")
		}
		return os.WriteFile(name, content, 0o666)
	}
	f, err := createBeside(name)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// createBeside makes a temporary file in the folder of name, with the
// permissions that the file would get. os.CreateTemp would make it private.
func createBeside(name string) (*os.File, error) {
	for i := 0; ; i++ {
		temporary := fmt.Sprintf("%s.%d-%d.tmp", name, os.Getpid(), i)
		f, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, os.ErrExist) {
			return f, err
		}
	}
}
