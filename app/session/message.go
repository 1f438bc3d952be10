package session

// Level says how much a message matters.
type Level uint8

// The levels of messages.
const (
	Info Level = iota
	Success
	Warning
	Failure
)

// Message is one line for the status bar.
type Message struct {
	Level Level
	Text  string
}

// Message returns the latest message.
func (s *Session) Message() Message { return s.message }

// Tell shows a message in the status bar.
func (s *Session) Tell(level Level, text string) {
	s.message = Message{Level: level, Text: text}
	s.MessageChanged.Emit(s.message)
}
