// SPDX-License-Identifier: CC0-1.0

use std::fmt;

use serde_json::{Map, Value};

use crate::Answer;

/// What became of a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Pass,
    PassUnexplained,
    WrongReason,
    Fail,
    Void,
    Crash,
    Protocol,
    Unsupported,
    Contested,
}

impl Outcome {
    /// Whether it fails a test. A contested vector never does.
    pub fn is_failure(self) -> bool {
        matches!(
            self,
            Self::Fail | Self::WrongReason | Self::Void | Self::Crash | Self::Protocol
        )
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Pass => "pass",
            Self::PassUnexplained => "pass-unexplained",
            Self::WrongReason => "wrong-reason",
            Self::Fail => "fail",
            Self::Void => "void",
            Self::Crash => "crash",
            Self::Protocol => "protocol",
            Self::Unsupported => "unsupported",
            Self::Contested => "contested",
        })
    }
}

/// The operations that say what an accepted document proves: an implementation may tell a part of it.
const PROVING: [&str; 6] = [
    "capability.covers",
    "auth-sig.verify",
    "delegation.verify",
    "session-sig.verify",
    "session-sigs.verify",
    "session.verify",
];

pub(crate) fn excerpt(value: &Value, most: usize) -> String {
    let text = value.to_string();
    if text.len() <= most {
        return text;
    }
    let start: String = text.chars().take(most).collect();
    format!("{start}... ({} bytes)", text.len())
}

/// Says where two JSON values differ.
fn difference(expected: &Value, found: &Value, path: &str) -> Option<String> {
    let differ = || {
        let place = if path.is_empty() { "the top" } else { path };
        Some(format!(
            "at {place}: expected {}, found {}",
            excerpt(expected, 200),
            excerpt(found, 200)
        ))
    };
    let inside = |key: &str| format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
    match (expected, found) {
        (Value::Array(wanted), Value::Array(given)) if wanted.len() == given.len() => wanted
            .iter()
            .zip(given)
            .enumerate()
            .find_map(|(at, (one, other))| difference(one, other, &format!("{path}/{at}"))),
        (Value::Object(wanted), Value::Object(given)) => {
            for (key, value) in wanted {
                let told = match given.get(key) {
                    None => Some(format!(
                        "at {}: expected {}, found nothing",
                        inside(key),
                        excerpt(value, 200)
                    )),
                    Some(other) => difference(value, other, &inside(key)),
                };
                if told.is_some() {
                    return told;
                }
            }
            let (key, value) = given.iter().find(|(key, _)| !wanted.contains_key(*key))?;
            Some(format!(
                "at {}: expected nothing, found {}",
                inside(key),
                excerpt(value, 200)
            ))
        }
        // 1 and 1.0 are one number.
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        (one, other) if one == other => None,
        _ => differ(),
    }
}

/// Puts what is expected where nothing is told. A member that is null was not told.
fn completed(expected: &Value, found: &Value) -> Value {
    match (expected, found) {
        (Value::Array(wanted), Value::Array(given)) => given
            .iter()
            .enumerate()
            .map(|(at, item)| completed(wanted.get(at).unwrap_or(&Value::Null), item))
            .collect(),
        (Value::Object(wanted), Value::Object(given)) => {
            let mut told: Map<String, Value> = wanted.clone();
            for (key, value) in given.iter().filter(|(_, value)| !value.is_null()) {
                told.insert(
                    key.clone(),
                    completed(wanted.get(key).unwrap_or(&Value::Null), value),
                );
            }
            Value::Object(told)
        }
        _ => found.clone(),
    }
}

pub(crate) fn spoken(result: &str, rule: Option<&str>) -> String {
    rule.map_or(result.to_string(), |rule| format!("{result} ({rule})"))
}

fn rule_of(step: &Value) -> Option<&str> {
    step["rule"].as_str().filter(|rule| !rule.is_empty())
}

