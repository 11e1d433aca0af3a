//! Asks `capsig serve` whether a session signature allows something, with ureq 2 (feature `json`) and serde_json 1:
//! serve-client URL FILE RESOURCE ABILITY.
use std::{env, fs, process::ExitCode, time::Duration};

use serde_json::{json, Value};

/// Answers with what is proven, or with the problem. Whatever is no clear yes is no.
fn verify_session(url: &str, document: &str, resource: &str, ability: &str) -> Result<Value, Value> {
    let asked = json!({ "input": document, "resource": resource, "ability": ability });
    let request = ureq::post(&format!("{url}/v1/session")).timeout(Duration::from_secs(15));
    let unreached = |error: String| json!({ "status": 503, "title": error });
    match request.send_json(asked) {
        Ok(response) => {
            let answer: Value = response.into_json().map_err(|error| unreached(error.to_string()))?;
            if answer["verdict"] == "accept" { Ok(answer) } else { Err(answer) }
        }
        // 401 and 403 are no; 503 was not decided, and may be asked again.
        Err(ureq::Error::Status(status, response)) => {
            Err(response.into_json().unwrap_or(json!({ "status": status, "title": "no problem document" })))
        }
        Err(error) => Err(unreached(error.to_string())),
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().collect();
    let [_, url, file, resource, ability] = args.as_slice() else {
        eprintln!("usage: serve-client URL FILE RESOURCE ABILITY");
        return ExitCode::from(2);
    };
    // The text as it was received: it is verified as it is.
    let document = match fs::read_to_string(file) {
        Ok(document) => document,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    match verify_session(url, &document, resource, ability) {
        Ok(answer) => {
            println!("allowed: {} until {}", answer["account"], answer["expiration"]);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            println!("refused: {} {} {}", problem["status"], problem["rule"], problem["title"]);
            ExitCode::FAILURE
        }
    }
}
