import type { UseCharge, UseLedger } from '../delegation.js';
import { addSeconds, compareInstants, type Instant, isInstant, parseInstant } from '../internal/time.js';

/** Far beyond any clock skew: whoever forgets a count too early gives all uses back. */
const remembered = 86_400;

/** What a ledger keeps of one delegation. */
interface Counted {
  used: bigint;
  readonly room: string;
  readonly until: Instant | undefined;
}

/** A charge with its limit as a number, and whose room it takes. */
export interface Limited extends Omit<UseCharge, 'limit' | 'root' | 'holder'> {
  readonly limit: bigint | undefined;
  readonly room: string;
}

/** Puts the charges of one use together: one delegation can come in several blocks, and is used once, under the narrowest limit. */
export function together(charges: readonly UseCharge[]): readonly Limited[] {
  const byKey = new Map<string, Limited>();
  for (const { key, until, root, holder, limit: text } of charges) {
    const limit = text === undefined ? undefined : BigInt(text);
    const charge: Limited = { key, until, limit, room: JSON.stringify([root, holder]) };
    const before = byKey.get(charge.key);
    if (!before || (limit !== undefined && (before.limit === undefined || limit < before.limit))) {
      byKey.set(charge.key, charge);
    }
  }
  return [...byKey.values()];
}

export function instantIn(text: string | undefined): Instant | undefined {
  const instant = text === undefined ? undefined : parseInstant(text);
  return instant && isInstant(instant) ? instant : undefined;
}

/**
 * Creates a ledger in memory.
 *
 * It forgets a delegation a day after its end, when room is needed, and never else: to forget a count gives all uses back.
 * While there is no room it answers `full` for delegations that it does not know. Each root has room of its own for what it signed,
 * and so has each account that it lent to, so that whoever was lent something cannot use up that of others. What ended no later than something that was forgotten is not
 * taken for new: when a clock that ran ahead is set right, it would be counted from the start.
 *
 * A server of several processes has one ledger in one of them: this interface cannot wait for a store.
 *
 * @param capacity how many delegations to remember of one root, and of each that it lent to; 10,000 unless given
 * @param total how many of all together; 100 times as many unless given
 */
export function createUseLedger(capacity: number = 10_000, total: number = capacity * 100): UseLedger {
  for (const [name, value] of Object.entries({ capacity, total })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a positive whole number`);
  }
  const counted = new Map<string, Counted>();
  const inRoom = new Map<string, number>();
  /** The latest end of anything that was forgotten. */
  let forgotten: Instant | undefined;
  /** The earliest end of what is remembered: before it there is nothing to look for. */
  let soonest: Instant | undefined;

  const isOver = (end: Instant, time: Instant): boolean => compareInstants(addSeconds(end, remembered), time) < 0;
  const forget = (now: string): void => {
    const time = instantIn(now);
    if (!time || !soonest || !isOver(soonest, time)) return;
    soonest = undefined;
    for (const [key, { room, until }] of counted) {
      if (!until) continue;
      if (isOver(until, time)) {
        counted.delete(key);
        const left = (inRoom.get(room) ?? 0) - 1;
        if (left > 0) inRoom.set(room, left);
        else inRoom.delete(room);
        if (!forgotten || compareInstants(forgotten, until) < 0) forgotten = until;
      } else if (!soonest || compareInstants(until, soonest) < 0) soonest = until;
    }
  };
  /** Says whether there is room for delegations that are not known. */
  const holds = (strange: readonly Limited[]): boolean => {
    const added = new Map<string, number>();
    for (const { room } of strange) added.set(room, (added.get(room) ?? 0) + 1);
    return (
      counted.size + strange.length <= total &&
      [...added].every(([room, more]) => (inRoom.get(room) ?? 0) + more <= capacity)
    );
  };
  const mayBeForgotten = ({ until }: Limited): boolean => {
    const end = instantIn(until);
    return forgotten !== undefined && end !== undefined && compareInstants(end, forgotten) <= 0;
  };

  return {
    used: (key) => counted.get(key)?.used ?? 0n,
    consume(charges, now) {
      const each = together(charges);
      if (each.some(({ key, limit }) => limit !== undefined && (counted.get(key)?.used ?? 0n) >= limit)) return false;
      const strange = each.filter(({ key }) => !counted.has(key));
      if (!holds(strange)) forget(now);
      const fresh = each.filter(({ key }) => !counted.has(key));
      if (fresh.some(mayBeForgotten) || !holds(fresh)) return 'full';
      for (const { key, room, until } of each) {
        const entry = counted.get(key);
        if (entry) {
          entry.used += 1n;
          continue;
        }
        const end = instantIn(until);
        counted.set(key, { used: 1n, room, until: end });
        inRoom.set(room, (inRoom.get(room) ?? 0) + 1);
        if (end && (!soonest || compareInstants(end, soonest) < 0)) soonest = end;
      }
      return true;
    },
  };
}
