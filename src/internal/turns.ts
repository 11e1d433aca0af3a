/** Bounds how much waits at one place. */
export interface Room {
  /** How many pieces may wait there. */
  readonly most: number;
  /** How many of them may come from one source. */
  readonly ofOne: number;
}

/** Keeps what waits, in the order in which it is to be done. */
export interface Turns<T> {
  /** Adds a piece at a place; false when there is no room. */
  add(place: Room, source: object, piece: T): boolean;
  /** Takes the next piece; undefined when nothing waits. */
  take(): T | undefined;
}

interface Waiting<T> {
  readonly place: Room;
  readonly piece: T;
}

/**
 * Creates a queue in which the sources take turns, one piece each, so that whoever sends many waits behind his own pieces
 * and not before those of others.
 */
export function createTurns<T>(): Turns<T> {
  // The source that is next stands first.
  const lines = new Map<object, Waiting<T>[]>();
  const counts = new Map<Room, number>();
  return {
    add(place, source, piece) {
      const line = lines.get(source) ?? [];
      const count = counts.get(place) ?? 0;
      if (count >= place.most || line.length >= place.ofOne) return false;
      counts.set(place, count + 1);
      lines.set(source, [...line, { place, piece }]);
      return true;
    },
    take() {
      const [next] = lines;
      if (!next) return undefined;
      const [source, [first, ...rest]] = next;
      lines.delete(source);
      if (!first) return undefined;
      if (rest.length > 0) lines.set(source, rest);
      const left = (counts.get(first.place) ?? 1) - 1;
      if (left > 0) counts.set(first.place, left);
      else counts.delete(first.place);
      return first.piece;
    },
  };
}
