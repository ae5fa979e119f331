//go:build !unix

package cli

// cannotSuspend is for the systems whose shells put no program aside.
func cannotSuspend() string { return "this system cannot put a program aside" }
