import type { Ask } from '../capability/ask.js';
import { isResource } from '../capability/lit-namespaces.js';
import type { ConditionParams } from '../client/access-control/condition.js';
import { conditionsHash } from '../client/access-control.js';
import type { LitOperation } from '../client/lit-operation.js';
import { noble } from '../crypto/noble.js';
import { fromHex, fromUtf8, toHex } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { actionCid } from './action-cid.js';

type Members = Readonly<Record<string, unknown>>;

/** Tells why a body does not say what is asked. */
interface BodyFault {
  readonly reason: string;
}

/** One operation that a client asks a node for. */
export interface Operation {
  readonly name: LitOperation;
  /** Reads from a body what a session has to grant; undefined for an operation that needs no session. */
  ask(body: Members): Ask | BodyFault | undefined;
  /** Members that deployed clients read from the answer of this operation. */
  readonly result?: Members;
}

function textOf(body: Members, member: string): string | undefined {
  const value = body[member];
  return typeof value === 'string' ? value : undefined;
}

function askFor(resource: string, ability: string): Ask | BodyFault {
  return isResource(resource) ? { resource, ability } : { reason: `expected a resource, found ${quote(resource)}` };
}

function askExecution(body: Members): Ask | BodyFault {
  const [code, named] = [textOf(body, 'code'), textOf(body, 'ipfsId')];
  if (code === undefined && named === undefined) {
    return { reason: 'expected code (the base64 of its UTF-8) or ipfsId (a CIDv0)' };
  }
  // Node passes over what is no base64, and would execute other code than was meant.
  const encoded = code !== undefined && /^[A-Za-z0-9+/]*={0,2}$/.test(code) ? code : undefined;
  const text = encoded === undefined ? undefined : fromUtf8(Buffer.from(encoded, 'base64'));
  if (code !== undefined && text === undefined) return { reason: '/code: expected the base64 of UTF-8' };
  const computed = text === undefined ? undefined : actionCid(text);
  if (computed !== undefined && named !== undefined && computed !== named) {
    return { reason: `/ipfsId: expected the CID of the code, ${computed}, found ${quote(named)}` };
  }
  const cid = computed ?? named ?? '';
  // The wildcard is a resource too, but nobody executes every action at once.
  if (cid === '*') return { reason: '/ipfsId: expected a CIDv0, found the wildcard' };
  return askFor(`lit-litaction://${cid}`, 'Threshold/Execution');
}

function askPkpSigning(body: Members): Ask | BodyFault {
  const hex = textOf(body, 'pubkey')?.replace(/^0x/, '');
  const publicKey = hex?.length === 130 && hex.startsWith('04') ? fromHex(hex) : undefined;
  if (publicKey === undefined) {
    return { reason: '/pubkey: expected an uncompressed secp256k1 key, 04 and 128 hex digits, 0x optional' };
  }
  return askFor(`lit-pkp://${toHex(noble.keccak256(publicKey))}`, 'Threshold/Signing');
}

function askCapacity(body: Members): Ask | BodyFault {
  const tokenId = textOf(body, 'tokenId');
  if (tokenId === undefined || !/^(?:0|[1-9][0-9]{0,77})$/.test(tokenId)) {
    return { reason: '/tokenId: expected the id of a capacity credit, a decimal string' };
  }
  return { resource: `lit-ratelimitincrease://${tokenId}`, ability: 'Auth/Auth', facts: { token: BigInt(tokenId) } };
}

/** Hashes the conditions of a body, which are of exactly one of the four kinds. */
function hashOf(body: Members): string | BodyFault {
  try {
    return conditionsHash(body as ConditionParams);
  } catch (error) {
    // A bad call for a client is bad data for a node.
    if (error instanceof TypeError) return { reason: error.message };
    throw error;
  }
}

function askDecryption(body: Members): Ask | BodyFault {
  const dataHash = textOf(body, 'dataToEncryptHash');
  if (dataHash === undefined || !/^[0-9a-f]{64}$/.test(dataHash)) {
    return { reason: '/dataToEncryptHash: expected 64 lower-case hex digits' };
  }
  const hash = hashOf(body);
  return typeof hash === 'string'
    ? askFor(`lit-accesscontrolcondition://${hash}/${dataHash}`, 'Threshold/Decryption')
    : hash;
}

function askConditionSigning(body: Members): Ask | BodyFault {
  const hash = hashOf(body);
  return typeof hash === 'string' ? askFor(`lit-accesscontrolcondition://${hash}`, 'Threshold/Signing') : hash;
}

const needsNone = (): undefined => undefined;

/** The operations of the guides' table, each at the path to which clients post it. */
const rows: Readonly<Record<string, Operation>> = {
  '/web/execute/v1': {
    name: 'lit-action-execution',
    ask: askExecution,
    result: { signedData: {}, decryptedData: {}, claimData: {}, response: '', logs: '' },
  },
  '/web/pkp/sign/v1': { name: 'pkp-signing', ask: askPkpSigning },
  '/web/encryption/sign/': { name: 'access-control-condition-decryption', ask: askDecryption },
  '/web/signing/access_control_condition/': { name: 'access-control-condition-signing', ask: askConditionSigning },
  // Deployed nodes have no paths of their own for the other three.
  '/web/capacity_credit/auth/v1': { name: 'rate-limit-increase-auth', ask: askCapacity },
  '/web/pkp/mint/v1': { name: 'pkp-minting', ask: needsNone },
  '/web/encryption/encrypt/v1': { name: 'encryption', ask: needsNone },
};

/** What a path leads to. */
export type Endpoint = Operation | 'handshake' | 'sign-session-key';

/** Each path with and without the slash at its end, as clients join paths and versions. */
const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    ['/web/handshake/', 'handshake'] as const,
    ['/web/sign_session_key/v1', 'sign-session-key'] as const,
    ...Object.entries(rows),
  ].flatMap(([path, endpoint]): [string, Endpoint][] => {
    const bare = path.replace(/\/$/, '');
    return [
      [bare, endpoint],
      [`${bare}/`, endpoint],
    ];
  }),
);

/** Finds what a path leads to; no other spelling of it does. */
export function endpointOf(path: string): Endpoint | undefined {
  return endpoints.get(path);
}
