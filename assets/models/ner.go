package models

import _ "embed"

// Names is the model of the name recognizer; docs/training.md tells what it
// was learned from.
//
//go:embed ner.bin
var Names []byte

// NameNet is the network that reads beside that model.
//
//go:embed namenet.bin
var NameNet []byte

// Pairs is the classifier of pairs of mentions.
//
//go:embed pairs.bin
var Pairs []byte

// Events is the classifier of what tells an event.
//
//go:embed events.bin
var Events []byte
