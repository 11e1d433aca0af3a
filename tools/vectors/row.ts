// The form in which vectors are written down: rows of named members. What follows from the rule and the change is derived;
// README.md in this folder shows how to add one.
import { readFileSync } from 'node:fs';
import { risks } from './risks.js';
import { describe } from './show.js';
import type {
  Contest,
  GivenVector,
  Ignored,
  Input,
  Operation,
  ProfileVerdicts,
  Risk,
  RuleId,
  TopicFile,
  Verdict,
} from './vector.js';

/**
 * What leads from the twin to a vector: in words, or members with their new values, of which those that are undefined are
 * left out. Members are described as `member: value`.
 */
export type Change = string | Input;

/** What rows have in common, in a topic or in a group of its rows. A row takes a member away by giving it as undefined. */
export interface Shared {
  /** Stands in front of every id, and of every twin of the same topic. */
  readonly prefix?: string;
  /** Why: derives the verdict from the specification. */
  readonly why?: string | undefined;
  /** The rule that is broken. A row without a rule is accepted. */
  readonly rule?: RuleId | undefined;
  /**
   * The rules that an accepted vector is about; of a refused one those beside the broken rule, which stands in front of them
   * unless it is among them.
   */
  readonly rules?: readonly RuleId[] | undefined;
  /** Rules that every vector names behind its own. */
  readonly also?: readonly RuleId[] | undefined;
  /** The accepted vector that a refused one is made from: an id of the topic without its prefix, or any whole id. */
  readonly twin?: string | undefined;
  /** What leads from the twin to a refused vector. */
  readonly change?: Change | undefined;
  readonly input?: Input | undefined;
  /** What the operation builds. What an accepted input proves is derived. */
  readonly output?: unknown;
  /** Why capabilities of a session are ignored: the rule by the index of the capability. */
  readonly ignored?: Ignored | undefined;
  /** What is at stake, where that differs from {@link risks}. */
  readonly risk?: readonly Risk[] | undefined;
  readonly profiles?: ProfileVerdicts | undefined;
  readonly trace?: Input | undefined;
  readonly features?: readonly string[] | undefined;
  readonly contested?: Contest | undefined;
  /** Every rule that an input with several faults breaks, in the order in which they are reported; `rule` is the first. */
  readonly faults?: readonly RuleId[] | undefined;
  /** The version of the set that brought the vectors. */
  readonly since?: string | undefined;
}

/** One vector. */
export interface Row extends Shared {
  readonly id: string;
  readonly title: string;
}

/** Settings of a topic or of a group of rows, whose rows have the members `X` besides those of {@link Row}. */
export interface Group<X extends object = object> extends Shared {
  /** What accepted rows have in common. */
  readonly accepted?: Shared & Partial<NoInfer<X>>;
  /** What refused rows have in common. */
  readonly refused?: Shared & Partial<NoInfer<X>>;
  /** Makes members of a row from others, its input most of all. What the row itself has goes before. */
  readonly from?: ((row: Row & X) => Shared) | undefined;
}

/** Settings of a topic: the file `vectors/<folder>/<name>.json`, the folder being the operation unless given. */
export interface Topic<X extends object = object> extends Group<X> {
  readonly operation: Operation;
  readonly name: string;
  readonly folder?: string;
}

const settings = Symbol('settings');

/** A row that knows the settings of its group. */
type Grouped = Row & { readonly [settings]?: readonly Group[] };

const registered: { readonly rules: readonly { readonly id: string; readonly undecided?: true }[] } = JSON.parse(
  readFileSync(new URL('../../spec/rules.json', import.meta.url), 'utf8'),
);
const undecided = new Map(registered.rules.map((rule) => [rule.id, rule.undecided === true]));

/** The verdict about an input that breaks a rule. */
export function brokenBy(rule: RuleId): Verdict {
  const leavesOpen = undecided.get(rule);
  // Guessing "reject" here would only show at the gates.
  if (leavesOpen === undefined)
    throw new Error(`${rule}: spec/rules.json does not have it; write its sentence and its row, then npm run spec`);
  return { result: leavesOpen ? 'undecided' : 'reject', rule };
}

