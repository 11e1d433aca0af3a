import { gatherBytes } from '../internal/gathered.js';
import { excerpt, type Fault, isFault } from './fault.js';
import { type Adapter, encodeHello, encodeRequest, lineLimit, parseHello, replyOf, type Session } from './protocol.js';

/** Where an adapter listens, and how long it is waited for, in milliseconds. */
export interface UrlOptions {
  readonly url: string;
  readonly timeout: number;
  readonly startTimeout: number;
}

type Received =
  | { readonly kind: 'line'; readonly line: Uint8Array }
  | { readonly kind: 'crash' | 'timeout' | 'protocol'; readonly detail: string };

async function readBody(response: Response): Promise<Uint8Array | undefined> {
  const gathered = gatherBytes(lineLimit);
  for await (const chunk of response.body ?? []) if (!gathered.add(chunk)) return undefined;
  return gathered.bytes();
}

async function post(url: string, text: string, milliseconds: number): Promise<Received> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A connection of its own: one that the adapter has closed meanwhile must not look like a crash.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: text,
      redirect: 'error',
      signal: AbortSignal.timeout(milliseconds),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { kind: 'protocol', detail: `expected status 200, found ${response.status}` };
    }
    const line = await readBody(response);
    return line
      ? { kind: 'line', line }
      : { kind: 'protocol', detail: 'expected a body up to 4 MiB, found a longer one' };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError') return { kind: 'timeout', detail: `no answer within ${milliseconds} ms` };
    return { kind: 'crash', detail: excerpt(cause?.code ?? cause?.message ?? message) };
  }
}

async function start({ url, timeout, startTimeout }: UrlOptions): Promise<Session | Fault> {
  const received = await post(url, encodeHello(), startTimeout);
  if (received.kind !== 'line') {
    return { fault: `${excerpt(url)} did not answer hello: ${received.detail}. Is the adapter running there?` };
  }
  const hello = parseHello(received.line);
  if (isFault(hello)) return hello;
  return {
    hello,
    async ask(request) {
      const answer = await post(url, encodeRequest(request), timeout);
      return answer.kind === 'line' ? replyOf(answer.line, request.id) : answer;
    },
    close: async () => {},
  };
}

/** Creates an adapter behind a URL: each message is the body of a POST, each answer that of its response. */
export function createUrlAdapter(options: UrlOptions): Adapter {
  return { start: () => start(options) };
}
