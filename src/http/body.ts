import { gatherBytes } from '../internal/gathered.js';

/** Why a body was not read to its end. */
export type BodyFault = 'large' | 'late' | 'broken';

/** What is wrong where another parser took the body: a mistake of the server, which no request is to blame for. */
export const readBefore =
  'the body was read before this guard: put the guard before express.json() and whatever else reads bodies, as it verifies what was received';

/** What hears an event of Node.js. */
// biome-ignore lint/suspicious/noExplicitAny: so Node.js declares its listeners, and nothing else fits all of its events
export type Listener = (...values: any[]) => void;

/** A body of Node.js: a stream that tells what comes. */
export interface NodeBody {
  /** Adds a listener. */
  on(event: string, listener: Listener): unknown;
  /** Takes a listener away. */
  removeListener(event: string, listener: Listener): unknown;
  /** Lets what comes wait. */
  pause(): unknown;
  /** Lets what comes pass. */
  resume(): unknown;
  readonly readableEnded?: boolean;
  readonly destroyed?: boolean;
}

/** Bounds on a body. */
export interface BodyBounds {
  readonly bytes: number;
  /** In milliseconds. */
  readonly timeout: number;
}

/** Says whether a length that is announced is too large: it is believed where it is bad news, and nowhere else. */
export function announcesTooMuch(length: readonly string[], { bytes }: BodyBounds): boolean {
  return length.some((each) => Number(each) > bytes);
}

/** Gathers a body of Node.js; what is beyond the bound is left where it is, so that the answer can still be sent. */
export function gatherNode(body: NodeBody, { bytes, timeout }: BodyBounds): Promise<Uint8Array | BodyFault> {
  // No stranger brings this about: a body ends only for whoever reads it.
  if (body.readableEnded === true) return Promise.reject(new TypeError(readBefore));
  if (body.destroyed === true) return Promise.resolve('broken');
  return new Promise((resolve) => {
    const gathered = gatherBytes(bytes);
    const end = (result: Uint8Array | BodyFault): void => {
      clearTimeout(timer);
      for (const [event, listener] of Object.entries(listeners)) body.removeListener(event, listener);
      // Whoever reads an error that nobody listens to would end the process.
      if (!(result instanceof Uint8Array)) body.on('error', () => undefined);
      if (result === 'large' || result === 'late') body.pause();
      resolve(result);
    };
    const timer = setTimeout(() => end('late'), timeout);
    const listeners = {
      data: (piece: Uint8Array) => {
        if (!gathered.add(piece)) end('large');
      },
      end: () => end(gathered.bytes()),
      error: () => end('broken'),
      aborted: () => end('broken'),
      close: () => end('broken'),
    };
    for (const [event, listener] of Object.entries(listeners)) body.on(event, listener);
    body.resume();
  });
}

/** Gathers a body of the web. */
export async function gatherWeb(
  body: ReadableStream<Uint8Array> | null,
  { bytes, timeout }: BodyBounds,
): Promise<Uint8Array | BodyFault> {
  if (body === null) return new Uint8Array();
  const gathered = gatherBytes(bytes);
  const reader = body.getReader();
  const read = async (): Promise<Uint8Array | BodyFault> => {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) return gathered.bytes();
      if (!(piece.value instanceof Uint8Array) || !gathered.add(piece.value)) return 'large';
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeout);
  });
  // Once for the whole body: a race for each piece would leave something behind for each, and a stranger chooses how many there are.
  const result = await Promise.race([read().catch(() => 'broken' as const), late]);
  clearTimeout(timer);
  // Nobody waits for a source that has nothing to say any more.
  if (result === 'large' || result === 'late') reader.cancel().catch(() => undefined);
  return result;
}
