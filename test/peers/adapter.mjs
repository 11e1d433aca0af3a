// What the adapters of this folder share: the line loop of the runner's protocol, and conversions between its JSON and
// the values of the implementations. Judgements are the implementations' own.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const fieldNames =
  'scheme domain address statement uri version chainId nonce issuedAt expirationTime notBefore requestId resources';

const labels = {
  chainId: 'Chain ID',
  issuedAt: 'Issued At',
  expirationTime: 'Expiration Time',
  notBefore: 'Not Before',
};

/** Whether a spelling denotes the very value that an implementation works with. */
function denotes(raw, value) {
  if (value instanceof Date) return Date.parse(raw) === value.getTime();
  return /^[0-9]+$/.test(raw) && Number.isInteger(value) && BigInt(raw) === BigInt(value);
}

/**
 * The fields of a parsed message as text. Where the implementation only gives a Date or a number, the spelling of the
 * message itself is taken if it denotes that very value: that an instant can be written in two ways is no failure.
 */
export function fieldsOf(message, text) {
  const fields = {};
  for (const name of fieldNames.split(' ')) {
    const value = message[name];
    if (value === undefined || value === null) continue;
    fields[name] = value;
    if (typeof value === 'string' || Array.isArray(value)) continue;
    const spellings = [...text.matchAll(new RegExp(`(?:^|\n)${labels[name]}: ([^\n]*)`, 'g'))].map(([, raw]) => raw);
    const spelling = spellings.find((raw) => denotes(raw, value));
    fields[name] = spelling ?? (value instanceof Date ? value.toISOString() : String(value));
  }
  return fields;
}

/** A date as text for an API that takes a Date; an invalid Date where the text is no date, as Date would roll it over. */
function dateOf(text) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)T[\d:]{8}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  return new Date(day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? text : Number.NaN);
}

/**
 * Has a message written by an API that takes a number and Dates. How it spells them is not up to the caller, so the
 * spelling that was asked for is put back where it denotes the same value.
 */
export function formatTyped(message, format) {
  const typed = {};
  for (const name of Object.keys(labels)) {
    const asked = message[name];
    if (asked === undefined) continue;
    typed[name] = name !== 'chainId' ? dateOf(asked) : /^[0-9]+$/.test(asked) ? Number(asked) : Number.NaN;
  }
  let text = format({ ...message, ...typed });
  for (const [name, value] of Object.entries(typed)) {
    const written = value instanceof Date ? value.toISOString() : String(value);
    if (!denotes(message[name], value)) continue;
    text = text.replace(`\n${labels[name]}: ${written}`, () => `\n${labels[name]}: ${message[name]}`);
  }
  return text;
}

/** Refuses in the words of the implementation, where it says so by a return value. */
export function refuse(message, code) {
  throw { message, code };
}

/** Text on the wire: a string, or bytes that are not Unicode text. */
export const textOf = (value) => (typeof value === 'string' ? value : Buffer.from(value.hex, 'hex').toString('utf8'));

/** A login as the SIWE libraries take it: the message, its signature and what the site expects. */
export function loginOf({ authSig, now, domain, nonce }) {
  const { signedMessage: text, sig: signature } = JSON.parse(textOf(authSig));
  // Of several nonces that are open, a site looks up the one that the message names.
  const expectedNonce = (found) =>
    Array.isArray(nonce) ? (nonce.includes(found) ? found : (nonce[0] ?? 'none')) : nonce;
  return { text, signature, now, domain, expectedNonce };
}

/** Calls an implementation that reads the clock and takes no other time. */
export function atTime(now, call) {
  const RealDate = globalThis.Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [now] : given));
    }
    static now = () => RealDate.parse(now);
  };
  try {
    return call();
  } finally {
    globalThis.Date = RealDate;
  }
}

async function answer(run, input) {
  try {
    const output = await run(input);
    return output === undefined ? { result: 'accept' } : { result: 'accept', output };
  } catch (thrown) {
    const error = thrown?.error ?? thrown;
    const code = String(error?.type ?? error?.code ?? error?.name ?? 'error');
    return {
      result: 'reject',
      native: { code, message: String(error?.message ?? error?.type ?? error).slice(0, 300) },
    };
  }
}

/** What a call left behind in Object.prototype: taken out, so that the next question is answered by a clean process. */
function unpollute() {
  const left = Object.keys(Object.prototype);
  for (const key of left) delete Object.prototype[key];
  return left;
}

/** Numbers that a line of the protocol cannot carry, as text. */
const wired = (value) =>
  typeof value === 'number' && (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value))
    ? String(value)
    : value;

/** A reply as a line: without lone surrogates, and without an output that is nested too deeply to be written. */
function lineOf(reply) {
  try {
    const line = JSON.stringify(reply, (_, value) => wired(value));
    return line.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (found) => (found.length === 6 ? '\ufffd' : found));
  } catch {
    return JSON.stringify({ id: reply.id, result: reply.result });
  }
}

/** Answers the runner. An operation accepts by returning, with what it built or decoded, and refuses by throwing. */
export async function serve({ from, package: packageName, features = [], operations }) {
  console.log = console.info = console.warn = console.error;
  const { version } = JSON.parse(readFileSync(new URL(`node_modules/${packageName}/package.json`, from), 'utf8'));
  const hello = {
    type: 'hello',
    protocol: 1,
    name: packageName,
    version,
    operations: Object.keys(operations),
    features,
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { type, id, operation, input } = JSON.parse(line);
    const reply = type === 'hello' ? hello : { id, ...(await answer(operations[operation], input)) };
    const left = unpollute();
    if (left.length > 0) reply.native = { ...reply.native, prototype: `Object.prototype was given ${left.join(', ')}` };
    process.stdout.write(`${lineOf(reply)}\n`);
  }
}
