import type { Instant } from '../internal/time.js';

/** The times that decide whether a stored AuthSig still lasts long enough. */
export interface GrantLife {
  readonly issued: Instant | undefined;
  readonly ends: Instant | undefined;
  readonly now: Instant;
  /** The expiry that is asked for; undefined when the caller names none. */
  readonly asked: Instant | undefined;
}

/** How long a stored AuthSig still has to last at the most, in seconds. */
const leastRest = 300;

/** Which part of the time asked for is enough. */
const leastPart = 10;

/** How much longer than the stored grant the time asked for may be, in seconds: as long as a person takes to sign. */
const signing = 60;

function secondsBetween(from: Instant, to: Instant): number {
  return to.seconds - from.seconds + Number(`0.${to.fraction || '0'}`) - Number(`0.${from.fraction || '0'}`);
}

/**
 * Says whether a stored AuthSig is long enough for a session that begins now.
 *
 * It is when it ends no earlier than the expiry asked for. It also is when it was given for as long a time as is asked for
 * now, and a tenth of that time is left, of which five minutes are enough: an expiry that moves with the clock asks for the
 * same again. Without an expiry five minutes have to be left.
 */
export function lastsEnough({ issued, ends, now, asked }: GrantLife): boolean {
  if (ends === undefined) return false;
  const left = secondsBetween(now, ends);
  if (asked === undefined) return left >= leastRest;
  if (secondsBetween(asked, ends) >= 0) return true;
  const time = secondsBetween(now, asked);
  const given = issued === undefined ? Number.NEGATIVE_INFINITY : secondsBetween(issued, ends);
  return time <= given + signing && left > 0 && left >= Math.min(leastRest, time / leastPart);
}
