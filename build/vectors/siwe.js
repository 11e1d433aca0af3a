// What the vectors of siwe.* are made of: members, the text that the kit writes for them, and changes to either.
import { accept, alice, contest, DOMAIN, EXPIRES, ISSUED, NONCE, reject, siwe } from './kit.js';

/** The members that every message has, and a statement. */
export const plain = () => ({
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
export const full = () => ({
  ...plain(),
  expirationTime: EXPIRES,
  notBefore: '2026-01-15T10:59:00Z',
  requestId: 'request-7',
  resources: ['https://app.example/terms', 'urn:example:profile'],
});

/** The messages that most others differ from in one place, with the id of the vector that accepts them. */
export const PLAIN = { id: 'siwe-plain', members: plain };
export const FULL = { id: 'siwe-all-members', members: full };

/** The message of an accepted vector that has only some members of its own. */
export const twinOf = (id, over) => ({ id, members: () => ({ ...plain(), ...over }) });

/** The most bytes that a message has. */
export const LIMIT = 65_536;

/** A statement that makes the plain message as long as wanted; every character is one byte. */
export const fill = (size) => 'a'.repeat(size - siwe({ ...plain(), statement: '' }).length);

/** The same members without those that are undefined, as JSON carries them. */
export const present = (members) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** Text in double quotes with everything escaped that cannot be seen or is not ASCII. */
export const show = (text) =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const shown = (value) => (Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : show(value));

const describe = (change) =>
  Object.entries(change)
    .map(([member, value]) => (value === undefined ? `${member} left out` : `${member}: ${shown(value)}`))
    .join(', ');

/** What is at stake where a rule is missing. */
const risks = {
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

/** Puts one text in the place of another that has to be there exactly once. */
function replaceOnce(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${show(from)} stands ${parts.length - 1} times in the text`);
  return parts.join(to);
}

/** siwe.parse accepts the text of members and gives them back. `over` replaces members of the plain message. */
export const parses = (id, title, over, { rules, reason, ...rest }) => {
  const members = { ...plain(), ...over };
  return accept(id, title, { rules, reason, input: { text: siwe(members) }, output: present(members), ...rest });
};

/**
 * siwe.parse refuses a text that differs from an accepted one: in members (`change`), or in places of the text (`edits`, a list
 * of what stands there and what comes instead).
 */
export const refuses = (
  twin,
  id,
  title,
  { rule, change = {}, edits = [], mutation, reason, risk = risks[rule], ...rest },
) => {
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

export const FORMAT_PLAIN = { id: 'siwe-format-plain', members: plain };
export const FORMAT_FULL = { id: 'siwe-format-all-members', members: full };

/** siwe.format writes members, and the text is the one that the kit writes line by line. */
export const formats = (id, title, over, { rules = ['siwe.round-trip'], reason, ...rest }) => {
  const members = present({ ...plain(), ...over });
  return accept(id, title, { rules, reason, input: { message: members }, output: siwe(members), ...rest });
};

/** siwe.format refuses members that differ from accepted ones in one of them; the trace has the text they would become. */
export const declines = (
  twin,
  id,
  title,
  { rule, change, mutation = describe(change), reason, risk = risks[rule], trace = true, ...rest },
) => {
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

/** Conflicts inside of the standards that more than one vector is about. */
export const contests = {
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
