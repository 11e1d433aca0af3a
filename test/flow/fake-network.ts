import { Wallet } from 'ethers';
import { blsPublicKey } from '../../src/crypto/bls.js';
import { type KeyShare, splitSecret } from '../../src/crypto/threshold.js';
import { toHex } from '../../src/internal/bytes.js';
import { answerSignRequest, type PkpRecord, type SignEvidence } from '../../src/sign-session-key.js';
import { answerSigned } from './lies.js';

/**
 * Three nodes behind a `fetch` of their own, two of which make a signature. They answer as nodes should, unless one is
 * told to do otherwise.
 */

export const nodes = ['https://a.example:7470', 'https://b.example:7470', 'https://c.example:7470'];
export const [a, b, c] = nodes as [string, string, string];
export const threshold = 2;

export const blocks: ReadonlyMap<string, string> = new Map([
  [`0x${'1'.repeat(64)}`, '2026-01-15T11:58:00Z'],
  [`0x${'2'.repeat(64)}`, '2026-01-15T11:59:00Z'],
]);
export const latestBlockhash = `0x${'2'.repeat(64)}`;

const secret = new Uint8Array(32).fill(5);
const shares = splitSecret(secret, threshold, nodes.length, new Uint8Array(32).fill(6));
export const networkKey = toHex(blsPublicKey(secret));
export const otherNetworkKey = toHex(blsPublicKey(new Uint8Array(32).fill(9)));

/** The wallet that owns the PKP, and the PKP itself. */
export const owner = new Wallet(`0x${'11'.repeat(32)}`);
const pkpWallet = new Wallet(`0x${'22'.repeat(32)}`);
export const pkpPublicKey = pkpWallet.signingKey.publicKey;
export const pkpAddress = pkpWallet.address;

/** The action that may use the PKP: its code is not run, what came of it is given. */
export const actionCid = 'QmZ4tDuvesekSs4qM5ZBKpXiZGun7S2CYtEZRB3DYXkjGx';

const pkp: PkpRecord = {
  publicKey: pkpPublicKey.slice(2),
  owner: owner.address,
  authMethods: [{ authMethodType: 1, userId: owner.address, appId: 'lit', scopes: [1] }],
  addresses: [],
  actions: [{ cid: actionCid, scopes: [1] }],
};

export const authMethods = [{ authMethodType: 1, accessToken: 'a wallet' }];

/** What a node makes of a request: a body, or anything that `fetch` can do. */
export type Answer = Response | object | string | Error | 'silent';

/** Changes what one node answers. */
export type Behaviour = (path: string, honest: () => object, request: Record<string, unknown>) => Answer;

export interface FakeNetwork {
  readonly fetch: typeof globalThis.fetch;
  /** Every request so far, by the path it went to. */
  readonly seen: { readonly node: string; readonly path: string; readonly body: Record<string, unknown> }[];
  /** Tells one node what to do. */
  tell(node: string, behaviour: Behaviour): void;
}

const signPath = '/web/sign_session_key/v1';

/** Makes the answer of a node that signs whatever it likes with its genuine share. */
export function signed(node: string, siweMessage: string, over: object = {}): object {
  return answerSigned(shares[nodes.indexOf(node)] as KeyShare, networkKey, siweMessage, over);
}

/** A refusal as a node writes it. */
export function refusal(issues: readonly unknown[], errorCode = 'NodePKPNotAuthorized', status = 401): Response {
  return new Response(JSON.stringify({ errorCode, errorKind: 'Validation', status, message: 'refused', issues }), {
    status,
  });
}

/**
 * Makes the network.
 *
 * @param evidence what the nodes found out about auth methods and action of a request
 */
export function fakeNetwork(
  now: () => Date,
  evidence: SignEvidence = {
    authMethods: [{ outcome: 'authenticated', userId: owner.address, appId: 'lit', address: owner.address }],
  },
): FakeNetwork {
  const told = new Map<string, Behaviour>();
  const seen: FakeNetwork['seen'] = [];
  const honest = (node: string, path: string, body: Record<string, unknown>): object => {
    if (path === '/web/handshake/') {
      return {
        serverPublicKey: '00',
        subnetPublicKey: networkKey,
        networkPublicKey: networkKey,
        networkPublicKeySet: networkKey,
        hdRootPubkeys: [],
        latestBlockhash,
        epoch: 3,
        threshold,
      };
    }
    if (path !== signPath) return refusal([], 'NodeNotFound', 404);
    const share = shares[nodes.indexOf(node)] as KeyShare;
    const options = { now: now(), blocks, pkps: [pkp], epoch: 3, evidence, share, networkKey };
    const answer = answerSignRequest(JSON.stringify(body), options);
    return answer.ok ? answer.value : refusal(answer.issues);
  };
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const node = nodes.find((each) => url.startsWith(`${each}/`));
    if (node === undefined) throw new TypeError('fetch failed');
    const path = url.slice(node.length);
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    seen.push({ node, path, body });
    const answer = (): object => honest(node, path, body);
    const given = (told.get(node) ?? ((_, own) => own()))(path, answer, body);
    if (given instanceof Error) throw given;
    if (given === 'silent') return new Promise(() => undefined);
    if (given instanceof Response) return given;
    return new Response(typeof given === 'string' ? given : JSON.stringify(given));
  };
  return { fetch: fetch as typeof globalThis.fetch, seen, tell: (node, behaviour) => void told.set(node, behaviour) };
}

/** A behaviour that differs in the answer to one request only, that to sign. */
export function whenAskedToSign(answer: (honest: () => object, request: Record<string, unknown>) => Answer): Behaviour {
  return (path, honest, request) => (path === signPath ? answer(honest, request) : honest());
}
