import { type AuthSigKind, kindOf } from './auth-sig/kind.js';
import type { Ask } from './capability/ask.js';
import { isId } from './capability/namespace.js';
import { askOf, type Namespaces, parseResource } from './capability.js';
import type { Backend } from './crypto/backend.js';
import { publicKeyFault, signatureFault } from './crypto/ed25519.js';
import { sessionMessage as messageTemplate, sessionSig as sessionSigTemplate } from './generated/templates.js';
import type { ResourceAbilityRequest, SessionMessage, SessionSig } from './generated/types.js';
import { sessionMessage as validateMessage, sessionSig as validateSessionSig } from './generated/validators.js';
import { fromHex, utf8 } from './internal/bytes.js';
import { judgeJson, judgeShape } from './internal/document.js';
import { quote } from './internal/json.js';
import { looseNodeAddress, parseNodeAddress } from './internal/node-address.js';
import { type Instant, isInstant, parseInstant } from './internal/time.js';
import { checkEnd, checkWindow, type WindowRules } from './internal/time-window.js';
import type { Judge } from './judge.js';

/** Accepts a session signature for whatever node it names. */
export const anyNode: unique symbol = Symbol('anyNode');

/** Asks for no operation: only that the session is genuine and current. */
export const anyRequest: unique symbol = Symbol('anyRequest');

/** What verification of the session layer needs to know. */
export interface SessionContext {
  readonly now: Instant;
  readonly nodeAddress: string | typeof anyNode;
  readonly request: Ask | typeof anyRequest;
  readonly namespaces: Namespaces;
  readonly backend: Backend;
}

/** A session signature whose message was read. */
export interface ReadSessionSig {
  readonly sessionSig: SessionSig;
  readonly message: SessionMessage;
}

/** Where the message of a session signature stands. */
const inMessage = '/signedMessage';

/**
 * Judges the shape of a session signature from its JSON value: stage 1. The key is judged by its bytes alone: whether they are
 * a point costs more than half of what is done before its signature is verified (measured), and that shows it. What is refused
 * before is asked for it by {@link checkSessionKey}, which comes first.
 */
export function judgeSessionSigShape(judge: Judge, value: unknown): SessionSig {
  const sessionSig = judgeShape<SessionSig>(judge, 'session-sig.shape', validateSessionSig, value, sessionSigTemplate);
  checkSessionKey(judge, sessionSig, !judge.collects);
  return sessionSig;
}

/** Checks the key of a session, which ends a stage. `verified` says that a signature verifies under it, or that one may yet. */
export function checkSessionKey(judge: Judge, { address }: SessionSig, verified: boolean): void {
  const key = fromHex(address) ?? new Uint8Array();
  judge.check('session.public-key', publicKeyFault(key, verified) === undefined, () => ({
    path: '/address',
    message: `expected a canonical Ed25519 public key that is not of small order: ${publicKeyFault(key)}`,
  }));
  judge.endStage();
}

/** Judges the session message inside: stage 2. */
export function judgeSessionMessage(judge: Judge, sessionSig: SessionSig): ReadSessionSig {
  const inside = judge.at(inMessage);
  const value = judgeJson(inside, sessionSig.signedMessage);
  const message = judgeShape<SessionMessage>(
    inside,
    'session-message.shape',
    validateMessage,
    value,
    messageTemplate,
    true,
  );
  for (const member of ['issuedAt', 'expiration'] as const) {
    const instant = parseInstant(message[member]);
    inside.check('session.timestamps', isInstant(instant), () => ({
      path: `/${member}`,
      message: `expected an RFC 3339 date-time, found ${quote(message[member])}: ${isInstant(instant) ? '' : instant.reason}`,
    }));
  }
  inside.check('session.node-address', parseNodeAddress(message.nodeAddress) !== undefined, () => ({
    path: '/nodeAddress',
    message: `expected [http://|https://]host:port, found ${quote(message.nodeAddress)}`,
  }));
  judge.endStage();
  return { sessionSig, message };
}

function checkRequests(judge: Judge, requests: readonly ResourceAbilityRequest[], namespaces: Namespaces): void {
  requests.forEach((request, index) => {
    const { resource, resourcePrefix } = request.resource;
    const row = Object.hasOwn(namespaces, resourcePrefix) ? namespaces[resourcePrefix] : undefined;
    const at = judge.at(`/resourceAbilityRequests/${index}`);
    at.check('session.request-resource', row === undefined || isId(row, resource), () => ({
      path: '/resource/resource',
      message: `expected an id that fits ${quote(resourcePrefix)}, found ${quote(resource)}`,
    }));
    at.check('session.request-ability', askOf(request, namespaces) !== undefined, () => ({
      path: '/ability',
      message: row
        ? `expected one of ${Object.keys(row.abilities).join(', ') || 'no ability'} for ${quote(resourcePrefix)}, found ${quote(request.ability)}`
        : `expected Namespace/Name for the unregistered prefix ${quote(resourcePrefix)}, found ${quote(request.ability)}`,
    }));
  });
}

