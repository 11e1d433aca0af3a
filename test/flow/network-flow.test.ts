import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LitNodeClientConfig } from '../../src/client/client-config.js';
import type { LitActionSessionRequest, PkpSessionRequest } from '../../src/client/network-request.js';
import { LitNodeClient } from '../../src/client/node-client.js';
import { LIT_ABILITY, LitPKPResource } from '../../src/client/resource.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { memoryStorage } from '../../src/client/storage.js';
import { recapStatement } from '../../src/entry/recap.js';
import { parseSiweMessage } from '../../src/entry/siwe.js';
import {
  anyNode,
  InvalidError,
  type Issue,
  type RuleId,
  type SessionSigs,
  unwrap,
  type VerifiedSession,
  verifyAuthSig,
  verifySessionSigs,
} from '../../src/index.js';
import type { SignEvidence } from '../../src/sign-session-key.js';
import {
  type Answer,
  a,
  actionCid,
  authMethods,
  type Behaviour,
  b,
  blocks,
  c,
  type FakeNetwork,
  fakeNetwork,
  latestBlockhash,
  networkKey,
  nodes,
  otherNetworkKey,
  owner,
  pkpAddress,
  pkpPublicKey,
  refusal,
  signed,
  whenAskedToSign,
} from './fake-network.js';
import { widened } from './lies.js';

const start = new Date('2026-01-15T12:00:00.000Z');
beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const resource = LitPKPResource.fromPublicKey(pkpPublicKey);
const uri = resource.getResourceKey();
const params: PkpSessionRequest = {
  pkpPublicKey,
  authMethods,
  domain: 'app.example',
  resourceAbilityRequests: [{ resource, ability: LIT_ABILITY.PKPSigning }],
};

interface World {
  readonly network: FakeNetwork;
  readonly client: LitNodeClient;
  readonly notes: (Issue | string)[];
  /** How often a node was asked to sign. */
  signings(): number;
}

async function world(
  told: Readonly<Record<string, Behaviour>> = {},
  { evidence, ...config }: Partial<LitNodeClientConfig> & { evidence?: SignEvidence } = {},
): Promise<World> {
  const network = fakeNetwork(() => new Date(), evidence);
  const notes: (Issue | string)[] = [];
  const environment = { fetch: network.fetch, storage: undefined, provider: undefined, host: undefined };
  const client = new LitNodeClient({
    nodes,
    onNote: (note) => notes.push(note),
    environment,
    connectTimeout: 100,
    ...config,
  });
  await client.connect();
  for (const [node, behaviour] of Object.entries(told)) network.tell(node, behaviour);
  return { network, client, notes, signings: () => network.seen.filter(({ path }) => path.includes('sign')).length };
}

function verified(sessionSigs: SessionSigs): readonly VerifiedSession[] {
  const { entries } = unwrap(
    verifySessionSigs(JSON.stringify(sessionSigs), {
      now: new Date(),
      nodeAddress: anyNode,
      request: { resource: uri, ability: 'Threshold/Signing' },
      domain: 'app.example',
      nonce: new Set(blocks.keys()),
      networkKey,
    }),
  );
  expect(Object.keys(entries)).toEqual(nodes);
  return Object.values(entries);
}

async function issuesOf(refused: Promise<unknown>): Promise<readonly Issue[]> {
  const error: unknown = await refused.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(InvalidError);
  return (error as InvalidError).issues;
}

const named = (issues: readonly (Issue | string)[]): (readonly [unknown, string])[] =>
  issues.map((issue) => (typeof issue === 'string' ? [undefined, issue] : [issue.params?.node, issue.rule]));

