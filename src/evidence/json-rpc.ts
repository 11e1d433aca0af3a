import type { ContractCallReply, ContractCallRequest, EvidenceResolvers } from '../evidence.js';
import { anySignal, timeoutSignal } from '../internal/abort.js';
import { assertMembers, assertObject } from '../internal/answered.js';
import { fromHex, toHex } from '../internal/bytes.js';
import { gatherBytes } from '../internal/gathered.js';
import { isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { formatInstant } from '../internal/time.js';
import { deploylessProgram, parseDeploylessReply, questionData } from './deployless.js';

/** A body that is read piece by piece, so that it can be cut off. */
export interface ReadableBody {
  /** Locks the body for one reader. */
  getReader(): ByteReader;
}

/** What reads a body. */
export interface ByteReader {
  /** Reads the next bytes. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Gives the rest up. */
  cancel(): Promise<void>;
}

/** What the resolver needs of `fetch`; that of the platform fits. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly redirect: 'error';
    readonly signal: AbortSignal;
  },
) => Promise<{ readonly body: ReadableBody | null }>;

/** How to ask contracts. */
export interface JsonRpcOptions {
  /** The URLs of nodes by decimal chain id; those of `*` are asked about every chain, and answer for their own only. */
  readonly urls: Readonly<Record<string, string | readonly string[]>>;
  /** Sends the requests; that of the platform unless given. */
  readonly fetch?: Fetch;
  /** The longest time for one request, in milliseconds; 5,000 unless given. */
  readonly timeout?: number;
  /** The most bytes of one reply of a node; 1,048,576 unless given, since a block can list thousands of transactions. */
  readonly maxBytes?: number;
  /** Hears why a node gave no evidence. */
  readonly onFault?: (url: string, reason: string) => void;
}

/** Why a node gave no evidence. */
class NodeFault extends Error {}

/** What a node answered. */
type Answer = { readonly result: unknown } | { readonly error: { readonly code: unknown; readonly message: string } };

type Send = (method: string, params: readonly unknown[]) => Promise<Answer>;

/** The most values in a reply of a node: far more than there are transactions in a block. */
const mostValues = 65_536;

/** The most bytes of a contract's reply that are recorded: more than 32 is wrong in any case. */
const mostData = 64;

/** How nodes say that the call itself ended badly, and not that they could not make it. */
const failures: readonly RegExp[] = [
  /\brevert(?:ed)?\b/i,
  /\bout of gas\b/i,
  /\binvalid opcode\b/i,
  /\b(?:bad|undefined|invalid) instruction\b/i,
  /\binvalid jump\b/i,
  /\bstack (?:underflow|overflow|limit reached)\b/i,
  /\bwrite protection\b/i,
  /\breturn ?data out of bounds\b/i,
  /\bVM execution error\b/i,
];

/** The code that nodes give a call which reverted, whatever their message. */
const reverted = 3;

const members = ['urls', 'timeout', 'maxBytes', 'onFault', 'fetch'] as const;

/**
 * Makes a resolver that asks contracts over JSON-RPC.
 *
 * Each node is asked for its chain first, and one of another chain gives no evidence. Code and reply are of one block, the
 * latest, whose timestamp is the time of the evidence. A call that ran and failed is a reply; a node that cannot be reached,
 * takes too long, says too much or nothing that can be read gives none. Nothing is asked of URLs that are not listed, and
 * redirects are not followed.
 */
export function jsonRpcResolver(options: JsonRpcOptions): Required<Pick<EvidenceResolvers, 'contractCall'>> {
  assertMembers(options, members, 'options');
  const { urls, timeout = 5_000, maxBytes = 1_048_576, onFault } = options;
  assertObject(urls, 'urls');
  for (const [name, value] of Object.entries({ timeout, maxBytes })) {
    // Every node would be one that gives no evidence.
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a whole number, 1 or more`);
  }
  for (const [name, given] of Object.entries({ onFault, fetch: options.fetch })) {
    if (given !== undefined && typeof given !== 'function') throw new TypeError(`${name}: expected a function`);
  }
  // Said at once: later it would be one of the ways in which a node gives no evidence.
  if (options.fetch === undefined && typeof globalThis.fetch !== 'function') {
    throw new TypeError('fetch: this host has none; hand one in as options.fetch');
  }
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init));
  for (const url of Object.values(urls).flat()) {
    if (!/^https?:\/\//.test(url)) throw new TypeError('urls: expected URLs of http or https by decimal chain id');
  }
  const chains = new Map<string, Promise<bigint>>();

  const nodeAt =
    (url: string, signal: AbortSignal | undefined): Send =>
    async (method, params) => {
      const limit = timeoutSignal(timeout);
      const within = signal ? anySignal([signal, limit]) : limit;
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const headers = { 'content-type': 'application/json' };
      const exchange = async (): Promise<Uint8Array> => {
        const response = await send(url, { method: 'POST', headers, body, redirect: 'error', signal: within });
        return readBody(response.body, maxBytes, within);
      };
      // A `fetch` of the caller may not heed the signal, and others may wait for the same answer.
      return readAnswer(await unlessAborted(exchange(), within), method, maxBytes);
    };

  // Shared by all callers, so that none of them may end it: it has the time of any request, and each waits as long as he likes.
  const chainOf = (url: string): Promise<bigint> => {
    const known = chains.get(url);
    if (known) return known;
    const asked = nodeAt(url, undefined)('eth_chainId', []).then((answer) => quantityOf(answer, 'eth_chainId'));
    chains.set(url, asked);
    // A node that could not be reached may be reached later.
    asked.catch(() => chains.delete(url));
    return asked;
  };

  return {
    async contractCall(request, given) {
      // One of its own: a signal that dozens of calls listen to is taken for a leak.
      const signal = given && anySignal([given]);
      const own = Object.hasOwn(urls, request.chainId) ? urls[request.chainId] : undefined;
      for (const url of [own ?? [], urls['*'] ?? []].flat()) {
        try {
          const ask = nodeAt(url, signal);
          const chain = await unlessAborted(chainOf(url), signal);
          if (chain !== BigInt(request.chainId)) {
            throw new NodeFault(`it is a node of chain ${chain}, not of chain ${request.chainId}`);
          }
          return await askContract(ask, request);
        } catch (error) {
          onFault?.(url, reasonOf(error));
        }
      }
      return undefined;
    },
  };
}

/** Waits for what others wait for too; the caller's signal ends the waiting alone. */
async function unlessAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([shared, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** Asks for code and reply at the latest block. */
async function askContract(ask: Send, request: ContractCallRequest): Promise<ContractCallReply> {
  const { address, digest, signature, deployment } = request;
  const block = resultOf(await ask('eth_getBlockByNumber', ['latest', false]), 'eth_getBlockByNumber');
  if (!isPlainObject(block)) throw new NodeFault('eth_getBlockByNumber: expected a block');
  const seconds = Number(quantityOf({ result: block.timestamp }, 'timestamp'));
  if (!Number.isSafeInteger(seconds)) throw new NodeFault('eth_getBlockByNumber: expected a time');
  const number = `0x${quantityOf({ result: block.number }, 'number').toString(16)}`;
  const reply = { ...request, asOf: formatInstant({ seconds, fraction: '' }) };
  const question = questionData(digest, signature);
  if (deployment) {
    const called = await ask('eth_call', [{ data: deploylessProgram(address, deployment, question) }, number]);
    if (isFailed(called)) return { ...reply, code: false, outcome: 'failed' };
    const told = parseDeploylessReply(bytesOf(called, 'eth_call'));
    if (!told) throw new NodeFault('eth_call: expected what the program returns');
    return { ...reply, code: told.code, outcome: told.outcome, data: `0x${toHex(told.data)}` };
  }
  const code = bytesOf(await ask('eth_getCode', [address, number]), 'eth_getCode');
  if (code.length === 0) return { ...reply, code: false, outcome: 'returned', data: '0x' };
  const called = await ask('eth_call', [{ to: address, data: `0x${toHex(question)}` }, number]);
  if (isFailed(called)) return { ...reply, code: true, outcome: 'failed' };
  const data = bytesOf(called, 'eth_call').subarray(0, mostData);
  return { ...reply, code: true, outcome: 'returned', data: `0x${toHex(data)}` };
}

function isFailed(answer: Answer): boolean {
  if (!('error' in answer)) return false;
  const { code, message } = answer.error;
  return code === reverted || failures.some((pattern) => pattern.test(message));
}

function resultOf(answer: Answer, method: string): unknown {
  if ('error' in answer) throw new NodeFault(`${method}: ${answer.error.message.slice(0, 120)}`);
  return answer.result;
}

function bytesOf(answer: Answer, method: string): Uint8Array {
  const text = resultOf(answer, method);
  const bytes = typeof text === 'string' && text.startsWith('0x') ? fromHex(text.slice(2)) : undefined;
  if (bytes === undefined) throw new NodeFault(`${method}: expected 0x and hex`);
  return bytes;
}

function quantityOf(answer: Answer, method: string): bigint {
  const text = resultOf(answer, method);
  if (typeof text !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(text)) {
    throw new NodeFault(`${method}: expected 0x and at most 64 hex digits`);
  }
  return BigInt(text);
}

/** Reads a body, never more of it than may be; the abort of a request ends the reading too. */
async function readBody(body: ReadableBody | null, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const gathered = gatherBytes(most);
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (signal.aborted) throw signal.reason;
    if (done || !value) break;
    if (!gathered.add(value)) {
      await reader?.cancel();
      throw new NodeFault(`expected at most ${most} bytes, found more`);
    }
  }
  return gathered.bytes();
}

function readAnswer(bytes: Uint8Array, method: string, most: number): Answer {
  const json = parseJson(bytes, { bytes: most, depth: 16, values: mostValues });
  if (!json.ok || !isPlainObject(json.value) || json.value.id !== 1) {
    throw new NodeFault(`${method}: expected the answer to a request of JSON-RPC 2.0`);
  }
  const { result, error } = json.value;
  if (isPlainObject(error)) {
    return { error: { code: error.code, message: typeof error.message === 'string' ? error.message : '' } };
  }
  if (result === undefined || (error !== undefined && error !== null)) {
    throw new NodeFault(`${method}: expected a result or an error`);
  }
  return { result };
}

function reasonOf(error: unknown): string {
  if (error instanceof NodeFault) return error.message;
  const { name = '', message = '', cause } = error as { name?: string; message?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'it took too long';
  return cause?.code ?? message;
}