const windowRules: WindowRules = {
  issuedAt: 'session.issued-at',
  order: 'session.expiration-order',
  lifetime: 'session.lifetime',
  expired: 'session.expired',
  end: 'expiration',
};

function checkTimes(judge: Judge, message: SessionMessage, now: Instant): void {
  const clock = { now, skew: judge.profile.parameters.skew.outer };
  checkWindow(judge, windowRules, message, clock);
  checkEnd(judge, windowRules, message, clock);
}

/** Names the node of an address as this profile compares it; what is no address names no node. */
export function nodeIdentity(judge: Judge, address: string): string | undefined {
  return judge.enforces('session.node-address') ? parseNodeAddress(address) : looseNodeAddress(address);
}

/** Says whether a URI is `prefix://id`, without putting it together. */
function isJoined(uri: string, prefix: string, id: string): boolean {
  const { length } = prefix;
  return (
    uri.length === length + 3 + id.length && uri.startsWith(prefix) && uri.startsWith('://', length) && uri.endsWith(id)
  );
}

function checkAsked(judge: Judge, requests: readonly ResourceAbilityRequest[], ask: Ask, namespaces: Namespaces): void {
  const asked = parseResource(ask.resource);
  const naming = requests.filter(({ resource: { resource, resourcePrefix } }) => {
    if (isJoined(ask.resource, resourcePrefix, resource)) return true;
    if (resource !== '*' || resourcePrefix !== asked?.prefix) return false;
    return Object.hasOwn(namespaces, resourcePrefix) && namespaces[resourcePrefix]?.wildcard === true;
  });
  judge.check('session.requested-resource', naming.length > 0, () => ({
    message: `no request of the session names ${quote(ask.resource)}`,
    params: { resource: ask.resource },
  }));
  const pool = naming.length > 0 ? naming : requests;
  const able = pool.some((request) => askOf(request, namespaces)?.ability === ask.ability);
  judge.check('session.requested-ability', able, () => ({
    message: `no request of the session asks ${quote(ask.ability)} on ${quote(ask.resource)}`,
    params: { resource: ask.resource, ability: ask.ability },
  }));
}

/** The kinds that deployed nodes read inside a session. */
const deployed: readonly AuthSigKind[] = ['eoa', 'bls'];

/** Judges what no more than the names of the capabilities' kinds say. */
function checkKinds(judge: Judge, { message }: ReadSessionSig): void {
  const unsupported = message.capabilities.findIndex((authSig) => {
    const row = kindOf(authSig);
    return row ? !deployed.includes(row.kind) : judge.enforces('auth-sig.kind');
  });
  judge.check('lit-v7.unsupported-aborts', unsupported < 0, () => ({
    path: `/signedMessage/capabilities/${unsupported}`,
    message: 'one capability of an unsupported kind ends the verification of all',
  }));
}

/** Checks what the message says, and that it asks what is asked: stage 3. Which node it names is checked where a session is verified. */
export function checkSessionMessage(judge: Judge, read: ReadSessionSig, context: SessionContext): void {
  const { sessionSig, message } = read;
  const inside = judge.at(inMessage);
  inside.check('session.key-match', message.sessionKey === sessionSig.address, () => ({
    path: '/sessionKey',
    message: `expected the key that signed, ${sessionSig.address}, found ${quote(message.sessionKey)}`,
    params: { expected: sessionSig.address, found: message.sessionKey },
  }));
  checkRequests(inside, message.resourceAbilityRequests, context.namespaces);
  if (context.request !== anyRequest) {
    const at = inside.at('/resourceAbilityRequests');
    checkAsked(at, message.resourceAbilityRequests, context.request, context.namespaces);
  }
  checkTimes(inside, message, context.now);
  inside.check('lit-v8.max-price', message.maxPrice !== undefined, () => ({
    message: 'expected the member maxPrice, found none: the node would not know what it may charge',
  }));
  checkKinds(judge, read);
}

/** Checks the signature of the session key over the exact text received: stage 4. Says whether it verifies. */
export function checkSessionSignature(judge: Judge, { sessionSig }: ReadSessionSig, backend: Backend): boolean {
  const signature = fromHex(sessionSig.sig) ?? new Uint8Array();
  const key = fromHex(sessionSig.address) ?? new Uint8Array();
  // Before the form is judged, as what verifies shows that R is a point: nobody has to find out. What its bytes refuse is not
  // verified; one verification more than was counted is the most that this can cost.
  const refused = judge.enforces('session.signature-form') && signatureFault(signature, true) !== undefined;
  const verified = !refused && backend.ed25519Verify(key, utf8(sessionSig.signedMessage), signature);
  const fault = signatureFault(signature, verified);
  judge.check('session.signature-form', fault === undefined, () => ({
    path: '/sig',
    message: `expected a canonical Ed25519 signature: ${fault}`,
  }));
  judge.endStage();
  judge.spend('ed25519-signatures', 1, '/sig');
  judge.check('session.signature', verified, () => ({
    path: '/sig',
    message: `expected a signature by ${sessionSig.address}, found one that does not verify`,
  }));
  return verified;
}
