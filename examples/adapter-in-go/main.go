// A capsig conformance adapter: one JSON line in, one JSON line out. Logs belong on standard error.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
)

type object = map[string]any

var name, version, features = "reader-in-go", "1.0.0", []string{}

// One function per operation.
var operations = map[string]func(input object, profile string) object{
	"siwe.parse": func(input object, profile string) object {
		message, err := Parse(input["text"].(string))
		if refusal, ok := err.(Refusal); ok {
			return object{"result": "reject", "native": object{"code": refusal.Code, "message": refusal.Text}}
		}
		return object{"result": "accept", "output": message}
	},
}

func answer(message object) object {
	if message["type"] == "hello" {
		names := []string{}
		for operation := range operations {
			names = append(names, operation)
		}
		return object{"type": "hello", "protocol": 1, "name": name, "version": version, "operations": names, "features": features, "classes": []string{"siwe-reader"}}
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
		line, err := lines.ReadBytes('\n')
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
