// SPDX-License-Identifier: CC0-1.0

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    panic::{catch_unwind, AssertUnwindSafe},
};

use serde_json::Value;

use crate::{
    judge::{excerpt, judge, spoken, Case},
    load, Outcome, Vector, REGISTER,
};

/// What an implementation says of one vector.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// `accept`, `reject` or `undecided`.
    pub result: String,
    /// The rule that is broken, where it is known.
    pub rule: Option<String>,
    /// What is built, decoded or proven.
    pub output: Option<Value>,
}

impl Answer {
    /// Accepted, with what was built, decoded or proven.
    pub fn accept(output: Value) -> Self {
        Self {
            result: "accept".into(),
            rule: None,
            output: Some(output),
        }
    }

    /// A rule is broken by a refusal alone.
    fn is_accept(&self) -> bool {
        self.result == "accept" && self.rule.as_deref().unwrap_or_default().is_empty()
    }

    /// Refused, for a reason that is not told.
    pub fn reject() -> Self {
        Self {
            result: "reject".into(),
            ..Self::default()
        }
    }
}

/// Names vectors: those that every list names that is not empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    pub operations: &'a [&'a str],
    pub rules: &'a [&'a str],
    pub features: &'a [&'a str],
    pub classes: &'a [&'a str],
    pub topics: &'a [&'a str],
    pub ids: &'a [&'a str],
}

/// Says what is judged, and how.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// What the implementation declares: a vector that needs another feature is not asked.
    pub features: &'a [&'a str],
    pub select: Selection<'a>,
    /// `strict` unless given.
    pub profile: &'a str,
    /// The text of a file with an id and a reason on each line; a known failure that passes fails.
    pub known_failures: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            features: &[],
            select: Selection::default(),
            profile: "strict",
            known_failures: "",
        }
    }
}

/// The vectors and one implementation. Each vector is asked once, when its outcome or that of a refusal needs it.
pub struct Suite<'a, F> {
    implementation: F,
    options: Options<'a>,
    register: Value,
    vectors: Vec<Vector>,
    places: HashMap<String, usize>,
    answers: HashMap<String, Result<Option<Answer>, String>>,
}

/// Texts of a list.
fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn has(list: &Value, text: &str) -> bool {
    texts(list).any(|each| each == text)
}

impl<'a, F: FnMut(&str, &Value) -> Option<Answer>> Suite<'a, F> {
    /// Loads the vectors.
    ///
    /// # Errors
    ///
    /// Where `index.json` lists others.
    pub fn new(implementation: F, options: Options<'a>) -> Result<Self, String> {
        let register =
            serde_json::from_str(REGISTER).map_err(|error| format!("register.json: {error}"))?;
        let vectors = load()?;
        let places = vectors
            .iter()
            .enumerate()
            .map(|(at, vector)| (vector.id.clone(), at))
            .collect();
        Ok(Self {
            implementation,
            options,
            register,
            vectors,
            places,
            answers: HashMap::new(),
        })
    }

    fn vector(&self, id: &str) -> &Vector {
        &self.vectors[self.places[id]]
    }

