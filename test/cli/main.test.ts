import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { node, now, sessionSig, sessionSigs } from './fixture.js';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

function capsig(argv: readonly string[], input: string = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

let folder = '';

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capsig-main-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!existsSync(program))('the built program', () => {
  it('verifies files and standard input', async () => {
    const path = await file('sigs.json', JSON.stringify(sessionSigs));
    const options = ['--node', node, '--now', now];
    const valid = capsig(['verify', path, ...options]);
    expect(valid).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^VALID, except: .* not checked\nsession signatures for 1 node\n/),
      stderr: '',
    });
    expect(capsig(['verify', '-', ...options], JSON.stringify(sessionSigs))).toEqual(valid);
    const wrong = capsig(['verify', '-', '--node', 'a.example:1', '--now', now], JSON.stringify(sessionSig));
    expect(wrong).toMatchObject({ status: 1, stdout: expect.stringMatching(/^INVALID {2}session\.node-bound/) });
  });

  it('tells what it cannot read, without a stack trace', async () => {
    const large = await file('large.json', new Uint8Array(10 * 1024 * 1024).fill(0x20));
    const secret = await file('secret.json', '{}');
    await chmod(secret, 0o000);
    const cases = [
      [join(folder, 'missing.json'), /no such file/],
      [folder, /it is a directory/],
      [large, /larger than 8 MiB/],
      // Whoever may read everything is not kept out by a mode.
      ...(process.getuid?.() === 0 ? [] : [[secret, /permission denied/] as const]),
    ] as const;
    for (const [path, message] of cases) {
      const { status, stdout, stderr } = capsig(['verify', path]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    const piped = capsig(['verify', '-'], ' '.repeat(10 * 1024 * 1024));
    expect(piped).toMatchObject({ status: 2, stderr: expect.stringContaining('larger than 8 MiB') });
  });

  it('judges content that cannot be used as invalid', async () => {
    const nested = await file('nested.json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    for (const [path, said] of [
      [
        await file('empty', ''),
        /^INVALID {2}nothing in it can be verified\n {2}looks like {3}nothing: the input is empty/,
      ],
      [
        await file('garbage', Uint8Array.of(0, 255, 254)),
        /^INVALID {2}nothing in it can be verified\n {2}looks like {3}bytes/,
      ],
      [nested, /^INVALID {2}json\.text {2}/],
    ] as const) {
      const { status, stdout, stderr } = capsig(['verify', path]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toMatch(said);
      const { stdout: json } = capsig(['verify', path, '--json']);
      expect(JSON.parse(json)).toMatchObject({ ok: false, issues: [{ rule: 'json.text' }] });
    }
  });

  it('is not disturbed by a reader that goes away', () => {
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" rules --json | head -c 1`], {
      encoding: 'utf8',
    });
    expect(piped).toMatchObject({ status: 0, stdout: '{', stderr: '' });
  });

  it('judges no further lines for a reader that went away, and says so by its exit code', () => {
    // Without an end: nothing but the reader ends it. `PIPESTATUS` is not that of every shell.
    const endless = `yes '"no document"' | { "${process.execPath}" "${program}" verify --ndjson -; echo "exit $?" >&2; } | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', endless], { encoding: 'utf8', timeout: 120_000 });
    expect(JSON.parse(stdout)).toMatchObject({ line: 1, ok: false });
    expect(stderr).toContain('exit 1');
  });

  it('leaves nothing out for a reader that is slow, and tells nothing of one that is gone', () => {
    const slow = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" rules --json | (sleep 1; wc -c)`], {
      encoding: 'utf8',
    });
    expect(Number(slow.stdout)).toBe(Buffer.byteLength(capsig(['rules', '--json']).stdout));
    const gone = spawnSync(
      'sh',
      ['-c', `("${process.execPath}" "${program}" verify missing; echo $? >&3) 2>&1 | true`],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      },
    );
    expect([gone.stdout, gone.output[3]]).toEqual(['', '2\n']);
  });

  it('knows its version and its commands', () => {
    expect(capsig(['--version'])).toMatchObject({ status: 0, stderr: '' });
    expect(capsig(['help'])).toMatchObject({ status: 0, stderr: '' });
    expect(capsig([])).toMatchObject({ status: 2, stdout: '' });
  });
});
