// npm run docs [-- --base /folder/] [-- --out DIR] [-- --serve] [-- --check]: the site, in docs/.
// Installs what it needs in site/ first: the tests of the project need none of it. `--base` is the folder of the host that
// it will be served in. `--serve` shows what was built, `--check` builds under another base and looks at it in a browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rulePage } from '../src/rule-page.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const site = join(root, 'site');

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '/' },
    out: { type: 'string', default: join(root, 'docs') },
    serve: { type: 'boolean' },
    check: { type: 'boolean' },
  },
});

if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base)) {
  console.error(`--base: expected a path that begins and ends with a slash, found ${JSON.stringify(values.base)}`);
  process.exit(2);
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd: site,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const timeOf = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0);
const tsx = ['--import', 'tsx'];

if (values.serve) {
  run(process.execPath, [...tsx, 'build/serve.ts'], { DOCS_BASE: values.base, DOCS_OUT: values.out });
  process.exit(0);
}

if (timeOf(join(site, 'node_modules/.package-lock.json')) < timeOf(join(site, 'package-lock.json'))) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
}
run(process.execPath, [join(site, 'node_modules/typescript/bin/tsc'), '-p', '.']);
// The inspector is a page of its own in the site, under a policy of its own.
run(process.execPath, [...tsx, '../tools/inspector.ts', '--rules', `../${rulePage('{id}')}`]);

if (values.check) {
  const base = '/some/where/';
  const out = mkdtempSync(join(tmpdir(), 'capsig-docs-'));
  try {
    run(process.execPath, [...tsx, 'build/main.ts'], { DOCS_BASE: base, DOCS_OUT: out });
    run(process.execPath, [...tsx, 'build/check.ts'], { DOCS_BASE: base, DOCS_OUT: out });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
} else {
  run(process.execPath, [...tsx, 'build/main.ts'], { DOCS_BASE: values.base, DOCS_OUT: values.out });
}
