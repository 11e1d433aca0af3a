// npm run peers [-- --only NAME] [-- --no-install] [-- --vectors DIR]: measures other implementations with the vectors.
// Installs what it can, says what it skips and why, runs the rest, and writes test/peers/results/ and the scores in
// test/peers/README.md. A folder of test/peers with one of the marker files below is a peer; only a peer that was
// installed and could not be measured is an error. Exit: 0 good, 1 an error, 2 a bad call, 3 nothing was measured.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ClassScores, formatFigure } from '../src/conformance/class-score.js';
import { classes } from '../src/conformance/classes.js';
import { home, isInstalled, type Peer, peers } from './peers/adapters.js';
import { fillMarkers } from './spec/document.js';

const capsig = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const node = process.execPath;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    'no-install': { type: 'boolean' },
    vectors: { type: 'string' },
  },
});

const unknown = values.only?.find((only) => !peers.some(({ name }) => name === only));
if (unknown !== undefined) {
  console.error(`--only: there is no peer ${unknown}; there are ${peers.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

if (!existsSync(capsig)) {
  console.error('dist/ is missing: npm run build');
  process.exit(2);
}

const isThere = (tool: string) =>
  !spawnSync(tool, [tool === 'go' ? 'version' : '--version'], { stdio: 'ignore' }).error;

/** Installs a peer. Returns why it cannot be measured, or undefined. */
function install(peer: Peer): string | undefined {
  const { folder, needs, install: steps, installed } = peer;
  if (values['no-install']) {
    return isInstalled(peer) ? undefined : `${installed} is not there, and --no-install was given`;
  }
  if (!isThere(needs)) return `${needs} is not on the path`;
  for (const [tool, ...rest] of steps) {
    const { status, error, stderr, stdout } = spawnSync(tool, rest, { cwd: folder, encoding: 'utf8' });
    if (status === 0) continue;
    const last = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-3).join(' ');
    return `${[tool, ...rest].join(' ')} failed: ${error ? error.message : last.slice(0, 300)}`;
  }
  return undefined;
}

const lines = <T>(entries: readonly T[], text: (entry: T) => string) =>
  `\n${entries.map((entry) => `    ${text(entry)}`).join(',\n')}\n  `;

/** A level as it is scored. */
interface Score {
  readonly passed: number;
  readonly total: number;
  readonly unexplained: number;
  readonly failed: number;
  readonly unsupported: number;
}

/** A results file, as far as it is read here. */
interface Results {
  readonly implementation: {
    readonly name: string;
    readonly version: string;
    readonly operations: readonly string[];
    readonly features: readonly string[];
  };
  readonly levels: Readonly<Record<string, Score>>;
  readonly classes?: ClassScores;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, string>>;
  readonly native?: Readonly<Record<string, { readonly code?: string; readonly message?: string }>>;
  readonly results: readonly (readonly [id: string, outcome: string, given?: string, ...rest: unknown[]])[];
}

/**
 * A results file as it is committed: without the vectors that were not asked, and without the details that its rows
 * already say. `capsig conformance report` reads it like any other.
 */
function compact({ details, results, rules, native = {}, ...head }: Results): string {
  const asked = results.filter(([, outcome]) => outcome !== 'unsupported');
  const kept = new Set(
    asked
      .filter(([, outcome, given]) => ['crash', 'timeout', 'protocol'].includes(outcome) || given === 'accept')
      .map(([id]) => id),
  );
  const told = Object.entries(details).filter(([id, detail]) => kept.has(id) && !detail.startsWith('expected '));
  // What a plain pass was explained with says nothing more, and the start of a message tells it from others.
  const plain = new Set(results.filter(([, outcome]) => outcome === 'pass').map(([id]) => id));
  const words = Object.entries(native).flatMap(([id, { message, ...code }]) =>
    plain.has(id)
      ? []
      : [[id, { ...code, ...(message === undefined ? {} : { message: message.slice(0, 120) }) }] as const],
  );
  const members = [
    ...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    `"rules": {${lines(Object.entries(rules), ([id, score]) => `${JSON.stringify(id)}: ${JSON.stringify(score)}`)}}`,
    `"details": {${lines(told, ([id, detail]) => `${JSON.stringify(id)}: ${JSON.stringify(detail)}`)}}`,
    `"native": {${lines(words, ([id, said]) => `${JSON.stringify(id)}: ${JSON.stringify(said)}`)}}`,
    `"results": [${lines(asked, (row) => JSON.stringify(row))}]`,
  ];
  return `{\n  ${members.join(',\n  ')}\n}\n`;
}

const vectors = values.vectors === undefined ? [] : ['--vectors', values.vectors];
const results = join(home, 'results');
mkdirSync(results, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'capsig-peers-'));
let failed = 0;
let measuredPeers = 0;
const skipped = [];

for (const peer of peers) {
  if (values.only && !values.only.includes(peer.name)) continue;
  const reason = install(peer);
  if (reason !== undefined) {
    skipped.push(peer.name);
    const old = existsSync(join(results, `${peer.name}.json`)) ? '; its results stay as they were' : '';
    console.log(`skip ${peer.name}: ${reason}${old}`);
    continue;
  }
  const out = join(scratch, peer.name);
  const mapping = existsSync(join(peer.folder, 'mapping.json')) ? ['--mapping', 'mapping.json'] : [];
  // The seed is fixed, so that a run over the same vectors leaves no difference.
  const run = [capsig, 'conformance', 'run', '--out', out, '--jobs', '1', '--seed', 'peers', ...vectors, ...mapping];
  const { status, stderr } = spawnSync(node, [...run, '--', ...peer.command], { cwd: peer.folder, encoding: 'utf8' });
  if (!existsSync(join(out, 'results.json'))) {
    failed++;
    console.log(`FAIL ${peer.name}: exit ${status}: ${stderr.trim().split('\n').slice(-3).join(' ').slice(0, 600)}`);
    continue;
  }
  measuredPeers++;
  const measured: Results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  writeFileSync(join(results, `${peer.name}.json`), compact(measured));
  const counts = new Map<string, number>();
  for (const [, outcome] of measured.results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.log(`ok   ${peer.name}: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`);
}

const files = readdirSync(results)
  .filter((name) => name.endsWith('.json'))
  .sort();
if (files.length > 0) {
  const report = [capsig, 'conformance', 'report', ...files, '--out', results, '--links', '../../..', ...vectors];
  const { status, stderr } = spawnSync(node, report, { cwd: results, encoding: 'utf8' });
  if (status !== 0) {
    failed++;
    console.log(`FAIL matrix: ${stderr.trim()}`);
  }
}
rmSync(scratch, { recursive: true, force: true });

/** A row of the table in README.md, `| \`folder\` | purpose | language | ...`: what follows is taken from the results. */
function rowOf(line: string): string {
  const cells = line.split('|').map((cell) => cell.trim());
  const file = join(results, `${/^`([a-z0-9-]+)`$/.exec(cells[1] ?? '')?.[1]}.json`);
  if (cells.length !== 11 || !existsSync(file)) return line;
  const { implementation, levels }: Results = JSON.parse(readFileSync(file, 'utf8'));
  const declared = [...implementation.operations, ...implementation.features.map((name) => `*${name}*`)];
  const each = (text: (score: Score, level: string) => unknown) =>
    Object.entries(levels).map(([level, score]) => text(score, level));
  const scores = [
    each(({ passed, total }, level) => `${level} ${passed}/${total}`),
    ...(['unexplained', 'failed', 'unsupported'] as const).map((status) => each((score) => score[status])),
  ].map((texts) => texts.join('; '));
  const shown = [`${implementation.name} ${implementation.version}`, declared.join(', '), ...scores];
  return `| ${[...cells.slice(1, 4), ...shown].join(' | ')} |`;
}

/** The table of classes: what each peer claims, with its two figures. */
function classTable(): string {
  const rows = files.flatMap((file) => {
    const { implementation, classes: scores = {} }: Results = JSON.parse(readFileSync(join(results, file), 'utf8'));
    return classes.flatMap(({ id, title }) => {
      const score = scores[id];
      if (!score) return [];
      const { accepts, refuses } = score.standard.vectors;
      const cells = [formatFigure(score.standard), accepts, refuses, formatFigure(score.hardening)];
      return `| ${[`${implementation.name} ${implementation.version}`, title, ...cells].join(' | ')} |`;
    });
  });
  const head =
    '| implementation | class | standard | accepts what must be refused | refuses what must be accepted | hardening |';
  return [head, '|---|---|---|---|---|---|', ...rows].join('\n');
}

const readme = join(home, 'README.md');
const told = readFileSync(readme, 'utf8').split('\n').map(rowOf).join('\n');
writeFileSync(readme, fillMarkers(told, 'classes', classTable()));

const list = skipped.length === 0 ? '' : ` (${skipped.join(', ')})`;
console.log(`${measuredPeers} measured, ${skipped.length} skipped${list}, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : measuredPeers === 0 ? 3 : 0;
