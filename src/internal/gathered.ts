/** Bytes that come in pieces, up to a bound. */
export interface Gathered {
  /** Adds a piece; false, and nothing is added, when there are more bytes than the bound. */
  add(piece: Uint8Array): boolean;
  /** What was added so far, as one piece. */
  bytes(): Uint8Array;
}

/** Room for an ordinary message. */
const firstRoom = 4_096;

/**
 * Gathers the pieces of a body that a stranger sends, who chooses how small they are: in one growing buffer, since a list of
 * pieces of one byte each would take a hundred times their size.
 */
export function gatherBytes(most: number): Gathered {
  let buffer = new Uint8Array(Math.min(most, firstRoom));
  let size = 0;
  return {
    add(piece) {
      const needed = size + piece.length;
      if (needed > most) return false;
      if (needed > buffer.length) {
        const larger = new Uint8Array(Math.min(most, Math.max(buffer.length * 2, needed)));
        larger.set(buffer.subarray(0, size));
        buffer = larger;
      }
      buffer.set(piece, size);
      size = needed;
      return true;
    },
    bytes: () => buffer.slice(0, size),
  };
}
