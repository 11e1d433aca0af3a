import { expect, it, vi } from 'vitest';
import { cidOf } from '../../src/cacao/block-cid.js';
import { collectEvidence, jsonRpcResolver } from '../../src/index.js';
import { encodeRecap, recapStatement } from '../../src/recap.js';
import { unwrap } from '../../src/rule.js';

const question = {
  chainId: '1',
  address: `0x${'11'.repeat(20)}`,
  digest: `0x${'22'.repeat(32)}`,
  signature: '0x33',
};

const answers: Readonly<Record<string, unknown>> = {
  eth_chainId: '0x1',
  eth_getBlockByNumber: { timestamp: '0x65a50000', number: '0x10' },
  eth_getCode: '0x60',
  eth_call: `0x1626ba7e${'0'.repeat(56)}`,
};

/** A node that keeps the question for its chain until it is told to answer, and heeds the signals of requests. */
function slowNode(): {
  readonly resolver: ReturnType<typeof jsonRpcResolver>;
  release(): void;
  readonly asked: string[];
} {
  const asked: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const resolver = jsonRpcResolver({
    urls: { 1: 'https://rpc.example' },
    fetch: async (_, { body, signal }) => {
      const { method } = JSON.parse(body) as { readonly method: string };
      asked.push(method);
      const aborted = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      if (method === 'eth_chainId') await Promise.race([released, aborted]);
      return new Response(JSON.stringify({ jsonrpc: '2.0', id: 1, result: answers[method] })) as never;
    },
  });
  return { resolver, release: () => release(), asked };
}

it('a caller who gives up takes the evidence of nobody else with him', async () => {
  const { resolver, release, asked } = slowNode();
  const stranger = new AbortController();
  const given = resolver.contractCall(question, stranger.signal);
  const honest = resolver.contractCall({ ...question, signature: '0x44' });
  stranger.abort();
  expect(await given).toBeUndefined();
  release();
  expect((await honest)?.outcome).toBe('returned');
  expect(asked.filter((method) => method === 'eth_chainId')).toHaveLength(1);
  const late = new AbortController();
  late.abort();
  expect(await resolver.contractCall(question, late.signal)).toBeUndefined();
});

it('a question that others share ends by its own deadline where nobody heeds signals, and is asked again', {
  timeout: 120_000,
}, async () => {
  const asked: string[] = [];
  const faults: string[] = [];
  let deaf = true;
  const resolver = jsonRpcResolver({
    urls: { 1: 'https://rpc.example' },
    timeout: 50,
    onFault: (_, reason) => faults.push(reason),
    fetch: async (_, { body }) => {
      const { method } = JSON.parse(body) as { readonly method: string };
      asked.push(method);
      if (deaf) return new Promise(() => undefined);
      return new Response(JSON.stringify({ jsonrpc: '2.0', id: 1, result: answers[method] })) as never;
    },
  });
  const both = [question, { ...question, signature: '0x44' }].map((each) => resolver.contractCall(each));
  expect(await Promise.all(both)).toEqual([undefined, undefined]);
  expect([asked, faults]).toEqual([['eth_chainId'], ['it took too long', 'it took too long']]);
  deaf = false;
  // Again and again, because a busy machine may be too late for the deadline.
  const found = async (): Promise<void> => {
    expect((await resolver.contractCall(question))?.outcome).toBe('returned');
  };
  await vi.waitFor(found, { timeout: 60_000 });
});

it('many contracts that are asked with one signal leave no warning about listeners, and end with it', async () => {
  const warnings: unknown[] = [];
  const hear = (warning: unknown): void => void warnings.push(warning);
  process.on('warning', hear);
  const { resolver } = slowNode();
  const caller = new AbortController();
  const asked = Array.from({ length: 40 }, (_, index) =>
    resolver.contractCall({ ...question, signature: `0x${index.toString(16).padStart(2, '0')}` }, caller.signal),
  );
  await new Promise((resolve) => setImmediate(resolve));
  caller.abort();
  expect(await Promise.all(asked)).toEqual(Array(40).fill(undefined));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});

it('many proofs at a time leave no warning about listeners, and each call has a signal of its own', async () => {
  const warnings: unknown[] = [];
  const hear = (warning: unknown): void => void warnings.push(warning);
  process.on('warning', hear);
  const cids = Array.from({ length: 30 }, (_, index) => cidOf(Uint8Array.of(index)));
  const recap = { att: { 'a:b': { 'a/b': [{}] } }, prf: cids };
  const uri = unwrap(encodeRecap(recap));
  const text = (resource: string): string =>
    `app.example wants you to sign in with your Ethereum account:\n0x${'11'.repeat(20)}\n\n${recapStatement(recap)}\n\nURI: https://app.example\nVersion: 1\nChain ID: 1\nNonce: Kq3vX7bT9sLm\nIssued At: 2026-01-15T11:00:00Z\nResources:\n- ${resource}`;
  const signals = new Set<AbortSignal>();
  const address = `0x${'11'.repeat(20)}`;
  const authSig = { sig: '0x', derivedVia: 'web3.eth.personal.sign', signedMessage: text(uri), address };
  await collectEvidence(JSON.stringify(authSig), {
    proof: async (_, signal) => {
      if (signal) signals.add(signal);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return undefined;
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
  expect(signals.size).toBe(30);
});
