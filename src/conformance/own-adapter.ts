import { readFile } from 'node:fs/promises';
import { isPlainObject } from '../internal/json.js';
import { profiles } from '../profile.js';
import { excerpt } from './fault.js';
import { operationNames, runOperation } from './operation.js';
import { type Adapter, encodeLine, type Hello, isBroken, parseAnswer, protocolVersion } from './protocol.js';

/** What a vector may ask for beyond its operation, all of which this implementation has. */
export const ownFeatures: readonly string[] = [
  'ability:other',
  'auth-sig:envelope',
  'evidence:contract-calls',
  'evidence:proofs',
  'evidence:signed-texts',
  'evidence:token-owners',
  'kind:bls',
  'kind:contract',
  'kind:cosmos',
  'kind:solana',
  'max-age',
  'namespace:lit-paymentdelegation',
  'namespace:lit-ratelimitincrease',
  'namespace:lit-resolvedauthcontext',
  'namespace:other',
  'purpose:delegation',
  'purpose:session',
  'recap',
  'restrictions',
  'session-kind:ceramic',
  'session-kind:lit',
  'session-kind:one-click-auth',
  'siwe:scheme',
];

/** Says hello as this implementation. */
export async function ownHello(): Promise<Hello> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return { name: 'capsig', version, operations: [...operationNames].sort(), features: ownFeatures };
}

function answerRun({ id, operation, profile, input }: Readonly<Record<string, unknown>>): unknown {
  const chosen = profiles[String(profile)];
  if (!operationNames.includes(String(operation)) || !chosen) return { id, result: 'unsupported' };
  try {
    return { id, ...runOperation(String(operation), input as Readonly<Record<string, unknown>>, { profile: chosen }) };
  } catch (error) {
    // A call that is a mistake has no verdict, and is no reason to end: the next question may be a good one.
    if (error instanceof TypeError) return { id, error: excerpt(error.message) };
    throw error;
  }
}

/**
 * Answers one line of the protocol with this implementation.
 *
 * @throws SyntaxError when the line is no JSON, TypeError when it is no message
 */
export function answerLine(line: Uint8Array | string, hello: Hello): string {
  const value: unknown = JSON.parse(
    typeof line === 'string' ? line : new TextDecoder('utf-8', { fatal: true }).decode(line),
  );
  const message = isPlainObject(value) ? value : {};
  if (message.type === 'hello') return encodeLine({ type: 'hello', protocol: protocolVersion, ...hello });
  if (message.type !== 'run' || !isPlainObject(message.input)) {
    throw new TypeError(`expected hello or run, found ${excerpt(String(message.type))}`);
  }
  return encodeLine(answerRun(message));
}

/** Answers every line of an input until it ends: this implementation behind the protocol. */
export async function serveAdapter(
  input: AsyncIterable<Uint8Array>,
  write: (line: string) => void,
  hello: Hello,
): Promise<void> {
  let chunks: Uint8Array[] = [];
  for await (const piece of input) {
    let rest = piece;
    for (let at = rest.indexOf(0x0a); at >= 0; at = rest.indexOf(0x0a)) {
      write(answerLine(Buffer.concat([...chunks, rest.subarray(0, at)]), hello));
      chunks = [];
      rest = rest.subarray(at + 1);
    }
    if (rest.length > 0) chunks.push(rest);
  }
}

/** Creates an adapter that is this implementation in this process. */
export function createOwnAdapter(hello: Hello): Adapter {
  return {
    start: async () => ({
      hello,
      async ask(request) {
        try {
          const line = answerLine(encodeLine({ type: 'run', ...request }), hello);
          const answer = parseAnswer(new TextEncoder().encode(line), request.id);
          return isBroken(answer) ? { kind: 'protocol', detail: answer.broken } : { kind: 'answer', answer };
        } catch (error) {
          return { kind: 'crash', detail: excerpt(String(error)) };
        }
      },
      close: async () => {},
    }),
  };
}
