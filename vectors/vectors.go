// SPDX-License-Identifier: CC0-1.0

// Package vectors has the golden vectors of capsig inside: nothing is read from a disk.
package vectors

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// Files has index.json, kill-matrix.json and <operation>/<topic>.json.
//
//go:embed index.json kill-matrix.json */*.json
var Files embed.FS

// Expectation is a verdict: accept, reject or undecided, with the rule that is broken or with what is built or proven.
type Expectation struct {
	Result string          `json:"result"`
	Rule   string          `json:"rule,omitempty"`
	Output json.RawMessage `json:"output,omitempty"`
}

// Vector is one vector; README.md says what its members mean.
type Vector struct {
	Operation string                 `json:"-"`
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Reason    string                 `json:"reason"`
	Rules     []string               `json:"rules"`
	Risk      []string               `json:"risk"`
	Twin      string                 `json:"twin,omitempty"`
	Mutation  string                 `json:"mutation,omitempty"`
	Input     json.RawMessage        `json:"input"`
	Trace     json.RawMessage        `json:"trace,omitempty"`
	Expect    Expectation            `json:"expect"`
	Faults    []string               `json:"faults,omitempty"`
	Profiles  map[string]Expectation `json:"profiles,omitempty"`
	Features  []string               `json:"features"`
	Contested json.RawMessage        `json:"contested,omitempty"`
	Since     string                 `json:"since"`
}

// Load returns every vector, in the order of the files.
func Load() ([]Vector, error) {
	paths, err := fs.Glob(Files, "*/*.json")
	if err != nil {
		return nil, err
	}
	var all []Vector
	for _, path := range paths {
		text, err := Files.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var file struct {
			Format    int      `json:"format"`
			Operation string   `json:"operation"`
			Vectors   []Vector `json:"vectors"`
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if file.Format != 1 {
			return nil, fmt.Errorf("%s: expected format 1, found %d", path, file.Format)
		}
		for _, vector := range file.Vectors {
			vector.Operation = file.Operation
			all = append(all, vector)
		}
	}
	return all, nil
}
