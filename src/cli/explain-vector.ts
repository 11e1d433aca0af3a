import { isFault } from '../conformance/fault.js';
import { outcomes } from '../conformance/judgement.js';
import { formatNative } from '../conformance/native.js';
import { differenceOfTexts } from '../conformance/report-html/text-difference.js';
import { parseResults, type ResultRow } from '../conformance/report-json.js';
import type { RunResult } from '../conformance/runner.js';
import type { Expectation, Vector } from '../conformance/vector.js';
import { canonicalJson } from '../internal/json.js';
import type { Register } from '../register.js';
import { isMisuse, type Misuse } from './command.js';
import { readOperand } from './input.js';
import type { Io } from './io.js';
import { clip, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';

const mostLines = 40;
const longestLine = 400;

const bases: Readonly<Record<NonNullable<Vector['basis']>, string>> = {
  standard: 'a published standard alone',
  decision: 'our decision where a standard leaves it open or contradicts itself',
  capsig: 'what this specification adds to the standards',
};

const spoken = ({ result, rule }: Expectation): string => (rule === undefined ? result : `${result} (${rule})`);

/** A value as text: text as it stands, everything else as JSON. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : canonicalJson(value));

const linesOf = (value: unknown): readonly string[] =>
  textOf(value)
    .split('\n')
    .map((line) => clip(line, longestLine));

function cut(lines: readonly string[]): readonly string[] {
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more lines`]
    : lines;
}

function printMembers(page: Page, label: string, members: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(members);
  if (entries.length === 0) return;
  printRow(page, label, [`${entries.length} member${entries.length === 1 ? '' : 's'}`]);
  for (const [name, value] of entries) {
    page.line('    ', styled('faint', clip(name, 80)));
    for (const line of cut(linesOf(value))) page.line('      ', line);
  }
}

const signs = { removed: '-', added: '+', same: ' ', gap: ' ' } as const;

/** A part of a line that did not change, as much as shows where the next one stands. */
const around = (text: string): string => (text.length > 60 ? `${text.slice(0, 20)} … ${text.slice(-30)}` : text);

/** The lines in which two values part, of long lines what is around the change. */
function partingOf(before: unknown, after: unknown): readonly string[] {
  return differenceOfTexts(textOf(before), textOf(after)).map(({ kind, parts }) => {
    const shown = parts.map(({ text, changed }) => (changed ? text : around(text.replace(/\n$/, ''))));
    return `${signs[kind]} ${clip(shown.join('').replace(/\n$/, ''), longestLine)}`;
  });
}

function printDifference(page: Page, { twin, mutation, input }: Vector, made: Vector | undefined): void {
  if (twin === undefined) return;
  printRow(page, 'made from', [twin, ...(mutation === undefined ? [] : [`by: ${clip(mutation, longestLine)}`])]);
  const original = made?.input;
  if (!original) return;
  for (const name of new Set([...Object.keys(original), ...Object.keys(input)])) {
    const [before, after] = [original, input].map((each) => (Object.hasOwn(each, name) ? each[name] : undefined));
    if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) continue;
    page.line('    ', styled('faint', clip(name, 80)));
    const parting =
      before === undefined ? ['+ the member'] : after === undefined ? ['- the member'] : partingOf(before, after);
    for (const line of cut(parting)) page.line('      ', line);
  }
}

/** Phrases what an implementation answered. */
export function answeredBy(
  name: string,
  { outcome, given, rule, detail, native }: Pick<RunResult, 'outcome' | 'given' | 'rule' | 'detail' | 'native'>,
): readonly string[] {
  const answer = [given, rule].filter((part) => part !== undefined).join(' ');
  return [
    `${clip(name, 100)}: ${answer === '' ? 'no answer' : clip(answer, 100)}`,
    `${outcome}: ${outcomes[outcome]}`,
    ...(detail === undefined ? [] : [clip(detail, longestLine)]),
    ...(native === undefined ? [] : [`in its own words: ${clip(formatNative(native), longestLine)}`]),
  ];
}

/** Finds what a results file says of a vector. */
export async function answerIn(path: string, id: string, io: Io): Promise<readonly string[] | Misuse> {
  const bytes = await readOperand(path, io);
  if (isMisuse(bytes)) return bytes;
  const results = parseResults(bytes, path);
  if (isFault(results)) return { misuse: results.fault };
  const row: ResultRow | undefined = results.results.find(([each]) => each === id);
  if (!row) return [`${results.implementation.name} was not asked`];
  const [, outcome, given, rule] = row;
  const { details, native = {} } = results;
  const own = <T>(table: Readonly<Record<string, T>>): T | undefined =>
    Object.hasOwn(table, id) ? table[id] : undefined;
  const [detail, words] = [own(details), own(native)];
  return answeredBy(results.implementation.name, {
    outcome,
    ...(given === null ? {} : { given }),
    ...(rule === null ? {} : { rule }),
    ...(detail === undefined ? {} : { detail }),
    ...(words === undefined ? {} : { native: words }),
  });
}

/** Explains a vector: what it is, how it differs from its twin, what is expected and why, and what was answered. */
export function printVector(
  page: Page,
  { vector, file, twin }: { readonly vector: Vector; readonly file: string; readonly twin: Vector | undefined },
  register: Register,
  answered: readonly string[] | undefined,
): void {
  const {
    id,
    title,
    operation,
    rules,
    risk,
    reason,
    expect,
    profiles = {},
    basis,
    contested,
    features,
    input,
    trace,
  } = vector;
  page.line(styled('strong', id));
  printRow(page, 'title', [title]);
  printRow(page, 'operation', [operation]);
  printRow(page, 'file', [file]);
  printRow(page, 'expected', [
    spoken(expect),
    ...Object.entries(profiles).map(([name, each]) => `${name}: ${spoken(each)}`),
  ]);
  printRow(page, 'because', [reason]);
  if (basis !== undefined) printRow(page, 'follows from', [bases[basis]]);
  if (risk.length > 0) printRow(page, 'risk', [risk.join(', ')]);
  if (features.length > 0) printRow(page, 'asks for', [features.join(', ')]);
  if (contested) {
    printRow(page, 'contested', [
      contested.page,
      ...contested.alternatives.map((each) => `${spoken(each)}: ${each.reading}`),
    ]);
  }
  for (const rule of rules) {
    const row = register.get(rule);
    const told = [row?.sentence, row?.source.join(', '), row?.quote, row?.remedy && `remedy: ${row.remedy}`];
    printRow(page, 'rule', [rule, ...told.flatMap((text) => text || [])]);
  }
  if (answered) printRow(page, 'answered', answered);
  printDifference(page, vector, twin);
  printMembers(page, 'input', input);
  if (trace) printMembers(page, 'trace', trace);
  if (expect.output !== undefined) printMembers(page, 'output', { expected: expect.output });
}
