// SPDX-License-Identifier: CC0-1.0

//! The golden vectors of capsig, compiled in as text: nothing is read from a disk, and no crate is needed.
//!
//! ```ignore
//! for (_path, text) in capsig_vectors::files() {
//!     let file: serde_json::Value = serde_json::from_str(text)?;
//!     let operation = &file["operation"];
//!     for vector in file["vectors"].as_array().unwrap() {
//!         println!("{operation} {} {}", vector["id"], vector["expect"]["result"]);
//!     }
//! }
//! ```
//!
//! README.md says what the members of a vector mean.

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The version of the set.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `index.json`: for each id its file, its hashes and the version that brought it.
pub const INDEX: &str = include_str!("index.json");

/// Every vector file in order: its path, `<operation>/<topic>.json`, and its JSON text.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}
