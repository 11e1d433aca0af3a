// What the vectors of Ceramic are made of: the CACAO by which an account lends to a session key, a block, and the DAG-JWS over it.
import { base64, cacaoOf, cbor, cidBytesOf } from './blocks.js';
import {
  alice,
  authSig,
  base64url,
  DOMAIN,
  EXPIRES,
  ed25519,
  type Fields,
  ISSUED,
  json,
  NONCE,
  NOW,
  type SessionKey,
  session,
  siwe,
  unhex,
  utf8,
  type Wallet,
} from './kit.js';
import { base32, base58, bytesOf } from './recaps.js';
import type { Input } from './vector.js';

export const STREAM = 'k2t6wyfsu4pg0t2n4j8ms3s33xsgqjhtto04mvq8w5a2v5xo48idyz38l7ydki';
export const OTHER_STREAM = 'k2t6wyfsu4pg1hpp1grjm5x0mk5iy0cpqcm1h0z0j8yjmzh1k1l9u6m8jfq3s1';
export const MODEL = 'kjzl6hvfrbw6c5ycd5vp0wn3qk5gmx7fh4t6v3l1aehgvv0dqq8h7uc6m5lg0x5';

/** The did:key of the bytes of an Ed25519 key. */
export const didOf = (key: Uint8Array): string => `did:key:z${base58(bytesOf([0xed, 0x01], key))}`;
export const didOfSession = (key: SessionKey = session()): string => didOf(unhex(key.publicKey));

/** The text of the CID of a block. */
export const cidText = (block: Uint8Array): string => `b${base32(cidBytesOf(block))}`;

/** What a commit is made from; the members of the SIWE message override. */
export interface Parts extends Fields {
  readonly by?: Wallet;
  readonly key?: SessionKey;
  /** The address in the text that is signed, where that of `iss` is spelled otherwise. */
  readonly shown?: string;
  /** The signature of the CACAO, made of the text. */
  readonly s?: (text: string) => string;
  /** The header of the CACAO, and its block where it is another one than is made here. */
  readonly t?: string;
  readonly cacao?: Uint8Array;
  /** What the block says that is signed, and the block that is sent. */
  readonly says?: unknown;
  readonly linked?: Uint8Array;
  /** Members of the protected header, or all of its text. */
  readonly header?: Input;
  readonly head?: string;
  readonly payload?: string;
  /** The signature of the JWS, made of what is signed. */
  readonly signature?: (text: string) => string;
  /** Members of the JWS and of the commit. */
  readonly jws?: Input;
  readonly more?: Input;
}

/** The block of a CACAO. */
export function cacaoBlock({
  by = alice(),
  key = session(),
  shown,
  s,
  t = 'eip4361',
  ...given
}: Parts = {}): Uint8Array {
  const { cacao, says, linked, header, head, payload, signature, jws, more, ...members } = given;
  const fields: Fields = {
    domain: DOMAIN,
    address: by.address,
    statement: 'Give this application access to some of your data on Ceramic',
    uri: didOfSession(key),
    version: '1',
    chainId: '1',
    nonce: NONCE,
    issuedAt: ISSUED,
    expirationTime: EXPIRES,
    resources: ['ceramic://*'],
    ...members,
  };
  const text = siwe({ ...fields, address: shown ?? fields.address });
  return cbor(cacaoOf(fields, s?.(text) ?? authSig(text, by).sig, { header: t }));
}

export const LINKED = (): Uint8Array => cbor({ data: { hello: 'world' } });

export const ed25519Of = (text: string, key: SessionKey = session()): Uint8Array => ed25519.sign(utf8(text), key.seed);

/** A commit as a node takes it. */
export function commit(parts: Parts = {}): Input {
  const { key = session(), cacao = cacaoBlock(parts), says, header, signature, jws, more } = parts;
  const block = says === undefined ? LINKED() : cbor(says);
  const did = didOfSession(key);
  const members = {
    alg: 'EdDSA',
    cap: `ipfs://${cidText(cacao)}`,
    kid: `${did}#${did.slice('did:key:'.length)}`,
    ...header,
  };
  const head = parts.head ?? base64url(json(members));
  const payload = parts.payload ?? base64url(cidBytesOf(block));
  const signed = `${head}.${payload}`;
  return {
    jws: {
      payload,
      signatures: [{ protected: head, signature: signature?.(signed) ?? base64url(ed25519Of(signed, key)) }],
      link: cidText(block),
      ...jws,
    },
    linkedBlock: base64(parts.linked ?? block),
    cacaoBlock: base64(cacao),
    ...more,
  };
}

/** Input of session.verify for a commit: an object or JSON text. */
export const sent = (document: unknown, over: Input = {}): Input => ({
  session: typeof document === 'string' ? document : json(document),
  takes: { ceramic: { now: NOW, domain: DOMAIN, nonce: NONCE, request: { stream: STREAM }, ...over } },
});
