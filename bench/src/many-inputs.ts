// Many distinct sessions on disk, one in each line: what is read from there fills no memory of the process that is measured.
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { eip191Digest, signDigest } from '../../dist/crypto/secp256k1.js';
import type { AuthSig } from '../../dist/index.js';
import { junk, node, seed, session, siwe, type Times, walletKey } from './inputs.js';

/** Names of Ed25519 keys in PKCS #8, up to the 32 bytes of the seed. */
const keyHeader = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Secp256k1 {
  ecdsaSign(digest: Uint8Array, key: Uint8Array): { readonly signature: Uint8Array; readonly recid: number };
}

/** Signs with compiled code where it is there: hundreds of thousands of signatures take minutes, and hours otherwise. */
function createSigner(): (digest: Uint8Array) => string {
  try {
    const { ecdsaSign } = createRequire(import.meta.url)('secp256k1/bindings.js') as Secp256k1;
    return (digest) => {
      const { signature, recid } = ecdsaSign(digest, walletKey);
      return `0x${Buffer.from(signature).toString('hex')}${(27 + recid).toString(16)}`;
    };
  } catch {
    return (digest) => signDigest(walletKey, digest);
  }
}

const signWallet = createSigner();
const sessionSecret: KeyObject = createPrivateKey({
  key: Buffer.concat([keyHeader, seed]),
  format: 'der',
  type: 'pkcs8',
});

/** One session of its own, with an AuthSig of its own, as JSON text; good at the time of the other inputs unless times are given. */
export function distinctSession(index: number, times?: Times): string {
  const nonce = `nonce${String(index).padStart(10, '0')}`;
  return sessionOn(siwe({ nonce, ...(times && { times }) }), times);
}

/** A session on the grant of a text, both signed, as JSON text. */
export function sessionOn(text: string, times?: Times): string {
  const grant: AuthSig = { ...junk(text), sig: signWallet(eip191Digest(text)) };
  const signSession = (message: string): string => sign(null, Buffer.from(message), sessionSecret).toString('hex');
  return JSON.stringify(session([grant], undefined, node, signSession, times));
}

/** Writes a file of distinct sessions, one in each line; `path` is kept for the next run, otherwise it is for this one. */
export async function writeSessions(count: number, path?: string): Promise<{ readonly path: string; remove(): void }> {
  if (path !== undefined && existsSync(path)) return { path, remove: () => undefined };
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), 'capsig-bench-')) : undefined;
  const to = path ?? join(folder ?? '', 'sessions.ndjson');
  async function* lines() {
    for (let index = 0; index < count; index++) yield `${distinctSession(index)}\n`;
  }
  await pipeline(lines, createWriteStream(`${to}.part`));
  renameSync(`${to}.part`, to);
  return { path: to, remove: () => folder !== undefined && rmSync(folder, { recursive: true, force: true }) };
}

/** The bytes of a file again and again, until so many lines have come. */
export async function* repeated(path: string, linesOfFile: number, lines: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < lines; done += linesOfFile)
    for await (const piece of createReadStream(path)) yield piece as Uint8Array;
}