    fn expect<'v>(&self, vector: &'v Vector) -> &'v Value {
        let stated = vector
            .members
            .get("profiles")
            .and_then(|profiles| profiles.get(self.options.profile));
        stated.unwrap_or(&vector.members["expect"])
    }

    fn is_of_class(&self, vector: &Vector, name: &str) -> bool {
        let Some(class) = self.register["classes"].get(name) else {
            return false;
        };
        let features = &vector.members["features"];
        has(&class["operations"], &vector.operation)
            && texts(features).all(|feature| has(&class["features"], feature))
            && class.get("extends").map_or(true, |own| {
                texts(own).any(|each| each == vector.operation || has(features, each))
            })
    }

    /// The ids that a selection names, in the order of the set.
    ///
    /// # Errors
    ///
    /// For a name that no vector has.
    pub fn select(&self, select: &Selection<'_>) -> Result<Vec<String>, String> {
        type Has<'f> = &'f dyn Fn(&Vector, &str) -> bool;
        let lists: [(&[&str], Has<'_>); 6] = [
            (select.operations, &|vector, name| vector.operation == name),
            (select.rules, &|vector, name| {
                has(&vector.members["rules"], name)
            }),
            (select.features, &|vector, name| {
                has(&vector.members["features"], name)
            }),
            (select.classes, &|vector, name| {
                self.is_of_class(vector, name)
            }),
            (select.topics, &|vector, name| {
                let path = vector.file.trim_end_matches(".json");
                path == name || path.split_once('/').is_some_and(|(_, topic)| topic == name)
            }),
            (select.ids, &|vector, name| vector.id == name),
        ];
        for (names, has) in lists {
            if let Some(name) = names
                .iter()
                .find(|name| !self.vectors.iter().any(|vector| has(vector, name)))
            {
                return Err(format!("there is no vector of {name}"));
            }
        }
        let chosen = self.vectors.iter().filter(|vector| {
            lists
                .iter()
                .all(|(names, has)| names.is_empty() || names.iter().any(|name| has(vector, name)))
        });
        Ok(chosen.map(|vector| vector.id.clone()).collect())
    }

    fn ask(&mut self, id: &str) -> Result<Option<Answer>, String> {
        if let Some(answer) = self.answers.get(id) {
            return answer.clone();
        }
        let vector = &self.vectors[self.places[id]];
        let declared = texts(&vector.members["features"])
            .all(|feature| self.options.features.contains(&feature));
        // What no string holds cannot be handed over.
        let readable = ["input", "expect"]
            .iter()
            .all(|name| vector.members.get(name).is_some());
        let implementation = &mut self.implementation;
        let answer = if declared && readable {
            // What a hostile input makes of an implementation is a finding.
            catch_unwind(AssertUnwindSafe(|| {
                implementation(&vector.operation, &vector.members["input"])
            }))
            .map_err(|panicked| {
                let text = panicked.downcast_ref::<String>().cloned();
                text.or(panicked.downcast_ref::<&str>().map(ToString::to_string))
                    .unwrap_or_default()
            })
        } else {
            Ok(None)
        };
        self.answers.insert(id.into(), answer.clone());
        answer
    }

    /// Asks the nearest vector in the line of twins that is to be accepted; there may be none.
    fn twin_accepted(&mut self, id: &str) -> bool {
        let mut twin = self.vector(id);
        while let Some(next) = twin.members["twin"].as_str() {
            twin = self.vector(next);
            if self.expect(twin)["result"] == "accept" {
                let next = next.to_string();
                return matches!(self.ask(&next), Ok(Some(answer)) if answer.is_accept());
            }
        }
        true
    }

    /// The outcome of a vector, and what differs.
    pub fn judge(&mut self, id: &str) -> (Outcome, String) {
        let answer = match self.ask(id) {
            Err(panicked) => return (Outcome::Crash, panicked),
            Ok(None) => {
                return (Outcome::Unsupported, "the implementation does not have the operation or a feature, or no string holds the input".into())
            }
            Ok(Some(answer)) => answer,
        };
        let twin_accepted =
            self.expect(self.vector(id))["result"] == "accept" || self.twin_accepted(id);
        let vector = self.vector(id);
        let verdict_only = self.options.features.contains(&"verdict-only");
        let (operation, members, expect) = (
            vector.operation.as_str(),
            &vector.members,
            self.expect(vector),
        );
        judge(
            &Case {
                operation,
                members,
                expect,
                twin_accepted,
                verdict_only,
            },
            &answer,
        )
    }

    /// Tells an outcome: what was given, what was answered, and the sentence that decides.
    pub fn explain(&mut self, id: &str) -> String {
        let (outcome, detail) = self.judge(id);
        let vector = self.vector(id);
        let (members, expect) = (&vector.members, self.expect(vector));
        let text = |name: &str| members[name].as_str().unwrap_or_default();
        let joined = |list: &Value, by: &str| texts(list).collect::<Vec<_>>().join(by);
        let comma = if detail.is_empty() { "" } else { ", " };
        let mut lines = vec![
            format!("{id}: {outcome}{comma}{detail}"),
            format!("  title     {}", text("title")),
        ];
        let rule = expect["rule"].as_str();
        let answered = match self.answers.get(id) {
            Some(Ok(Some(answer))) => Some(answer),
            _ => None,
        };
        // The broken rule, else the one that was named for breaking, else what the vector is about.
        let named = answered
            .and_then(|answer| answer.rule.as_deref())
            .filter(|rule| !rule.is_empty());
        let about = || texts(&members["rules"]).take(3).collect();
        for each in rule.or(named).map_or_else(about, |rule| vec![rule]) {
            if let Some(known) = self.register["rules"].get(each) {
                lines.push(format!(
                    "  rule      {each}: {}",
                    known["sentence"].as_str().unwrap_or_default()
                ));
                lines.push(format!("  clause    {}", joined(&known["source"], "; ")));
            }
        }
        lines.push(format!("  reason    {}", text("reason")));
        let risk = joined(&members["risk"], ", ");
        if !risk.is_empty() && expect["result"] != "accept" {
            lines.push(format!("  risk      {risk}"));
        }
        if members.get("twin").is_some() {
            lines.push(format!(
                "  twin      {}, accepted; here {}",
                text("twin"),
                text("mutation")
            ));
        }
        lines.push(format!(
            "  expected  {}",
            spoken(expect["result"].as_str().unwrap_or_default(), rule)
        ));
        let answered = answered.map_or(
            "nothing".into(),
            |Answer {
                 result,
                 rule,
                 output,
             }| {
                let output = output
                    .as_ref()
                    .map(|output| format!(" {}", excerpt(output, 500)));
                spoken(result, rule.as_deref()) + &output.unwrap_or_default()
            },
        );
        lines.push(format!("  answered  {answered}"));
        lines.push(format!(
            "  input     {} {}",
            vector.operation,
            excerpt(&members["input"], 2000)
        ));
        lines.join("\n")
    }

    /// Reads lines of an id and a reason: what fails and is known to.
    fn known(&self) -> Result<BTreeMap<&'a str, String>, String> {
        let mut known = BTreeMap::new();
        for (number, line) in self.options.known_failures.lines().enumerate() {
            let mut words = line.split_whitespace();
            let Some(id) = words.next().filter(|word| !word.starts_with('#')) else {
                continue;
            };
            let reason = words.collect::<Vec<_>>().join(" ");
            let fault =
                |what: &str| Err(format!("known failures, line {}: {id}: {what}", number + 1));
            if !self.places.contains_key(id) {
                return fault("there is no vector with this id");
            }
            if reason.is_empty() {
                return fault("expected a reason behind the id");
            }
            if known.insert(id, reason).is_some() {
                return fault("stands here twice");
            }
        }
        Ok(known)
    }
}

