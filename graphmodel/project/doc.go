// Package project keeps a project in one file, a SQLite database: articles,
// what was found in them, the person's decisions, and where nodes stand. The
// graph follows from these, and is kept so that it need not be worked out anew.
//
// A project file is written in transactions, so a program that is killed loses
// at most the write in flight. While a project is open for writing other
// processes can only read it, and are told who has it. Files that are not
// projects, or are damaged, are reported and never modified.
// docs/project-file.md tells what lies in the file and beside it.
package project
