// A digest and a signature over it, as traces and tools of chains show them: without the text.
import { partsIn } from './beside.js';

/** A digest and a signature over it, both in hex with 0x. */
export interface SignedDigest {
  readonly digest: string;
  readonly signature: string;
}

const word = (digits: string): string => `0x${digits.toLowerCase()}`;

/** The call of the contract that recovers, in its bytes: digest, v, r and s in 32 bytes each. */
const callData = /(?<![0-9a-zA-Z])0x([0-9a-fA-F]{64})0{62}(1[bcBC])([0-9a-fA-F]{128})(?![0-9a-zA-Z])/;

/** The same call as a trace shows it: its arguments are hex or decimal. */
const call =
  /ecrecover\w{0,20}\((?:\w{1,10}: ?)?(0x[0-9a-fA-F]{64}),\s?(?:\w{1,10}: ?)?(27|28|0x1[bcBC]),\s?(?:\w{1,10}: ?)?(0x[0-9a-fA-F]{1,64}|[0-9]{1,78}),\s?(?:\w{1,10}: ?)?(0x[0-9a-fA-F]{1,64}|[0-9]{1,78})\)/i;

/** Traces are longer than what names their call; nothing that long is meant as one digest. */
const longest = 65_536;

/** Finds the only digest of a text and the only signature in it; undefined where there is another number of them. */
export function digestIn(text: string): SignedDigest | undefined {
  if (text.length > longest) return undefined;
  const data = callData.exec(text);
  if (data) return { digest: word(data[1] ?? ''), signature: word(`${data[3]}${data[2]}`) };
  const [, digest, v, r, s] = call.exec(text) ?? [];
  const called = digest === undefined ? undefined : partsIn(`r=${r} s=${s} v=${v}`);
  if (digest !== undefined && called !== undefined) return { digest: digest.toLowerCase(), signature: called };
  const words = new Set(
    text.match(/(?<![0-9a-zA-Z])0x[0-9a-fA-F]+(?![0-9a-zA-Z])/g)?.map((each) => each.toLowerCase()),
  );
  const whole = [...words].filter(({ length }) => length === 132);
  const parts = whole.length === 0 ? partsIn(text) : undefined;
  const [signature, ...others] = parts === undefined ? whole : [parts];
  if (signature === undefined || others.length > 0) return undefined;
  // r and s are as long as a digest.
  const hashes = [...words].filter((each) => each.length === 66 && !signature.includes(each.slice(2)));
  const [only, ...more] = hashes;
  return only === undefined || more.length > 0 ? undefined : { digest: only, signature };
}
