import { connect } from 'node:net';
import { askOf } from '../../src/capability/ask.js';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { createSessionSigs } from '../../src/client/session-sigs.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import type { AuthSig, ResourceAbilityRequest, SessionSig } from '../../src/generated/types.js';
import { unwrap } from '../../src/rule.js';

export const start: Date = new Date('2026-01-02T03:04:05Z');
export const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);

export const walletKey: Uint8Array = new Uint8Array(32).fill(0x11);
export const wallet: string = addressOfSecretKey(walletKey);
export const sessionKey = generateSessionKeyPair(new Uint8Array(32).fill(0x22));

/** What a node answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  readonly body: any;
}

/** Posts a body as a client does; text is sent as it is. */
export async function post(url: string, body: unknown, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Limits of a node that no test meets, however slow the machine is. */
export const patientLimits = { bodyTimeout: 600_000, headersTimeout: 600_000, idleTimeout: 600_000 } as const;

/** Sends bytes over a connection of its own and returns all that comes back until the other side closes it. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      received += chunk;
    });
    // A connection that is reset is closed, only less politely.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
  });
}

export function request(resource: string, ability: string): ResourceAbilityRequest {
  const [resourcePrefix = '', id = ''] = resource.split('://');
  return { resource: { resource: id, resourcePrefix }, ability };
}

/** Signs an AuthSig that grants the requests to the session key. */
export function grant(requests: readonly ResourceAbilityRequest[], nonce: string, issued: Date = start): AuthSig {
  const att: Record<string, Record<string, [Record<string, never>]>> = {};
  for (const each of requests) {
    const ask = askOf(each);
    if (ask) att[ask.resource] = { ...att[ask.resource], [ask.ability]: [{}] };
  }
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address: wallet,
    sessionKey: sessionKey.publicKey,
    recap: { att, prf: [] },
    nonce,
    issuedAt: issued.toISOString(),
    expiration: new Date(issued.getTime() + 86_400_000).toISOString(),
  });
  return signAuthSig(unwrap(message), wallet, walletKey);
}

/** Signs a session signature for one node. */
export function sessionFor(
  node: string,
  requests: readonly ResourceAbilityRequest[],
  capabilities: readonly AuthSig[],
  issued: Date = start,
): SessionSig {
  const sigs = createSessionSigs({
    sessionKey,
    resourceAbilityRequests: requests,
    capabilities,
    issuedAt: issued.toISOString(),
    expiration: new Date(issued.getTime() + 600_000).toISOString(),
    nodes: [node],
  });
  return unwrap(sigs)[node] as SessionSig;
}
