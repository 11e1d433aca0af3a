// SPDX-License-Identifier: CC0-1.0

//! Lists the vector files, so that lib.rs compiles them in.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let home = env::var("CARGO_MANIFEST_DIR")?;
    let mut paths = Vec::new();
    for entry in fs::read_dir(&home)? {
        let folder = entry?;
        // What a build left here has no vectors.
        if !folder.path().is_dir() || folder.file_name() == "target" {
            continue;
        }
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                paths.push(path);
            }
        }
        println!("cargo:rerun-if-changed={}", folder.path().display());
    }
    paths.sort();
    let mut list = String::from("static FILES: &[(&str, &str)] = &[\n");
    for path in &paths {
        let name = path
            .strip_prefix(&home)?
            .to_str()
            .ok_or("a path that is no text")?
            .replace('\\', "/");
        list += &format!("    ({name:?}, include_str!({path:?})),\n");
    }
    list += "];\n";
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), list)?;
    Ok(())
}