describe('a session that a PKP grants', () => {
  it('is signed by the network, and valid at every node', async () => {
    const { client, network, notes } = await world();
    const entries = verified(await client.getPkpSessionSigs({ ...params, statement: 'Hello.' }));
    for (const entry of entries) {
      expect(entry.account).toEqual({ kind: 'bls', address: pkpAddress });
      expect(entry.preface).toContain('Lit Protocol PKP session signature Hello.');
    }
    expect(notes).toEqual([]);
    const [request, ...others] = network.seen.filter(({ path }) => path === '/web/sign_session_key/v1');
    expect(others.map(({ body }) => body)).toEqual([request?.body, request?.body]);
    const sessionKey = `lit:session:${entries[0]?.sessionKey}`;
    expect(request?.body).toEqual({
      sessionKey,
      authMethods,
      pkpPublicKey,
      siweMessage: expect.any(String),
      curveType: 'BLS',
      epoch: 3,
    });
    expect(unwrap(parseSiweMessage(String(request?.body.siweMessage)))).toMatchObject({
      domain: 'app.example',
      address: pkpAddress,
      statement: `Lit Protocol PKP session signature Hello. ${recapStatement({ att: { [uri]: { 'Threshold/Signing': [{}] } }, prf: [] })}`,
      uri: sessionKey,
      chainId: '1',
      nonce: latestBlockhash,
      issuedAt: '2026-01-15T12:00:00.000Z',
      expirationTime: '2026-01-16T12:00:00.000Z',
    });
  });

  it('names the page, or the domain of the network where there is none', async () => {
    const domainOf = async (host: string | undefined): Promise<unknown> => {
      const { client, network } = await world();
      const environment = { fetch: network.fetch, storage: undefined, provider: undefined, host };
      const { domain: _, ...rest } = params;
      const other = new LitNodeClient({ nodes, environment });
      await other.connect();
      await other.getPkpSessionSigs(rest);
      await client.disconnect();
      return unwrap(parseSiweMessage(String(network.seen.at(-1)?.body.siweMessage))).domain;
    };
    expect(await domainOf('page.example')).toBe('page.example');
    expect(await domainOf(undefined)).toBe('litprotocol.com');
  });

  it('can be had as the AuthSig alone', async () => {
    const { client } = await world();
    const sessionKey = generateSessionKeyPair(new Uint8Array(32).fill(3));
    const signedKey = await client.signSessionKey({ ...params, sessionKey, chainId: 137 });
    expect(signedKey.pkpPublicKey).toBe(pkpPublicKey.slice(2));
    const result = verifyAuthSig(signedKey.authSig, {
      now: start,
      purpose: 'session',
      sessionKey: sessionKey.publicKey,
      domain: 'app.example',
      nonce: latestBlockhash,
      networkKey,
    });
    expect(result.ok && [result.value.account.kind, result.value.message?.chainId]).toEqual(['bls', '137']);
  });
});

/** The text of an honest answer, changed. */
const altered =
  (node: string, change: (text: string) => string): Behaviour =>
  (path, honest) => {
    if (!path.includes('sign')) return honest();
    return signed(node, change((honest() as { siweMessage: string }).siweMessage));
  };

const over = (change: object): Behaviour => whenAskedToSign((honest) => ({ ...honest(), ...change }));
const answers = (answer: Answer): Behaviour => whenAskedToSign(() => answer);

/** What a node can do wrong, and the rule that says so. */
const lies: readonly (readonly [string, (node: string) => Behaviour, RuleId])[] = [
  ['is down', () => answers(new Error('ECONNREFUSED')), 'node.answer'],
  ['is slow', () => answers('silent'), 'node.answer'],
  ['answers no JSON', () => answers('<html>'), 'node.answer'],
  [
    'refuses',
    () => whenAskedToSign(() => refusal([{ rule: 'sign-request.epoch', path: '/epoch', message: 'expected 4' }])),
    'sign-request.epoch',
  ],
  ['answers something else', () => answers({ result: 'success' }), 'sign-response.shape'],
  ['names another network key', () => over({ blsRootPubkey: otherNetworkKey }), 'sign-response.network-key'],
  ['says that it signed other data', () => over({ dataSigned: '0'.repeat(64) }), 'sign-response.data-signed'],
  [
    'grants to another session key',
    (node) => altered(node, (text) => text.replace(/lit:session:.{8}/, 'lit:session:00000000')),
    'auth-sig.session-bound',
  ],
  [
    'signs for another account',
    (node) => altered(node, (text) => text.replace(pkpAddress, owner.address)),
    'auth-sig.address',
  ],
  [
    'signs for another page',
    (node) => altered(node, (text) => text.replace('app.example', 'evil.example')),
    'auth-sig.domain',
  ],
  ['grants more than was asked', (node) => altered(node, widened), 'narrower.resource'],
  [
    'uses an old block hash',
    (node) => altered(node, (text) => text.replace(latestBlockhash, `0x${'1'.repeat(64)}`)),
    'auth-sig.nonce',
  ],
  [
    'grants for longer',
    (node) => altered(node, (text) => text.replace('Time: 2026-01-16', 'Time: 2026-01-17')),
    'sign-response.expiration',
  ],
  ['shows another index than that of its share', () => over({ shareIndex: 9 }), 'sign-response.share-form'],
];

