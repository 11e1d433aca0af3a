// What a disagreement is, and when two of them are the same.
import { isDeepStrictEqual } from 'node:util';

/** The input of an operation. */
export type Input = Readonly<Record<string, unknown>>;

/** What an implementation answers, as far as it is compared. */
export interface Answer {
  readonly result: string;
  readonly rule?: string | undefined;
  readonly output?: unknown;
  readonly native?: unknown;
}

/** An implementation that can be asked. */
export interface Respondent {
  readonly name: string;
  readonly operations: readonly string[];
  /** What it says that it knows; without, it is asked everything. */
  readonly features?: readonly string[];
  /** Gives rules and outputs in our words, so that these are compared as well. */
  readonly exact?: boolean;
  /** Undefined where there is no answer: it ended, or took too long. */
  ask(operation: string, input: Input): Promise<Answer | undefined>;
}

/** Somebody who answers otherwise than we do, and how: a result, `reject RULE`, or `accept, another output`. */
export interface Opponent {
  readonly name: string;
  readonly how: string;
}

/** An input that is not answered alike. */
export interface Disagreement {
  readonly operation: string;
  readonly input: Input;
  readonly own: Answer;
  readonly answers: Readonly<Record<string, Answer | undefined>>;
  readonly opponents: readonly Opponent[];
}

const plain = (value: unknown): unknown => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** How an answer differs from ours, or undefined where it does not. */
export function differs(own: Answer, other: Answer, exact = false): string | undefined {
  if (other.result === 'unsupported') return undefined;
  if (other.result !== own.result) return exact && other.rule ? `${other.result} ${other.rule}` : other.result;
  if (!exact) return undefined;
  if (other.rule !== own.rule) return `${other.result} ${other.rule ?? 'without rule'}`;
  if (own.result !== 'accept' || other.output === undefined) return undefined;
  return isDeepStrictEqual(plain(own.output), plain(other.output)) ? undefined : 'accept, another output';
}

const knownNamespaces = ['lit-ratelimitincrease', 'lit-paymentdelegation', 'lit-resolvedauthcontext'];

/** What somebody has to know to be asked this, by the names of features that vectors have: as far as an input shows it plainly. */
export function featuresOf(operation: string, input: Input): readonly string[] {
  if (operation === 'siwe.parse') return /^[^\s/]*:\/\//.test(String(input.text)) ? ['siwe:scheme'] : [];
  if (operation === 'siwe.format') {
    const { scheme } = (input.message ?? {}) as { readonly scheme?: unknown };
    return scheme === undefined ? [] : ['siwe:scheme'];
  }
  if (operation === 'auth-sig.verify') {
    const text = JSON.stringify(input.authSig) ?? '';
    return [
      ...(input.purpose === 'login' ? [] : [`purpose:${input.purpose}`]),
      ...(/derivedVia\W+EIP1271\b/.test(text) ? ['kind:contract'] : []),
      ...(text.includes('urn:recap:') ? ['recap'] : []),
      ...(/:\/\/\S* wants you/.test(text) ? ['siwe:scheme'] : []),
    ];
  }
  if (operation !== 'capability.covers') return [];
  const namespace = String(input.resource).split(':')[0] ?? '';
  // Alternatives are lists in the third level; `[{}]` alone restricts nothing.
  const lists = (JSON.stringify(input.grants) ?? '').match(/":\[.*?\]/g) ?? [];
  const restricted = lists.some((list) => list !== '":[{}]' && list !== '":[]');
  return [
    `namespace:${knownNamespaces.includes(namespace) ? namespace : 'other'}`,
    ...(restricted || input.facts !== undefined ? ['restrictions'] : []),
  ];
}

/** Asks everybody; undefined where all agree, or where we cannot be asked this. */
export async function ask(
  operation: string,
  input: Input,
  own: (operation: string, input: Input) => Answer,
  others: readonly Respondent[],
): Promise<Disagreement | undefined> {
  let ours: Answer;
  try {
    ours = own(operation, input);
  } catch (thrown) {
    // An input without its form is no question.
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
  const needed = featuresOf(operation, input);
  const asked = others.filter(
    ({ operations, features }) =>
      operations.includes(operation) && (!features || needed.every((feature) => features.includes(feature))),
  );
  const given = await Promise.all(asked.map((other) => other.ask(operation, input)));
  const opponents = asked.flatMap(({ name, exact }, index): Opponent[] => {
    const other = given[index];
    const how = other && differs(ours, other, exact);
    return how === undefined ? [] : [{ name, how }];
  });
  if (opponents.length === 0) return undefined;
  const answers = Object.fromEntries(asked.map(({ name }, index) => [name, given[index]]));
  const { result, rule, output } = ours;
  return { operation, input, own: { result, rule, output }, answers, opponents };
}

/** The operation and what we answer: only disagreements with the same of both can be the same. */
export const sideOf = (operation: string, { result, rule }: Answer): string =>
  `${operation} | ${result}${rule ? ` ${rule}` : ''}`;

export const opponentOf = ({ name, how }: Opponent): string => `${name}: ${how}`;

/** The same for the same disagreement: operation, our result and rule, who answers otherwise, and how. */
export const keyOf = ({ operation, own, opponents }: Pick<Disagreement, 'operation' | 'own' | 'opponents'>): string =>
  `${sideOf(operation, own)} | ${opponents.map(opponentOf).sort().join(', ')}`;
