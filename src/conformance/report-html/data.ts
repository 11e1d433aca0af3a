import { isPlainObject } from '../../internal/json.js';
import type { ImplementationReport, ToldVector } from '../implementation.js';
import { isFailure, type Outcome, outcomes } from '../judgement.js';
import { formatNative } from '../native.js';
import type { Contested, Expectation } from '../vector.js';

/** One rule, as the page needs it. */
export interface PageRule {
  readonly id: string;
  readonly level: string;
  readonly document: string;
  readonly sentence: string;
}

/** What a page holds of a vector when it shows it whole. */
export interface WholeVector {
  readonly reason: string;
  readonly risk: readonly string[];
  readonly features: readonly string[];
  readonly since: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly trace?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly mutation?: string;
  readonly twin?: string;
  readonly contested?: Contested;
  /** Present when texts were left out, which are too long for a page. */
  readonly cut?: true;
}

/** One vector that is no plain pass, with what was answered. */
export interface PageVector {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly rules: readonly string[];
  readonly file: string;
  readonly expect: Pick<Expectation, 'result' | 'rule'>;
  readonly outcome: Outcome;
  readonly given?: string;
  readonly told?: string;
  readonly detail?: string;
  readonly native?: string;
  /** The place of its cause in the list of causes, from 1. */
  readonly cause?: number;
  /** Absent where there was no room: the vector file has it. */
  readonly whole?: WholeVector;
}

/** The accepted vector that others were made from. */
export interface PageTwin {
  readonly result: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** All that the page shows on demand. */
export interface PageData {
  readonly implementation: string;
  /** What commands call the results file. */
  readonly results: string;
  /** Where vector files are; absent when it is not known. */
  readonly base?: string;
  /** Where the site is; absent when it is not known. */
  readonly site?: string;
  readonly outcomes: readonly { readonly id: Outcome; readonly meaning: string }[];
  readonly rules: readonly PageRule[];
  readonly vectors: readonly PageVector[];
  readonly twins: Readonly<Record<string, PageTwin>>;
  /** How many vectors that are no plain pass had no room. */
  readonly left: number;
}

/** The most that the data of a page may weigh, in bytes. */
export const dataRoom = 650_000;

/** The longest string that a page repeats whole. */
const longest = 16_384;

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const left = (text.length - 4096).toLocaleString('en-US');
  return `${text.slice(0, 3072)} [... ${left} characters are left out here ...] ${text.slice(-1024)}`;
}

function shortenAll(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return value.map(shortenAll);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [shorten(key), shortenAll(item)]));
}

function wholeOf({ vector, expectation: { output } }: ToldVector): WholeVector {
  const { reason, risk, features, since, input, trace, mutation, twin, contested } = vector;
  const all = { reason, risk, features, since, input, trace, output, mutation, twin, contested };
  const text = JSON.stringify(all);
  if (text.length <= longest) return JSON.parse(text);
  const short = shortenAll(JSON.parse(text)) as WholeVector;
  return JSON.stringify(short).length === text.length ? short : { ...short, cut: true };
}

function lineOf(told: ToldVector, cause: number): PageVector {
  const { vector, expectation, outcome, given, rule, detail, native, file } = told;
  const { id, title, operation, rules } = vector;
  const { result, rule: broken } = expectation;
  return {
    id,
    title,
    operation,
    rules,
    file,
    expect: { result, ...(broken === undefined ? {} : { rule: broken }) },
    outcome,
    ...(given === undefined ? {} : { given }),
    ...(rule === undefined ? {} : { told: rule }),
    ...(detail === undefined ? {} : { detail }),
    ...(native === undefined ? {} : { native: formatNative(native) }),
    ...(cause > 0 ? { cause } : {}),
  };
}

/** Puts the first of each list before the second of any. */
function roundRobin<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/**
 * Gathers what the page shows on demand: every vector that is no plain pass, those first that show a cause, and whole as long as
 * there is room. The room is bounded, whatever the implementation answered: the vector files have the rest.
 */
export function pageDataOf(
  { file, causes, results }: ImplementationReport,
  rules: readonly PageRule[],
  { results: resultsName, base, site }: Pick<PageData, 'results' | 'base' | 'site'>,
  room: number = dataRoom,
): PageData {
  const told = new Map(results.map((each) => [each.vector.id, each]));
  const places = new Map(causes.flatMap(({ vectors }, at) => vectors.map(({ id }) => [id, at + 1] as const)));
  const failed = roundRobin(causes.map(({ vectors }) => vectors)).map(({ id }) => id);
  const differs = ({ outcome, vector, detail }: ToldVector): boolean =>
    !places.has(vector.id) && (isFailure(outcome) || (outcome === 'contested' && detail !== undefined));
  const unexplained = ({ outcome }: ToldVector): boolean => outcome === 'pass-unexplained';
  const ids = [
    ...failed,
    ...[differs, unexplained].flatMap((fits) => results.filter(fits).map(({ vector }) => vector.id)),
  ];
  let weight = 0;
  const fits = (value: unknown, most: number): boolean => {
    const more = embedJson(value).length + 16;
    if (weight + more > most) return false;
    weight += more;
    return true;
  };
  const lines: PageVector[] = [];
  for (const id of ids) {
    const each = told.get(id);
    const line = each && lineOf(each, places.get(id) ?? 0);
    if (line && fits(line, room / 2)) lines.push(line);
  }
  const twins: Record<string, PageTwin> = Object.create(null);
  const vectors = lines.map((line): PageVector => {
    const each = told.get(line.id);
    if (!each || line.outcome === 'pass-unexplained') return line;
    const whole = wholeOf(each);
    const twin = whole.twin === undefined || twins[whole.twin] ? undefined : told.get(whole.twin);
    const made = twin && { result: twin.expectation.result, input: wholeOf(twin).input };
    if (!fits([whole, made ?? null], room)) return line;
    if (twin && made) twins[twin.vector.id] = made;
    return { ...line, whole };
  });
  const { name, version } = file.implementation;
  return {
    implementation: `${name} ${version}`,
    results: resultsName,
    ...(base === undefined ? {} : { base }),
    ...(site === undefined ? {} : { site }),
    outcomes: (Object.keys(outcomes) as readonly Outcome[]).map((id) => ({ id, meaning: outcomes[id] })),
    rules,
    vectors,
    twins,
    left: ids.length - lines.length,
  };
}

/** Writes data for a script element: nothing in it can end the element, and all of it is ASCII. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]|[<>&]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
