// What is checked of a language, and the languages: each makes the project of vectors/README.md in a folder.
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../vectors/files.js';
import type { Judged } from './answers.js';
import { driversHome, mustSay, type Said, say, shown, vectorsHome, write } from './project.js';

/** A language with a package of vectors. */
export interface Language {
  readonly name: string;
  /** The programs that it takes, each as a command that succeeds where it is there. */
  readonly needs: readonly (readonly [program: string, ...args: string[]])[];
  /** Makes the project, with the copy of the vectors in its folder `third_party/vectors`. */
  install(folder: string): void;
  /** Runs the tests that the README shows. */
  test(folder: string): Said;
  /** Finds the ids that failed in what the tests said. */
  readonly failed: RegExp;
  /** The folder of the vectors that the tests read. */
  data(folder: string): string;
  /** Whether known failures and explanations are there, and vectors are judged as the runner does. */
  readonly judges: boolean;
  /** Judges a file of answers. */
  judge?(folder: string, answers: string): Judged;
  /** Says whether this language can hold a text with a lone surrogate. */
  readonly holdsSurrogates: boolean;
}

const vendored = 'third_party/vectors';

function vendor(folder: string): void {
  for (const path of listFiles(vectorsHome)) cpSync(join(vectorsHome, path), join(folder, vendored, path));
}

/** Runs the commands that the README shows, with programs of the project before others. */
function runShown(
  folder: string,
  name: string,
  from: number,
  environment: Readonly<Record<string, string>> = {},
): Said {
  const lines = shown(name).trimEnd().split('\n').slice(1);
  return say(folder, environment, 'sh', '-ec', lines.slice(from).join('\n'));
}

function mustRunShown(
  folder: string,
  name: string,
  to: number,
  environment: Readonly<Record<string, string>> = {},
): void {
  const lines = shown(name).trimEnd().split('\n').slice(1);
  mustSay(folder, environment, 'sh', '-ec', lines.slice(0, to).join('\n'));
}

const inVenv = (folder: string) => ({ PATH: `${join(folder, '.venv/bin')}:${process.env.PATH ?? ''}` });

const python: Language = {
  name: 'Python',
  needs: [['python3', '-m', 'venv', '--help']],
  judges: true,
  holdsSurrogates: true,
  install(folder) {
    vendor(folder);
    write(folder, {
      'conftest.py': shown('conftest.py'),
      'mylibrary.py': `import json
from pathlib import Path

table = json.loads((Path(__file__).parent / "table.json").read_text("utf-8"))

def parse(text):
    if table.get(text) is None:
        raise ValueError("not a message")
    return table[text]
`,
    });
    mustSay(folder, {}, 'python3', '-m', 'venv', '.venv');
    // What a maintainer would upload: a wheel.
    const quiet = ['--quiet', '--disable-pip-version-check'];
    mustSay(folder, {}, '.venv/bin/pip', 'wheel', ...quiet, '--no-deps', '-w', 'wheels', `./${vendored}`);
    mustSay(folder, {}, 'sh', '-ec', `.venv/bin/pip install ${quiet.join(' ')} pytest wheels/capsig_vectors-*.whl`);
  },
  test: (folder) => runShown(folder, 'with pytest', 1, inVenv(folder)),
  failed: /^FAILED conftest\.py::(\S+)/gm,
  data: (folder) =>
    mustSay(folder, inVenv(folder), 'python', '-c', 'import capsig_vectors; print(capsig_vectors.FOLDER)').trim(),
  judge: (folder, answers) =>
    JSON.parse(mustSay(folder, inVenv(folder), 'python', join(driversHome, 'driver.py'), answers)),
};

