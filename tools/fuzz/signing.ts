// Signs what was changed again, with the keys of the vectors' world: otherwise nothing but signatures would be tried.
import {
  ecdsaHex,
  ed25519,
  eip191,
  hex,
  network,
  networkPoint,
  secp256k1,
  sessionKey,
  utf8,
  wallet,
} from '../vectors/kit.js';
import type { Mutation } from './mutation.js';

const wallets = new Map(
  ['alice', 'bob', 'carol', 'dave'].map((name) => [wallet(name).address.toLowerCase(), wallet(name)]),
);
const sessions = new Map(['one', 'two', 'three'].map((name) => [sessionKey(name).publicKey, sessionKey(name)]));

/** Every text that somebody signed: nothing else may ever be accepted. */
const signed = new Set<string>();

/** Says whether a text was signed by a key of this world, or stands in an input that others made. */
export const isKnown = (text: string): boolean => signed.has(text);

/** Notes a text that stands signed in a seed; a document within a document counts too. */
export function know(value: unknown, depth = 0): void {
  if (depth > 8) return;
  if (typeof value === 'string') {
    if (!value.includes('signedMessage')) return;
    try {
      know(JSON.parse(value), depth + 1);
    } catch {
      // Not a document that holds others.
    }
  } else if (value !== null && typeof value === 'object') {
    const { signedMessage } = value as { readonly signedMessage?: unknown };
    if (typeof signedMessage === 'string') signed.add(signedMessage);
    for (const each of Object.values(value)) know(each, depth + 1);
  }
}

function ecdsaOf(text: string, secretKey: Uint8Array): string {
  const bytes = secp256k1.sign(eip191(text), secretKey, { prehash: false, format: 'recovered' });
  const { r, s, recovery } = secp256k1.Signature.fromBytes(bytes, 'recovered');
  return ecdsaHex({ r, s, recovery: recovery ?? 0 });
}

/** The same document with the signature of whom it names, where that is somebody of this world. */
export function signedAgain<T extends object>(document: T, { once }: Mutation): T {
  const { signedMessage: text, address, derivedVia } = document as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || Array.isArray(document) || once(4) || !text.isWellFormed()) return document;
  const session = typeof address === 'string' ? sessions.get(address) : undefined;
  if (derivedVia === 'litSessionSignViaNacl' && session) {
    signed.add(text);
    return { ...document, sig: hex(ed25519.sign(utf8(text), session.seed)) };
  }
  if (derivedVia === 'lit.bls') {
    // To hash into the group takes longer than everything else together.
    if (!once(4)) return document;
    signed.add(text);
    return {
      ...document,
      sig: JSON.stringify({ ProofOfPossession: networkPoint(text).multiplyUnsafe(network('one').scalar).toHex(true) }),
    };
  }
  const by = typeof address === 'string' ? wallets.get(address.toLowerCase()) : undefined;
  if (!by) return document;
  signed.add(text);
  return { ...document, sig: ecdsaOf(text, by.secretKey) };
}

/** Signs every document within a text again, the inner ones first. */
export function resignDeep(text: string): string {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string' && value.includes('signedMessage')) return resignDeep(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(visit);
    const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each)]));
    return signedAgain(inner, { once: () => false } as unknown as Mutation);
  };
  try {
    return JSON.stringify(visit(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** Says whether a session signature of a key of this world is another one than the only one that the key makes. */
export function isSecond(document: unknown): boolean {
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(typeof document === 'string' ? document : '');
  } catch {
    return false;
  }
  const { sig, signedMessage, address } = value;
  const session = typeof address === 'string' ? sessions.get(address.toLowerCase()) : undefined;
  if (!session || typeof signedMessage !== 'string' || !signedMessage.isWellFormed()) return false;
  return (
    hex(ed25519.sign(utf8(signedMessage), session.seed)) !== (typeof sig === 'string' ? sig.toLowerCase() : undefined)
  );
}
