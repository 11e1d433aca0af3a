// SPDX-License-Identifier: CC0-1.0

package vectorstest

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"capsig/vectors/v3"
)

// The operations that say what an accepted document proves: an implementation may tell a part of it.
var proving = map[string]bool{
	"capability.covers": true, "auth-sig.verify": true, "delegation.verify": true, "session-sig.verify": true, "session-sigs.verify": true,
	"session.verify": true,
}

func excerpt(value any, most int) string {
	var written strings.Builder
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err.Error()
	}
	text := strings.TrimSuffix(written.String(), "\n")
	if len(text) > most {
		return fmt.Sprintf("%s... (%d bytes)", strings.ToValidUTF8(text[:most], ""), len(text))
	}
	return text
}

func keysOf(object map[string]any) []string {
	keys := make([]string, 0, len(object))
	for key := range object {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

var escaper = strings.NewReplacer("~", "~0", "/", "~1")

// difference says where two JSON values differ; it is empty where they do not.
func difference(expected, found any, path string) string {
	place := path
	if path == "" {
		place = "the top"
	}
	differ := fmt.Sprintf("at %s: expected %s, found %s", place, excerpt(expected, 200), excerpt(found, 200))
	switch wanted := expected.(type) {
	case []any:
		given, ok := found.([]any)
		if !ok || len(given) != len(wanted) {
			return differ
		}
		for at := range wanted {
			if told := difference(wanted[at], given[at], fmt.Sprintf("%s/%d", path, at)); told != "" {
				return told
			}
		}
		return ""
	case map[string]any:
		given, ok := found.(map[string]any)
		if !ok {
			return differ
		}
		for _, key := range keysOf(wanted) {
			inside := path + "/" + escaper.Replace(key)
			value, ok := given[key]
			if !ok {
				return fmt.Sprintf("at %s: expected %s, found nothing", inside, excerpt(wanted[key], 200))
			}
			if told := difference(wanted[key], value, inside); told != "" {
				return told
			}
		}
		for _, key := range keysOf(given) {
			if _, ok := wanted[key]; !ok {
				return fmt.Sprintf("at %s/%s: expected nothing, found %s", path, escaper.Replace(key), excerpt(given[key], 200))
			}
		}
		return ""
	}
	switch found.(type) {
	case []any, map[string]any: // which == cannot compare
		return differ
	}
	if expected == found {
		return ""
	}
	return differ
}

// completed puts what is expected where nothing is told. A member that is null was not told.
func completed(expected, found any) any {
	switch given := found.(type) {
	case []any:
		wanted, ok := expected.([]any)
		if !ok {
			return found
		}
		told := make([]any, len(given))
		for at, item := range given {
			var against any
			if at < len(wanted) {
				against = wanted[at]
			}
			told[at] = completed(against, item)
		}
		return told
	case map[string]any:
		wanted, ok := expected.(map[string]any)
		if !ok {
			return found
		}
		told := make(map[string]any)
		for key, value := range wanted {
			told[key] = value
		}
		for key, value := range given {
			if value != nil {
				told[key] = completed(wanted[key], value)
			}
		}
		return told
	}
	return found
}

func spoken(result, rule any) string {
	if text, ok := rule.(string); ok && text != "" {
		return fmt.Sprintf("%v (%s)", result, text)
	}
	return fmt.Sprint(result)
}

// judgeSteps judges the steps of a flow, each a verdict with a reason of its own.
func judgeSteps(expected []any, found any) (string, string) {
	steps, ok := found.([]any)
	if !ok || len(steps) != len(expected) {
		return Fail, fmt.Sprintf("expected %d steps, found %s", len(expected), excerpt(found, 200))
	}
	outcome, detail := Pass, ""
	for at := range expected {
		wanted, _ := expected[at].(map[string]any)
		step, ok := steps[at].(map[string]any)
		if !ok {
			return Fail, fmt.Sprintf("step %d: expected a verdict, found %s", at, excerpt(steps[at], 200))
		}
		told := fmt.Sprintf("step %d: expected %s, found %s", at, spoken(wanted["result"], wanted["rule"]), spoken(step["result"], step["rule"]))
		if result, ok := step["result"].(string); !ok || result != wanted["result"] {
			return Fail, told
		}
		rule, _ := step["rule"].(string)
		if wanted["rule"] == nil || rule == wanted["rule"] {
			continue
		}
		if rule != "" {
			outcome, detail = WrongReason, told
		} else if outcome == Pass {
			outcome, detail = PassUnexplained, told
		}
	}
	return outcome, detail
}

func judgeOutput(operation string, expect vectors.Expectation, answer *Answer, verdictOnly bool) (string, string) {
	if expect.Output == nil {
		return Pass, ""
	}
	var expected any
	if err := json.Unmarshal(expect.Output, &expected); err != nil {
		return Protocol, err.Error()
	}
	var found any
	if answer.Output != nil {
		// An implementation may answer with a value of its own type: what counts is its JSON.
		text, err := json.Marshal(answer.Output)
		if err == nil {
			err = json.Unmarshal(text, &found)
		}
		if err != nil {
			return Protocol, fmt.Sprintf("the output is no JSON value: %v", err)
		}
	}
	// Null counts as absent, as many languages write it so.
	told := found != nil
	switch {
	case proving[operation] && !told:
		return PassUnexplained, "what was proven is not told"
	case proving[operation]:
		if wrong := difference(expected, completed(expected, found), ""); wrong != "" {
			return Fail, "what was proven differs " + wrong
		}
		if untold := difference(expected, found, ""); untold != "" {
			return PassUnexplained, "what was proven is not told " + untold
		}
		return Pass, ""
	case !told && verdictOnly:
		return PassUnexplained, "the output is missing"
	case !told:
		return Fail, "the output is missing"
	}
	if steps, ok := expected.([]any); ok && operation == "flow.run" {
		return judgeSteps(steps, found)
	}
	if wrong := difference(expected, found, ""); wrong != "" {
		return Fail, "the output differs " + wrong
	}
	return Pass, ""
}

// judge judges one answer: the outcome, and what differs.
func judge(vector *vectors.Vector, answer *Answer, twinAccepted bool, profile string, verdictOnly bool) (string, string) {
	if !slices.Contains([]string{"accept", "reject", "undecided"}, answer.Result) {
		return Protocol, fmt.Sprintf("expected a verdict, found %q", answer.Result)
	}
	if answer.Result == "accept" && answer.Rule != "" {
		return Protocol, "expected no rule with accept, found " + answer.Rule
	}
	expect := vector.Expected(profile)
	detail := fmt.Sprintf("expected %s, found %s", spoken(expect.Result, expect.Rule), spoken(answer.Result, answer.Rule))
	switch {
	case vector.Contested != nil && answer.Result == expect.Result && answer.Rule == expect.Rule:
		return Contested, ""
	case vector.Contested != nil:
		return Contested, detail
	case answer.Result != expect.Result:
		return Fail, detail
	case answer.Result == "accept":
		return judgeOutput(vector.Operation, expect, answer, verdictOnly)
	case !twinAccepted:
		return Void, "its accepted twin was not accepted"
	case expect.Rule == "" || answer.Rule == expect.Rule:
		return Pass, ""
	// Which of several faults comes first is no standard's business: the refusal counts, and any of them explains it.
	case vector.Faults != nil && (answer.Rule == "" || slices.Contains(vector.Faults, answer.Rule)):
		return Pass, ""
	case answer.Rule == "":
		return PassUnexplained, detail
	}
	return WrongReason, detail
}
