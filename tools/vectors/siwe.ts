// What the vectors of siwe.* are made of: members, the text that the kit writes for them, and changes to either.
import {
  type Accepting,
  accept,
  alice,
  contest,
  DOMAIN,
  EXPIRES,
  type Fields,
  ISSUED,
  NONCE,
  type Refusing,
  reject,
  siwe,
} from './kit.js';
import type { Row, Shared } from './row.js';
import { describe, show } from './show.js';
import type { Contest, GivenVector, Input, Risk, RuleId } from './vector.js';

export { show };

/** The members that every message has, and a statement. */
export const plain = (): Fields => ({
  domain: DOMAIN,
  address: alice().address,
  statement: 'Sign in to the example application.',
  uri: 'https://app.example/login',
  version: '1',
  chainId: '1',
  nonce: NONCE,
  issuedAt: ISSUED,
});

/** Every member but the scheme, which has vectors of its own: not every implementation knows it. */
export const full = (): Fields => ({
  ...plain(),
  expirationTime: EXPIRES,
  notBefore: '2026-01-15T10:59:00Z',
  requestId: 'request-7',
  resources: ['https://app.example/terms', 'urn:example:profile'],
});

/** An accepted message: its vector, and its members. */
export interface Twin {
  readonly id: string;
  readonly members: () => Fields;
}

/** The messages that most others differ from in one place, with the id of the vector that accepts them. */
export const PLAIN: Twin = { id: 'siwe-plain', members: plain };
export const FULL: Twin = { id: 'siwe-all-members', members: full };

/** The message of an accepted vector that has only some members of its own. */
export const twinOf = (id: string, over: Fields): Twin => ({ id, members: () => ({ ...plain(), ...over }) });

/** The most bytes that a message has. */
export const LIMIT = 65_536;

/** A statement that makes the plain message as long as wanted; every character is one byte. */
export const fill = (size: number): string => 'a'.repeat(size - siwe({ ...plain(), statement: '' }).length);

/** The same members without those that are undefined, as JSON carries them. */
export const present = (members: object): Input =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** What is at stake where a rule is missing. */
const risks: Readonly<Partial<Record<RuleId, readonly Risk[]>>> = {
  'siwe.size': ['resource-exhaustion'],
  'siwe.layout': ['injection', 'parser-differential'],
  'siwe.separators': ['consent-bypass', 'parser-differential'],
  'siwe.scheme': ['wrong-domain'],
  'siwe.domain': ['wrong-domain'],
  'siwe.userinfo': ['wrong-domain'],
  'siwe.address': ['wrong-account'],
  'siwe.address-checksum': ['wrong-account'],
  'siwe.statement': ['injection'],
  'siwe.uri': ['wrong-session'],
  'siwe.version': ['parser-differential'],
  'siwe.chain-id': ['parser-differential'],
  'siwe.nonce': ['replay'],
  'siwe.issued-at': ['expiry'],
  'siwe.expiration-time': ['expiry'],
  'siwe.not-before': ['expiry'],
  'siwe.request-id': ['injection'],
  'siwe.resource': ['widening'],
  'siwe.round-trip': ['injection'],
};

/** What stands in a text exactly once, and what comes in its place. */
export type Edit = readonly [from: string, to: string];

