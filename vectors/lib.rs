// SPDX-License-Identifier: CC0-1.0

//! The golden vectors of capsig, compressed and compiled in: nothing is read from a disk. A feature for each operation says
//! which; all of them unless `default-features = false`.
//!
//! ```ignore
//! #[test]
//! fn vectors() {
//!     capsig_vectors::run(implementation, &capsig_vectors::Options::default()).assert();
//! }
//! ```
//!
//! README.md says what the members of a vector mean, and has an example that is whole.

use std::collections::{BTreeMap, HashMap};

use serde_json::value::RawValue;
pub use serde_json::Value;

mod judge;
mod suite;

pub use judge::Outcome;
pub use suite::{run, Answer, Options, Report, Selection, Suite};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The version of the set.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `index.json`: for each id its file, its hashes and the version that brought it.
pub const INDEX: &str = include_str!("index.json");

/// `register.json`: the sentence and the sources of each rule, and the conformance classes.
pub const REGISTER: &str = include_str!("register.json");

/// Every vector file in order: its path, `<operation>/<topic>.json`, and its JSON text.
pub fn files() -> impl Iterator<Item = (&'static str, String)> {
    FILES.iter().map(|(path, packed)| {
        let text =
            miniz_oxide::inflate::decompress_to_vec(packed).expect("what build.rs compressed");
        (*path, String::from_utf8(text).expect("what was text"))
    })
}

/// One vector: the members that README.md describes, with its operation and its file.
#[derive(Debug, Clone)]
pub struct Vector {
    pub id: String,
    pub operation: String,
    pub file: &'static str,
    /// The members, as JSON. One with a lone surrogate in it, which no string of Rust holds, is absent.
    pub members: Value,
}

/// Reads the members of an object, without those that no value of Rust holds.
fn members(text: &RawValue) -> Result<Value, serde_json::Error> {
    let raw: HashMap<String, &RawValue> = serde_json::from_str(text.get())?;
    let read = |text: &RawValue| serde_json::from_str::<Value>(text.get()).ok();
    Ok(raw
        .into_iter()
        .filter_map(|(key, text)| Some((key, read(text)?)))
        .collect())
}

/// Every vector of the operations that are compiled in, in the order of the files.
///
/// # Errors
///
/// Where `index.json` lists others: a run over half of the vectors would look like a run over all of them.
pub fn load() -> Result<Vec<Vector>, String> {
    let index: Value =
        serde_json::from_str(INDEX).map_err(|error| format!("index.json: {error}"))?;
    let rows = index["vectors"]
        .as_object()
        .ok_or("index.json: expected vectors")?;
    if index["count"].as_u64() != Some(rows.len() as u64) {
        return Err(format!(
            "the set is not whole: index.json counts {} vectors and lists {}",
            index["count"],
            rows.len()
        ));
    }
    let mut listed: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|(id, row)| Some((id.as_str(), row["file"].as_str()?)))
        .filter(|(_, file)| FILES.iter().any(|(path, _)| path == file))
        .collect();
    let count = listed.len();
    let mut all = Vec::new();
    for (path, text) in files() {
        let fault = |what: &str| format!("{path}: {what}");
        let file: HashMap<String, &RawValue> =
            serde_json::from_str(&text).map_err(|error| fault(&error.to_string()))?;
        let member = |name: &str| {
            file.get(name)
                .map(|raw| raw.get())
                .ok_or_else(|| fault(&format!("no {name}")))
        };
        if member("format")? != "1" {
            return Err(fault(&format!(
                "expected format 1, found {}",
                member("format")?
            )));
        }
        let operation = member("operation")?.trim_matches('"').to_string();
        let vectors: Vec<&RawValue> =
            serde_json::from_str(member("vectors")?).map_err(|error| fault(&error.to_string()))?;
        for vector in vectors {
            let members = members(vector).map_err(|error| fault(&error.to_string()))?;
            let id = members["id"]
                .as_str()
                .ok_or_else(|| fault("expected an id"))?
                .to_string();
            if listed.remove(id.as_str()).is_none() {
                return Err(format!(
                    "the set is not whole: {id} is not listed in index.json, or twice in the files"
                ));
            }
            all.push(Vector {
                id,
                operation: operation.clone(),
                file: path,
                members,
            });
        }
    }
    match listed.keys().next() {
        None => Ok(all),
        Some(missing) => Err(format!(
            "the set is not whole: index.json counts {count} vectors, {} are here; missing: {missing}",
            all.len()
        )),
    }
}
