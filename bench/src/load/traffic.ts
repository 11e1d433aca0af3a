// What a server is sent: sessions that are good now, and what somebody sends who wants it to be busy.

import { list, ordinaryGrant, siwe, type Times, uriOf } from '../inputs.js';
import { distinctSession, sessionOn } from '../many-inputs.js';

/** The most bytes of a body that servers here read. */
export const bodyBytes = 262_144;

const minutes = (number: number): string => new Date(Date.now() + number * 60_000).toISOString();
const times: Times = { issuedAt: minutes(-5), expiration: minutes(12 * 60) };

/** As many different sessions as are asked for, each with a grant of its own, as JSON text. */
export const sessionsNow = (count: number): readonly string[] => list(count, (index) => distinctSession(index, times));

/** A request, and whether it is one that has to pass. */
export interface Sent {
  readonly body: string;
  readonly isHostile: boolean;
}

/** How a session is asked about: a member of the body, beside what `capsig serve` wants to know. */
export type Wrap = (session: string) => string;

const replaced = (text: string, member: string, value: string): string =>
  text.replace(new RegExp(`("${member}":")[^"]*`), (_, start: string) => start + value);

/**
 * What is refused, each as dear as it can be made: signed by nobody, or by whoever signs and grants as much as fits into a body; deep
 * JSON; a body of many small values.
 */
function hostileSessions(good: string): readonly string[] {
  const { signedMessage } = JSON.parse(good) as { readonly signedMessage: string };
  const grant = /"sig\\":\\"0x[0-9a-f]{8}/;
  const room = bodyBytes - 4_096;
  // Written three times into each other, a quotation mark takes eight characters.
  const resources = list(15, (index) => `https://x.example/${index}/${'y'.repeat(900)}`);
  const att = Object.fromEntries(
    list(64, (index) => [`lit-pkp://${String(index).padStart(64, '0')}`, { 'Threshold/Signing': [{}] }]),
  );
  const large = sessionOn(siwe({ recap: { att, prf: [] }, resources: [...resources], times }), times);
  return [
    // The session's own signature is wrong, and that of the grant.
    replaced(good, 'sig', 'ab'.repeat(64)),
    good.replace(grant, (found) => `${found.slice(0, -8)}${'0'.repeat(8)}`),
    // Another node, which everything else holds for.
    sessionOn(siwe({ times, nonce: 'anotherNonce1', uri: `lit:session:${'00'.repeat(32)}` }), times),
    large,
    JSON.stringify({ ...JSON.parse(good), signedMessage: signedMessage.padEnd(room, ' ') }),
    JSON.stringify({ ...JSON.parse(good), signedMessage: `${'['.repeat(room / 2)}${']'.repeat(room / 2)}` }),
    JSON.stringify({ ...JSON.parse(good), signedMessage: uriOf(ordinaryGrant).repeat(500).slice(0, room) }),
  ];
}

/** Bodies that are no session at all. */
function hostileBodies(): readonly string[] {
  const room = bodyBytes - 1_024;
  return [
    `${'{"a":'.repeat(room / 6)}1${'}'.repeat(room / 6)}`,
    '['.repeat(room),
    `[${list(Math.floor(room / 2), () => '1').join(',')}]`.slice(0, room),
    `{"sessionSig":"${'\\u0041'.repeat(room / 6)}"}`,
  ];
}

/** Deals out requests: one of five is hostile where that is asked for. */
export function createTraffic(sessions: readonly string[], wrap: Wrap, part: number): () => Sent {
  const good = sessions.map((session): Sent => ({ body: wrap(session), isHostile: false }));
  const bad = [...hostileSessions(sessions[0] ?? '').map(wrap), ...hostileBodies()].map((body): Sent => {
    if (Buffer.byteLength(body) > bodyBytes) throw new Error(`a hostile body of ${body.length} is larger than is read`);
    return { body, isHostile: true };
  });
  let count = 0;
  let turn = 0;
  return () => {
    count++;
    // Spread evenly, so that each round has as many.
    const isHostile = Math.floor(count * part) > Math.floor((count - 1) * part);
    if (isHostile) return bad[turn++ % bad.length] as Sent;
    return good[(count - turn) % good.length] as Sent;
  };
}
