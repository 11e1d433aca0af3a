import { Wallet } from 'ethers';
import { describe, expect, it } from 'vitest';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { noble } from '../../src/crypto/noble.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { createAuthSigMessage, createSessionSigs, generateSessionKeyPair } from '../../src/entry/client.js';
import {
  type AuthSig,
  collectEvidence,
  type Evidence,
  jsonRpcResolver,
  litV7,
  type Profile,
  type Purpose,
  type Result,
  unwrap,
  verdictOf,
  verifyAuthSig,
  verifySessionSigs,
} from '../../src/index.js';
import { checksumAddress } from '../../src/internal/address.js';
import { concat, fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { type Chain, contracts, createChain, creationOf } from './evm.js';

const now = '2026-01-15T12:00:00Z';
const time = Date.parse(now) / 1000;
const keys = ['11', '22', '33', '44'].map((pair) => fromHex(pair.repeat(32)) as Uint8Array);
const owners = keys.map((key) => new Wallet(`0x${toHex(key)}`).address);
const [alice, bob, carol, mallory] = keys as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const [aliceAddress, bobAddress, carolAddress] = owners as [string, string, string];
const walletAddress = checksumAddress('0x00000000000000000000000000000000000000aa');
const factoryAddress = '0x00000000000000000000000000000000000000fa';
const sessionKey = '7f7e7ac3b7351fad346c57a8acc4787756193a7191ff620efc0251947d8bde65';
const recap = { att: { [`lit-pkp://${'7f'.repeat(32)}`]: { 'Threshold/Signing': [{}] } }, prf: [] };

const textOf = (purpose: Purpose = 'login', address = walletAddress, chainId = '1', key = sessionKey): string =>
  unwrap(
    createAuthSigMessage({
      purpose,
      domain: 'app.example',
      address,
      chainId,
      nonce: 'Kq3vX7bT9sLm',
      issuedAt: '2026-01-15T11:59:00Z',
      expiration: '2026-01-15T13:00:00Z',
      ...(purpose === 'login' ? { uri: 'https://app.example/login' } : { recap }),
      ...(purpose === 'session' ? { sessionKey: key } : {}),
    }),
  );

const signed = (text: string, ...by: Uint8Array[]): string =>
  `0x${by.map((key) => signDigest(key, eip191Digest(text)).slice(2)).join('')}`;

const authSigOf = (text: string, sig: string, over: Partial<AuthSig> = {}): AuthSig => ({
  sig,
  derivedVia: 'EIP1271',
  signedMessage: text,
  address: walletAddress,
  ...over,
});

const options = { now, purpose: 'login', domain: 'app.example', nonce: 'Kq3vX7bT9sLm' } as const;

/** What the verifier says with the evidence that the chain gives. */
async function outcome(
  chain: Chain,
  authSig: AuthSig,
  over: {
    readonly purpose?: Purpose;
    readonly sessionKey?: string;
    readonly now?: string;
    readonly profile?: Profile;
  } = {},
): Promise<string> {
  const { profile } = over;
  const evidence = await collect(JSON.stringify(authSig), resolversOf(chain), profile ? { profile } : {});
  return told(verifyAuthSig(authSig, { ...options, ...over, evidence }));
}

const resolversOf = (chain: Chain): ReturnType<typeof jsonRpcResolver> =>
  jsonRpcResolver({ urls: { [chain.chainId]: 'https://node.example' }, fetch: chain.fetch, timeout: 600_000 });

/** Gathers evidence however slow the machine is. */
const collect = (...[input, resolvers, given]: Parameters<typeof collectEvidence>): Promise<Evidence> =>
  collectEvidence(input, resolvers, { deadline: 600_000, ...given });

const told = (result: Result<unknown>): string =>
  result.ok ? 'accept' : `${verdictOf(result)} ${result.issues.map(({ rule }) => rule).join(' ')}`;

const chainWith = async (code: Uint8Array | undefined, chainId = 1): Promise<Chain> => {
  const chain = await createChain(chainId, time - 12);
  if (code) await chain.put(walletAddress, code);
  return chain;
};

const refused = 'reject auth-sig.contract-signature';
const open = 'undecided auth-sig.kind-undecided';

describe('a wallet with one owner', () => {
  const code = contracts.owner(aliceAddress);

  it('accepts what its owner signed and says who signed', async () => {
    const chain = await chainWith(code);
    const text = textOf();
    const authSig = authSigOf(text, signed(text, alice));
    const evidence = await collect(authSig, resolversOf(chain));
    expect(evidence.contractCalls).toEqual([
      {
        chainId: '1',
        address: walletAddress,
        digest: `0x${toHex(eip191Digest(text))}`,
        signature: authSig.sig,
        code: true,
        outcome: 'returned',
        data: `0x1626ba7e${'00'.repeat(28)}`,
        asOf: '2026-01-15T11:59:48Z',
      },
    ]);
    const result = verifyAuthSig(authSig, { ...options, evidence });
    expect(result).toMatchObject({ ok: true, value: { account: { kind: 'eip1271', address: walletAddress }, text } });
    expect(chain.asked).toEqual(['eth_chainId', 'eth_getBlockByNumber', 'eth_getCode', 'eth_call']);
  });

  it('is good for a session and for a delegation too', async () => {
    const chain = await chainWith(code);
    const text = textOf('session');
    expect(await outcome(chain, authSigOf(text, signed(text, alice)), { purpose: 'session', sessionKey })).toBe(
      'accept',
    );
  });

  it('refuses what somebody else signed, or signed about another text', async () => {
    const chain = await chainWith(code);
    const text = textOf();
    expect(await outcome(chain, authSigOf(text, signed(text, mallory)))).toBe(refused);
    expect(await outcome(chain, authSigOf(text, signed(`${text} `, alice)))).toBe(refused);
  });

  it('is asked about SHA-256 of the text under EIP1271_SHA256', async () => {
    const chain = await chainWith(code);
    const text = textOf();
    const sig = signDigest(alice, noble.sha256(utf8(text)));
    expect(await outcome(chain, authSigOf(text, sig, { derivedVia: 'EIP1271_SHA256' }))).toBe('accept');
    expect(await outcome(chain, authSigOf(text, sig))).toBe(refused);
    expect(await outcome(chain, authSigOf(text, signed(text, alice), { derivedVia: 'EIP1271_SHA256' }))).toBe(refused);
  });

  it('is another wallet on another chain', async () => {
    const chain = await chainWith(code);
    const text = textOf('login', walletAddress, '137');
    expect(await outcome(chain, authSigOf(text, signed(text, alice)))).toBe(open);
    // A node that says it is of another chain than the one it was listed for gives no evidence.
    const faults: string[] = [];
    const other = jsonRpcResolver({
      urls: { 137: 'https://node.example' },
      fetch: chain.fetch,
      onFault: (_, reason) => faults.push(reason),
    });
    expect(await collect(authSigOf(text, signed(text, alice)), other)).toEqual({});
    expect(faults).toEqual(['it is a node of chain 1, not of chain 137']);
  });

  it('does not lend its reply to another text, signature, address, chain or time', async () => {
    const chain = await chainWith(code);
    const text = textOf();
    const authSig = authSigOf(text, signed(text, alice));
    const { contractCalls = [] } = await collect(authSig, resolversOf(chain));
    const [reply] = contractCalls;
    if (!reply) throw new Error('no reply');
    const changed: Evidence['contractCalls'] = [
      { ...reply, chainId: '10' },
      { ...reply, address: factoryAddress },
      { ...reply, digest: `0x${'00'.repeat(32)}` },
      { ...reply, signature: signed(text, mallory) },
      { ...reply, deployment: { factory: factoryAddress, data: '0x' } },
      { ...reply, asOf: '2026-01-15T11:58:59Z' },
      { ...reply, asOf: '2026-01-15T12:01:01Z' },
      { ...reply, asOf: 'now' },
    ];
    for (const other of changed) {
      expect(told(verifyAuthSig(authSig, { ...options, evidence: { contractCalls: [other] } }))).toBe(open);
    }
    for (const asOf of ['2026-01-15T11:59:00Z', '2026-01-15T12:01:00Z']) {
      const evidence = { contractCalls: [{ ...reply, asOf }] };
      expect(told(verifyAuthSig(authSig, { ...options, evidence }))).toBe('accept');
    }
  });
});

describe('a wallet with three owners', () => {
  const code = contracts.multisig(aliceAddress, bobAddress, carolAddress);

  it.each<[string, Uint8Array[], string]>([
    ['two owners', [alice, carol], 'accept'],
    ['two owners in another order', [carol, bob], 'accept'],
    ['one owner', [alice], refused],
    ['one owner twice', [alice, alice], refused],
    ['an owner and a stranger', [bob, mallory], refused],
    ['three owners', [alice, bob, carol], refused],
  ])('takes two of them: %s', async (_, by, expected) => {
    const text = textOf();
    expect(await outcome(await chainWith(code), authSigOf(text, signed(text, ...by)))).toBe(expected);
  });
});

describe('wallets that answer otherwise', () => {
  it('one that changes its mind is asked again', async () => {
    const chain = await chainWith(contracts.fickle());
    const authSig = authSigOf(textOf(), '0x1234');
    expect(await outcome(chain, authSig)).toBe(refused);
    await chain.transact(walletAddress, new Uint8Array(32).fill(1));
    expect(await outcome(chain, authSig)).toBe('accept');
    const evidence = await collect(authSig, resolversOf(chain));
    await chain.transact(walletAddress, new Uint8Array(32));
    chain.time += 12;
    const later = await collect(authSig, resolversOf(chain));
    const both = { contractCalls: [...(later.contractCalls ?? []), ...(evidence.contractCalls ?? [])] };
    // The newer reply counts, wherever it stands; the older one is good for a minute on its own.
    expect(told(verifyAuthSig(authSig, { ...options, evidence: both }))).toBe(refused);
    expect(told(verifyAuthSig(authSig, { ...options, evidence }))).toBe('accept');
    expect(told(verifyAuthSig(authSig, { ...options, now: '2026-01-15T12:00:49Z', evidence }))).toBe(open);
  });

  it.each<[string, Uint8Array]>([
    ['loops', contracts.loops()],
    ['reverts', contracts.reverts()],
    ['runs into an invalid instruction', contracts.invalid()],
    ['returns nothing', contracts.silent()],
    ['returns too little', contracts.little()],
    ['returns too much', contracts.much()],
    ['returns more than the magic value in its word', contracts.dirty()],
  ])('one that %s does not agree', async (_, code) => {
    const text = textOf();
    const chain = await chainWith(code);
    expect(await outcome(chain, authSigOf(text, signed(text, alice)))).toBe(refused);
    const wrapped = wrap(signed(text, alice), { factory: factoryAddress, data: '0x' });
    expect(await outcome(chain, authSigOf(text, wrapped))).toBe(refused);
  });

  it('one that writes while it is asked cannot within the static call of a wrapper', async () => {
    const chain = await chainWith(contracts.writes());
    const wrapped = wrap('0x12', { factory: factoryAddress, data: '0x' });
    expect(await outcome(chain, authSigOf(textOf(), wrapped))).toBe(refused);
  });

  it('an address without code is that of a wallet', async () => {
    const chain = await chainWith(undefined);
    const text = textOf('login', aliceAddress);
    const over = { address: aliceAddress };
    expect(await outcome(chain, authSigOf(text, signed(text, alice), over))).toBe('accept');
    expect(await outcome(chain, authSigOf(text, signed(text, bob), over))).toBe('reject auth-sig.signature');
    expect(await outcome(chain, authSigOf(text, '0x1234', over))).toBe('reject auth-sig.signature-form');
  });

  it('an owner with code at the own address is a contract', async () => {
    const chain = await createChain(1, time);
    await chain.put(aliceAddress, contracts.silent());
    const text = textOf('login', aliceAddress);
    expect(await outcome(chain, authSigOf(text, signed(text, alice), { address: aliceAddress }))).toBe(refused);
  });
});

const wrap = (signature: string, deployment: { factory: string; data: string }): string =>
  `0x${toHex(encodeWrapper({ signature: fromHex(signature.slice(2)) ?? new Uint8Array(), deployment }))}`;

describe('a wallet that is not deployed yet (ERC-6492)', () => {
  const creation = creationOf(contracts.owner(aliceAddress));
  const deployment = { factory: factoryAddress, data: `0x${toHex(creation)}` };
  const chainWithFactory = async (): Promise<Chain> => {
    const chain = await createChain(1, time);
    await chain.put(factoryAddress, contracts.factory());
    return chain;
  };
  /** Where the factory will put the wallet: it says so when it is called. */
  const futureOf = async (code: Uint8Array): Promise<string> => {
    const chain = await chainWithFactory();
    return checksumAddress(`0x${toHex((await chain.transact(factoryAddress, code)).slice(12))}`);
  };

  it('is deployed and asked in one call, and stays undeployed', async () => {
    const chain = await chainWithFactory();
    const address = await futureOf(creation);
    const text = textOf('login', address);
    const authSig = authSigOf(text, wrap(signed(text, alice), deployment), { address });
    expect(await outcome(chain, authSig)).toBe('accept');
    expect(await outcome(chain, authSig)).toBe('accept');
    expect(chain.asked).toEqual([
      ...['eth_chainId', 'eth_getBlockByNumber', 'eth_call'],
      ...['eth_chainId', 'eth_getBlockByNumber', 'eth_call'],
    ]);
    const forged = wrap(signed(text, mallory), deployment);
    expect(await outcome(chain, authSigOf(text, forged, { address }))).toBe(refused);
    // Without its wrapper it is the signature of a wallet: there is no code.
    expect(await outcome(chain, authSigOf(text, signed(text, alice), { address }))).toBe('reject auth-sig.signature');
  });

  it('is asked as it stands once it is deployed', async () => {
    const chain = await chainWithFactory();
    await chain.transact(factoryAddress, creation);
    const address = await futureOf(creation);
    const text = textOf('login', address);
    expect(await outcome(chain, authSigOf(text, wrap(signed(text, alice), deployment), { address }))).toBe('accept');
    expect(await outcome(chain, authSigOf(text, wrap(signed(text, bob), deployment), { address }))).toBe(refused);
  });

  it('may have to be made ready by a call', async () => {
    const chain = await chainWith(contracts.fickle());
    const ready = { factory: walletAddress, data: `0x${'01'.repeat(32)}` };
    expect(await outcome(chain, authSigOf(textOf(), '0x12'))).toBe(refused);
    expect(await outcome(chain, authSigOf(textOf(), wrap('0x12', ready)))).toBe('accept');
    const idle = { factory: walletAddress, data: `0x${'00'.repeat(32)}` };
    expect(await outcome(chain, authSigOf(textOf(), wrap('0x12', idle)))).toBe(refused);
  });

  it.each<[string, { factory: string; data: string }]>([
    ['no factory', { factory: `0x${'00'.repeat(19)}bb`, data: '0x' }],
    [
      'a factory that makes another wallet',
      { factory: factoryAddress, data: `0x${toHex(creationOf(contracts.silent()))}` },
    ],
    ['a factory that reverts', { factory: `0x${'00'.repeat(19)}cc`, data: '0x' }],
    ['a factory that loops', { factory: `0x${'00'.repeat(19)}dd`, data: '0x' }],
  ])('is none with %s, whoever signed', async (_, bad) => {
    const chain = await chainWithFactory();
    await chain.put(`0x${'00'.repeat(19)}cc`, contracts.reverts());
    await chain.put(`0x${'00'.repeat(19)}dd`, contracts.loops());
    const text = textOf('login', aliceAddress);
    expect(await outcome(chain, authSigOf(text, wrap(signed(text, alice), bad), { address: aliceAddress }))).toBe(
      refused,
    );
  });

  it('has wrappers of one encoding', async () => {
    const chain = await chainWithFactory();
    const address = await futureOf(creation);
    const text = textOf('login', address);
    const good = fromHex(wrap(signed(text, alice), deployment).slice(2)) as Uint8Array;
    const suffix = good.slice(-32);
    const tail = concat(good.slice(0, -32), new Uint8Array(32), suffix);
    const dirty = good.slice();
    dirty[0] = 1;
    const far = good.slice();
    far[32] = 1;
    for (const bytes of [tail, dirty, far, suffix, concat(good.slice(0, 96), suffix)]) {
      const bad = authSigOf(text, `0x${toHex(bytes)}`, { address });
      expect(await outcome(chain, bad)).toBe('reject auth-sig.signature-form');
    }
  });
});

describe('a session of a contract wallet', () => {
  const pair = generateSessionKeyPair(new Uint8Array(32).fill(7));
  const node = 'https://node-1.example:7470';
  const request = { resource: `lit-pkp://${'7f'.repeat(32)}`, ability: 'Threshold/Signing' };

  const sessionOf = (capability: AuthSig): string => {
    const sigs = unwrap(
      createSessionSigs({
        nodes: [node],
        sessionKey: pair,
        resourceAbilityRequests: [
          { resource: { resource: '7f'.repeat(32), resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' },
        ],
        capabilities: [capability],
        issuedAt: '2026-01-15T11:59:30Z',
        expiration: '2026-01-15T12:30:00Z',
      }),
    );
    return JSON.stringify(sigs);
  };
  const grantText = textOf('session', walletAddress, '1', pair.publicKey);
  const at = { now, nodeAddress: node, request, domain: 'app.example', nonce: 'Kq3vX7bT9sLm' };

  it('verifies with evidence, is open without it, and refused where the contract refuses', async () => {
    const chain = await chainWith(contracts.owner(aliceAddress));
    const text = sessionOf(authSigOf(grantText, signed(grantText, alice)));
    const evidence = await collect(text, resolversOf(chain));
    expect(evidence.contractCalls).toHaveLength(1);
    const result = verifySessionSigs(text, { ...at, evidence });
    expect(result.ok && result.value.entries[node]?.account).toEqual({
      kind: 'eip1271',
      address: walletAddress,
      chainId: '1',
    });
    expect(told(verifySessionSigs(text, at))).toBe(open);
    const forged = sessionOf(authSigOf(grantText, signed(grantText, mallory)));
    const refusal = await collect(forged, resolversOf(chain));
    expect(told(verifySessionSigs(forged, { ...at, evidence: refusal }))).toBe(refused);
  });

  it('ends the verification of nodes that know no contract wallets there, evidence or not', async () => {
    const chain = await chainWith(contracts.owner(aliceAddress));
    const text = sessionOf(authSigOf(grantText, signed(grantText, alice)));
    const evidence = await collect(text, resolversOf(chain), { profile: litV7 });
    const result = verifySessionSigs(text, { ...at, profile: litV7, evidence });
    expect(told(result)).toContain('lit-v7.unsupported-aborts');
  });

  it('lets lit-v7 ask the contract that the JSON names at the top level', async () => {
    const chain = await chainWith(contracts.owner(aliceAddress));
    const text = textOf();
    const elsewhere = authSigOf(text, signed(text, alice), { address: factoryAddress });
    // There is no code at that address (W21).
    expect(await outcome(chain, elsewhere, { profile: litV7 })).toBe('reject auth-sig.signature');
    expect(await outcome(chain, elsewhere)).toBe('reject auth-sig.address');
  });
});
