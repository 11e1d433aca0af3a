// SPDX-License-Identifier: CC0-1.0

// Package vectorstest judges an implementation by the golden vectors of capsig, as its conformance runner does: a subtest
// for each vector, named by its id.
package vectorstest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"capsig/vectors/v3"
)

// What becomes of a vector. README.md of the vectors says what each means.
const (
	Pass            = "pass"
	PassUnexplained = "pass-unexplained"
	WrongReason     = "wrong-reason"
	Fail            = "fail"
	Void            = "void"
	Crash           = "crash"
	Protocol        = "protocol"
	Unsupported     = "unsupported"
	Contested       = "contested"
)

// IsFailure says whether an outcome fails a test. A contested vector never does.
func IsFailure(outcome string) bool {
	return slices.Contains([]string{Fail, WrongReason, Void, Crash, Protocol}, outcome)
}

// Answer is what an implementation says of one vector.
type Answer struct {
	Result string // accept, reject or undecided
	Rule   string // the rule that is broken, where it is known
	Output any    // what is built, decoded or proven, as encoding/json writes it
}

// Selection names vectors: those that every list names that is not empty.
type Selection struct {
	Operations, Rules, Features, Classes, Topics, IDs []string
}

// Options says what is judged, and how.
type Options struct {
	// Implementation answers one vector, or nil for an operation that it does not have.
	Implementation func(operation string, input json.RawMessage) *Answer
	// Features are those that the implementation declares: a vector that needs another is not asked.
	Features []string
	// Select is every vector unless given.
	Select Selection
	// Profile is strict unless given.
	Profile string
	// KnownFailures is the path of a file with an id and a reason on each line; a known failure that passes fails. Unless
	// given it is known-failures.txt, which need not be there.
	KnownFailures string
}

// Suite is the vectors and one implementation. Each vector is asked once, when its outcome or that of a refusal needs it.
type Suite struct {
	options  Options
	register vectors.Register
	order    []string
	byID     map[string]*vectors.Vector
	answers  map[string]*Answer
	crashes  map[string]string
}

// NewSuite loads the vectors. It is an error if index.json lists others.
func NewSuite(options Options) (*Suite, error) {
	all, err := vectors.Load()
	if err != nil {
		return nil, err
	}
	register, err := vectors.LoadRegister()
	if err != nil {
		return nil, err
	}
	if options.Profile == "" {
		options.Profile = "strict"
	}
	suite := &Suite{options, register, nil, map[string]*vectors.Vector{}, map[string]*Answer{}, map[string]string{}}
	for at := range all {
		suite.order = append(suite.order, all[at].ID)
		suite.byID[all[at].ID] = &all[at]
	}
	return suite, nil
}

func (suite *Suite) isOfClass(vector *vectors.Vector, name string) bool {
	class, ok := suite.register.Classes[name]
	if !ok || !slices.Contains(class.Operations, vector.Operation) || !within(vector.Features, class.Features) {
		return false
	}
	return class.Extends == nil || slices.ContainsFunc(class.Extends, func(own string) bool {
		return own == vector.Operation || slices.Contains(vector.Features, own)
	})
}

func within(part, whole []string) bool {
	return !slices.ContainsFunc(part, func(each string) bool { return !slices.Contains(whole, each) })
}

// Select returns the ids that a selection names, in the order of the set. A name that no vector has is an error.
func (suite *Suite) Select(selection Selection) ([]string, error) {
	lists := []struct {
		names []string
		has   func(*vectors.Vector, string) bool
	}{
		{selection.Operations, func(vector *vectors.Vector, name string) bool { return vector.Operation == name }},
		{selection.Rules, func(vector *vectors.Vector, name string) bool { return slices.Contains(vector.Rules, name) }},
		{selection.Features, func(vector *vectors.Vector, name string) bool { return slices.Contains(vector.Features, name) }},
		{selection.Classes, suite.isOfClass},
		{selection.Topics, func(vector *vectors.Vector, name string) bool {
			path := strings.TrimSuffix(vector.File, ".json")
			return path == name || path[strings.Index(path, "/")+1:] == name
		}},
		{selection.IDs, func(vector *vectors.Vector, name string) bool { return vector.ID == name }},
	}
	chosen := slices.Clone(suite.order)
	for _, list := range lists {
		if len(list.names) == 0 {
			continue
		}
		found := map[string]bool{}
		for _, name := range list.names {
			some := false
			for id, vector := range suite.byID {
				if list.has(vector, name) {
					some, found[id] = true, true
				}
			}
			if !some {
				return nil, fmt.Errorf("there is no vector of %s", name)
			}
		}
		chosen = slices.DeleteFunc(chosen, func(id string) bool { return !found[id] })
	}
	return chosen, nil
}

func (suite *Suite) ask(id string) (answer *Answer) {
	if answer, done := suite.answers[id]; done {
		return answer
	}
	vector := suite.byID[id]
	defer func() {
		// What a hostile input makes of an implementation is a finding.
		if panicked := recover(); panicked != nil {
			answer, suite.crashes[id] = nil, fmt.Sprint(panicked)
		}
		suite.answers[id] = answer
	}()
	if within(vector.Features, suite.options.Features) {
		// A copy: what an implementation changes must not be what another vector is judged by.
		answer = suite.options.Implementation(vector.Operation, slices.Clone(vector.Input))
	}
	return answer
}

