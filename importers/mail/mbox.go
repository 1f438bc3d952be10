package mail

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"

	"clew/importers/format"
)

// separator is the line before each message of a mailbox.
var separator = regexp.MustCompile(`^From .*\d\d:\d\d.*\d{4}\s*$`)

// Mailbox reads MBOX files, which hold many messages.
func Mailbox() format.Format {
	return format.Format{
		Name: "mailbox (MBOX)", Extensions: []string{".mbox"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			line, rest, _ := bytes.Cut(s.Head, []byte("\n"))
			next, _, _ := bytes.Cut(rest, []byte("\n"))
			if separator.Match(bytes.TrimRight(line, "\r")) && headerLine.Match(next) {
				return format.ByBytes
			}
			return format.No
		},
		Read: readMailbox,
	}
}

// readMailbox reads message after message, so that a mailbox of any size needs
// the memory of its largest one.
func readMailbox(ctx context.Context, in *format.Input, out format.Output) error {
	r := bufio.NewReaderSize(in.Reader(), 1<<16)
	var b bytes.Buffer
	n, blank := 0, true
	send := func() error {
		if b.Len() == 0 {
			return nil
		}
		n++
		name := fmt.Sprintf("message %d", n)
		defer b.Reset()
		if b.Len() > format.MaxPart {
			out.Skip(name, format.ErrTooLarge)
			return nil
		}
		return out.Part(format.Part{Name: name, ContentType: "message/rfc822", Data: bytes.Clone(b.Bytes())})
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := r.ReadSlice('\n')
		if len(line) > 4096 && bytes.Count(line, []byte{0}) == len(line) {
			return fmt.Errorf("%w: it holds zeros in place of messages", format.ErrDamaged)
		}
		switch {
		case blank && separator.Match(bytes.TrimRight(line, "\r\n")):
			if err := send(); err != nil {
				return err
			}
		case b.Len() <= format.MaxPart:
			if unquoted := bytes.TrimLeft(line, ">"); len(unquoted) < len(line) && bytes.HasPrefix(unquoted, []byte("From ")) {
				line = line[1:] // a line of the text that looks like a separator
			}
			b.Write(line)
		}
		blank = len(bytes.TrimRight(line, "\r\n")) == 0
		if errors.Is(err, io.EOF) {
			return send()
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}