/** Puts one text in the place of another that has to be there exactly once. */
function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${show(from)} stands ${parts.length - 1} times in the text`);
  return parts.join(to);
}

/** siwe.parse accepts the text of members and gives them back. `over` replaces members of the plain message. */
export const parses = (
  id: string,
  title: string,
  over: Fields,
  { rules, reason, ...rest }: Omit<Accepting, 'input' | 'output'>,
): GivenVector => {
  const members = { ...plain(), ...over };
  return accept(id, title, { rules, reason, input: { text: siwe(members) }, output: present(members), ...rest });
};

/**
 * siwe.parse refuses a text that differs from an accepted one: in members (`change`), or in places of the text (`edits`, a list
 * of what stands there and what comes instead).
 */
export const refuses = (
  twin: Twin,
  id: string,
  title: string,
  {
    rule,
    change = {},
    edits = [],
    mutation,
    reason,
    risk = risks[rule] ?? [],
    ...rest
  }: Omit<Refusing, 'twin' | 'mutation' | 'input'> & {
    readonly change?: Fields;
    readonly edits?: readonly Edit[];
    readonly mutation?: string;
  },
): GivenVector => {
  const text = edits.reduce(
    (before, [from, to]) => replaceOnce(before, from, to),
    siwe({ ...twin.members(), ...change }),
  );
  const steps = [describe(change), ...edits.map(([from, to]) => `${show(from)} becomes ${show(to)}`)].filter(
    (step) => step !== '',
  );
  return reject(id, title, {
    rule,
    twin: twin.id,
    mutation: mutation ?? steps.join('; '),
    reason,
    risk,
    input: { text },
    ...rest,
  });
};

export const FORMAT_PLAIN: Twin = { id: 'siwe-format-plain', members: plain };
export const FORMAT_FULL: Twin = { id: 'siwe-format-all-members', members: full };

/** siwe.format writes members, and the text is the one that the kit writes line by line. */
export const formats = (
  id: string,
  title: string,
  over: Fields,
  { rules = ['siwe.round-trip'], reason, ...rest }: Partial<Accepting> & Pick<Accepting, 'reason'>,
): GivenVector => {
  const members = present({ ...plain(), ...over });
  return accept(id, title, { rules, reason, input: { message: members }, output: siwe(members), ...rest });
};

/** siwe.format refuses members that differ from accepted ones in one of them; the trace has the text they would become. */
export const declines = (
  twin: Twin,
  id: string,
  title: string,
  {
    rule,
    change,
    mutation = describe(change),
    reason,
    risk = risks[rule] ?? [],
    trace = true,
    ...rest
  }: Omit<Refusing, 'twin' | 'mutation' | 'input' | 'trace'> & {
    readonly change: Fields;
    readonly mutation?: string;
    readonly trace?: boolean;
  },
): GivenVector => {
  const members = present({ ...twin.members(), ...change });
  return reject(id, title, {
    rule,
    twin: twin.id,
    mutation,
    reason,
    risk,
    input: { message: members },
    ...(trace ? { trace: { text: siwe(members) } } : {}),
    ...rest,
  });
};

// --- Rows ---

/** Makes a message from an accepted one. */
export interface Text {
  /** The message that is changed: {@link PLAIN} unless given. */
  readonly of?: Twin;
  /** Members with other values; one that is undefined is left out. */
  readonly fields?: Fields;
  /** Places of the text. */
  readonly edits?: readonly Edit[];
}

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((before, [from, to]) => replaceOnce(before, from, to), text);

/** What leads to a message, in words. */
const steps = ({ fields = {}, edits = [] }: Text): string =>
  [describe(fields), ...edits.map(([from, to]) => `${show(from)} becomes ${show(to)}`)]
    .filter((step) => step !== '')
    .join('; ');

/** Rows of siwe.parse: an accepted text gives its members back. */
export const parsing = (row: Row & Text): Shared => {
  const { of = PLAIN, fields = {}, edits = [], rule, twin = of.id, change = steps(row) } = row;
  const members = { ...of.members(), ...fields };
  return {
    input: { text: edited(siwe(members), edits) },
    ...(rule === undefined ? { output: present(members) } : { twin, change }),
  };
};

/** Rows of a domain. */
export const hosted = ({ domain, ...row }: Row & Text & { readonly domain: string }): Shared =>
  parsing({ ...row, fields: { domain } });

/** Rows of a URI. */
export const located = ({ uri, ...row }: Row & Text & { readonly uri: string }): Shared =>
  parsing({ ...row, fields: { uri } });

/** A text that is a date-time, with the instant in UTC that it names, or that is none. */
export interface Dated {
  readonly date: string;
  readonly utc?: string;
}

/** Rows of a member that is a date-time; the trace has the instant. */
export const dated =
  (member: 'issuedAt' | 'expirationTime' | 'notBefore') =>
  ({ date, utc, ...row }: Row & Text & Dated): Shared => ({
    ...parsing({ ...row, fields: { [member]: date } }),
    ...(utc === undefined ? {} : { trace: { utc } }),
  });

/** Rows of siwe.format: accepted members become their text; of refused ones the trace has the text that they would become. */
export const formatting = (row: Row & Text): Shared => {
  const { of = FORMAT_PLAIN, fields = {}, rule, twin = of.id, change = steps(row) } = row;
  const members = present({ ...of.members(), ...fields });
  return {
    input: { message: members },
    ...(rule === undefined ? { output: siwe(members) } : { twin, change, trace: { text: siwe(members) } }),
  };
};

/** Conflicts inside of the standards that more than one vector is about. */
export const contests: Readonly<Record<'emptyHost' | 'userinfo' | 'checksumDemanded' | 'checksumAdvised', Contest>> = {
  emptyHost: contest('a-empty-host', {
    result: 'accept',
    reading: 'The host of an RFC 3986 authority may be empty, and ERC-4361 asks for an authority.',
  }),
  userinfo: contest('a-userinfo', {
    result: 'accept',
    reading: 'An RFC 3986 authority may have userinfo, and ERC-4361 quotes that production.',
  }),
  checksumDemanded: contest('a-address-checksum', {
    result: 'reject',
    rule: 'siwe.address-checksum',
    reading: 'The comment in the grammar demands the EIP-55 checksum of every account that has a key.',
  }),
  checksumAdvised: contest('a-address-checksum', {
    result: 'accept',
    reading: 'The description of the field says SHOULD, so letters may have any case.',
  }),
};
