// SPDX-License-Identifier: CC0-1.0

// Package vectors has the golden vectors of capsig inside: nothing is read from a disk. Package vectorstest judges an
// implementation by them.
package vectors

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// Files has index.json, register.json, kill-matrix.json and <operation>/<topic>.json.
//
//go:embed index.json register.json kill-matrix.json */[a-z]*.json
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
	File      string                 `json:"-"`
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
	Basis     string                 `json:"basis"`
	Contested json.RawMessage        `json:"contested,omitempty"`
	Since     string                 `json:"since"`
}

// Expected is the verdict under a profile.
func (vector *Vector) Expected(profile string) Expectation {
	if stated, ok := vector.Profiles[profile]; ok {
		return stated
	}
	return vector.Expect
}

// Register is what register.json says: the sentence and the sources of each rule, and the conformance classes.
type Register struct {
	Rules map[string]struct {
		Sentence string   `json:"sentence"`
		Source   []string `json:"source"`
		Basis    string   `json:"basis"`
	} `json:"rules"`
	Classes map[string]struct {
		Title      string   `json:"title"`
		Claim      string   `json:"claim"`
		Operations []string `json:"operations"`
		Features   []string `json:"features"`
		Extends    []string `json:"extends"`
	} `json:"classes"`
}

func read(path string, into any) error {
	text, err := Files.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// LoadRegister returns what register.json says.
func LoadRegister() (register Register, err error) {
	return register, read("register.json", &register)
}

// Load returns every vector, in the order of the files. It is an error if index.json lists others.
func Load() ([]Vector, error) {
	paths, err := fs.Glob(Files, "*/[a-z]*.json")
	if err != nil {
		return nil, err
	}
	var all []Vector
	for _, path := range paths {
		var file struct {
			Format    int      `json:"format"`
			Operation string   `json:"operation"`
			Vectors   []Vector `json:"vectors"`
		}
		if err := read(path, &file); err != nil {
			return nil, err
		}
		if file.Format != 1 {
			return nil, fmt.Errorf("%s: expected format 1, found %d", path, file.Format)
		}
		for _, vector := range file.Vectors {
			vector.Operation, vector.File = file.Operation, path
			all = append(all, vector)
		}
	}
	return all, checkWhole(all)
}

// checkWhole compares what was loaded with index.json: a run over half of the vectors would look like a run over all of them.
func checkWhole(all []Vector) error {
	var index struct {
		Count   int                        `json:"count"`
		Vectors map[string]json.RawMessage `json:"vectors"`
	}
	if err := read("index.json", &index); err != nil {
		return err
	}
	ids := make(map[string]bool)
	for _, vector := range all {
		if _, listed := index.Vectors[vector.ID]; !listed {
			return fmt.Errorf("the set is not whole: index.json does not list %s", vector.ID)
		}
		ids[vector.ID] = true
	}
	if len(all) != index.Count || len(ids) != index.Count || len(index.Vectors) != index.Count {
		return fmt.Errorf("the set is not whole: index.json counts %d vectors, %d are here", index.Count, len(all))
	}
	return nil
}