// twinAccepted asks the nearest vector in the line of twins that is to be accepted; there may be none.
func (suite *Suite) twinAccepted(vector *vectors.Vector) bool {
	for vector.Twin != "" {
		vector = suite.byID[vector.Twin]
		if vector.Expected(suite.options.Profile).Result == "accept" {
			answer := suite.ask(vector.ID)
			return answer != nil && answer.Result == "accept" && answer.Rule == ""
		}
	}
	return true
}

// Judge returns the outcome of a vector, and what differs.
func (suite *Suite) Judge(id string) (outcome, detail string) {
	vector, profile := suite.byID[id], suite.options.Profile
	answer := suite.ask(id)
	if crash, crashed := suite.crashes[id]; crashed {
		return Crash, crash
	}
	if answer == nil {
		return Unsupported, "the implementation does not have the operation or a feature"
	}
	accepted := vector.Expected(profile).Result == "accept" || suite.twinAccepted(vector)
	return judge(vector, answer, accepted, profile, slices.Contains(suite.options.Features, "verdict-only"))
}

// Explain tells an outcome: what was given, what was answered, and the sentence that decides.
func (suite *Suite) Explain(id string) string {
	vector := suite.byID[id]
	outcome, detail := suite.Judge(id)
	expect := vector.Expected(suite.options.Profile)
	lines := []string{id + ": " + outcome, "  title     " + vector.Title}
	if detail != "" {
		lines[0] += ", " + detail
	}
	// The broken rule, else the one that was named for breaking, else what the vector is about.
	rules := vector.Rules[:min(3, len(vector.Rules))]
	if answer := suite.answers[id]; answer != nil && answer.Rule != "" {
		rules = []string{answer.Rule}
	}
	if expect.Rule != "" {
		rules = []string{expect.Rule}
	}
	for _, rule := range rules {
		if known, ok := suite.register.Rules[rule]; ok {
			lines = append(lines, "  rule      "+rule+": "+known.Sentence, "  clause    "+strings.Join(known.Source, "; "))
		}
	}
	lines = append(lines, "  reason    "+vector.Reason)
	if len(vector.Risk) > 0 && expect.Result != "accept" {
		lines = append(lines, "  risk      "+strings.Join(vector.Risk, ", "))
	}
	if vector.Twin != "" {
		lines = append(lines, "  twin      "+vector.Twin+", accepted; here "+vector.Mutation)
	}
	lines = append(lines, "  expected  "+spoken(expect.Result, expect.Rule))
	answered := "nothing"
	if answer := suite.answers[id]; answer != nil {
		answered = spoken(answer.Result, answer.Rule)
		if answer.Output != nil {
			answered += " " + excerpt(answer.Output, 500)
		}
	}
	return strings.Join(append(lines, "  answered  "+answered, "  input     "+vector.Operation+" "+excerpt(vector.Input, 2000)), "\n")
}

// readKnown reads lines of an id and a reason: what fails and is known to.
func (suite *Suite) readKnown() (map[string]string, error) {
	known, name := map[string]string{}, suite.options.KnownFailures
	if name == "" {
		name = "known-failures.txt"
	}
	text, err := os.ReadFile(name)
	if suite.options.KnownFailures == "" && errors.Is(err, fs.ErrNotExist) {
		return known, nil
	}
	if err != nil {
		return nil, err
	}
	for number, line := range strings.Split(string(text), "\n") {
		id, reason, _ := strings.Cut(strings.Join(strings.Fields(line), " "), " ")
		if id == "" || strings.HasPrefix(id, "#") {
			continue
		}
		at := fmt.Sprintf("%s:%d: %s", name, number+1, id)
		if suite.byID[id] == nil {
			return nil, fmt.Errorf("%s: there is no vector with this id", at)
		}
		if known[id] != "" {
			return nil, fmt.Errorf("%s: stands here twice", at)
		}
		if reason == "" {
			return nil, fmt.Errorf("%s: expected a reason behind the id", at)
		}
		known[id] = reason
	}
	return known, nil
}

// Run runs a subtest for each selected vector. What fails and is known is skipped, what is known and passes fails.
func Run(t *testing.T, options Options) {
	t.Helper()
	suite, err := NewSuite(options)
	if err != nil {
		t.Fatal(err)
	}
	known, err := suite.readKnown()
	if err != nil {
		t.Fatal(err)
	}
	ids, err := suite.Select(options.Select)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, id := range ids {
		t.Run(id, func(t *testing.T) {
			outcome, detail := suite.Judge(id)
			counts[outcome]++
			reason, isKnown := known[id]
			switch {
			case IsFailure(outcome) && isKnown:
				t.Skipf("known failure: %s (%s)", reason, outcome)
			case IsFailure(outcome):
				t.Error("\n" + suite.Explain(id))
			case isKnown:
				t.Errorf("%s: is a known failure, and is now %s: take it out of the list", id, outcome)
			case outcome == Unsupported || outcome == Contested:
				t.Skip(strings.TrimSuffix(outcome+": "+detail, ": "))
			}
		})
	}
	var told []string
	for outcome, count := range counts {
		told = append(told, fmt.Sprintf("%d %s", count, outcome))
	}
	sort.Strings(told)
	t.Logf("capsig vectors: %s", strings.Join(told, ", "))
	// A run in which nothing was asked must not look like one in which all is right.
	if len(counts) == 0 && len(ids) == 0 || len(counts) == 1 && counts[Unsupported] > 0 {
		t.Error("capsig vectors: nothing was asked, which is no success")
	}
}
