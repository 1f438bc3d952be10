// Package trace records why rules decided as they did, for a person who asks. A
// nil log records nothing and costs nothing.
package trace

// Step is one decision of a rule.
type Step struct {
	Stage string // relations, events
	Rule  string // the rule's id, as in the findings: "clew/title", "frame:meet"
	Token int    // the token that the decision is about
	Taken bool   // whether the rule went on
	Text  string // what was decided and why
}

// Log collects steps in the order in which they were taken.
type Log struct {
	Steps []Step
}

// On reports whether anybody reads the log. Ask it before composing a text.
func (l *Log) On() bool { return l != nil }

// Take records that a rule was followed.
func (l *Log) Take(stage, rule string, token int, text string) {
	if l != nil {
		l.Steps = append(l.Steps, Step{stage, rule, token, true, text})
	}
}

// Refuse records why a rule was not followed.
func (l *Log) Refuse(stage, rule string, token int, text string) {
	if l != nil {
		l.Steps = append(l.Steps, Step{stage, rule, token, false, text})
	}
}
