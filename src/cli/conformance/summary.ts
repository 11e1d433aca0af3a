import type { Comparison } from '../../conformance/baseline.js';
import { basisNames, type Cause, causesOf } from '../../conformance/cause.js';
import { formatFigure, toldBy } from '../../conformance/class-score.js';
import { classes } from '../../conformance/classes.js';
import { isFailure, type Outcome, outcomes } from '../../conformance/judgement.js';
import { type UnmappedCode, unmappedCodes } from '../../conformance/mapping.js';
import { meanings } from '../../conformance/meaning.js';
import { formatNative } from '../../conformance/native.js';
import type { Results } from '../../conformance/report-json.js';
import { formatLevels, marks, nameOf } from '../../conformance/report-markdown.js';
import type { Run, RunResult } from '../../conformance/runner.js';
import { countOutcomes } from '../../conformance/score.js';
import { expectationOf } from '../../conformance/vector.js';
import type { Register } from '../../register.js';
import { answeredBy, printVector } from '../explain-vector.js';
import { clip, type Page, type Style, styled } from '../terminal.js';

const mostLines = 50;
const mostCauses = 30;
const mostCodes = 30;

/** Prints rows as columns: the first to the left, the others to the right. */
export function printTable(page: Page, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const format = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  page.line('  ', styled('faint', format(head)));
  for (const row of rows) page.line('  ', format(row));
}

/** Prints what each claimed class comes to: what a standard demands, and what this specification adds. */
function printClasses(page: Page, { classes: scores = {} }: Results, { hello }: Run): void {
  const claimed = classes.filter(({ id }) => {
    const score = scores[id];
    // A selection leaves some without a vector.
    return score !== undefined && score.standard.vectors.total + score.hardening.vectors.total > 0;
  });
  if (claimed.length === 0) return;
  page.line('');
  page.line(styled('strong', hello.classes === undefined ? 'classes that the operations amount to' : 'classes'));
  const rows = claimed.flatMap(({ id, title }) => {
    const score = scores[id];
    return score ? [[title, formatFigure(score.standard), formatFigure(score.hardening)]] : [];
  });
  printTable(page, ['', 'standard', 'hardening'], rows);
}

/** Prints the causes of wrong answers: the dangerous ones first, each with its smallest input. */
function printCauses(page: Page, causes: readonly Cause[], register: Register, { set, results }: Run): void {
  const words = new Map(results.flatMap(({ vector, native }) => (native ? [[vector.id, native] as const] : [])));
  const shown = causes.slice(0, mostCauses);
  let meaning = '';
  for (const cause of shown) {
    const [smallest] = cause.vectors;
    if (!smallest) continue;
    if (cause.meaning !== meaning) {
      page.line('');
      page.line(styled('strong', meanings[cause.meaning]));
      meaning = cause.meaning;
    }
    const style: Style = cause.meaning === 'accepts' ? 'bad' : 'unsure';
    const clause = register.get(cause.about)?.source.find((source) => source !== 'capsig');
    const basis = cause.basis === 'standard' ? (clause ?? 'a standard') : basisNames[cause.basis];
    const risk = cause.risk === undefined ? '' : `, ${cause.risk}`;
    page.line(
      '  ',
      styled(style, clip(cause.about, 80)),
      `: ${cause.vectors.length} vectors${risk}; ${clip(basis, 120)}`,
    );
    page.line(`    ${clip(smallest.id, 100)}: ${clip(smallest.title, 200)}`);
    page.line(`    ${clip(smallest.reason, 200)}`);
    // The smallest input need not be the usual one.
    const others = cause.vectors.slice(1, 4).map(({ id }) => clip(id, 100));
    const left = cause.vectors.length - 1 - others.length;
    if (others.length > 0) page.line(`    also ${others.join(', ')}${left > 0 ? `, and ${left} more` : ''}`);
    const native = words.get(smallest.id);
    if (native) page.line(`    it says: ${clip(formatNative(native), 200)}`);
    const remedy = register.get(cause.about)?.remedy;
    if (remedy !== undefined) page.line(`    remedy: ${clip(remedy, 200)}`);
    page.line(`    ${clip(set.files?.get(smallest.id) ?? '', 200)}; capsig explain ${clip(smallest.id, 100)}`);
  }
  if (causes.length > shown.length) page.line(`  and ${causes.length - shown.length} more causes`);
  const late = results.filter(({ outcome }) => outcome === 'timeout').length;
  if (late > 0) page.line(`  ${late} had no answer in time: a busy machine is slow too, and --timeout MS waits longer`);
  if (shown.length === 0) return;
  page.line(
    '  one of them again: capsig conformance run --vector ID -- ADAPTER; with --out DIR, whole: capsig explain ID --results DIR/results.json',
  );
}