describe('one node of three', () => {
  it.each(lies)('%s: the others serve, and it is named with its rule', async (_, lie, rule) => {
    const { client, notes } = await world({ [a]: lie(a) });
    verified(await client.getPkpSessionSigs(params));
    expect(named(notes)).toEqual([[a, rule]]);
  });

  it('sign-response.share: signs with a share that is none of this network', async () => {
    const honestShare = (honest: () => object): Record<string, unknown> => honest() as Record<string, unknown>;
    const { client, notes } = await world({
      [c]: whenAskedToSign((honest) => {
        const { signatureShare } = signed(b, String(honestShare(honest).siweMessage)) as {
          signatureShare: { ProofOfPossession: string };
        };
        return { ...honest(), signatureShare: { ProofOfPossession: `03${signatureShare.ProofOfPossession.slice(2)}` } };
      }),
    });
    verified(await client.getPkpSessionSigs(params));
    expect(named(notes)).toEqual([[c, 'sign-response.share']]);
  });

  it('sign-response.share-index: repeats the share of another', async () => {
    const { client, notes } = await world({
      [c]: whenAskedToSign((honest) => signed(b, (honest() as { siweMessage: string }).siweMessage)),
    });
    verified(await client.getPkpSessionSigs(params));
    expect(named(notes)).toEqual([[c, 'sign-response.share-index']]);
  });
});

describe('two nodes of three', () => {
  it.each(lies)('%s: nothing is granted, and both are named with the rule', async (_, lie, rule) => {
    const provider = memoryStorage();
    const { client, network } = await world({ [a]: lie(a), [c]: lie(c) }, { storageProvider: { provider } });
    const issues = await issuesOf(client.getPkpSessionSigs(params));
    expect(named(issues).filter(([node]) => node !== undefined)).toEqual([
      [a, rule],
      [c, rule],
    ]);
    // What a token was shown for has to serve the next try, but a key that nobody granted to is not stored.
    expect(provider.length).toBe(0);
    await issuesOf(client.getPkpSessionSigs(params));
    expect(new Set(network.seen.map(({ body }) => body.sessionKey).filter(Boolean)).size).toBe(1);
  });
});

describe('all nodes', () => {
  it('refuse for the same reason: it comes first', async () => {
    const evidence: SignEvidence = { authMethods: [{ outcome: 'refused', reason: 'expired' }] };
    const { client } = await world({}, { evidence });
    const issues = await issuesOf(client.getPkpSessionSigs(params));
    expect(named(issues).slice(0, 3)).toEqual(nodes.map((node) => [node, 'sign-request.auth-method']));
    expect(issues[0]?.message).toContain('expired');
  });

  it('do not know who asks: the PKP is not theirs to use', async () => {
    const evidence: SignEvidence = { authMethods: [{ outcome: 'authenticated', userId: 'x', appId: 'y' }] };
    const { client } = await world({}, { evidence });
    expect((await issuesOf(client.getPkpSessionSigs(params)))[0]?.rule).toBe('sign-request.permission');
  });

  it('are gone: undecided, not refused', async () => {
    const gone = answers(new Error('gone'));
    const { client } = await world({ [a]: gone, [b]: gone, [c]: gone });
    const issues = await issuesOf(client.getPkpSessionSigs(params));
    expect(named(issues).filter(([, rule]) => rule === 'node.answer')).toEqual(
      nodes.map((node) => [node, 'node.answer']),
    );
  });
});

