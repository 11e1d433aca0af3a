// What the hostile inputs are made of: texts, grants, blocks and sessions, signed or as good as.

import { blsPublicKey, encodeBlsSignature, networkMessage, signBls } from '../../dist/crypto/bls.js';
import { ed25519PublicKey, signEd25519 } from '../../dist/crypto/ed25519.js';
import { addressOfSecretKey, eip191Digest, signDigest } from '../../dist/crypto/secp256k1.js';
import { encodeCacao } from '../../dist/entry/chain.js';
import { type Recap, recapStatement } from '../../dist/entry/recap.js';
import { type AuthSig, anyDomain, anyNonce } from '../../dist/index.js';
import { toHex, utf8 } from '../../dist/internal/bytes.js';
import { canonicalJson } from '../../dist/internal/json.js';

const keyOf = (number: number): Uint8Array => {
  const key = new Uint8Array(32);
  new DataView(key.buffer).setUint32(28, number);
  return key;
};

export const now = '2026-01-15T12:00:00Z';
export const node = 'node-1.example:7470';
export const resource = `lit-pkp://${'7f'.repeat(32)}`;
export const credit = 'lit-ratelimitincrease://7';
export const seed: Uint8Array = new Uint8Array(32).fill(7);
export const sessionKey: string = toHex(ed25519PublicKey(seed));
export const walletKey: Uint8Array = keyOf(0xabc1);
export const wallet: string = addressOfSecretKey(walletKey);
export const networkSecret: Uint8Array = keyOf(5);
export const networkKey: string = toHex(blsPublicKey(networkSecret));
/** A signature that has the form of one and is by nobody in particular. */
export const junkSignature = `0x${'11'.repeat(32)}${'22'.repeat(32)}1b`;

export const ordinaryGrant: Recap = { att: { [resource]: { 'Threshold/Signing': [{}] } }, prf: [] };

export const uriOf = (details: unknown): string =>
  `urn:recap:${Buffer.from(typeof details === 'string' ? details : canonicalJson(details)).toString('base64url')}`;

interface Text {
  readonly uri?: string;
  readonly recap?: Recap;
  /** Payload as JSON text, where it is none that could be encoded. */
  readonly payload?: string;
  readonly statement?: string;
  readonly nonce?: string;
  readonly resources?: readonly string[];
  readonly times?: Times;
}

/** When a text was issued, and when it ends. */
export interface Times {
  readonly issuedAt: string;
  readonly expiration: string;
}

/** A SIWE message with a ReCap. */
export function siwe({
  uri = `lit:session:${sessionKey}`,
  recap = ordinaryGrant,
  payload,
  statement,
  nonce = 'Kq3vX7bT9sLm',
  resources = [],
  times = { issuedAt: '2026-01-15T11:00:00Z', expiration: '2026-01-16T11:00:00Z' },
}: Text = {}): string {
  const all = [...resources, uriOf(payload ?? recap)];
  return [
    'app.example wants you to sign in with your Ethereum account:',
    wallet,
    '',
    statement ?? (payload === undefined ? recapStatement(recap) : 'Sign in.'),
    '',
    `URI: ${uri}`,
    'Version: 1',
    'Chain ID: 1',
    `Nonce: ${nonce}`,
    `Issued At: ${times.issuedAt}`,
    `Expiration Time: ${times.expiration}`,
    'Resources:',
    ...all.map((each) => `- ${each}`),
  ].join('\n');
}

export const junk = (text: string): AuthSig => ({
  sig: junkSignature,
  derivedVia: 'web3.eth.personal.sign',
  signedMessage: text,
  address: wallet,
});

export const signed = (text: string): AuthSig => ({ ...junk(text), sig: signDigest(walletKey, eip191Digest(text)) });

export const byNetwork = (text: string, secret: Uint8Array = networkSecret): AuthSig => ({
  sig: encodeBlsSignature(signBls(secret, networkMessage(text))),
  derivedVia: 'lit.bls',
  algo: 'LIT_BLS',
  signedMessage: text,
  address: wallet,
});

export interface Request {
  readonly resource: { readonly resource: string; readonly resourcePrefix: string };
  readonly ability: string;
}

const pkpSigning: Request = {
  resource: { resource: '7f'.repeat(32), resourcePrefix: 'lit-pkp' },
  ability: 'pkp-signing',
};

/** A session signature whose own signature is good. */
export function session(
  capabilities: readonly AuthSig[],
  requests: readonly Request[] = [pkpSigning],
  nodeAddress: string = node,
  sign: (message: string) => string = (message) => toHex(signEd25519(seed, utf8(message))),
  times: Times = { issuedAt: '2026-01-15T11:30:00Z', expiration: '2026-01-15T12:30:00Z' },
): Record<string, unknown> {
  const message = JSON.stringify({
    sessionKey,
    resourceAbilityRequests: requests,
    capabilities,
    ...times,
    nodeAddress,
  });
  return {
    sig: sign(message),
    derivedVia: 'litSessionSignViaNacl',
    signedMessage: message,
    address: sessionKey,
    algo: 'ed25519',
  };
}

export interface Block {
  readonly cid: string;
  readonly bytes: Uint8Array;
}

/** The block of an AuthSig that can be a proof. */
export function block(authSig: AuthSig): Block {
  const made = encodeCacao(authSig);
  if (!made.ok) throw new Error(made.issues[0].message);
  return made.value;
}

/** How whoever lends to the wallet writes it. */
export const toWallet = `did:pkh:eip155:1:${wallet}`;

export const heldBy = (blocks: readonly Block[]): Record<string, Uint8Array> =>
  Object.fromEntries(blocks.map(({ cid, bytes }) => [cid, bytes]));

export const list = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

/** What is waived alike in every case: what is measured is not whom a text is for. */
export const policy = { now, domain: anyDomain, nonce: anyNonce } as const;
/** The operation that is asked of a node. */
export const ask = { resource, ability: 'Threshold/Signing' } as const;
/** A nonce of its own for each text. */
export const nonceOf = (index: number): string => `nonce${String(index).padStart(6, '0')}`;
