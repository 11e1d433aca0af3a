import { type Instant, instantOf } from '../../internal/time.js';
import type { Result, RuleId } from '../../rule.js';
import { clip } from '../terminal.js';
import { formatDuration } from '../wording.js';
import { type PastedAuthSig, type PastedSession, timeIn } from './pasted.js';

/** Rules that say it already. */
const said: readonly RuleId[] = ['auth-sig.expired', 'auth-sig.not-before', 'session.expired', 'siwe.not-before'];

function endOf(label: string, value: unknown, at: Instant, valid: boolean): readonly string[] {
  const end = typeof value === 'string' ? instantOf(value) : undefined;
  const ago = end ? at.seconds - end.seconds : -1;
  const then = `${label} is ${clip(String(value), 80)}, ${formatDuration(ago)} ago`;
  // What ended longer ago is not taken for that reason.
  if (ago < 0 || (valid && ago > 60)) return [];
  return valid
    ? [`it is over, and taken as clocks may be apart: ${then}, so whoever allows for none (siwe, viem) refuses it`]
    : [`it is over besides: ${then}, so what is mended has to be signed anew`];
}

/**
 * Says that what is refused for another reason has ended as well, as whoever mends the one fault would meet the other; and that
 * what is taken has, since others refuse it.
 */
export function ofEnd(
  { text, message }: Pick<PastedAuthSig, 'text'> & Partial<Pick<PastedSession, 'message'>>,
  result: Result<unknown>,
  at: Instant | undefined,
): readonly string[] {
  if (at === undefined || (!result.ok && result.issues.some(({ rule }) => said.includes(rule)))) return [];
  return message === undefined
    ? endOf('Expiration Time', timeIn(text, 'Expiration Time'), at, result.ok)
    : endOf('expiration', message.expiration, at, result.ok);
}

const over: readonly RuleId[] = ['auth-sig.expired', 'session.expired'];

/** Says how to judge what has ended since it was refused for another reason. */
export function ofOver(
  { text, message }: Pick<PastedAuthSig, 'text'> & Partial<Pick<PastedSession, 'message'>>,
  result: Result<unknown>,
): readonly string[] {
  if (result.ok || !result.issues.some(({ rule }) => over.includes(rule))) return [];
  const [issued, end] =
    message === undefined
      ? [timeIn(text, 'Issued At'), timeIn(text, 'Expiration Time')]
      : [message.issuedAt, message.expiration];
  const [begin, close] = [issued, end].map((time) => (typeof time === 'string' ? instantOf(time) : undefined));
  if (!begin) return [];
  const early = close ? begin.seconds - close.seconds : 0;
  // A few seconds, or a day divided by a thousand.
  if (close && early <= 0 && (early > -15 || early === -86 || early === -87))
    return [
      `it was good for ${formatDuration(early)} alone, as where an end is counted in seconds that Date takes for milliseconds: new Date(Date.now() + 60_000 * minutes).toISOString()`,
    ];
  if (early <= 0)
    return [
      `if it was refused before it ended, something else is the reason: --now ${clip(String(issued), 40)} judges it as of then`,
    ];
  return early > 50_400
    ? []
    : [
        `it ends ${formatDuration(early)} before it begins: it was computed long before, or is a local time written with Z for UTC: compute it when the text is built, with toISOString()`,
      ];
}

const inFuture: readonly RuleId[] = ['auth-sig.issued-at', 'session.issued-at'];

/** Says that a time in the future may be one of another zone: it is off by half hours, as clocks hardly are. */
export function ofZone(
  { text, message }: Pick<PastedAuthSig, 'text'> & Partial<Pick<PastedSession, 'message'>>,
  result: Result<unknown>,
  at: Instant | undefined,
): readonly string[] {
  if (at === undefined || result.ok || !result.issues.some(({ rule }) => inFuture.includes(rule))) return [];
  const issued = message === undefined ? timeIn(text, 'Issued At') : message.issuedAt;
  const begin = typeof issued === 'string' ? instantOf(issued) : undefined;
  const ahead = begin ? begin.seconds - at.seconds : 0;
  const halves = Math.round(ahead / 1800);
  // A text is signed some minutes before it is judged.
  const behind = halves * 1800 - ahead;
  if (halves < 1 || halves > 28 || behind < -60 || behind > 600) return [];
  return [
    `it is ${formatDuration(halves * 1800)} ahead, as a local time is that is written with Z for UTC: write the time with toISOString(), or with its own offset`,
  ];
}

/**
 * Says how a login without an end is judged: whoever has only that fault wants to know whether it is one. `besides` are other
 * faults, and what others may hold for faults.
 */
export function ofEndless(
  result: Result<unknown>,
  besides: readonly unknown[] = [],
  milder: string = '--profile erc-4361 what the standard alone demands',
): readonly string[] {
  if (result.ok || result.issues.some(({ rule }) => rule !== 'auth-sig.expiration-required')) return [];
  const first = besides.length > 0 ? 'that it has no end is another matter' : 'nothing else was found wrong with it';
  return [
    `${first}: ERC-4361 lets a login go without Expiration Time, and this profile does where a longest age is stated; --max-age 86400 judges its age in seconds, and ${milder}`,
  ];
}

/** Says whose a text is that names the key of another system's session. */
export function ofAudience({ text }: Pick<PastedAuthSig, 'text'>): readonly string[] {
  const uri = /^URI: (did:key:z[1-9A-HJ-NP-Za-km-z]{40,120})(?:[?#][^\s]{0,400})?\r?$/m.exec(text)?.[1];
  return uri === undefined
    ? []
    : [
        `the URI is the session key of another system (Ceramic, SpruceKit or TinyCloud): the text lets ${clip(uri, 100)} act for the account, and is no login and no session of this network; show it to that system's verifier, or sign a text with the URI of the site`,
      ];
}
