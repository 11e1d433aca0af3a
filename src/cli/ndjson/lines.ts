import { gatherBytes } from '../../internal/gathered.js';
import { inputLimit } from '../input.js';

/** One line of a file of any size. */
export interface Line {
  readonly number: number;
  /** How much of the file ends with it: bytes, its line feed among them. */
  readonly end: number;
  /** Undefined for a line that is longer than a document may be: it was passed over, and not kept. */
  readonly bytes: Uint8Array | undefined;
}

const feed = 0x0a;

/** Splits bytes into lines as they come, and holds no more than one line and one piece of the file. */
export async function* linesOf(source: AsyncIterable<Uint8Array>, limit: number = inputLimit): AsyncGenerator<Line> {
  let number = 1;
  let end = 0;
  let held = gatherBytes(limit);
  let length = 0;
  // What does not fit is not kept, and neither is what of that line was there before.
  const hold = (piece: Uint8Array): void => {
    const before = length;
    length += piece.length;
    if (before <= limit && !held.add(piece)) held = gatherBytes(limit);
  };
  const take = (last: Uint8Array): Line => {
    hold(last);
    // Bytes of its own: a part of a larger buffer would take all of it along into another thread.
    const bytes = length > limit ? undefined : held.bytes();
    end += length + 1;
    held = gatherBytes(limit);
    length = 0;
    return { number: number++, end, bytes };
  };
  for await (const piece of source) {
    let start = 0;
    for (let at = piece.indexOf(feed); at >= 0; at = piece.indexOf(feed, start)) {
      yield take(piece.subarray(start, at));
      start = at + 1;
    }
    hold(piece.subarray(start));
  }
  if (length > 0) yield take(new Uint8Array());
}
