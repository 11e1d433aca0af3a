import { afterEach, expect, it } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { createNetwork, type NetworkOptions, type ReferenceNetwork } from '../../src/entry/network.js';
import { createMemoryLedgers } from '../../src/entry/server.js';
import { type AuthSig, unwrap } from '../../src/index.js';
import { at, grant, patientLimits, post, request, sessionFor, start, wallet } from './network-fixture.js';

// What a delegation limits is counted where it is used: at the nodes.
const publicKey = `04${'ab'.repeat(64)}`;
const asked = request('lit-pkp://*', 'pkp-signing');
const ownerKey = new Uint8Array(32).fill(0x33);
const owner = addressOfSecretKey(ownerKey);

let network: ReferenceNetwork | undefined;
afterEach(async () => {
  await network?.close();
  network = undefined;
});

async function startWith(options: Partial<NetworkOptions>): Promise<ReferenceNetwork> {
  network = await createNetwork({
    ...{
      nodes: 2,
      seed: new Uint8Array(32).fill(7),
      now: () => at(60),
      limits: patientLimits,
      evidenceTimeout: 600_000,
    },
    resolvers: { tokenOwner: async (token) => (token === 24n ? owner : undefined) },
    ...options,
  });
  return network;
}

/** Delegates a credit, by whoever owns credit 24. */
function delegate(nonce: string, restrictions: Record<string, unknown>, credit = '24'): AuthSig {
  const message = createAuthSigMessage({
    ...{ purpose: 'delegation', domain: 'app.example', address: owner, nonce },
    recap: { att: { [`lit-ratelimitincrease://${credit}`]: { 'Auth/Auth': [restrictions as never] } }, prf: [] },
    issuedAt: start.toISOString(),
    expiration: at(3_600).toISOString(),
  });
  return signAuthSig(unwrap(message), owner, ownerKey);
}

/** Signs at a node as often as said, with these delegations; the rules of each answer, or its status where none is broken. */
async function signAt(
  node: { readonly url: string } | undefined,
  delegations: readonly AuthSig[],
  times: number,
): Promise<readonly string[]> {
  const { url } = node ?? { url: '' };
  const nonce = network?.chain.latest(start).hash ?? '';
  const authSig = sessionFor(url, [asked], [...delegations, grant([asked], nonce)]);
  const found: string[] = [];
  for (let time = 0; time < times; time++) {
    const { status, body } = await post(`${url}/web/pkp/sign/v1`, { pubkey: publicKey, authSig });
    const issues: readonly { readonly rule: string; readonly path: string }[] = body.issues ?? [];
    found.push(issues.length > 0 ? issues.map(({ rule, path }) => `${rule} ${path}`).join(', ') : String(status));
  }
  return found;
}

const spent = 'delegation.uses /signedMessage/capabilities/0';

it('counts the uses of the delegation of a session, each node for itself', async () => {
  const { nodes, chain } = await startWith({});
  const lent = delegate(chain.latest(start).hash, { uses: '2', delegate_to: [wallet] });
  expect(await signAt(nodes[0], [lent], 3)).toEqual(['200', '200', spent]);
  expect(await signAt(nodes[1], [lent], 3)).toEqual(['200', '200', spent]);
});

it('counts with one ledger for all nodes where it is given', async () => {
  const { nodes, chain } = await startWith({ uses: createMemoryLedgers().uses });
  const lent = delegate(chain.latest(start).hash, { uses: '3' });
  expect(await signAt(nodes[0], [lent], 2)).toEqual(['200', '200']);
  expect(await signAt(nodes[1], [lent], 2)).toEqual(['200', spent]);
});

it('goes on to the next delegation that covers the use, and needs none where none does', async () => {
  const { nodes, chain } = await startWith({});
  const nonce = chain.latest(start).hash;
  const [one, two] = [delegate(nonce, { uses: '1' }), delegate(nonce, { uses: '1', nft_id: ['24'] })];
  expect(await signAt(nodes[0], [one, two], 3)).toEqual([
    '200',
    '200',
    'delegation.uses /signedMessage/capabilities/0, delegation.uses /signedMessage/capabilities/1',
  ]);
  // Neither one that is lent to somebody else nor one of a credit of somebody else plays a part.
  const others = [delegate(nonce, { uses: '1', delegate_to: [owner] }), delegate(nonce, { uses: '1' }, '25')];
  expect(await signAt(nodes[0], others, 3)).toEqual(['200', '200', '200']);
});

it('leaves an operation undecided whose use could not be counted, and charges no other delegation for it', async () => {
  const asks: number[] = [];
  const uses = {
    async consume(charges: readonly unknown[]): Promise<never> {
      asks.push(charges.length);
      throw new Error('down');
    },
  };
  const { nodes, chain } = await startWith({ uses });
  const nonce = chain.latest(start).hash;
  const lent = [delegate(nonce, { uses: '1' }), delegate(nonce, { uses: '1', nft_id: ['24'] })];
  expect(await signAt(nodes[0], lent, 1)).toEqual(['ledger.unavailable ']);
  expect(asks).toEqual([1]);
});

it('counts nothing where nobody knows who owns a credit', async () => {
  const { nodes, chain } = await startWith({ resolvers: {} });
  const lent = delegate(chain.latest(start).hash, { uses: '1' });
  expect(await signAt(nodes[0], [lent], 2)).toEqual(['200', '200']);
});