describe('nodes that name different block hashes', () => {
  const older = `0x${'1'.repeat(64)}`;
  const unknown = `0x${'9'.repeat(64)}`;
  const names =
    (hash: string, sign: Behaviour = (_, honest) => honest()): Behaviour =>
    (path, honest, request) =>
      path.includes('handshake') ? { ...honest(), latestBlockhash: hash } : sign(path, honest, request);

  /** A client that greeted nodes of which the first, a liar, names a block that nobody knows. */
  async function apart(third: string, sign?: Behaviour): Promise<World> {
    const made = await world({ [a]: names(unknown, sign), [b]: names(older, sign), [c]: names(third, sign) });
    await made.client.connect();
    expect(made.client.latestBlockhash).toBe(unknown);
    return made;
  }

  it('refuse the one of a liar that is listed first: the next one serves', async () => {
    const { client, signings, notes } = await apart(latestBlockhash);
    verified(await client.getPkpSessionSigs(params));
    expect([signings(), named(notes)]).toEqual([6, nodes.map((node) => [node, 'auth-sig.nonce'])]);
  });

  it('auth-sig.nonce: refuse all of them', async () => {
    const refuses = whenAskedToSign(() => refusal([{ rule: 'auth-sig.nonce', path: '', message: 'old' }]));
    const { client, signings } = await apart(latestBlockhash, refuses);
    const issues = await issuesOf(client.getPkpSessionSigs(params));
    expect(named(issues).slice(0, 3)).toEqual(nodes.map((node) => [node, 'auth-sig.nonce']));
    expect(signings()).toBe(9);
  });

  it('are not asked again on the word of one', async () => {
    const { client, signings, network } = await apart(latestBlockhash);
    const refuses = (rule: RuleId): Behaviour => whenAskedToSign(() => refusal([{ rule, path: '', message: 'no' }]));
    network.tell(a, refuses('auth-sig.nonce'));
    network.tell(b, refuses('sign-request.permission'));
    network.tell(c, refuses('sign-request.permission'));
    expect(named(await issuesOf(client.getPkpSessionSigs(params)))).toContainEqual([b, 'sign-request.permission']);
    expect(signings()).toBe(3);
  });
});

it('a threshold that is named too low blames no node that signed well', async () => {
  const low: Behaviour = (path, honest) => (path.includes('handshake') ? { ...honest(), threshold: 1 } : honest());
  const { client, notes } = await world({ [a]: low, [b]: low });
  await client.connect();
  verified(await client.getPkpSessionSigs(params));
  expect(notes).toEqual([]);
});

const litActionCode = Buffer.from("Lit.Actions.setResponse({ response: 'true' });").toString('base64');
const actionParams: LitActionSessionRequest = {
  ...params,
  authMethods: [],
  litActionCode,
  jsParams: { magicNumber: 42 },
};
const yes: SignEvidence = { action: { cid: actionCid, outcome: 'answered', response: 'true' } };

