import { encode } from '@ipld/dag-cbor';
import { cidOf } from '../../src/cacao/block-cid.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { encodeCacao } from '../../src/entry/chain.js';
import { generateSessionKeyPair, signAuthSig } from '../../src/entry/client.js';
import { encodeRecap, type Recap, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage, type SiweMessage } from '../../src/entry/siwe.js';
import type { AuthSig } from '../../src/generated/types.js';
import { unwrap } from '../../src/index.js';

export const now = '2026-01-15T12:00:00Z';
export const sessionKey = generateSessionKeyPair(new Uint8Array(32).fill(0x22));
export const sessionUri = `lit:session:${sessionKey.publicKey}`;
export const credit = 'lit-ratelimitincrease://24';
export const pkp = `lit-pkp://${'7f'.repeat(32)}`;
export const action = 'lit-litaction://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';

/** A wallet of its own for each name. */
export interface Wallet {
  readonly key: Uint8Array;
  readonly address: string;
  readonly did: string;
}

function wallet(seed: number): Wallet {
  const key = new Uint8Array(32).fill(seed);
  const address = addressOfSecretKey(key);
  return { key, address, did: `did:pkh:eip155:1:${address}` };
}

export const owner: Wallet = wallet(5);
export const user: Wallet = wallet(6);
export const friend: Wallet = wallet(7);
export const stranger: Wallet = wallet(8);

/** What one link says. */
export interface Terms {
  readonly by: Wallet;
  readonly to: string;
  readonly att: Recap['att'];
  readonly proofs?: readonly Block[];
  readonly change?: Partial<SiweMessage>;
}

/** An AuthSig with its block. */
export interface Block {
  readonly authSig: AuthSig;
  readonly cid: string;
  readonly bytes: Uint8Array;
  readonly evidence: Readonly<Record<string, Uint8Array>>;
}

/** Signs a link whatever it grants, and collects the blocks that it rests on. */
export function lend({ by, to, att, proofs = [], change = {} }: Terms): Block {
  const recap: Recap = { att, prf: proofs.map(({ cid }) => cid) };
  const message: SiweMessage = {
    domain: 'app.example',
    address: by.address,
    statement: recapStatement(recap),
    uri: to,
    version: '1',
    chainId: '1',
    nonce: 'Kq3vX7bT9sLm',
    issuedAt: '2026-01-15T10:00:00Z',
    expirationTime: '2026-01-17T10:00:00Z',
    resources: [unwrap(encodeRecap(recap))],
    ...change,
  };
  const authSig = signAuthSig(unwrap(createSiweMessage(message)), by.address, by.key);
  const block = unwrap(encodeCacao(authSig));
  const evidence = Object.assign(Object.create(null), ...proofs.map((proof) => proof.evidence), {
    [block.cid]: block.bytes,
  });
  return { authSig, ...block, evidence };
}

/** A block with members changed after it was signed, named by its own hash. */
export function forge({ authSig, evidence }: Block, sig: string): Block {
  const forged = { ...authSig, sig };
  const block = unwrap(encodeCacao(forged));
  return { authSig: forged, ...block, evidence: { ...evidence, [block.cid]: block.bytes } };
}

/** A block of anything, named by its own hash. */
export function blockOf(value: unknown): { readonly cid: string; readonly bytes: Uint8Array } {
  const bytes = encode(value);
  return { cid: cidOf(bytes), bytes };
}
