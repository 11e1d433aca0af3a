// Judges the answers of a file by the package of vectors, and writes the outcomes: ANSWERS and OUTCOMES name the files.
package driver

import (
	"encoding/json"
	"os"
	"testing"

	"capsig/vectors/v3"
	"capsig/vectors/v3/vectorstest"
)

type answer struct {
	Crash  bool            `json:"crash"`
	Result string          `json:"result"`
	Rule   string          `json:"rule"`
	Output json.RawMessage `json:"output"`
}

func TestDriver(t *testing.T) {
	var told struct {
		Profile    string                  `json:"profile"`
		Operations []string                `json:"operations"`
		Features   []string                `json:"features"`
		Answers    map[string]*answer      `json:"answers"`
		Selections []vectorstest.Selection `json:"selections"`
	}
	text, err := os.ReadFile(os.Getenv("ANSWERS"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &told); err != nil {
		t.Fatal(err)
	}
	all, err := vectors.Load()
	if err != nil {
		t.Fatal(err)
	}
	answers, declared := map[string]*answer{}, map[string]bool{}
	for _, operation := range told.Operations {
		declared[operation] = true
	}
	for _, vector := range all {
		right := vector.Expected(told.Profile)
		given := told.Answers[vector.ID]
		if given == nil {
			given = &answer{Result: right.Result, Rule: right.Rule, Output: right.Output}
		}
		answers[vector.Operation+string(vector.Input)] = given
	}
	suite, err := vectorstest.NewSuite(vectorstest.Options{
		Profile:  told.Profile,
		Features: told.Features,
		Implementation: func(operation string, input json.RawMessage) *vectorstest.Answer {
			if !declared[operation] {
				return nil
			}
			given := answers[operation+string(input)]
			if given.Crash {
				panic("crash")
			}
			answered := &vectorstest.Answer{Result: given.Result, Rule: given.Rule}
			if given.Output != nil {
				answered.Output = given.Output
			}
			return answered
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	outcomes, selected := map[string]string{}, []int{}
	for _, vector := range all {
		outcomes[vector.ID], _ = suite.Judge(vector.ID)
	}
	for _, selection := range told.Selections {
		ids, err := suite.Select(selection)
		if err != nil {
			t.Fatal(err)
		}
		selected = append(selected, len(ids))
	}
	written, err := json.Marshal(map[string]any{"outcomes": outcomes, "selected": selected})
	if err == nil {
		err = os.WriteFile(os.Getenv("OUTCOMES"), written, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