describe('a session that action code authorises', () => {
  it('sends code and parameters, and is valid', async () => {
    const { client, network } = await world({}, { evidence: yes });
    verified(await client.getLitActionSessionSigs(actionParams));
    expect(network.seen.at(-1)?.body).toMatchObject({
      authMethods: [],
      code: litActionCode,
      jsParams: { magicNumber: 42 },
    });
    expect(network.seen.at(-1)?.body).not.toHaveProperty('litActionIpfsId');
  });

  it('may name the code by its CID', async () => {
    const { client, network } = await world({}, { evidence: yes });
    const { litActionCode: _, ...rest } = actionParams;
    verified(await client.getLitActionSessionSigs({ ...rest, litActionIpfsId: actionCid }));
    expect(network.seen.at(-1)?.body).toMatchObject({ litActionIpfsId: actionCid });
    expect(network.seen.at(-1)?.body).not.toHaveProperty('code');
  });

  it('action.response: is refused when the code says anything but true', async () => {
    const evidence: SignEvidence = { action: { cid: actionCid, outcome: 'answered', response: 'not true' } };
    const { client } = await world({}, { evidence });
    const issues = await issuesOf(client.getLitActionSessionSigs(actionParams));
    expect(named(issues).slice(0, 3)).toEqual(nodes.map((node) => [node, 'action.response']));
  });

  it.each([
    [{ litActionCode: undefined }, /litActionCode.*or litActionIpfsId/],
    [{ litActionIpfsId: actionCid }, /found both/],
    [{ litActionCode: "setResponse('true')" }, /base64/],
    [{ jsParams: undefined }, /jsParams/],
    [{ pkpPublicKey: '0x04' }, /pkpPublicKey/],
    [{ authMethods: [{ authMethodType: 1 }] }, /authMethods/],
  ])('a bad call throws TypeError: %#', async (change, message) => {
    const { client, signings } = await world({}, { evidence: yes });
    const refused = client.getLitActionSessionSigs({ ...actionParams, ...change } as LitActionSessionRequest);
    const error: unknown = await refused.then(String, (reason) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(message);
    expect(signings()).toBe(0);
  });
});

describe('a network session that is stored', () => {
  const storageProvider = (): LitNodeClientConfig['storageProvider'] & {} => ({ provider: memoryStorage() });

  it('serves again without a node being asked', async () => {
    const { client, signings, notes } = await world({}, { storageProvider: storageProvider() });
    const [first] = verified(await client.getPkpSessionSigs(params));
    const [second] = verified(await client.getPkpSessionSigs(params));
    expect([signings(), notes, second?.sessionKey]).toEqual([3, [], first?.sessionKey]);
  });

  it('client.storage-scope: does not stand for the yes of an action', async () => {
    const shared = storageProvider();
    const one = await world({}, { storageProvider: shared });
    verified(await one.client.getPkpSessionSigs(params));
    const two = await world({}, { storageProvider: shared, evidence: yes });
    verified(await two.client.getLitActionSessionSigs(actionParams));
    expect([two.signings(), two.notes]).toEqual([3, []]);
  });

  it('serves again for the action that it was given for, and for no other', async () => {
    const { client, signings } = await world({}, { storageProvider: storageProvider(), evidence: yes });
    const { litActionCode: _, ...rest } = actionParams;
    const byCid = { ...rest, litActionIpfsId: actionCid };
    verified(await client.getLitActionSessionSigs(byCid));
    verified(await client.getLitActionSessionSigs(byCid));
    expect(signings()).toBe(3);
    // Code that is sent along is run each time.
    verified(await client.getLitActionSessionSigs(actionParams));
    verified(await client.getLitActionSessionSigs(actionParams));
    expect(signings()).toBe(9);
  });

  it('auth-sig.signature: is not believed when it was changed', async () => {
    const shared = storageProvider();
    const { client, signings, notes } = await world({}, { storageProvider: shared });
    verified(await client.getPkpSessionSigs(params));
    const name = shared.provider.key(0) ?? '';
    const entry = JSON.parse(shared.provider.getItem(name) ?? '');
    const { authSig } = entry;
    entry.authSig = {
      ...authSig,
      signedMessage: authSig.signedMessage.replace('Expiration Time: 2026-01-16', 'Expiration Time: 2026-01-17'),
    };
    shared.provider.setItem(name, JSON.stringify(entry));
    verified(await client.getPkpSessionSigs(params));
    expect([signings(), notes]).toMatchObject([
      6,
      [{ rule: 'client.cached-auth-sig', causes: [{ rule: 'auth-sig.signature' }] }],
    ]);
  });
});
