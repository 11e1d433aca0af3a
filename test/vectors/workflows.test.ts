import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(join(root, 'vectors/workflows', name), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'capsig-workflows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The script of a step. */
function scriptOf(workflow: string, step: string): string {
  const lines = workflow.split('\n');
  const from = lines.findIndex(
    (line, at) =>
      line.startsWith('        run:') &&
      lines
        .slice(0, at)
        .findLast((each) => each.startsWith('      - '))
        ?.endsWith(`name: ${step}`),
  );
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => line !== '' && !line.startsWith('          '));
  const [, inline = ''] = /^ +run: (.*)$/.exec(lines[from] ?? '') ?? [];
  return inline === '|' ? (end < 0 ? rest : rest.slice(0, end)).map((line) => line.slice(10)).join('\n') : inline;
}

/** A variable of a workflow. */
const variableOf = (workflow: string, name: string): string | undefined =>
  new RegExp(`^ {2}${name}: (.*)$`, 'm').exec(workflow)?.[1];

/** Runs a step as the service does. */
function run(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, said: `${stdout}${stderr}` };
}

describe.each(['conformance.yml', 'newer-vectors.yml'])('the workflow %s', (name) => {
  const workflow = read(name);

  it('may read the repository and nothing else', () => {
    expect(workflow.match(/^ *permissions:\n(?: +.*\n)+/gm)).toEqual(['permissions:\n  contents: read\n']);
    expect(workflow.match(/persist-credentials: false/g)).toHaveLength(1);
    expect(workflow).not.toMatch(/pull_request_target|secrets\./);
  });

  it('pins each action to a commit and says its version, and ends by itself', () => {
    const actions = workflow.match(/^.*uses:.*$/gm) ?? [];
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(workflow).toMatch(/timeout-minutes: \d+/);
  });

  it('puts no value of an event into a script', () => {
    for (const line of workflow.match(/^ {10}.*$/gm) ?? []) {
      if (!line.startsWith('          path: ')) expect(line).not.toContain('${{');
    }
  });
});

describe('the step that measures', () => {
  const workflow = read('conformance.yml');
  const bin = join(folder, 'capsig/node_modules/.bin');
  mkdirSync(bin, { recursive: true });

  it('asks for the versions that are here', () => {
    const versionOf = (path: string): string => JSON.parse(readFileSync(join(root, path), 'utf8')).version;
    expect(variableOf(workflow, 'CAPSIG')).toBe(versionOf('package.json'));
    expect(variableOf(workflow, 'CAPSIG_VECTORS')).toBe(versionOf('vectors/package.json'));
    expect(scriptOf(workflow, 'Install')).toContain('"capsig@$CAPSIG" "capsig-vectors@$CAPSIG_VECTORS"');
  });

  it('runs the adapter that is named, and fails where its failures are not known', () => {
    // The arguments of the runner stand before the adapter, so that this stand-in says what it was called with.
    writeFileSync(join(bin, 'capsig'), '#!/bin/sh\nfor each in "$@"; do echo "<$each>"; done\nexit $EXIT\n');
    chmodSync(join(bin, 'capsig'), 0o755);
    const env = { RUNNER_TEMP: folder, ADAPTER: 'python3 adapter.py *', BASELINE: 'known failures.json', EXIT: '0' };
    const { status, said } = run(scriptOf(workflow, 'Measure'), folder, env);
    expect(said.trim().split('\n')).toEqual(
      [
        'conformance',
        'run',
        '--baseline',
        'known failures.json',
        '--out',
        `${folder}/report`,
        '--',
        'python3',
        'adapter.py',
        '*',
      ].map((each) => `<${each}>`),
    );
    expect(status).toBe(0);
    expect(run(scriptOf(workflow, 'Measure'), folder, { ...env, EXIT: '1' }).status).toBe(1);
  });
});

describe('the step that compares', () => {
  const workflow = read('newer-vectors.yml');
  const script = scriptOf(workflow, 'Compare');
  const repository = join(folder, 'repository');
  const project = join(folder, 'project');
  mkdirSync(join(project, 'third_party/vectors'), { recursive: true });
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-C', folder, ...args]);
  git('init', '-q', repository);
  git('-C', repository, 'commit', '-q', '--allow-empty', '-m', 'a');
  for (const tag of [
    'v9.0.0',
    'vectors/v3.0.0',
    'vectors/v3.10.0',
    'vectors/v3.9.0',
    'vectors/v4.0.0-draft',
    'vectors/vx',
  ])
    git('-C', repository, 'tag', tag);

  const compare = (version: string, env: Readonly<Record<string, string>> = {}) => {
    writeFileSync(join(project, 'third_party/vectors/index.json'), JSON.stringify({ version }));
    return run(script, project, { INSTALLED: variableOf(workflow, 'INSTALLED') ?? '', REPOSITORY: repository, ...env });
  };

  it('passes with the newest set, and with one that is not out yet', () => {
    expect(compare('3.10.0')).toEqual({ status: 0, said: 'capsig-vectors 3.10.0 is the newest\n' });
    expect(compare('4.0.0')).toEqual({ status: 0, said: 'capsig-vectors 4.0.0 is the newest\n' });
  });

  it('fails with an older one, by the order of numbers', () => {
    const told = '::error::capsig-vectors 3.10.0 is out, 3.9.0 is used here: see its CHANGELOG.md for what came\n';
    expect(compare('3.9.0')).toEqual({ status: 1, said: told });
  });

  it('fails where there is nothing to compare', () => {
    expect(compare('')).toMatchObject({ status: 1, said: expect.stringContaining('is not known') });
    expect(compare('3.9.0', { INSTALLED: 'false' })).toMatchObject({
      status: 1,
      said: expect.stringContaining('is not known'),
    });
    const nowhere = { REPOSITORY: join(folder, 'nowhere') };
    expect(compare('3.9.0', nowhere)).toMatchObject({ status: 1, said: expect.stringContaining('no release') });
  });

  it('reads the version that Cargo and npm have locked', () => {
    const commands = [...workflow.matchAll(/^ {2}# {3}(\S.*?)(?: {3,}\(.*\))?$/gm)].map(([, command = '']) => command);
    expect(commands).toHaveLength(4);
    writeFileSync(join(project, 'Cargo.lock'), '[[package]]\nname = "capsig-vectors"\nversion = "3.9.0"\n');
    writeFileSync(
      join(project, 'package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/capsig-vectors': { version: '3.9.0' } } }),
    );
    for (const command of commands.slice(2)) {
      expect(compare('3.10.0', { INSTALLED: command }).said).toContain('3.9.0 is used here');
    }
  });
});
