import { describe, expect, it } from 'vitest';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { type SessionOptions, withSession } from '../../src/entry/fetch.js';
import { createMemoryLedgers, createVerifier, type SharedUseLedger } from '../../src/entry/server.js';
import { anyNode, anyNonce, anyRequest } from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { type Block, credit, lend, now, owner, pkp, sessionKey, sessionUri, stranger } from '../unit/chain-fixture.js';

// What a guard lets through besides one session: a map of those of all nodes, and a use that is charged.
const [node, other] = ['http://node-1.example:7470', 'http://node-2.example:7470'] as const;
const granted = lend({ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } });
const uses = (number: string, nonce: string, by = owner) =>
  lend({
    ...{ by, to: 'lit:capability:delegation' },
    att: { [credit]: { 'Auth/Auth': [{ uses: number }] } },
    change: { nonce },
  });

function sessionOf(nodeAddress: string, ...lent: readonly Block[]): object {
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }],
    capabilities: [granted, ...lent].map(({ authSig }) => authSig),
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress,
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage)));
  return { sig, derivedVia: 'litSessionSignViaNacl', signedMessage, address: sessionKey.publicKey, algo: 'ed25519' };
}

interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a server says is compared member by member
  readonly json: any;
}

function guarded(
  options: Partial<SessionOptions<Request>>,
  given: { readonly nodeAddress?: typeof anyNode; readonly uses?: SharedUseLedger } = {},
): (document: unknown) => Promise<Told> {
  const ledgers = createMemoryLedgers();
  const verifier = createVerifier({
    ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, nonces: anyNonce, uses: ledgers.uses, ...given },
    resolvers: { tokenOwner: async () => owner.address },
    clock: () => new Date(now),
  });
  const read = { from: { member: 'signed' }, ask: anyRequest, ...options } as const;
  const handle = withSession(verifier, read, ({ verified }) =>
    Response.json({ account: verified.account.address, charged: verified.charged }),
  );
  return async (document) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ signed: document });
    const response = await handle(new Request(`${node}/`, { method: 'POST', headers, body }));
    return { status: response.status, json: await response.json() };
  };
}

describe('a map of session signatures', () => {
  const both = { [node]: sessionOf(node), [other]: sessionOf(other) };

  it('is good for the entry of this node', async () => {
    const ask = guarded({ signature: 'map', ask: { resource: pkp, ability: 'Threshold/Signing' } });
    expect(await ask(both)).toEqual({ status: 200, json: { account: owner.address } });
    expect((await ask(JSON.stringify(both))).status).toBe(200);
  });

  it('is refused without an entry of this node, or with one that is of another', async () => {
    const ask = guarded({ signature: 'map' });
    for (const map of [{ [other]: sessionOf(other) }, {}, sessionOf(node)]) expect((await ask(map)).status).toBe(401);
    const swapped = await ask({ [node]: sessionOf(other) });
    expect([swapped.status, swapped.json.rule]).toEqual([401, 'session.node-bound']);
    expect(swapped.json.pointer).toMatch(/^\/signed\/http:~1~1node-1/);
  });

  it('is no session where one is asked, and a session is no map', async () => {
    expect((await guarded({})(both)).json.rule).toBe('session-sig.shape');
    expect((await guarded({ signature: 'map' })(sessionOf(node))).status).toBe(401);
    expect(() => guarded({ signature: 'maps' as never })).toThrow('signature');
  });

  it('is of one entry where the server has no address of its own', async () => {
    const ask = guarded({ signature: 'map' }, { nodeAddress: anyNode });
    expect((await ask({ [node]: sessionOf(node) })).status).toBe(200);
    expect((await ask(both)).status).toBe(400);
  });
});

describe('a use that is charged', () => {
  const charge = (requestId?: string) => () => ({
    use: { resource: credit },
    ...(requestId !== undefined && { requestId }),
  });

  it('is counted on the first delegation that covers it and is not spent', async () => {
    const ask = guarded({ charge: charge() });
    const session = sessionOf(node, uses('1', 'nonce0001'), uses('2', 'nonce0002'));
    const told = [await ask(session), await ask(session), await ask(session), await ask(session)];
    expect(told.map(({ status, json }) => [status, json.rule])).toEqual([
      [200, undefined],
      [200, undefined],
      [200, undefined],
      [403, 'delegation.uses'],
    ]);
    const keys = told
      .slice(0, 3)
      .map(({ json }) => json.charged.charges.map(({ key }: { readonly key: string }) => key)[0]);
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([false, true]);
    expect(told[3]?.json.pointer).toMatch(/^\/signed\/signedMessage\/capabilities\/[12]$/);
  });

  it('is counted in a map too', async () => {
    const ask = guarded({ signature: 'map', charge: charge() });
    const map = { [node]: sessionOf(node, uses('1', 'nonce0001')) };
    expect([(await ask(map)).status, (await ask(map)).status]).toEqual([200, 403]);
  });

  it('is counted once for a request with a name', async () => {
    const ask = guarded({ charge: charge('a') });
    const session = sessionOf(node, uses('1', 'nonce0001'));
    expect((await ask(session)).json.charged.repeated).toBe(false);
    expect((await ask(session)).json.charged.repeated).toBe(true);
  });

  it('is not counted unless everything else holds, nor where nothing is to be charged', async () => {
    const session = sessionOf(node, uses('1', 'nonce0001'));
    let asked = 0;
    const ledger: SharedUseLedger = {
      async consume() {
        asked++;
        return 'charged';
      },
    };
    const given = { uses: ledger };
    const beyond = { resource: `lit-pkp://${'00'.repeat(32)}`, ability: 'Threshold/Signing' };
    expect((await guarded({ charge: charge(), ask: beyond }, given)(session)).status).toBe(403);
    expect((await guarded({ charge: charge() }, given)(sessionOf(other, uses('1', 'nonce0001')))).status).toBe(401);
    expect((await guarded({ charge: () => undefined }, given)(session)).status).toBe(200);
    expect(asked).toBe(0);
    expect((await guarded({ charge: charge() }, given)(session)).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('is refused without a delegation that covers it', async () => {
    const ask = guarded({ charge: charge() });
    expect(await ask(sessionOf(node))).toMatchObject({ status: 403, json: { type: 'about:blank' } });
    const theirs = await ask(sessionOf(node, uses('5', 'nonce0003', stranger)));
    expect([theirs.status, theirs.json.rule]).toEqual([403, 'delegation.owner']);
    const named = guarded({ charge: () => ({ use: { resource: 'lit-ratelimitincrease://' } }) });
    expect((await named(sessionOf(node, uses('5', 'nonce0003')))).status).toBe(404);
  });

  it('is undecided where the ledger does not answer, and is not tried with the next delegation', async () => {
    let asked = 0;
    const down: SharedUseLedger = {
      async consume() {
        asked++;
        throw new Error('away');
      },
    };
    const ask = guarded({ charge: charge() }, { uses: down });
    const told = await ask(sessionOf(node, uses('1', 'nonce0001'), uses('2', 'nonce0002')));
    expect([told.status, told.json.rule, asked]).toEqual([503, 'ledger.unavailable', 1]);
  });
});
