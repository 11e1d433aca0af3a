import { describe, expect, it } from 'vitest';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { encodeCacao } from '../../src/cacao.js';
import { createAuthSigMessage } from '../../src/entry/client.js';
import type { Recap } from '../../src/entry/recap.js';
import { deploylessProgram, parseDeploylessReply, questionData } from '../../src/evidence/deployless.js';
import type { Fetch } from '../../src/evidence/json-rpc.js';
import {
  type AuthSig,
  anyDomain,
  anyNonce,
  type ContractCallReply,
  type ContractCallRequest,
  collectEvidence,
  type EvidenceResolvers,
  jsonRpcResolver,
  type Profile,
  unwrap,
  verifyAuthSig,
} from '../../src/index.js';
import { fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { strict } from '../../src/profile.js';

const now = '2026-01-15T12:00:00Z';
const address = '0x00000000000000000000000000000000000000AA';
const sessionKey = '7f7e7ac3b7351fad346c57a8acc4787756193a7191ff620efc0251947d8bde65';

const message = (
  purpose: 'session' | 'delegation' = 'session',
  recap: Recap = { att: { [`lit-pkp://${'7f'.repeat(32)}`]: { 'Threshold/Signing': [{}] } }, prf: [] },
  chainId = '1',
): string =>
  unwrap(
    createAuthSigMessage({
      purpose,
      domain: 'app.example',
      address,
      chainId,
      recap,
      sessionKey,
      nonce: 'Kq3vX7bT9sLm',
      issuedAt: '2026-01-15T11:59:00Z',
      expiration: '2026-01-15T13:00:00Z',
      profile: { name: 'open', title: '', off: { 'auth-sig.proofs': 'here' }, own: [], parameters: strict.parameters },
    }),
  );

const authSig = (over: Partial<AuthSig> = {}): AuthSig => ({
  sig: '0x1234',
  derivedVia: 'EIP1271',
  signedMessage: message(),
  address,
  ...over,
});

const sessionOf = (...capabilities: AuthSig[]): object => ({
  sig: 'not looked at',
  derivedVia: 'litSessionSignViaNacl',
  signedMessage: JSON.stringify({ capabilities }),
  address: sessionKey,
  algo: 'ed25519',
});

const limited = (bounds: Partial<Profile['parameters']['limits']>): Profile => ({
  ...strict,
  parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, ...bounds } },
});

/** A resolver that agrees with everything, and what it was asked. */
function agreeing(): EvidenceResolvers & { readonly asked: ContractCallRequest[] } {
  const asked: ContractCallRequest[] = [];
  return {
    asked,
    async contractCall(request) {
      asked.push(request);
      return { ...request, code: true, outcome: 'returned', data: `0x1626ba7e${'00'.repeat(28)}`, asOf: now };
    },
  };
}

const answering = (over: object): EvidenceResolvers => ({
  contractCall: async (request) => ({ ...request, code: true, outcome: 'returned', data: '0x', asOf: now, ...over }),
});

