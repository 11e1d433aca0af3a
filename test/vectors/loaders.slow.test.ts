import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// What reads the vectors in other languages, used as somebody would who vendored the folder: from a project of their own.
const vectors = fileURLToPath(new URL('../../vectors/', import.meta.url));
const { version, count } = JSON.parse(readFileSync(join(vectors, 'index.json'), 'utf8'));
let folder = '';

const has = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

/** Writes the files of a project, runs a command there, and returns what it says. */
function use(
  name: string,
  files: Readonly<Record<string, string>>,
  command: string,
  ...args: readonly string[]
): string {
  const project = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'capsig-loaders-'));
  cpSync(vectors, join(folder, 'vectors'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(has('go', 'version'))('Go embeds them', () => {
  const said = use(
    'go',
    {
      'go.mod':
        'module example\n\ngo 1.21\n\nrequire capsig/vectors/v3 v3.0.0\n\nreplace capsig/vectors/v3 => ../vectors\n',
      'main.go': `package main

import (
	"encoding/json"
	"fmt"

	"capsig/vectors/v3"
)

func main() {
	all, err := vectors.Load()
	if err != nil {
		panic(err)
	}
	text, _ := vectors.Files.ReadFile("index.json")
	var index struct{ Version string }
	_ = json.Unmarshal(text, &index)
	fmt.Println(index.Version, len(all), all[0].Operation, all[0].Expect.Result)
}
`,
    },
    'go',
    'run',
    '.',
  );
  expect(said).toBe(`${version} ${count} auth-sig.verify accept`);
});

it.runIf(has('python3', '-m', 'venv', '--help'))('Python installs them', ({ skip }) => {
  const python = join(folder, 'python/bin/python');
  expect(spawnSync('python3', ['-m', 'venv', join(folder, 'python')]).status).toBe(0);
  const installed = spawnSync(python, ['-m', 'pip', 'install', '-q', join(folder, 'vectors')], { encoding: 'utf8' });
  if (/No matching distribution|Temporary failure|ConnectionError|Could not find a version/.test(installed.stderr)) {
    skip('the registry cannot be reached');
  }
  expect(installed.status, installed.stderr).toBe(0);
  const code = `
import capsig_vectors
from importlib.metadata import version
all = list(capsig_vectors.load())
print(version("capsig-vectors"), capsig_vectors.index()["version"], len(all), all[0][0], all[0][1]["expect"]["result"])
`;
  expect(use('use', { 'main.py': code }, python, 'main.py')).toBe(
    `${version} ${version} ${count} auth-sig.verify accept`,
  );
});

it.runIf(has('cargo', '--version'))('Rust compiles them in', () => {
  const said = use(
    'rust',
    {
      'Cargo.toml':
        '[package]\nname = "example"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\ncapsig-vectors = { path = "../vectors" }\n',
      'src/main.rs': `fn main() {
    let count: usize = capsig_vectors::files().map(|(_, text)| text.matches("\\n      \\"id\\": ").count()).sum();
    let (path, _) = capsig_vectors::files().next().unwrap();
    assert!(capsig_vectors::INDEX.contains("\\"version\\""));
    println!("{} {count} {path}", capsig_vectors::VERSION);
}
`,
    },
    'cargo',
    'run',
    '--quiet',
    '--offline',
  );
  expect(said).toBe(`${version} ${count} auth-sig.verify/address.json`);
});
