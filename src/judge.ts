import { assertProfile } from './profile/assert.js';
import { type Profile, strict } from './profile.js';
import { type Issue, type Result, type Rule, type RuleId, rules } from './rule.js';

/** What became of one rule: `not-reached` means that nothing in the input called for it, or that an earlier issue ended the run. */
export type Outcome = 'held' | 'broken' | 'off' | 'not-reached';

/** The outcome of each rule of a run in collect-all mode. */
export type Outcomes = Map<RuleId, Outcome>;

/** Options that every judging function takes. */
export interface RuleOptions {
  /** Which rules are enforced and with which parameters; `strict` unless given. */
  readonly profile?: Profile;
  /**
   * Switches collect-all mode on: verification goes past broken rules wherever it still can, and this map is filled
   * with the outcome of each rule.
   */
  readonly outcomes?: Outcomes;
}

/** What a check found when its rule is broken. `path` is relative to where the judge stands. */
export interface Finding {
  readonly path?: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly causes?: readonly Issue[];
}

/**
 * Records what each rule makes of an input.
 *
 * A module asks `check` and then goes on as if the rule held, in the state that the specification defines for a rule
 * that is off. That is what makes a rule one switch: nothing else branches on profiles.
 */
export interface Judge {
  readonly profile: Profile;
  /** Whether broken rules do not end the run. */
  readonly collecting: boolean;
  /** The issues so far, in the order found. */
  readonly issues: readonly Issue[];
  /** Where this judge stands: a JSON Pointer. */
  readonly path: string;
  /** Says whether a rule is enforced by the profile. */
  enforces(rule: RuleId): boolean;
  /** Checks one rule; false when it is enforced and broken. `found` runs only then. */
  check(rule: RuleId, holds: boolean, found: () => Finding): boolean;
  /** Records that a rule held, where nothing is left to compare; always true, as `check` is then. */
  hold(rule: RuleId): true;
  /** Says whether the next stage may start: no issue yet, or collect-all mode. */
  goOn(): boolean;
  /** The same judge, standing deeper in the document. */
  at(path: string): Judge;
  /** A judge of its own at the same place, for one candidate of several; `adopt` takes its findings over. */
  fork(): Judge;
  /** Takes over the issues and the outcomes of a fork. */
  adopt(fork: Judge): void;
  /** Outcomes so far; empty unless collecting. */
  readonly outcomes: ReadonlyMap<RuleId, Outcome>;
}

const rank: Readonly<Record<Outcome, number>> = { 'not-reached': 0, off: 1, held: 2, broken: 3 };

const watched: WeakMap<Profile, Set<RuleId>> = new WeakMap();

/**
 * Notes, in every run under this very profile from here on, each rule whose switch could change what comes out: one that
 * was broken somewhere, or that code asked about. For gates that switch rules off: all others can be spared.
 */
export function watchRules(profile: Profile): ReadonlySet<RuleId> {
  const touched = new Set<RuleId>();
  watched.set(profile, touched);
  return touched;
}

