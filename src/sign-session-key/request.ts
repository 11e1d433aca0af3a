import { type AuthSigContext, anyDomain, sessionUriPrefix } from '../auth-sig.js';
import type { Backend } from '../crypto/backend.js';
import { publicKeyFault } from '../crypto/ed25519.js';
import { backendOf } from '../crypto/noble.js';
import { signSessionKeyRequest as template } from '../generated/templates.js';
import type { SignSessionKeyRequest } from '../generated/types.js';
import { signSessionKeyRequest as validateRequest } from '../generated/validators.js';
import { checksumAddress } from '../internal/address.js';
import { assertMembers } from '../internal/answered.js';
import { fromHex, toHex } from '../internal/bytes.js';
import { judgeInput, judgeShape } from '../internal/document.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import { instantNow } from '../verify/options.js';
import { assertBlocks, assertPkps } from './assert.js';
import type { PkpRecord, SignRequestOptions } from './options.js';
import { judgeUnsigned, type ReadUnsigned } from './unsigned.js';

/** A request that was read. */
export interface ReadSignRequest {
  readonly request: SignSessionKeyRequest;
  readonly sessionKey: string;
  readonly read: ReadUnsigned;
  readonly pkp: PkpRecord;
  readonly pkpAddress: string;
  /** What the message was judged by, and the one that the network signs is judged by as part of a session. */
  readonly context: AuthSigContext;
}

const keyPattern = /^[0-9a-f]{64}$/;

/** What a node that judges a request can be told. */
const members = ['profile', 'outcomes', 'now', 'blocks', 'pkps', 'epoch', 'backend'] as const;

/** Refuses a bad call; `more` names the options beyond those of every request. */
export function checkRequestOptions(options: SignRequestOptions, more: readonly string[] = []): void {
  assertMembers(options, [...members, ...more], 'options');
  const { now, blocks, pkps, epoch } = options;
  instantNow(now);
  assertBlocks(blocks);
  assertPkps(pkps);
  if (epoch !== undefined && !(Number.isSafeInteger(epoch) && epoch >= 0)) {
    throw new TypeError('epoch: expected a whole number');
  }
}

/** The address of an uncompressed public key in hex. Whether it is a point does not matter: its owner would know. */
function addressOf(publicKey: string, backend: Backend): string {
  const bytes = fromHex(publicKey.slice(2)) ?? new Uint8Array();
  return checksumAddress(`0x${toHex(backend.keccak256(bytes).subarray(12))}`);
}

/** The addresses of records that were looked at, with what they were made from. A registry is asked for thousands of requests. */
const addresses: WeakMap<
  PkpRecord,
  { readonly publicKey: string; readonly backend: Backend; readonly address: string }
> = new WeakMap();

function addressOfRecord(record: PkpRecord, backend: Backend): string {
  const { publicKey } = record;
  const known = addresses.get(record);
  if (known?.publicKey === publicKey && known.backend === backend) return known.address;
  const address = addressOf(publicKey, backend).toLowerCase();
  addresses.set(record, { publicKey, backend, address });
  return address;
}

/** Judges the session key of a request. Off: what follows the prefix, or the whole text where there is none. */
function judgeSessionKey(judge: Judge, uri: string): string {
  const key = uri.startsWith(sessionUriPrefix) ? uri.slice(sessionUriPrefix.length) : undefined;
  const fault =
    key === undefined || !keyPattern.test(key)
      ? `expected ${sessionUriPrefix} and 64 lower-case hex digits, found ${quote(uri)}`
      : publicKeyFault(fromHex(key) ?? new Uint8Array());
  judge.check('sign-request.session-key', fault === undefined, () => ({ path: '/sessionKey', message: fault ?? '' }));
  return key ?? uri;
}

/** Finds the PKP that a request names. Off: one that nobody may use. */
function judgePkp(
  judge: Judge,
  { pkpPublicKey }: SignSessionKeyRequest,
  address: string,
  { pkps, backend: given }: SignRequestOptions,
): Pick<ReadSignRequest, 'pkp' | 'pkpAddress'> {
  const backend = backendOf(given);
  const wanted = pkpPublicKey?.replace(/^0x/, '').toLowerCase();
  const found = pkps.find((record) =>
    wanted === undefined
      ? addressOfRecord(record, backend) === address.toLowerCase()
      : record.publicKey.toLowerCase() === wanted,
  );
  judge.check('sign-request.pkp', found !== undefined, () => ({
    path: wanted === undefined ? '/siweMessage/address' : '/pkpPublicKey',
    message:
      wanted === undefined
        ? `expected the address of a PKP, found ${quote(address)}`
        : 'expected the public key of a PKP, found one that the registry does not know',
  }));
  const nobody: PkpRecord = { publicKey: wanted ?? '', owner: '', authMethods: [], addresses: [], actions: [] };
  const key = found?.publicKey ?? wanted;
  return { pkp: found ?? nobody, pkpAddress: key === undefined ? checksumAddress(address) : addressOf(key, backend) };
}

/**
 * Judges a request as far as no evidence is needed.
 */
export function judgeSignRequest(judge: Judge, input: unknown, options: SignRequestOptions): ReadSignRequest {
  const value = judgeInput(judge, input);
  const request = judgeShape<SignSessionKeyRequest>(judge, 'sign-request.shape', validateRequest, value, template);
  const sessionKey = judgeSessionKey(judge, request.sessionKey);
  judge.endStage();
  const { epoch } = request;
  const current = options.epoch === undefined || epoch === undefined || epoch === null || epoch === options.epoch;
  judge.check('sign-request.epoch', current, () => ({
    path: '/epoch',
    message: `expected the epoch ${options.epoch}, found ${epoch}`,
    params: { expected: options.epoch, found: epoch },
  }));
  const context: AuthSigContext = {
    now: instantNow(options.now),
    purpose: 'session',
    sessionKey,
    // The text of the request, so that a key of another form is at least held to the URI.
    sessionUri: request.sessionKey,
    // Which site asks is for the auth methods to say: the node serves all of them.
    domain: anyDomain,
    nonce: new Set(options.blocks.keys()),
    backend: backendOf(options.backend),
  };
  const read = judgeUnsigned(judge, { text: request.siweMessage, network: false }, { ...context, alone: true });
  const { message, recaps } = read;
  const { pkp, pkpAddress } = judgePkp(judge, request, message.address, options);
  judge.endStage();
  judge.check('sign-request.address', message.address.toLowerCase() === pkpAddress.toLowerCase(), () => ({
    path: '/siweMessage/address',
    message: `expected the address of the PKP, ${pkpAddress}, found ${quote(message.address)}`,
    params: { expected: pkpAddress, found: message.address },
  }));
  // Deployed nodes look for the prefix in the statement, and in the last ReCap only (W17).
  const prefix = 'lit-resolvedauthcontext';
  const named = Object.keys(recaps.at(-1)?.att ?? {}).some((resource) => resource.startsWith(`${prefix}:`));
  judge.check('lit-v7.auth-context', !named && !message.statement?.includes(prefix), () => ({
    path: '/siweMessage',
    message: `expected neither the statement nor the last ReCap to name ${prefix}`,
  }));
  return { request, sessionKey, read, pkp, pkpAddress, context };
}
