// Signs what the checks send: logins, and a delegation that rests on two others.
import { secp256k1 } from '@noble/curves/secp256k1.js';

const dist = (path: string): string => new URL(`../../dist/${path}.js`, import.meta.url).href;
const { signAuthSig }: typeof import('../../src/entry/client.js') = await import(dist('entry/client'));
const { encodeCacao }: typeof import('../../src/entry/chain.js') = await import(dist('entry/chain'));
const { encodeRecap, recapStatement }: typeof import('../../src/entry/recap.js') = await import(dist('entry/recap'));
const { createSiweMessage }: typeof import('../../src/entry/siwe.js') = await import(dist('entry/siwe'));
const { unwrap }: typeof import('../../src/index.js') = await import(dist('index'));
const { addressOfSecretKey }: typeof import('../../src/crypto/secp256k1.js') = await import(dist('crypto/secp256k1'));

const hour = 3_600_000;
const times = (): { readonly issuedAt: string; readonly expirationTime: string } => ({
  issuedAt: new Date(Date.now() - 60_000).toISOString(),
  expirationTime: new Date(Date.now() + hour).toISOString(),
});

/** An account that signs. */
export interface Wallet {
  readonly key: Uint8Array;
  readonly address: string;
}

/** Makes an account with a key of its own. */
export function createWallet(): Wallet {
  const key = secp256k1.utils.randomSecretKey();
  return { key, address: addressOfSecretKey(key) };
}

/** Signs a login, as JSON. */
export function signLogin({ key, address }: Wallet, nonce: string): string {
  const message = createSiweMessage({
    ...{ domain: 'app.example', address, uri: 'https://app.example/', version: '1', chainId: '1', nonce },
    ...times(),
  });
  return JSON.stringify(signAuthSig(unwrap(message), address, key));
}

/** A delegation, and the blocks of all that it rests on. */
export interface Delegation {
  readonly authSig: string;
  /** Whose credit it is. */
  readonly owner: string;
  /** Base64 by CID. */
  readonly proofs: Readonly<Record<string, string>>;
}

/** What every use of these delegations is of. */
export const resource = 'lit-ratelimitincrease://24';

/** Signs a chain: each account lends to the next as many uses as are named, and the last one delegates. */
export function signChain(wallets: readonly Wallet[], uses: readonly number[]): Delegation {
  const proofs: Record<string, string> = {};
  const window = times();
  let before: { readonly cid: string; readonly authSig: string } | undefined;
  for (const [index, { key, address }] of wallets.entries()) {
    const next = wallets[index + 1];
    const att = { [resource]: { 'Auth/Auth': [{ uses: String(uses[index]) }] } };
    const recap = { att, prf: before ? [before.cid] : [] };
    const message = createSiweMessage({
      ...{ domain: 'app.example', address, version: '1', chainId: '1', nonce: `chain${index}${Date.now()}` },
      uri: next ? `did:pkh:eip155:1:${next.address}` : 'lit:capability:delegation',
      statement: recapStatement(recap),
      ...window,
      resources: [unwrap(encodeRecap(recap))],
    });
    const authSig = signAuthSig(unwrap(message), address, key);
    const { cid, bytes } = unwrap(encodeCacao(authSig));
    if (next) proofs[cid] = Buffer.from(bytes).toString('base64');
    before = { cid, authSig: JSON.stringify(authSig) };
  }
  return { authSig: before?.authSig ?? '', owner: wallets[0]?.address ?? '', proofs };
}
