// Inputs of whole worlds, from the generators of test/property: documents that fit together, where a vector differs from its twin in one
// place.
import fc from 'fast-check';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { signAuthSig } from '../../src/entry/client.js';
import { encodeRecap, type Recap } from '../../src/entry/recap.js';
import { createSiweMessage, type SiweMessage } from '../../src/entry/siwe.js';
import { anyDomain, unwrap } from '../../src/index.js';
import { ask, recap, siweMessage } from '../../test/property/arbitrary.js';
import { create, type Terms, terms, type World } from '../../test/property/world.js';
import type { Input } from './disagreement.js';

const uriOf = (value: Recap): string => unwrap(encodeRecap(value));

/** A message that can be written: what the grammar allows may still be no date, or out of order. */
function textOf(message: SiweMessage): string | undefined {
  const made = createSiweMessage(message);
  return made.ok ? made.value : undefined;
}

const evidenceOf = ({ options: { evidence } }: World) => {
  const blocks = Object.entries(evidence?.proofs ?? {}).map(([cid, block]) => [
    cid,
    Buffer.from(block as Uint8Array).toString('base64'),
  ]);
  return blocks.length > 0 ? { evidence: { proofs: Object.fromEntries(blocks) } } : {};
};

/** What a caller of a session says, on the wire. */
function demandsOf(world: World): Input {
  const { now, nodeAddress, request, domain, networkKey } = world.options;
  return {
    now,
    nodeAddress,
    request,
    ...(domain === anyDomain ? {} : { domain }),
    ...(networkKey ? { networkKey } : {}),
    ...evidenceOf(world),
  };
}

const session = (given: Terms): Input => {
  const world = create(given);
  return { sessionSig: JSON.stringify(world.sessionSig), ...demandsOf(world) };
};

/** The capability of a session, judged by itself. */
function capability(given: Terms): Input {
  const world = create(given);
  const { capabilities, sessionKey } = JSON.parse(world.sessionSig.signedMessage);
  const { now, networkKey } = demandsOf(world);
  return {
    authSig: JSON.stringify(capabilities[0]),
    purpose: 'session',
    sessionKey,
    now,
    ...(networkKey ? { networkKey } : {}),
    ...evidenceOf(world),
  };
}

const login = (message: SiweMessage, seed: number): Input | undefined => {
  const secret = new Uint8Array(32).fill(seed);
  const text = textOf({ ...message, address: addressOfSecretKey(secret) });
  if (text === undefined) return undefined;
  const { domain, nonce, issuedAt } = message;
  const authSig = JSON.stringify(signAuthSig(text, addressOfSecretKey(secret), secret));
  return { authSig, purpose: 'login', now: issuedAt, domain, nonce };
};

const seed = fc.integer({ min: 1, max: 60 });

/** The worlds of each operation. Undefined is a world that cannot be made. */
export const worlds: Readonly<Record<string, fc.Arbitrary<Input | undefined>>> = {
  'siwe.parse': siweMessage.map((message) => {
    const text = textOf(message);
    return text === undefined ? undefined : { text };
  }),
  'siwe.format': siweMessage.map((message) => ({ message })),
  'recap.decode': recap.map((value) => ({ uri: uriOf(value) })),
  'recap.encode': recap.map((value) => ({ recap: value })),
  'recap.statement': recap.map((value) => ({ uri: uriOf(value) })),
  'recap.merge': fc.array(recap, { minLength: 1, maxLength: 3 }).map((values) => ({ uris: values.map(uriOf) })),
  'capability.covers': fc
    .tuple(fc.array(recap, { minLength: 1, maxLength: 3 }), ask)
    .map(([grants, { facts, ...asked }]) => ({
      grants,
      ...asked,
      facts: { ...facts, uses: String(facts.uses), token: String(facts.token) },
    })),
  'capability.narrower': fc
    .tuple(recap, fc.array(recap, { minLength: 1, maxLength: 3 }))
    .map(([child, parents]) => ({ child, parents })),
  'auth-sig.verify': fc.oneof(
    fc.tuple(siweMessage, seed).map(([message, number]) => login(message, number)),
    terms.map(capability),
  ),
  'session-sig.verify': terms.map(session),
};
