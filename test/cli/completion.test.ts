import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** What is typed, and what can stand in the place of its last word. */
const cases: readonly (readonly [typed: string, offers: readonly string[]])[] = [
  ['ver', ['verify']],
  ['--v', ['--version']],
  ['create s', ['siwe', 'session-sigs']],
  ['create siwe --dom', ['--domain']],
  ['create recap --dom', []],
  ['create auth-sig --key-', ['--key-file', '--key-stdin', '--key-env']],
  ['conformance r', ['run', 'report']],
  ['help insp', ['inspect']],
  ['completion ', shells],
  ['explain session.node-b', ['session.node-bound']],
  ['verify package.js', ['package.json']],
  ['verify --nonce package.js', []],
  ['create auth-sig --key-file package.js', ['package.json']],
];

/** Writes the completion into a folder of its own, under the name that zsh wants. */
async function inFolder(shell: string, use: (file: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'capsig-completion-'));
  try {
    const file = join(folder, '_capsig');
    writeFileSync(file, await script(shell));
    use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesOf(program: string, args: readonly string[]): readonly string[] {
  // A terminal that never answers is ended.
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

const bashProgram = `source "$0"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_capsig
printf '%s\\n' "\${COMPREPLY[@]}"`;

/** Completes in a terminal of its own, where each match is written when it is added. */
const zshProgram = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "source \${(q)1}"
while zpty -r z line; do [[ $line == *READY* ]] && break; done
shift
for typed in "$@"; do
  print -r -- "TYPED"
  zpty -n -w z "capsig $typed"$'\\x18'
  while zpty -r z line; do
    line=\${\${line//$'\\r'/}//$'\\n'/}
    [[ $line == *END* ]] && break
    [[ $line == *MATCH:* ]] && print -r -- "\${line#*MATCH:}"
  done
  zpty -n -w z $'\\x15'
done
zpty -d z`;
const zshSetup = `PS1=
fpath=(\${0:A:h} $fpath)
autoload -Uz compinit
compinit -u -D
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a added
  builtin compadd -A added "$@"
  (( $#added )) && print -rl -- "MATCH:"$^added
  builtin compadd "$@"
}
offer() { compstate[insert]=; compstate[list]=; _main_complete; print -r -- "E""ND" }
zle -C offer complete-word offer
bindkey '^X' offer
print "REA""DY"`;

/** What a shell offers for each of some lines. */
const offered: Readonly<
  Record<(typeof shells)[number], (file: string, typed: readonly string[]) => readonly (readonly string[])[]>
> = {
  bash: (file, typed) => typed.map((line) => linesOf('bash', ['-c', bashProgram, file, 'capsig', ...line.split(' ')])),
  zsh: (file, typed) => {
    const [drive, setup] = [`${file}.drive`, `${file}.setup`];
    writeFileSync(drive, zshProgram);
    writeFileSync(setup, zshSetup);
    const groups = `${linesOf('zsh', ['-f', drive, setup, ...typed]).join('\n')}\n`.split('TYPED\n').slice(1);
    return groups.map((group) => group.split('\n').filter((line) => line !== ''));
  },
  fish: (file, typed) =>
    typed.map((line) =>
      linesOf('fish', ['-N', '-c', 'source $argv[1]; complete -C "capsig $argv[2]"', file, line]).map(
        (each) => each.split('\t')[0] ?? '',
      ),
    ),
};

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
    await inFolder(shell, (file) => {
      expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    });
  });

  it.skipIf(!has(shell))('offers what can stand there', async () => {
    await inFolder(shell, (file) => {
      const found = offered[shell](
        file,
        cases.map(([words]) => words),
      );
      expect(found.map((words, index) => [cases[index]?.[0], [...words].sort()])).toEqual(
        cases.map(([words, offers]) => [words, [...offers].sort()]),
      );
    });
  });
});

it('knows no other shell', async () => {
  expect(await capsig(['completion', 'bahs'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('expected bash, zsh, fish, found bahs; did you mean bash?'),
  });
});
