// Session signatures that a server kept, judged again: at the time when each came in, with every rule that it breaks.
import { anyDomain, anyNonce, type Outcomes, verifySessionSig } from 'capsig';
import { LIT_ABILITY, LitNodeClient, LitPKPResource } from 'capsig/client';
import { createNetwork } from 'capsig/network';
import { Wallet } from 'ethers';

/** What a server keeps of a request: the session signature as it came, byte for byte, and when. */
interface Kept {
  readonly at: Date;
  readonly node: string;
  readonly pkp: string;
  readonly sessionSig: string;
}

/** Counts how often each rule was broken. */
function audit(records: readonly Kept[]): ReadonlyMap<string, number> {
  const broken = new Map<string, number>();
  for (const { at, node, pkp, sessionSig } of records) {
    const outcomes: Outcomes = new Map(); // asks for every broken rule, not for the first one
    verifySessionSig(sessionSig, {
      now: at,
      nodeAddress: node,
      request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
      domain: anyDomain,
      nonce: anyNonce,
      outcomes,
    });
    for (const [rule, outcome] of outcomes) if (outcome === 'broken') broken.set(rule, (broken.get(rule) ?? 0) + 1);
  }
  return broken;
}

// Three records: a good one, one that came in two days later, and one for another node and another PKP.
const network = await createNetwork({ nodes: 2 });
const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
await client.connect();
const pkp = '7f'.repeat(32);
const sessionSigs = await client.getSessionSigs({
  chain: 'ethereum',
  expiration: new Date(Date.now() + 10 * 60_000).toISOString(),
  resourceAbilityRequests: [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }],
  wallet: Wallet.createRandom(),
});
await network.close();
const [[node, sessionSig], [otherNode]] = Object.entries(sessionSigs) as [[string, object], [string, object]];
const kept = { at: new Date(), node, pkp, sessionSig: JSON.stringify(sessionSig) };
const records = [
  kept,
  { ...kept, at: new Date(Date.now() + 48 * 3_600_000) },
  { ...kept, node: otherNode, pkp: '8f'.repeat(32) },
];

console.log('the good one:', audit([kept]).size, 'broken rules');
for (const [rule, count] of audit(records)) console.log(`${rule}: ${count}`);