/** Prints the native codes that came with right verdicts and led to no rule. */
function printCodes(page: Page, codes: readonly UnmappedCode[]): void {
  if (codes.length === 0) return;
  page.line('');
  page.line(styled('strong', 'native codes that lead to no rule'), `: ${codes.length}`);
  for (const { code, count, example, expected } of codes.slice(0, mostCodes)) {
    const wanted = expected.slice(0, 3).map(([rule, times]) => `${clip(rule, 80)} ${times}`);
    const more = expected.length > 3 ? `, and ${expected.length - 3} more rules` : '';
    page.line(
      '  ',
      styled('unsure', clip(code, 80)),
      `: ${count} right verdicts, expected ${wanted.join(', ')}${more}; such as ${clip(example, 100)}`,
    );
  }
  if (codes.length > mostCodes) page.line(`  and ${codes.length - mostCodes} more`);
  page.line(
    '  --out DIR writes DIR/mapping.json: put a rule in the place of null where a code means one, and run with --mapping',
  );
}

function printOperations(page: Page, results: Results, run: Run): void {
  const present = Object.keys(countOutcomes(run.results.map(({ outcome }) => outcome))) as Outcome[];
  const rows = Object.entries(results.operations).map(([operation, score]) => {
    const { passed = 0, total = 0 } = score.levels.MUST ?? {};
    return [operation, `${passed}/${total}`, ...present.map((outcome) => String(score.outcomes[outcome] ?? 0))];
  });
  page.line('');
  page.line(styled('strong', 'operations'));
  printTable(page, ['', 'MUST', ...present], rows);
}

function printRules(page: Page, results: Results, run: Run): void {
  const rows = Object.entries(results.rules);
  const shown = rows.filter(([, { status }]) => status === 'failed' || status === 'unexplained');
  page.line('');
  page.line(styled('strong', 'rules'));
  const width = Math.max(0, ...shown.map(([rule]) => clip(rule, 80).length));
  for (const [rule, { level, status }] of shown) {
    const found = run.results.filter(({ vector }) => vector.rules.includes(rule) && !vector.contested);
    const counts = Object.entries(countOutcomes(found.map(({ outcome }) => outcome)));
    const told = counts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
    const style: Style = status === 'failed' ? 'bad' : 'unsure';
    page.line('  ', styled(style, marks[status].padEnd(4)), `  ${clip(rule, 80).padEnd(width)}  ${level}: ${told}`);
  }
  const passed = rows.filter(([, { status }]) => status === 'passed').length;
  const undeclared = rows.filter(([, { status }]) => status === 'unsupported').length;
  page.line(`  ${passed} passed${undeclared > 0 ? `, ${undeclared} not or not wholly declared by the adapter` : ''}`);
}

function printVectors(page: Page, title: string, results: readonly RunResult[], { set }: Run): void {
  page.line('');
  page.line(styled('strong', title));
  if (results.length === 0) return;
  const shown = results.slice(0, mostLines);
  const width = Math.max(...shown.map(({ vector }) => clip(vector.id, 100).length));
  for (const { vector, outcome, detail, native } of shown) {
    const style: Style = isFailure(outcome) ? 'bad' : 'unsure';
    const id = clip(vector.id, 100).padEnd(width);
    page.line('  ', styled(style, outcome.padEnd(12)), `  ${id}  ${clip(detail ?? '', 300)}`);
    if (native) page.line(' '.repeat(16), `it says: ${clip(formatNative(native), 300)}`);
    // Whoever has to mend it should not have to look for what it is about.
    for (const told of [vector.title, vector.reason, set.files?.get(vector.id) ?? '']) {
      if (told !== '') page.line(' '.repeat(16), clip(told, 300));
    }
  }
  if (results.length > mostLines) {
    page.line(`  and ${results.length - mostLines} more: --out DIR writes all of them`);
  }
}

