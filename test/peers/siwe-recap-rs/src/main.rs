//! Adapter of the runner's protocol for the crate siwe-recap, with the siwe that it depends on. Judgements are the
//! crates' own; a panic ends the process.
use iri_string::types::UriString;
use serde::Deserialize;
use serde_json::{json, Value};
use siwe::{Message, VerificationOpts};
use siwe_recap::Capability;
use std::fmt::{Debug, Display};
use std::io::{stdin, BufRead};
use time::{format_description::well_known::Rfc3339, OffsetDateTime};

type Recap = Capability<Value>;

/// A refusal: the name of the error's variant, and its text.
struct Refusal(String, String);

impl<E: Debug + Display> From<E> for Refusal {
    fn from(error: E) -> Self {
        let debug = format!("{error:?}");
        let variant = debug.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        Refusal(variant.to_string(), error.to_string())
    }
}

type Answer = Result<Option<Value>, Refusal>;

fn read(uri: &Value) -> Result<Recap, Refusal> {
    let uri: UriString = uri.as_str().unwrap().parse()?;
    Ok(Recap::try_from(&uri)?)
}

fn write(recap: &Recap) -> Answer {
    Ok(Some(json!(UriString::try_from(recap)?.as_str())))
}

/// Numbers that JSON readers do not agree on cross the wire as text.
fn safe(value: Value) -> Value {
    match value {
        Value::Number(number) if number.as_f64().is_some_and(|n| n.abs() >= 2f64.powi(53)) => json!(number.to_string()),
        Value::Array(items) => items.into_iter().map(safe).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, safe(value))).collect(),
        other => other,
    }
}

fn decode(input: &Value) -> Answer {
    Ok(Some(safe(serde_json::to_value(read(&input["uri"])?)?)))
}

/// The type is built from the JSON of a ReCap by its own Deserialize: its builder has no way to say `[]`.
fn encode(input: &Value) -> Answer {
    write(&Recap::deserialize(&input["recap"])?)
}

fn statement(input: &Value) -> Answer {
    let recap = read(&input["uri"])?;
    let Some(text) = input["statement"].as_str() else {
        return Ok(Some(json!(recap.to_statement())));
    };
    // Only a message has a statement in front.
    let mut message: Message = concat!(
        "app.example wants you to sign in with your Ethereum account:\n0x0000000000000000000000000000000000000000\n\n\n",
        "URI: https://app.example\nVersion: 1\nChain ID: 1\nNonce: 12345678\nIssued At: 2026-01-15T12:00:00Z"
    )
    .parse()?;
    message.statement = Some(text.to_string());
    Ok(Some(json!(recap.build_message(message)?.statement)))
}

fn merge(input: &Value) -> Answer {
    let mut merged = Recap::new();
    for uri in input["uris"].as_array().unwrap() {
        merged = merged.merge(read(uri)?);
    }
    write(&merged)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthSig {
    sig: String,
    signed_message: String,
}

fn verify(input: &Value) -> Answer {
    let AuthSig { sig, signed_message } = serde_json::from_str(input["authSig"].as_str().unwrap())?;
    let message: Message = signed_message.parse()?;
    let nonce = match &input["nonce"] {
        // Of several nonces that are open, a site looks up the one that the message names. Of none, none is equal.
        Value::Array(open) if open.contains(&json!(message.nonce)) => Some(message.nonce.clone()),
        Value::Array(_) => Some(String::new()),
        one => one.as_str().map(str::to_string),
    };
    let opts = VerificationOpts {
        domain: input["domain"].as_str().map(|domain| domain.parse()).transpose()?,
        nonce,
        timestamp: Some(OffsetDateTime::parse(input["now"].as_str().unwrap(), &Rfc3339)?),
    };
    // The crate takes bytes. Deployed nodes decode the hex like this.
    let bytes = hex::decode(sig.strip_prefix("0x").unwrap_or(&sig))?;
    Recap::extract_and_verify(&message)?;
    pollster::block_on(message.verify(&bytes, &opts))?;
    Ok(None)
}

type Operation = fn(&Value) -> Answer;

const OPERATIONS: [(&str, Operation); 5] = [
    ("recap.decode", decode),
    ("recap.encode", encode),
    ("recap.statement", statement),
    ("recap.merge", merge),
    ("auth-sig.verify", verify),
];

/// The version that was built, out of the lock file.
fn version() -> &'static str {
    let after = include_str!("../Cargo.lock").split("name = \"siwe-recap\"\nversion = \"").nth(1);
    after.and_then(|rest| rest.split('"').next()).unwrap()
}

fn main() {
    for line in stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let Some((_, run)) = OPERATIONS.iter().find(|(name, _)| question["operation"] == *name) else {
            println!(
                "{}",
                json!({"type": "hello", "protocol": 1, "name": "siwe-recap (Rust)", "version": version(),
                "operations": OPERATIONS.map(|(name, _)| name), "features": ["recap"]})
            );
            continue;
        };
        let mut reply = match run(&question["input"]) {
            Ok(None) => json!({"result": "accept"}),
            Ok(Some(output)) => json!({"result": "accept", "output": output}),
            Err(Refusal(code, message)) => {
                json!({"result": "reject", "native": {"code": code, "message": message}})
            }
        };
        reply["id"] = question["id"].clone();
        println!("{reply}");
    }
}
