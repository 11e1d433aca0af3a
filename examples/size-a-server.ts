// What one request asks of Redis, and what a remembered grant takes: the numbers that a server is sized by.
import { anyNonce, createSignatureCache, unwrap } from 'capsig';
import { encodeCacao } from 'capsig/chain';
import { createAuthSigMessage, walletAuthSig } from 'capsig/client';
import { createRedisLedgers, type RedisClient } from 'capsig/redis';
import { createVerifier } from 'capsig/server';
import { Wallet } from 'ethers';
import { sessionFor } from './parts/session.js';

// Stands for Redis: it says yes, and counts how often it is asked. Each question is one script, and so one round trip.
let operations = 0;
let answer = '';
const evalSha = async (): Promise<string> => {
  operations++;
  return answer;
};
const client: RedisClient = { eval: evalSha, evalSha };

const node = 'https://node-1.example:7470';
const cache = createSignatureCache({ entries: 100_000 });
const owner = Wallet.createRandom();
const application = Wallet.createRandom();
const user = Wallet.createRandom();
const credit = 'lit-ratelimitincrease://25';
const common = {
  ...{ domain: 'app.example', nonce: '32891756abcd', issuedAt: new Date().toISOString() },
  expiration: new Date(Date.now() + 3_600_000).toISOString(),
};
const recap = (prf: readonly string[]) => ({ att: { [credit]: { 'Auth/Auth': [{ uses: '9' }] } }, prf });
const audience = `did:pkh:eip155:1:${application.address}`;
const lent = createAuthSigMessage({ ...common, purpose: 'proof', address: owner.address, audience, recap: recap([]) });
const block = unwrap(encodeCacao(unwrap(await walletAuthSig(owner, unwrap(lent)))));
const proofs = { [block.cid]: block.bytes };
const text = createAuthSigMessage({
  ...{
    ...common,
    purpose: 'delegation',
    address: application.address,
    recap: recap([block.cid]),
    evidence: { proofs },
  },
});
const delegation = unwrap(await walletAuthSig(application, unwrap(text), { evidence: { proofs } }));

const verifier = createVerifier({
  ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, cache, ...createLedgers() },
  resolvers: {
    proof: async (cid) => (cid === block.cid ? block.bytes : undefined),
    tokenOwner: async () => owner.address,
  },
});
function createLedgers() {
  const { nonces, uses } = createRedisLedgers(client);
  return { nonces, uses };
}

async function counted(what: string, says: string, ask: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  operations = 0;
  answer = says;
  const { ok } = await ask();
  console.log(`${what}: ${ok ? operations : 'refused'}`);
}

const pkp = '7f'.repeat(32);
const [sessionSig] = Object.values(await sessionFor([node], pkp));
await counted('operations for a session', '', () =>
  verifier.session(sessionSig, { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' }),
);
let nonce = '';
await counted('for a nonce', 'issued', async () => {
  const issued = await verifier.issueNonce();
  if (issued.ok) ({ nonce } = issued.value);
  return issued;
});
const uri = 'https://app.example/login';
const message = createAuthSigMessage({ ...common, purpose: 'login', address: user.address, uri, nonce });
const login = unwrap(await walletAuthSig(user, unwrap(message)));
await counted('for a login', 'consumed', () => verifier.login(login));
await counted('for a use of a chain of two', 'charged', () =>
  verifier.delegation(delegation, { resource: credit, delegatee: user.address }),
);

// What a verified signature is remembered by takes about 256 bytes, however long the text is: so much for so many users.
console.log('signatures remembered:', cache.size);
console.log('MB for a million users:', Math.round((1_000_000 * 256) / 1_000_000));
