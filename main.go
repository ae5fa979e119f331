// Command flipchart runs a DevOps workshop from one terminal. Start reading in cli.
package main

import (
	"os"

	"flipchart/cli"
)

func main() {
	os.Exit(cli.Main())
}
