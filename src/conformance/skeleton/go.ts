/** The adapter skeleton for Go. */
export const goSkeleton: Readonly<Record<string, string>> = {
  'main.go': `// A capsig conformance adapter: one JSON line in, one JSON line out. Logs belong on standard error.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
)

type object = map[string]any

var name, version, features = "my-library", "0.0.0", []string{}

// One function per operation. It answers object{"result": "accept", "output": ...} or
// object{"result": "reject", "rule": "siwe.nonce"}, or, if the library has errors of its own,
// object{"result": "reject", "native": object{"code": "ErrNonce"}} with --mapping. For example:
//
//	"siwe.parse": func(input object, profile string) object { ... input["text"].(string) ... },
//
// Of an operation that verifies, the output is what was proven (spec/answer.md), as much of it as the library tells.
var operations = map[string]func(input object, profile string) object{}

func answer(message object) object {
	if message["type"] == "hello" {
		names := []string{}
		for operation := range operations {
			names = append(names, operation)
		}
		return object{"type": "hello", "protocol": 1, "name": name, "version": version, "operations": names, "features": features}
	}
	reply := object{"result": "unsupported"}
	if run := operations[message["operation"].(string)]; run != nil {
		reply = run(message["input"].(object), message["profile"].(string))
	}
	reply["id"] = message["id"]
	return reply
}

func main() {
	lines, out := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\\n')
		if err != nil {
			return
		}
		var message object
		if err := json.Unmarshal(line, &message); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(answer(message)); err != nil {
			log.Fatal(err)
		}
	}
}
`,
  'go.mod': `module adapter

go 1.21
`,
  'README.md': `Run it: \`go build -o adapter . && npx capsig conformance run -- ./adapter\` (Go 1.21 or newer).
`,
};
