// Judges the answers of a file by the crate of vectors, and prints the outcomes: driver ANSWERS
use std::collections::HashMap;

use capsig_vectors::{load, Answer, Options, Selection, Suite, Value};

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn main() {
    let path = std::env::args().nth(1).expect("the file of answers");
    let told: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("answers");
    let profile = told["profile"].as_str().expect("a profile");
    let (operations, features) = (texts(&told["operations"]), texts(&told["features"]));
    let all = load().expect("a whole set");
    let mut answers: HashMap<String, Value> = HashMap::new();
    for vector in &all {
        let stated = vector.members.get("profiles").and_then(|profiles| profiles.get(profile));
        let right = stated.unwrap_or(&vector.members["expect"]);
        let given = told["answers"].get(&vector.id).unwrap_or(right);
        answers.insert(format!("{}{}", vector.operation, vector.members["input"]), given.clone());
    }
    let implementation = |operation: &str, input: &Value| {
        if !operations.contains(&operation) {
            return None;
        }
        let given = &answers[&format!("{operation}{input}")];
        assert!(given["crash"] != true, "crash");
        Some(Answer {
            result: given["result"].as_str().unwrap_or_default().into(),
            rule: given["rule"].as_str().map(Into::into),
            output: given.get("output").cloned(),
        })
    };
    // What crashes on purpose shall not fill the screen.
    std::panic::set_hook(Box::new(|_| {}));
    let options = Options { features: &features, profile, ..Options::default() };
    let mut suite = Suite::new(&implementation, options).expect("a whole set");
    let outcomes: HashMap<&str, String> =
        all.iter().map(|vector| (vector.id.as_str(), suite.judge(&vector.id).0.to_string())).collect();
    let mut selected = Vec::new();
    for selection in told["selections"].as_array().expect("selections") {
        let select = Selection {
            operations: &texts(&selection["operations"]),
            rules: &texts(&selection["rules"]),
            features: &texts(&selection["features"]),
            classes: &texts(&selection["classes"]),
            topics: &texts(&selection["topics"]),
            ids: &texts(&selection["ids"]),
        };
        selected.push(suite.select(&select).expect("vectors").len());
    }
    println!("{}", serde_json::json!({ "outcomes": outcomes, "selected": selected }));
}
