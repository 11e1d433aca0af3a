import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import type { Backend } from '../crypto/backend.js';
import { noble } from '../crypto/noble.js';
import { decodeBase58 } from '../internal/base58.js';
import { equal } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';

const dagCbor = 0x71;
const sha2256 = 0x12;
/** A CID of this form has 49 characters; Base58 takes quadratic time. */
const longestCid = 64;

/** Says whether text is a CID that a CACAO can have, and of which digest. */
function digestOf(cid: string): Uint8Array | undefined {
  const bytes = cid.length <= longestCid && cid.startsWith('z') ? decodeBase58(cid.slice(1)) : undefined;
  if (!bytes) return undefined;
  try {
    const { version, code, multihash } = CID.decode(bytes);
    const fits = version === 1 && code === dagCbor && multihash.code === sha2256 && multihash.digest.length === 32;
    return fits ? multihash.digest : undefined;
  } catch {
    return undefined;
  }
}

/** Checks that bytes are those that a CID names, under chain.block. */
export function checkBlockHash(judge: Judge, bytes: Uint8Array, cid: string, backend: Backend): void {
  const digest = digestOf(cid);
  judge.check('chain.block', digest !== undefined && equal(backend.sha256(bytes), digest), () => ({
    message:
      digest === undefined
        ? `expected a CID of dag-cbor and SHA-256 in Base58btc, found ${quote(cid)}`
        : `expected bytes that hash to ${cid}, found others`,
    params: { cid },
  }));
}

/**
 * Computes the CID of a block: version 1, dag-cbor, SHA-256, in Base58btc. Says nothing about what the bytes are.
 */
export function cidOf(bytes: Uint8Array, backend: Backend = noble): string {
  return CID.createV1(dagCbor, createDigest(sha2256, backend.sha256(bytes))).toString(base58btc);
}
