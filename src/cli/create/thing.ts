import type { SessionKeyPair } from '../../client/session-key.js';
import { type Instant, isInstant, parseInstant } from '../../internal/time.js';
import type { Profile } from '../../profile.js';
import type { Result } from '../../rule.js';
import type { Arguments, Command, Misuse } from '../command.js';
import type { Io } from '../io.js';

/** A key that signs. It goes to the functions that sign, and into no message. */
export type Secret =
  | { readonly kind: 'wallet'; readonly bytes: Uint8Array; readonly address: string }
  | { readonly kind: 'session'; readonly pair: SessionKeyPair };

/** The members that a function of the library is called with, by their names there. */
export type Members = Readonly<Record<string, unknown>>;

/** What is known while an option is read. */
export interface Context {
  readonly io: Io;
  readonly given: Arguments;
  readonly profile: Profile;
  /** The key, where one was given. */
  readonly key: Secret | undefined;
  /** The members that stand before this one in the table. */
  readonly members: Members;
}

/** One thing to be said about what is issued: an option, a member of the JSON file and a question in one. */
export interface Field {
  /** Its name in the JSON file, which is that of the library. */
  readonly member: string;
  /** What stands for the value in help; a field without one is in the file only. */
  readonly value?: string;
  readonly multiple?: true;
  readonly help: string;
  /** Whether it has to be given; a terminal is asked for it. */
  needed?(context: Context): boolean;
  /** What is taken when nobody says anything. */
  unless?(context: Context): unknown;
  /** Makes the member of what options or answers say; the only text itself unless given. */
  read?(texts: readonly string[], context: Context): unknown;
  /** Names what was expected of the file where another kind of value stands there; a string unless given. */
  expected?(value: unknown): string | undefined;
  /** Values that may stand on the command line although they have the form of a key. */
  readonly open?: RegExp;
}

/** The fields of a thing by option, in the order in which they are asked. */
export type Fields = Readonly<Record<string, Field>>;

/** What came of issuing. */
export interface Issued {
  /** What is written: text as it stands, anything else as JSON. */
  readonly output: unknown;
  /** What `--explain` shows besides. */
  readonly explained?: readonly string[];
}

/** One thing that can be issued. */
export interface Thing extends Pick<Command, 'name' | 'summary' | 'notes'> {
  readonly fields: Fields;
  /** Whose key signs; without one nothing is signed. */
  readonly key?: 'wallet' | 'session';
  /** Whether `--explain` takes the place of signing where no key is given. */
  readonly unsigned?: true;
  /** What `--explain` shows; a thing without it has no such option. */
  readonly explains?: string;
  /** More options, which are no members. */
  readonly options?: Command['options'];
  /** Whether one option says everything: then no other field is read. */
  readonly whole?: string;
  issue(members: Members, context: Context): Promise<Result<Issued> | Misuse>;
}

/** A field that has to be given in every case. */
export const always = (): boolean => true;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Reads a time as it stands, or `+10m` as that long after the time of issue. */
export function readTime([text = '']: readonly string[], { members }: Context): string {
  const [, count, unit = ''] = /^\+([0-9]{1,9})([smhd])$/.exec(text) ?? [];
  const issued = typeof members.issuedAt === 'string' ? parseInstant(members.issuedAt) : undefined;
  // Whether it is a time is for the library to say.
  if (count === undefined || !issued || !isInstant(issued)) return text;
  return formatLater(issued, Number(count) * (units[unit] ?? 1));
}

function formatLater({ seconds, fraction }: Instant, later: number): string {
  const date = new Date((seconds + later) * 1000 + Number(`${fraction}000`.slice(0, 3)));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

const time = 'ISO|+10m';

/** The fields that several things have. */
export const common: Readonly<
  Record<'domain' | 'nonce' | 'issuedAt' | 'expiration' | 'notBefore' | 'chainId' | 'statement', Field>
> = {
  domain: { member: 'domain', value: 'DOMAIN', help: 'who asks for the signature: host[:port]', needed: always },
  nonce: {
    member: 'nonce',
    value: 'NONCE',
    help: 'the nonce that was given out, for a session the latest block hash',
    needed: always,
    open: /^(?:0x)?[0-9a-f]{64}$/i,
  },
  issuedAt: {
    member: 'issuedAt',
    value: 'ISO',
    help: 'the time of issue (the clock unless given)',
    unless: ({ io }) => io.now().toISOString(),
  },
  expiration: {
    member: 'expiration',
    value: time,
    help: 'when it ends: a time, or s, m, h or d after the time of issue',
    needed: always,
    read: readTime,
  },
  notBefore: {
    member: 'notBefore',
    value: time,
    help: 'when it begins, where that is later than the time of issue',
    read: readTime,
  },
  chainId: { member: 'chainId', value: 'ID', help: 'the EIP-155 chain (1 unless given)', unless: () => '1' },
  statement: {
    member: 'statement',
    value: 'TEXT',
    help: "the user's own words, before the statement of a ReCap",
    open: /^/,
  },
};
