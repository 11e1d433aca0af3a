import { type Command, common, type OptionTable } from './command.js';
import { exit, type Io } from './io.js';
import { suggestion } from './nearest.js';
import { ruleIds } from './rules.js';
import { clip } from './terminal.js';

/** A command as completion sees it. */
interface Entry {
  /** Its words after the name of the program: none for the program itself. */
  readonly path: readonly string[];
  readonly options: OptionTable;
  /** What may stand as its operand, with what is said of it; files where nothing is known. */
  readonly words: readonly (readonly [word: string, summary: string])[];
  readonly files: boolean;
}

const shells = ['bash', 'zsh', 'fish'] as const;

const operands: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
  'RULE|VECTOR|CODE': ruleIds,
  [shells.join('|')]: shells,
});

function entryOf(command: Pick<Command, 'name' | 'operand' | 'options' | 'commands'>): Entry {
  const { name, operand = '', options, commands = [] } = command;
  const path = name.split(' ');
  const inner = commands.map((each) => [each.name.split(' ').at(-1) ?? '', each.summary] as const);
  const words = commands.length > 0 ? inner : (operands[operand] ?? []).map((word) => [word, ''] as const);
  return { path, options: { ...options, ...common }, words, files: /FILE|DIR/.test(operand) };
}

/** Lists everything that can be completed, the program itself first. */
function entriesOf(commands: readonly Command[]): readonly Entry[] {
  const words = commands.map(({ name, summary }) => [name, summary] as const);
  const program: Entry = {
    path: [],
    options: { ...common, version: { help: 'show the version' } },
    words: [...words, ['help', 'Show the help of a command']],
    files: false,
  };
  const help: Entry = { path: ['help'], options: {}, words, files: false };
  return [program, ...commands.flatMap((each) => [each, ...(each.commands ?? [])]).map(entryOf), help];
}

/** Says whether a value is a file or a folder, by what stands for it in help. */
function namesFile(value: string): boolean {
  return /FILE|DIR|PATH/.test(value);
}

/** Quotes text for the three shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes text for fish, where a backslash escapes inside of quotes too. */
function quotedFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Says which words lead to an entry that has commands of its own. */
function nestingOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ path }) => (path.length > 1 ? [path[0] ?? ''] : [])))];
}

function bash(entries: readonly Entry[]): readonly string[] {
  const cases = entries.flatMap(({ path, options, words, files }) => {
    const rows = Object.entries(options);
    const valued = rows.flatMap(([name, { value }]) => (value === undefined ? [] : [[`--${name}`, value] as const]));
    const paths = valued.filter(([, value]) => namesFile(value)).map(([name]) => name);
    return [
      `    ${quoted(path.join(' '))})`,
      `      options=${quoted(rows.map(([name]) => `--${name}`).join(' '))}`,
      `      valued=${quoted(valued.map(([name]) => name).join(' '))}`,
      `      paths=${quoted(paths.join(' '))}`,
      `      words=${quoted(words.map(([word]) => word).join(' '))}`,
      `      files=${files ? '1' : ''} ;;`,
    ];
  });
  return [
    '# capsig completion bash; for this shell: source <(capsig completion bash)',
    '_capsig() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"`,
    "  local at='' options='' valued='' paths='' words='' files=''",
    `  if [ "$COMP_CWORD" -gt 1 ]; then at="\${COMP_WORDS[1]}"; fi`,
    '  case "$at" in',
    `    ${nestingOf(entries).join('|')}) if [ "$COMP_CWORD" -gt 2 ]; then at="$at \${COMP_WORDS[2]}"; fi ;;`,
    '  esac',
    '  case "$at" in',
    ...cases,
    '  esac',
    '  COMPREPLY=()',
    '  case " $paths " in *" $before "*) COMPREPLY=($(compgen -f -- "$current")); return ;; esac',
    '  case " $valued " in *" $before "*) return ;; esac',
    '  case "$current" in',
    '    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;',
    '    *)',
    '      COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '      if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$current")); fi ;;',
    '  esac',
    '}',
    'complete -o filenames -F _capsig capsig',
  ];
}