describe('collectEvidence', () => {
  it('asks the contract of an AuthSig, of a session signature and of a map of them', async () => {
    const one = agreeing();
    const evidence = await collectEvidence(authSig(), one);
    expect(one.asked).toEqual([
      { chainId: '1', address, digest: expect.stringMatching(/^0x[0-9a-f]{64}$/), signature: '0x1234' },
    ]);
    expect(evidence.contractCalls).toHaveLength(1);
    const options = { now, purpose: 'session', sessionKey, domain: anyDomain, nonce: anyNonce, evidence } as const;
    expect(verifyAuthSig(authSig(), options).ok).toBe(true);

    const session = sessionOf(authSig(), authSig({ sig: '0x5678' }), authSig());
    for (const input of [session, { 'node-1:7470': session, 'node-2:7470': session }]) {
      for (const form of [input, JSON.stringify(input), utf8(JSON.stringify(input))]) {
        const several = agreeing();
        expect((await collectEvidence(form, several)).contractCalls).toHaveLength(2);
        // Each distinct question once.
        expect(several.asked.map(({ signature }) => signature)).toEqual(['0x1234', '0x5678']);
      }
    }
  });

  it('asks about the signature inside a wrapper, with its deployment', async () => {
    const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x0102' };
    const resolvers = agreeing();
    const sig = `0x${toHex(encodeWrapper({ signature: Uint8Array.of(9), deployment }))}`;
    await collectEvidence(authSig({ sig }), resolvers);
    expect(resolvers.asked).toMatchObject([{ signature: '0x09', deployment }]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['no JSON', '{'],
    ['bytes that are no text', Uint8Array.of(0xff)],
    ['an array', [authSig()]],
    ['an object', { a: { b: 1 } }],
    ['a wallet', authSig({ derivedVia: 'web3.eth.personal.sign' })],
    ['a kind that is none', authSig({ derivedVia: 'EIP1271', algo: 'LIT_BLS' })],
    ['a text that is no SIWE message', authSig({ signedMessage: 'hello' })],
    ['a signature that is no hex', authSig({ sig: 'zz' })],
    ['a missing member', { derivedVia: 'EIP1271', signedMessage: message() }],
    ['a session message that is no JSON', { ...sessionOf(), signedMessage: '{' }],
    ['capabilities that are no array', { ...sessionOf(), signedMessage: '{"capabilities":7}' }],
    ['capabilities that are none', { ...sessionOf(), signedMessage: '{"capabilities":[null,7,{}]}' }],
    ['duplicate keys', `{"sig":"0x12",${JSON.stringify(authSig()).slice(1)}`],
  ])('asks nothing about %s', async (_, input) => {
    const resolvers = agreeing();
    expect(await collectEvidence(input, resolvers)).toEqual({});
    expect(resolvers.asked).toEqual([]);
  });

  it('takes a resolver that fails, or gives none, for missing evidence', async () => {
    const bad: EvidenceResolvers[] = [
      {},
      { contractCall: async () => undefined },
      { contractCall: async () => Promise.reject(new Error('down')) },
      {
        contractCall() {
          throw new Error('down');
        },
      },
    ];
    for (const resolvers of bad) expect(await collectEvidence(authSig(), resolvers)).toEqual({});
    const odd = { contractCall: async () => 'yes' as never };
    await expect(collectEvidence(authSig(), odd)).rejects.toThrow(TypeError);
  });

  it.each<[string, unknown, string]>([
    ['a misspelt resolver', { prof: async () => undefined }, 'prof'],
    ['a misspelt member of a reply', answering({ chainID: '1' }), 'chainID'],
    [
      'a misspelt member of a deployment',
      answering({ deployment: { factory: '0x', data: '0x', calldata: '0x' } }),
      'calldata',
    ],
    ['no resolvers', null, 'resolvers'],
  ])('refuses %s', async (_, resolvers, named) => {
    await expect(collectEvidence(authSig(), resolvers as EvidenceResolvers)).rejects.toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(named) }),
    );
  });

  it('leaves to an instance of a class what else it can do', async () => {
    class Resolvers {
      readonly retry = () => undefined;
      async contractCall() {
        return undefined;
      }
    }
    expect(await collectEvidence(authSig(), new Resolvers())).toEqual({});
  });

  it('is bounded in number and in time', async () => {
    const many = sessionOf(...Array.from({ length: 16 }, (_, index) => authSig({ sig: `0x${index + 10}` })));
    const resolvers = agreeing();
    await collectEvidence(many, resolvers, { contractCalls: 3 });
    expect(resolvers.asked).toHaveLength(3);
    let told: AbortSignal | undefined;
    const silent: EvidenceResolvers = {
      contractCall(_, signal) {
        told = signal;
        return new Promise(() => {});
      },
    };
    expect(await collectEvidence(authSig(), silent, { deadline: 5 })).toEqual({});
    expect(told?.aborted).toBe(true);
    const stop = new AbortController();
    const given = collectEvidence(authSig(), silent, { signal: stop.signal });
    stop.abort();
    expect(await given).toEqual({});
    const late = agreeing();
    expect(await collectEvidence(authSig(), late, { signal: AbortSignal.abort() })).toEqual({});
  });

  it('looks up the owners of the credits that a delegation names', async () => {
    const restricted = (nb: object): AuthSig =>
      authSig({
        derivedVia: 'web3.eth.personal.sign',
        signedMessage: message('delegation', {
          att: { 'lit-ratelimitincrease://7': { 'Auth/Auth': [nb] } },
          prf: [],
        } as Recap),
      });
    const asked: bigint[] = [];
    const tokenOwner = async (token: bigint): Promise<string | undefined> => {
      asked.push(token);
      return token === 9n ? undefined : address;
    };
    const evidence = await collectEvidence(restricted({ nft_id: ['7', '8', '9'] }), { tokenOwner });
    expect(asked).toEqual([7n, 8n, 9n]);
    expect(evidence).toEqual({
      tokenOwners: [
        { token: '7', owner: address },
        { token: '8', owner: address },
      ],
    });
  });

  const grant = { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } } };
  const child = (prf: readonly string[]): AuthSig =>
    authSig({ derivedVia: 'web3.eth.personal.sign', signedMessage: message('session', { ...grant, prf }) });

  it('follows proofs from block to block, and asks the contracts behind them', async () => {
    const root = unwrap(encodeCacao(authSig({ sig: '0x77' })));
    const middle = unwrap(encodeCacao(child([root.cid])));
    const blocks = { [root.cid]: root.bytes, [middle.cid]: middle.bytes };
    const asked: string[] = [];
    const resolvers = {
      ...agreeing(),
      async proof(cid: string): Promise<Uint8Array | undefined> {
        asked.push(cid);
        return blocks[cid];
      },
    };
    const evidence = await collectEvidence(child([middle.cid, root.cid]), resolvers);
    expect(asked).toEqual([middle.cid, root.cid]);
    expect(evidence.proofs).toEqual(blocks);
    expect(resolvers.asked).toMatchObject([{ signature: '0x77' }]);
    const shallow = await collectEvidence(child([middle.cid]), resolvers, { profile: limited({ chainDepth: 2 }) });
    expect(Object.keys(shallow.proofs ?? {})).toEqual([middle.cid]);
    const few = await collectEvidence(child([middle.cid]), resolvers, { profile: limited({ chainBlocks: 1 }) });
    expect(Object.keys(few.proofs ?? {})).toEqual([middle.cid]);
  });

  it('takes no bytes beyond its bound, and follows no bytes that are not what the name says', async () => {
    const root = unwrap(encodeCacao(authSig()));
    const large = await collectEvidence(child([root.cid]), { proof: async () => new Uint8Array(10_000_000) });
    expect(large).toEqual({ proofs: {} });
    const resolvers = { ...agreeing(), proof: async () => unwrap(encodeCacao(authSig({ sig: '0x99' }))).bytes };
    await collectEvidence(child([root.cid]), resolvers);
    expect(resolvers.asked).toEqual([]);
  });
});