function open(profile: Profile, outcomes: Outcomes | undefined): Judge {
  const touched = watched.get(profile);
  const issues: Issue[] = [];
  const note = (rule: RuleId, outcome: Outcome): void => {
    const before = outcomes?.get(rule);
    if (before === undefined || rank[before] < rank[outcome]) outcomes?.set(rule, outcome);
  };
  const enforces = (rule: RuleId): boolean => {
    // A reason that is undefined switches nothing off: `off` is often built with conditions.
    if (Object.hasOwn(profile.off, rule) && profile.off[rule] !== undefined) return false;
    return (rules[rule] as Rule).own === undefined || profile.own.includes(rule);
  };
  const standing = (path: string): Judge => ({
    profile,
    collecting: outcomes !== undefined,
    issues,
    path,
    enforces(rule) {
      touched?.add(rule);
      return enforces(rule);
    },
    check(rule, holds, found) {
      // A Promise is no yes: whoever answers a check with anything but a boolean has not decided it.
      if (typeof holds !== 'boolean') throw new TypeError(`${rule}: expected true or false, found ${typeof holds}`);
      if (!enforces(rule)) {
        note(rule, 'off');
        return true;
      }
      note(rule, holds ? 'held' : 'broken');
      if (holds) return true;
      touched?.add(rule);
      const finding = found();
      issues.push({ rule, ...finding, path: path + (finding.path ?? '') });
      return false;
    },
    hold(rule) {
      note(rule, enforces(rule) ? 'held' : 'off');
      return true;
    },
    goOn: () => issues.length === 0 || outcomes !== undefined,
    at: (deeper) => standing(path + deeper),
    fork: () => open(profile, outcomes === undefined ? undefined : new Map()).at(path),
    adopt(fork) {
      issues.push(...fork.issues);
      for (const [rule, outcome] of fork.outcomes) note(rule, outcome);
    },
    outcomes: outcomes ?? new Map(),
  });
  return standing('');
}

/** Members in the order in which they stand in the documents, wire objects as the SDK writes them. */
const outside: readonly string[] = [
  ...['sig', 'derivedVia', 'signedMessage', 'address', 'algo'],
  ...[
    'result',
    'signatureShare',
    'shareIndex',
    'sessionKey',
    'authMethods',
    'pkpPublicKey',
    'siweMessage',
    'curveType',
  ],
  ...['litActionIpfsId', 'code', 'jsParams', 'epoch', 'dataSigned', 'blsRootPubkey'],
];
const inside: readonly string[] = [
  ...['scheme', 'domain', 'address', 'statement', 'uri', 'version', 'chainId', 'nonce'],
  ...['sessionKey', 'resourceAbilityRequests', 'capabilities', 'issuedAt', 'expirationTime', 'notBefore', 'requestId'],
  ...['resources', 'expiration', 'nodeAddress', 'maxPrice'],
];

/** Compares two members of one object; members of an object that has no known order stay as they were found. */
function compareMembers(parent: string | undefined, a: string, b: string): number {
  const index = /^\d+$/;
  if (index.test(a) && index.test(b)) return Number(a) - Number(b);
  const order = parent === 'signedMessage' || parent === 'siweMessage' ? inside : outside;
  const [x, y] = [order.indexOf(a), order.indexOf(b)];
  return x < 0 || y < 0 ? 0 : x - y;
}

function compareIssues(a: Issue, b: Issue): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')];
  for (let i = 1; i < left.length && i < right.length; i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x !== y) return compareMembers(left[i - 1], x, y);
  }
  if (left.length !== right.length) return left.length - right.length;
  // Offsets of one text only: those of other rules count in documents of their own.
  const [from, to] = [a, b].map(({ rule, params }) => (rule.startsWith('siwe.') ? params?.offset : undefined));
  if (typeof from === 'number' && typeof to === 'number' && from !== to) return from - to;
  return ids.indexOf(a.rule) - ids.indexOf(b.rule);
}

const ids = Object.keys(rules) as readonly RuleId[];

/** Runs a judgement: the value it returns, or the issues it reported. */
export function decide<T>(options: RuleOptions | undefined, run: (judge: Judge) => T | undefined): Result<T> {
  const { outcomes, profile = strict } = options ?? {};
  assertProfile(profile);
  const judge = open(profile, outcomes);
  const value = run(judge);
  if (outcomes) {
    for (const rule of ids) if (!outcomes.has(rule)) outcomes.set(rule, 'not-reached');
  }
  // By source position, depth first, then by rule table.
  const [first, ...rest] = [...judge.issues].sort(compareIssues);
  if (first) return { ok: false, issues: [first, ...rest] };
  if (value === undefined) throw new Error('a judgement ended without a value and without an issue');
  return { ok: true, value };
}