const once = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Rows that have members in common. Groups of a topic stand behind one another, and may have groups of their own. */
export const group = <X extends object = object>(
  shared: Group<X> & Partial<NoInfer<X>>,
  ...rows: readonly (readonly (Row & NoInfer<X>)[])[]
): (Row & X)[] =>
  rows.flat().map((row: Row & X & Grouped) => ({
    ...row,
    [settings]: [shared as unknown as Group, ...(row[settings] ?? [])],
  }));

/** The members of a row and of the groups that it belongs to, those of the row before all others. */
function whole(row: Grouped, groups: readonly Group[]): Row & Shared {
  const ownRule = [...groups, row].reduce<RuleId | undefined>(
    (rule, each) => ('rule' in each ? each.rule : 'faults' in each ? each.faults?.[0] : rule),
    undefined,
  );
  let merged: Record<string, unknown> = {};
  let from: Group['from'];
  for (const { accepted, refused, from: maker, ...shared } of groups) {
    merged = { ...merged, ...shared, ...(ownRule === undefined ? accepted : refused) };
    if (maker !== undefined) from = maker;
  }
  const { [settings]: _, ...own } = row;
  const given = { ...merged, ...own } as Row & Shared;
  return from === undefined ? given : ({ ...merged, ...from(given), ...own } as Row & Shared);
}

function vector(row: Row & Shared, twinOf: (twin: string) => string): GivenVector {
  const { prefix = '', faults, rule = faults?.[0], rules = [], also = [], why, change, twin, input } = row;
  const id = prefix + row.id;
  const missing = (what: string) => new Error(`${id}: ${what}`);
  if (why === undefined) throw missing('does not say why');
  if (input === undefined) throw missing('has no input');
  const common = {
    id,
    title: row.title,
    reason: why,
    input,
    trace: row.trace,
    profiles: row.profiles,
    features: row.features ?? [],
    contested: row.contested,
    ...(row.since === undefined ? {} : { since: row.since }),
  };
  if (rule === undefined) {
    if (rules.length + also.length === 0) throw missing('an accepted vector names the rules that it is about');
    return {
      ...common,
      rules: once([...rules, ...also]),
      risk: row.risk ?? [],
      expect:
        'output' in row && row.output !== undefined ? { result: 'accept', output: row.output } : { result: 'accept' },
      ignored: row.ignored,
    };
  }
  if (twin === undefined || change === undefined) throw missing('a refused vector has a twin and a change');
  const risk = row.risk ?? risks[rule];
  if (risk === undefined) throw missing(`risks.ts does not say what is at stake with ${rule}`);
  return {
    ...common,
    rules: once([...(rules.includes(rule) ? [] : [rule]), ...(faults ?? []), ...rules, ...also]),
    risk,
    twin: twinOf(twin),
    mutation: typeof change === 'string' ? change : describe(change),
    expect: brokenBy(rule),
    ...(faults === undefined ? {} : { faults }),
  };
}

/**
 * One file of vectors. Each row is merged with the settings of its groups and of the topic, what is nearer to the row going
 * before, and then completed: see {@link Shared} for what is derived.
 */
export function topic<X extends object = object>(
  shared: Topic<X> & Partial<NoInfer<X>>,
  ...rows: readonly (readonly (Row & NoInfer<X>)[])[]
): TopicFile {
  const { operation, name, folder, ...common } = shared;
  const complete = (rows.flat() as readonly Grouped[]).map((row) =>
    whole(row, [common as unknown as Group, ...(row[settings] ?? [])]),
  );
  const ids = new Set(complete.map(({ prefix = '', id }) => prefix + id));
  const vectors = complete.map((row) =>
    vector(
      row,
      (twin) =>
        [row.prefix ?? '', common.prefix ?? ''].map((prefix) => prefix + twin).find((id) => ids.has(id)) ?? twin,
    ),
  );
  return { operation, ...(folder === undefined ? {} : { folder }), topic: name, vectors };
}