/** Escapes what has a meaning in a specification of `_arguments` or `_describe`. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}

function zsh(entries: readonly Entry[]): readonly string[] {
  const cases = entries.flatMap(({ path, options, words, files }) => {
    const specs = Object.entries(options).map(([name, { value, multiple, help }]) => {
      const action = value === undefined ? '' : `:${escaped(value)}:${namesFile(value) ? '_files' : ' '}`;
      return quoted(`${multiple ? '*' : ''}--${name}[${escaped(help)}]${action}`);
    });
    const described = words.map(([word, summary]) =>
      quoted(summary === '' ? escaped(word) : `${escaped(word)}:${escaped(summary)}`),
    );
    return [
      `    ${quoted(path.join(' '))})`,
      `      words_here=(${described.join(' ')})`,
      `      specs=(${[...specs, ...(files ? [quoted('*:file:_files')] : [])].join(' ')}) ;;`,
    ];
  });
  return [
    '#compdef capsig',
    '# capsig completion zsh; into a file named _capsig in a folder of $fpath',
    '_capsig() {',
    "  local at='' depth=1",
    '  local -a words_here specs',
    `  if (( CURRENT > 2 )); then at="\${words[2]}"; depth=2; fi`,
    '  case "$at" in',
    `    ${nestingOf(entries).join('|')}) if (( CURRENT > 3 )); then at="$at \${words[3]}"; depth=3; fi ;;`,
    '  esac',
    '  case "$at" in',
    ...cases,
    '  esac',
    `  if (( $#words_here )) && [[ "\${words[CURRENT]}" != -* ]]; then`,
    "    _describe 'word' words_here",
    '    return',
    '  fi',
    '  shift $(( depth - 1 )) words',
    '  (( CURRENT -= depth - 1 ))',
    '  _arguments -s $specs',
    '}',
    `if [ "\${funcstack[1]}" = _capsig ]; then _capsig "$@"; else compdef _capsig capsig; fi`,
  ];
}

function fish(entries: readonly Entry[]): readonly string[] {
  const nesting = nestingOf(entries);
  const lines = entries.flatMap(({ path, options, words, files }) => {
    const [first, second] = path;
    const inner = entries.flatMap((each) =>
      each.path.length > 1 && each.path[0] === first ? [each.path[1] ?? ''] : [],
    );
    const seen = second ?? first;
    const conditions = [
      first === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`,
      ...(second === undefined ? [] : [`__fish_seen_subcommand_from ${second}`]),
      ...(inner.length > 0 && second === undefined ? [`not __fish_seen_subcommand_from ${inner.join(' ')}`] : []),
    ];
    const when = `complete -c capsig -n ${quotedFish(conditions.join('; and '))}`;
    return [
      ...words.map(
        ([word, summary]) => `${when} -a ${quotedFish(word)}${summary === '' ? '' : ` -d ${quotedFish(summary)}`}`,
      ),
      ...(files && seen !== undefined ? [`${when} -F`] : []),
      ...Object.entries(options).map(([name, { value, help }]) => {
        const taken = value === undefined ? '' : namesFile(value) ? ' -r -F' : ' -x';
        return `${when} -l ${name}${taken} -d ${quotedFish(help)}`;
      }),
    ];
  });
  return [
    '# capsig completion fish; into ~/.config/fish/completions/capsig.fish',
    `# Commands with commands of their own: ${nesting.join(', ')}`,
    'complete -c capsig -f',
    ...lines,
  ];
}

const writers: Readonly<Record<string, (entries: readonly Entry[]) => readonly string[]>> = Object.assign(
  Object.create(null),
  { bash, zsh, fish },
);

/** Creates the command that writes completions of all commands, itself among them. */
export function createCompletion(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'Write the completion of commands and options for a shell.',
    operand: shells.join('|'),
    options: {},
    notes: [
      'bash: source <(capsig completion bash)',
      'zsh:  capsig completion zsh > ~/.zfunc/_capsig, where ~/.zfunc is in $fpath',
      'fish: capsig completion fish > ~/.config/fish/completions/capsig.fish',
    ],
    async run({ operands: [shell = ''] }, io: Io) {
      const write = writers[shell];
      if (!write)
        return { misuse: `expected ${shells.join(', ')}, found ${clip(shell, 80)}${suggestion(shell, shells)}` };
      // A script, and all of it from our own tables: it is written as it stands.
      io.stdout(`${write(entriesOf(commands())).join('\n')}\n`);
      return exit.valid;
    },
  };
}
