// Package cputime tells the processor time of the process, of user and system, on
// all processors. Where the system does not tell it, it is the time since the
// process began, so that differences are times on the clock.
package cputime
