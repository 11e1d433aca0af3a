// SPDX-License-Identifier: CC0-1.0

//! Compresses the vector files of the operations that are asked for, so that lib.rs compiles them in.

use std::{
    collections::{BTreeSet, HashMap},
    env,
    error::Error,
    fs,
    path::Path,
};

use serde_json::{value::RawValue, Value};

/// Fast: a debug build compiles this without optimisation, and the files are compressed to a tenth all the same.
const LEVEL: u8 = 1;

fn main() -> Result<(), Box<dyn Error>> {
    let home = env::var("CARGO_MANIFEST_DIR")?;
    let home = Path::new(&home);
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=index.json");
    println!("cargo:rerun-if-changed=register.json");
    let index: Value = serde_json::from_str(&fs::read_to_string(home.join("index.json"))?)?;
    let rows = index["vectors"]
        .as_object()
        .ok_or("index.json: expected vectors")?;
    let files: BTreeSet<&str> = rows
        .values()
        .filter_map(|row| row["file"].as_str())
        .collect();
    let mut list = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for (number, name) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={name}");
        let text =
            fs::read_to_string(home.join(name)).map_err(|error| format!("{name}: {error}"))?;
        // Raw, as an input may have a lone surrogate, which no string of Rust holds.
        let file: HashMap<String, &RawValue> =
            serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        let operation = file
            .get("operation")
            .ok_or(format!("{name}: expected an operation"))?
            .get();
        let feature = operation
            .trim_matches('"')
            .to_uppercase()
            .replace(['.', '-'], "_");
        if env::var_os(format!("CARGO_FEATURE_{feature}")).is_none() {
            continue;
        }
        let packed = out.join(format!("{number}.deflate"));
        fs::write(
            &packed,
            miniz_oxide::deflate::compress_to_vec(text.as_bytes(), LEVEL),
        )?;
        list += &format!("    ({name:?}, include_bytes!({packed:?})),\n");
    }
    list += "];\n";
    fs::write(out.join("files.rs"), list)?;
    Ok(())
}