const go: Language = {
  name: 'Go',
  needs: [['go', 'version']],
  judges: true,
  holdsSurrogates: true,
  install(folder) {
    vendor(folder);
    write(folder, {
      'go.mod': 'module mylibrary\n\ngo 1.21\n',
      'mylibrary.go': `package mylibrary

import (
	_ "embed"
	"encoding/json"
	"errors"
)

//go:embed table.json
var text []byte

func Parse(message string) (any, error) {
	var table map[string]any
	if err := json.Unmarshal(text, &table); err != nil {
		return nil, err
	}
	if table[message] == nil {
		return nil, errors.New("not a message")
	}
	return table[message], nil
}
`,
      'capsig_test.go': shown('capsig_test.go'),
      'driver/driver_test.go': readFileSync(join(driversHome, 'driver_test.go'), 'utf8'),
    });
    mustRunShown(folder, 'with go test', 1, goEnvironment);
  },
  // The driver beside it is no test of this project.
  test: (folder) => say(folder, goEnvironment, 'go', 'test', '-count=1', '.'),
  failed: /^ +--- FAIL: TestCapsig\/(\S+)/gm,
  data: (folder) => join(folder, vendored),
  judge(folder, answers) {
    const outcomes = join(folder, 'outcomes.json');
    const environment = { ...goEnvironment, ANSWERS: answers, OUTCOMES: outcomes };
    mustSay(folder, environment, 'go', 'test', '-count=1', './driver');
    return JSON.parse(readFileSync(outcomes, 'utf8'));
  },
};

/** Everything is in the folder: nothing has to be fetched. */
const goEnvironment = { GOFLAGS: '-mod=mod', GOPROXY: 'off', GOWORK: 'off' };

const rust: Language = {
  name: 'Rust',
  needs: [['cargo', '--version']],
  judges: true,
  holdsSurrogates: false,
  install(folder) {
    vendor(folder);
    write(folder, {
      'Cargo.toml':
        '[package]\nname = "mylibrary"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\nserde_json = "1"\n',
      'src/lib.rs': `use serde_json::Value;

pub fn parse(text: &str) -> Result<Value, String> {
    let table: Value = serde_json::from_str(include_str!("../table.json")).map_err(|error| error.to_string())?;
    table.get(text).filter(|found| !found.is_null()).cloned().ok_or("not a message".into())
}
`,
      'tests/capsig.rs': shown('tests/capsig.rs'),
      'driver/Cargo.toml': `[package]\nname = "driver"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\ncapsig-vectors = { path = "../${vendored}" }\nserde_json = "1"\n\n[workspace]\n`,
      'driver/src/main.rs': readFileSync(join(driversHome, 'driver.rs'), 'utf8'),
    });
    mustRunShown(folder, 'with cargo test', 2);
  },
  test: (folder) => runShown(folder, 'with cargo test', 2, { RUST_BACKTRACE: '0' }),
  failed: /^FAILED (\S+)/gm,
  data: (folder) => join(folder, vendored),
  judge(folder, answers) {
    const target = { CARGO_TARGET_DIR: join(folder, 'target') };
    mustSay(join(folder, 'driver'), target, 'cargo', 'build', '--quiet');
    return JSON.parse(mustSay(folder, {}, join(folder, 'target/debug/driver'), answers));
  },
};

const javascript: Language = {
  name: 'JavaScript',
  needs: [[process.execPath, '--version']],
  judges: false,
  holdsSurrogates: true,
  install(folder) {
    vendor(folder);
    write(folder, {
      'package.json': '{"private":true,"type":"module"}',
      'capsig.test.js': shown('capsig.test.js'),
      'implementation.js': `import { readFileSync } from 'node:fs';
const table = JSON.parse(readFileSync(new URL('table.json', import.meta.url), 'utf8'));
export function implementation(operation, { text }) {
  return table[text] == null ? { result: 'reject' } : { result: 'accept', output: table[text] };
}
`,
    });
    mustRunShown(folder, 'with node:test', 1);
    if (!existsSync(join(folder, 'node_modules/capsig-vectors')))
      symlinkSync(join(folder, vendored), join(folder, 'node_modules/capsig-vectors'));
  },
  test: (folder) =>
    say(folder, { NODE_OPTIONS: '' }, process.execPath, '--test', '--test-reporter=tap', 'capsig.test.js'),
  failed: /^ *not ok \d+ - ([a-z0-9-]+|the set is whole)$/gm,
  data: (folder) => join(folder, vendored),
};

/** Every language with a package of vectors. */
export const languages: readonly Language[] = [javascript, python, go, rust];
