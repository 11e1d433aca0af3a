import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { capsig } from './fixture.js';

const shells = ['bash', 'zsh', 'fish'] as const;

async function script(shell: string): Promise<string> {
  const { code, out, err } = await capsig(['completion', shell]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

function has(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** The commands and their options, read from the help: the first column of what it lists. */
async function listed(argv: readonly string[]): Promise<readonly string[]> {
  const { out } = await capsig(argv);
  return [...out.matchAll(/^ {2}((?:--)?[a-z][a-z-]*)(?= | {2})/gm)].map(([, word = '']) => word);
}

/** What bash offers when these words stand before the cursor, the last of them begun. */
function offered(completion: string, words: readonly string[]): readonly string[] {
  const program = `${completion}\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n_capsig\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', 'capsig', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe.each(shells)('%s', (shell) => {
  it('completes every command and every option that the help knows', async () => {
    const out = await script(shell);
    const commands = (await listed(['help'])).filter((word) => !word.startsWith('-'));
    expect(commands).toEqual(expect.arrayContaining(['verify', 'create', 'completion', 'help']));
    const all = [...commands.map((name) => [name]), ...['siwe', 'recap', 'auth-sig'].map((name) => ['create', name])];
    for (const path of all) {
      expect(out).toContain(path.at(-1));
      const words = path[0] === 'help' ? [] : await listed([...path, '--help']);
      for (const word of words) {
        const option = word.startsWith('--');
        expect(out).toContain(option && shell === 'fish' ? ` -l ${word.slice(2)} ` : word);
      }
    }
    expect(out).toContain('--key-env'.slice(shell === 'fish' ? 2 : 0));
  });

  it.skipIf(!has(shell))('is a script of that shell', async () => {
    const input = await script(shell);
    expect(spawnSync(shell, ['-n'], { input, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe.skipIf(!has('bash'))('in bash', () => {
  it('offers what can stand there', async () => {
    const completion = await script('bash');
    const at = (...words: readonly string[]): readonly string[] => offered(completion, words);
    expect(at('ver')).toEqual(['verify']);
    expect(at('--v')).toEqual(['--version']);
    expect(at('create', 's')).toEqual(['siwe', 'session-sigs']);
    expect(at('create', 'siwe', '--dom')).toEqual(['--domain']);
    expect(at('create', 'recap', '--dom')).toEqual([]);
    expect(at('create', 'auth-sig', '--key-')).toEqual(['--key-file', '--key-stdin', '--key-env']);
    expect(at('conformance', 'r')).toEqual(['run', 'report']);
    expect(at('help', 'insp')).toEqual(['inspect']);
    expect(at('completion', '')).toEqual([...shells]);
    expect(at('explain', 'session.node-b')).toEqual(['session.node-bound']);
    expect(at('verify', 'package.js')).toEqual(['package.json']);
    expect(at('verify', '--nonce', 'package.js')).toEqual([]);
    expect(at('create', 'auth-sig', '--key-file', 'package.js')).toEqual(['package.json']);
  });
});

it('knows no other shell', async () => {
  expect(await capsig(['completion', 'bahs'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('expected bash, zsh, fish, found bahs; did you mean bash?'),
  });
});