/// What a run has found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The outcome of each selected vector.
    pub outcomes: BTreeMap<String, Outcome>,
    /// The failures that are not known, each with its explanation.
    pub failures: BTreeMap<String, String>,
    /// The known failures that are none any more.
    pub stale: BTreeMap<String, Outcome>,
    /// What keeps the run from being one: a set that is not whole, an unknown id, a name that selects nothing.
    pub fault: Option<String>,
}

impl Report {
    /// Whether nothing failed that is not known, and something was asked.
    pub fn is_good(&self) -> bool {
        let asked = self
            .outcomes
            .values()
            .any(|outcome| *outcome != Outcome::Unsupported);
        asked && self.fault.is_none() && self.failures.is_empty() && self.stale.is_empty()
    }

    /// # Panics
    ///
    /// With what failed, unless [`Self::is_good`].
    pub fn assert(&self) {
        assert!(self.is_good(), "\n{self}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(fault) = &self.fault {
            return writeln!(to, "capsig vectors: {fault}");
        }
        for explained in self.failures.values().take(20) {
            writeln!(to, "{explained}\n")?;
        }
        for id in self.failures.keys() {
            writeln!(to, "FAILED {id} {}", self.outcomes[id])?;
        }
        for (id, outcome) in &self.stale {
            writeln!(
                to,
                "FAILED {id} is a known failure, and is now {outcome}: take it out of the list"
            )?;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for outcome in self.outcomes.values() {
            *counts.entry(outcome.to_string()).or_default() += 1;
        }
        let told: Vec<String> = counts
            .iter()
            .map(|(outcome, count)| format!("{count} {outcome}"))
            .collect();
        writeln!(to, "capsig vectors: {}", told.join(", "))?;
        // A run in which nothing was asked must not look like one in which all is right.
        let names: BTreeSet<&str> = counts.keys().map(String::as_str).collect();
        if names.is_subset(&BTreeSet::from(["unsupported"])) {
            writeln!(to, "capsig vectors: nothing was asked, which is no success")?;
        }
        Ok(())
    }
}

/// Judges an implementation by the selected vectors. It answers one vector, or `None` for an operation that it does not have.
pub fn run<F: FnMut(&str, &Value) -> Option<Answer>>(
    implementation: F,
    options: &Options<'_>,
) -> Report {
    let judged = || -> Result<Report, String> {
        let mut suite = Suite::new(implementation, *options)?;
        let (ids, known) = (suite.select(&options.select)?, suite.known()?);
        let mut report = Report::default();
        for id in ids {
            let (outcome, _) = suite.judge(&id);
            match (outcome.is_failure(), known.contains_key(id.as_str())) {
                (true, false) => {
                    report.failures.insert(id.clone(), suite.explain(&id));
                }
                (false, true) => {
                    report.stale.insert(id.clone(), outcome);
                }
                _ => {}
            }
            report.outcomes.insert(id, outcome);
        }
        Ok(report)
    };
    judged().unwrap_or_else(|fault| Report {
        fault: Some(fault),
        ..Report::default()
    })
}
