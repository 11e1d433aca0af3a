/** The adapter skeleton for Rust. */
export const rustSkeleton: Readonly<Record<string, string>> = {
  'src/main.rs': `//! A capsig conformance adapter: one JSON line in, one JSON line out. Logs belong on standard error.
use serde_json::{json, Value};
use std::io::{self, BufRead, Write};

const NAME: &str = "my-library";
const VERSION: &str = "0.0.0";
const FEATURES: &[&str] = &[];

/// From the input and the name of the profile to an answer: \`json!({"result": "accept", "output": ...})\`,
/// \`json!({"result": "reject", "rule": "siwe.nonce"})\`, or, if the library has errors of its own,
/// \`json!({"result": "reject", "native": {"code": "Nonce"}})\` with --mapping. Of an operation that verifies, the output
/// is what was proven (spec/answer.md), as much of it as the library tells.
type Operation = fn(input: &Value, profile: &str) -> Value;

/// One function per operation, such as \`("siwe.parse", siwe_parse)\`.
const OPERATIONS: &[(&str, Operation)] = &[];

fn answer(message: &Value) -> Value {
    if message["type"] == "hello" {
        let names: Vec<&str> = OPERATIONS.iter().map(|(name, _)| *name).collect();
        return json!({"type": "hello", "protocol": 1, "name": NAME, "version": VERSION, "operations": names, "features": FEATURES});
    }
    let mut reply = match OPERATIONS.iter().find(|(name, _)| message["operation"] == *name) {
        Some((_, run)) => run(&message["input"], message["profile"].as_str().unwrap_or("strict")),
        None => json!({"result": "unsupported"}),
    };
    reply["id"] = message["id"].clone();
    reply
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let reply = answer(&serde_json::from_str(&line?)?);
        let mut out = io::stdout().lock();
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}
`,
  'Cargo.toml': `[package]
name = "adapter"
version = "0.0.0"
edition = "2021"

[dependencies]
serde_json = "1"
`,
  'README.md': `Run it: \`cargo build --release && npx capsig conformance run -- target/release/adapter\` (Rust 1.60 or newer).
`,
};