function printComparison(page: Page, { regressions, stale, known }: Comparison): void {
  page.line('');
  page.line(styled('strong', 'baseline'), `: ${known} known, ${regressions.length} regressions, ${stale.length} stale`);
  const lines = [
    ...regressions.map(({ id, outcome, known: before }) => [
      'regression',
      id,
      `${before ?? 'not known'} -> ${outcome}`,
    ]),
    ...stale.map(({ id, known: before, outcome }) => ['stale', id, `${before} -> ${outcome ?? 'no such vector'}`]),
  ];
  for (const [what = '', id = '', told = ''] of lines.slice(0, mostLines)) {
    page.line('  ', styled('bad', what.padEnd(12)), `  ${clip(id, 100)}  ${told}`);
  }
  if (lines.length > mostLines) page.line(`  and ${lines.length - mostLines} more`);
}

/** Declared names that no vector knows: a misspelt one would hide everything behind it. */
function printNotes(page: Page, { hello, set }: Run): void {
  const operations = hello.operations.filter((name) => !set.vectors.some(({ operation }) => operation === name));
  if (operations.length > 0) {
    page.line(
      styled('unsure', 'note'),
      `: no vectors for the declared ${operations.map((name) => clip(name, 80)).join(', ')}`,
    );
  }
}

/** Prints what a run measured. */
export function printSummary(
  page: Page,
  run: Run,
  results: Results,
  comparison: Comparison | undefined,
  register: Register,
): void {
  const { profile, set, seed } = run;
  const keys = set.reseed === undefined ? '' : `, keys from ${JSON.stringify(clip(set.reseed, 80))}`;
  page.line(
    styled('strong', clip(nameOf(results), 200)),
    `: profile ${profile}, vectors ${clip(set.version, 40)}${keys}, seed ${clip(seed, 80)}`,
  );
  printNotes(page, run);
  if (run.asked > 0) {
    printClasses(page, results, run);
    printCauses(page, causesOf(run), register, run);
    printCodes(page, unmappedCodes(run.results));
    printOperations(page, results, run);
    printRules(page, results, run);
    const failures = run.results.filter(({ outcome }) => isFailure(outcome));
    if (failures.length > 0) printVectors(page, 'failures', failures, run);
    const contested = run.results.filter(({ outcome }) => outcome === 'contested');
    // The same verdict without a rule is no other reading.
    const others = contested.filter(
      ({ vector, given, rule, detail }) =>
        detail !== undefined && (rule !== undefined || given !== expectationOf(vector, run.profile).result),
    );
    const told = `contested, never scored: ${contested.length} run, ${others.length} answered otherwise than we read the standard`;
    if (contested.length > 0) printVectors(page, told, others, run);
    if (comparison) printComparison(page, comparison);
  }
  page.line('');
  if (run.results.some(({ outcome }) => outcome === 'pass-unexplained')) {
    page.line(
      'right verdicts without a rule or an output count in the classes; a rule is passed under MUST once all of its vectors have both',
    );
  }
  const partial = run.selection ? ' (of the selected vectors)' : '';
  page.line(styled('strong', formatLevels(results)), partial);
}

/** Prints the failure that ended a run, whole. */
export function printFirstFailure(page: Page, run: Run, failure: RunResult | undefined, register: Register): void {
  const { hello, set, results } = run;
  if (!failure) {
    page.line(`no failure: ${results.filter(({ outcome }) => outcome !== 'unsupported').length} vectors were asked`);
    return;
  }
  const { vector } = failure;
  const meaning = meanings[toldBy(failure, run.profile)];
  page.line(styled('bad', meaning));
  const file = set.files?.get(vector.id) ?? '';
  const twin = set.vectors.find(({ id }) => id === vector.twin);
  printVector(page, { vector, file, twin }, register, answeredBy(hello.name, failure));
  page.line('');
  page.line(`this one again: capsig conformance run --vector ${clip(vector.id, 100)} -- ADAPTER`);
}

/** What each outcome means, for help. */
export const outcomeNotes: readonly string[] = Object.entries(outcomes).map(
  ([outcome, meaning]) => `  ${outcome.padEnd(16)}  ${meaning}`,
);