describe('jsonRpcResolver', () => {
  const url = 'https://node.example/key';
  const request: ContractCallRequest = { chainId: '1', address, digest: `0x${'11'.repeat(32)}`, signature: '0x1234' };
  const yes = `0x1626ba7e${'00'.repeat(28)}`;
  const good: Readonly<Record<string, object>> = {
    eth_chainId: { result: '0x1' },
    eth_getBlockByNumber: { result: { number: '0x64', timestamp: '0x6968d6c0' } },
    eth_getCode: { result: '0x60' },
    eth_call: { result: yes },
  };

  interface Sent {
    readonly method: string;
    readonly params: readonly unknown[];
  }

  /** A node that answers each method with an object, text or an error of the network. */
  function node(over: Readonly<Record<string, object | string | Error>> = {}): { fetch: Fetch; sent: Sent[] } {
    const sent: Sent[] = [];
    return {
      sent,
      async fetch(_, { body }) {
        const { id, method, params } = JSON.parse(body) as Sent & { id: number };
        sent.push({ method, params });
        const answer = over[method] ?? good[method] ?? { error: { code: -32601, message: 'no such method' } };
        if (answer instanceof Error) throw answer;
        const text = typeof answer === 'string' ? answer : JSON.stringify({ jsonrpc: '2.0', id, ...answer });
        return { body: new Blob([text]).stream() };
      },
    };
  }

  const ask = async (
    fetch: Fetch,
    over: Partial<ContractCallRequest> = {},
    options: Partial<Parameters<typeof jsonRpcResolver>[0]> = {},
  ): Promise<ContractCallReply | string | undefined> => {
    let told: string | undefined;
    const resolver = jsonRpcResolver({ urls: { 1: url }, fetch, onFault: (_, reason) => (told = reason), ...options });
    return (await resolver.contractCall({ ...request, ...over })) ?? told;
  };

  it('asks for code and reply at one block and dates the reply by it', async () => {
    const { fetch, sent } = node();
    expect(await ask(fetch)).toEqual({
      ...request,
      code: true,
      outcome: 'returned',
      data: yes,
      asOf: '2026-01-15T12:00:00Z',
    });
    expect(sent).toEqual([
      { method: 'eth_chainId', params: [] },
      { method: 'eth_getBlockByNumber', params: ['latest', false] },
      { method: 'eth_getCode', params: [address, '0x64'] },
      { method: 'eth_call', params: [{ to: address, data: expect.stringMatching(/^0x1626ba7e1{64}/) }, '0x64'] },
    ]);
  });

  it('asks a node for its chain once, and one of another chain nothing else', async () => {
    const { fetch, sent } = node();
    const resolver = jsonRpcResolver({ urls: { 1: url, 10: url }, fetch });
    await resolver.contractCall(request);
    await resolver.contractCall(request);
    expect(await resolver.contractCall({ ...request, chainId: '10' })).toBe(undefined);
    expect(sent.filter(({ method }) => method === 'eth_chainId')).toHaveLength(1);
    expect(sent).toHaveLength(7);
  });

  it('asks again for the chain of a node that was down', async () => {
    let up = false;
    const { fetch } = node();
    const flaky: Fetch = (at, init) => (up ? fetch(at, init) : Promise.reject(new Error('down')));
    const resolver = jsonRpcResolver({ urls: { 1: url }, fetch: flaky });
    expect(await resolver.contractCall(request)).toBe(undefined);
    up = true;
    expect((await resolver.contractCall(request))?.code).toBe(true);
  });

  it('tries the nodes of a chain in turn, then those of any chain', async () => {
    const seen: string[] = [];
    const { fetch } = node();
    const second: Fetch = (at, init) => {
      seen.push(at);
      return at.endsWith('3') ? fetch(at, init) : Promise.reject(new Error('down'));
    };
    const urls = { 1: ['https://a/1', 'https://a/2'], 10: 'https://a/4', '*': 'https://a/3' };
    const reply = await jsonRpcResolver({ urls, fetch: second }).contractCall(request);
    expect(reply?.code).toBe(true);
    expect([...new Set(seen)]).toEqual(['https://a/1', 'https://a/2', 'https://a/3']);
    expect(await jsonRpcResolver({ urls: {}, fetch }).contractCall(request)).toBe(undefined);
    expect(await jsonRpcResolver({ urls, fetch }).contractCall({ ...request, chainId: 'constructor' })).toBe(undefined);
  });

  it('asks an account without code nothing', async () => {
    const { fetch, sent } = node({ eth_getCode: { result: '0x' } });
    expect(await ask(fetch)).toMatchObject({ code: false, outcome: 'returned', data: '0x' });
    expect(sent.map(({ method }) => method)).not.toContain('eth_call');
  });

  it.each([
    { code: 3, message: 'execution reverted: no', data: '0x' },
    { code: 3, message: 'whatever' },
    { code: -32000, message: 'execution reverted' },
    { code: -32000, message: 'out of gas' },
    { code: -32000, message: 'invalid opcode: INVALID' },
    { code: -32000, message: 'invalid jump destination' },
    { code: -32000, message: 'stack underflow (0 <=> 2)' },
    { code: -32015, message: 'VM execution error.', data: 'Reverted 0x' },
    { code: -32000, message: 'VM Exception while processing transaction: reverted with reason string' },
  ])('takes $message for a call that failed', async (error) => {
    const { fetch } = node({ eth_call: { error } });
    expect(await ask(fetch)).toEqual({ ...request, code: true, outcome: 'failed', asOf: '2026-01-15T12:00:00Z' });
    const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x' };
    expect(await ask(fetch, { deployment })).toMatchObject({ deployment, code: false, outcome: 'failed' });
  });

  it.each<[string, Readonly<Record<string, object | string | Error>>, RegExp]>([
    ['cannot be reached', { eth_chainId: new Error('down') }, /down/],
    ['refuses', { eth_call: { error: { code: -32005, message: 'rate limit' } } }, /eth_call: rate limit/],
    [
      'has no time for it',
      { eth_call: { error: { code: -32000, message: 'execution aborted (timeout = 5s)' } } },
      /aborted/,
    ],
    ['has forgotten the block', { eth_getCode: { error: { code: -32000, message: 'missing trie node' } } }, /missing/],
    ['knows no chain id', { eth_chainId: { result: 'mainnet' } }, /eth_chainId/],
    ['has no block', { eth_getBlockByNumber: { result: null } }, /expected a block/],
    ['has a block without a time', { eth_getBlockByNumber: { result: { number: '0x1' } } }, /timestamp/],
    [
      'has a time beyond numbers',
      { eth_getBlockByNumber: { result: { number: '0x1', timestamp: `0x${'f'.repeat(20)}` } } },
      /time/,
    ],
    ['returns no hex', { eth_call: { result: 'yes' } }, /expected 0x and hex/],
    ['returns half a byte', { eth_call: { result: '0x123' } }, /expected 0x and hex/],
    ['returns no code', { eth_getCode: { result: null } }, /expected 0x and hex/],
    ['answers no JSON', { eth_call: '<html>' }, /JSON-RPC/],
    ['answers nothing', { eth_call: '' }, /JSON-RPC/],
    ['answers another request', { eth_call: '{"jsonrpc":"2.0","id":2,"result":"0x"}' }, /JSON-RPC/],
    ['answers without a result', { eth_call: '{"jsonrpc":"2.0","id":1}' }, /result or an error/],
    [
      'answers a result and an odd error',
      { eth_call: '{"jsonrpc":"2.0","id":1,"result":"0x","error":7}' },
      /result or an error/,
    ],
    ['says too much', { eth_call: { result: `0x${'00'.repeat(600_000)}` } }, /at most 1048576 bytes/],
  ])('takes no evidence from a node that %s', async (_, over, reason) => {
    expect(await ask(node(over).fetch)).toMatch(reason);
  });

  it('gives up on a node that takes too long, and when it is told to', async () => {
    const hangs: Fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    expect(await ask(hangs, {}, { timeout: 5 })).toBe('it took too long');
    const resolver = jsonRpcResolver({ urls: { 1: url }, fetch: hangs });
    expect(await resolver.contractCall(request, AbortSignal.timeout(5))).toBe(undefined);
    const trickles: Fetch = async (_, { signal }) => ({
      body: {
        getReader: () => ({
          read: () =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason));
            }),
          cancel: async () => {},
        }),
      },
    });
    expect(await ask(trickles, {}, { timeout: 5 })).toBe('it took too long');
  });

  it('cuts what a contract returns, and reads what the program returns', async () => {
    const { fetch } = node({ eth_call: { result: `0x${'ab'.repeat(5_000)}` } });
    expect(await ask(fetch)).toMatchObject({ data: `0x${'ab'.repeat(64)}` });
    const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x' };
    expect(await ask(fetch, { deployment })).toMatch(/what the program returns/);
    const told = node({ eth_call: { result: `0x01${yes.slice(2)}` } });
    expect(await ask(told.fetch, { deployment })).toMatchObject({
      deployment,
      code: true,
      outcome: 'returned',
      data: yes,
    });
    const [, , call] = told.sent;
    expect(call?.params[0]).toEqual({ data: expect.stringMatching(/^0x63/) });
  });

  it('takes URLs of http only', () => {
    for (const bad of ['', 'node.example', 'file:///etc/passwd', 'ws://node.example']) {
      expect(() => jsonRpcResolver({ urls: { 1: bad } })).toThrow(TypeError);
    }
  });
});

describe('the program that deploys and asks', () => {
  const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x010203' };

  it('ends with the two call data', () => {
    const question = questionData(`0x${'11'.repeat(32)}`, '0x1234');
    expect(toHex(question)).toBe(
      `1626ba7e${'11'.repeat(32)}${'00'.repeat(31)}40${'00'.repeat(31)}021234${'00'.repeat(30)}`,
    );
    const program = deploylessProgram(address.toLowerCase(), deployment, question);
    expect(program.endsWith(`010203${toHex(question)}`)).toBe(true);
    expect(program.length).toBeLessThan(1_000);
  });

  it.each([
    ['00', { code: false, outcome: 'returned', data: new Uint8Array() }],
    ['01ab', { code: true, outcome: 'returned', data: Uint8Array.of(0xab) }],
    ['02', { code: true, outcome: 'failed', data: new Uint8Array() }],
    ['03', undefined],
    ['', undefined],
    [`01${'00'.repeat(65)}`, undefined],
  ])('reads %s', (hex, reply) => {
    expect(parseDeploylessReply(fromHex(hex) ?? new Uint8Array())).toEqual(reply);
  });
});