/// Judges the steps of a flow, each a verdict with a reason of its own.
fn judge_steps(expected: &[Value], found: &Value) -> (Outcome, String) {
    let steps = match found {
        Value::Array(steps) if steps.len() == expected.len() => steps,
        _ => {
            return (
                Outcome::Fail,
                format!(
                    "expected {} steps, found {}",
                    expected.len(),
                    excerpt(found, 200)
                ),
            )
        }
    };
    let mut worst = (Outcome::Pass, String::new());
    for (at, (wanted, step)) in expected.iter().zip(steps).enumerate() {
        if !step.is_object() {
            return (
                Outcome::Fail,
                format!(
                    "step {at}: expected a verdict, found {}",
                    excerpt(step, 200)
                ),
            );
        }
        let say =
            |step: &Value| spoken(step["result"].as_str().unwrap_or("nothing"), rule_of(step));
        let told = format!("step {at}: expected {}, found {}", say(wanted), say(step));
        if step["result"] != wanted["result"] {
            return (Outcome::Fail, told);
        }
        if rule_of(wanted).is_none() || rule_of(step) == rule_of(wanted) {
            continue;
        }
        if rule_of(step).is_some() {
            worst = (Outcome::WrongReason, told);
        } else if worst.0 == Outcome::Pass {
            worst = (Outcome::PassUnexplained, told);
        }
    }
    worst
}

fn judge_output(
    operation: &str,
    expect: &Value,
    answer: &Answer,
    verdict_only: bool,
) -> (Outcome, String) {
    let Some(expected) = expect.get("output") else {
        return (Outcome::Pass, String::new());
    };
    let proving = PROVING.contains(&operation);
    // Null counts as absent, as many languages write it so.
    let Some(found) = answer.output.as_ref().filter(|output| !output.is_null()) else {
        return match (proving, verdict_only) {
            (true, _) => (
                Outcome::PassUnexplained,
                "what was proven is not told".into(),
            ),
            (_, true) => (Outcome::PassUnexplained, "the output is missing".into()),
            _ => (Outcome::Fail, "the output is missing".into()),
        };
    };
    if proving {
        if let Some(wrong) = difference(expected, &completed(expected, found), "") {
            return (Outcome::Fail, format!("what was proven differs {wrong}"));
        }
        return match difference(expected, found, "") {
            Some(untold) => (
                Outcome::PassUnexplained,
                format!("what was proven is not told {untold}"),
            ),
            None => (Outcome::Pass, String::new()),
        };
    }
    if let (Value::Array(steps), "flow.run") = (expected, operation) {
        return judge_steps(steps, found);
    }
    match difference(expected, found, "") {
        Some(wrong) => (Outcome::Fail, format!("the output differs {wrong}")),
        None => (Outcome::Pass, String::new()),
    }
}

/// What is judged beside the answer.
pub(crate) struct Case<'a> {
    pub operation: &'a str,
    pub members: &'a Value,
    pub expect: &'a Value,
    /// Whether the accepted twin was accepted.
    pub twin_accepted: bool,
    pub verdict_only: bool,
}

/// Judges one answer: the outcome, and what differs.
pub(crate) fn judge(case: &Case<'_>, answer: &Answer) -> (Outcome, String) {
    let given = answer.result.as_str();
    if !["accept", "reject", "undecided"].contains(&given) {
        return (
            Outcome::Protocol,
            format!("expected a verdict, found {given:?}"),
        );
    }
    let rule = answer.rule.as_deref().filter(|rule| !rule.is_empty());
    if let ("accept", Some(rule)) = (given, rule) {
        return (
            Outcome::Protocol,
            format!("expected no rule with accept, found {rule}"),
        );
    }
    let wanted = (
        case.expect["result"].as_str().unwrap_or_default(),
        rule_of(case.expect),
    );
    let detail = format!(
        "expected {}, found {}",
        spoken(wanted.0, wanted.1),
        spoken(given, rule)
    );
    let plain = |outcome| (outcome, String::new());
    if case.members.get("contested").is_some() {
        return if wanted == (given, rule) {
            plain(Outcome::Contested)
        } else {
            (Outcome::Contested, detail)
        };
    }
    if given != wanted.0 {
        return (Outcome::Fail, detail);
    }
    if given == "accept" {
        return judge_output(case.operation, case.expect, answer, case.verdict_only);
    }
    if !case.twin_accepted {
        return (Outcome::Void, "its accepted twin was not accepted".into());
    }
    // Which of several faults comes first is no standard's business: the refusal counts, and any of them explains it.
    let fault = case.members["faults"]
        .as_array()
        .is_some_and(|faults| rule.is_none() || faults.iter().any(|each| each.as_str() == rule));
    match rule {
        _ if wanted.1.is_none() || rule == wanted.1 || fault => plain(Outcome::Pass),
        None => (Outcome::PassUnexplained, detail),
        Some(_) => (Outcome::WrongReason, detail),
    }
}
