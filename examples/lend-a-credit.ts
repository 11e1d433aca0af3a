// The owner of a capacity credit lends it to an application, and the application lends three uses of it to a user. What the
// user shows rests on a chain: the AuthSig of the application names that of the owner as its proof.
import { anyDomain, anyNonce, consumeDelegation, createUseLedger, unwrap } from 'capsig';
import { encodeCacao } from 'capsig/chain';
import { createAuthSigMessage, walletAuthSig } from 'capsig/client';
import { Wallet } from 'ethers';

const owner = Wallet.createRandom();
const application = Wallet.createRandom();
const user = Wallet.createRandom();
const stranger = Wallet.createRandom();
const credit = 'lit-ratelimitincrease://25';
const common = {
  domain: 'app.example',
  nonce: '32891756abcd',
  issuedAt: new Date().toISOString(),
  expiration: new Date(Date.now() + 24 * 3_600_000).toISOString(),
};

// 1. The owner lends a hundred uses to the application.
const first = createAuthSigMessage({
  ...common,
  purpose: 'proof',
  address: owner.address,
  audience: `did:pkh:eip155:1:${application.address}`,
  recap: { att: { [credit]: { 'Auth/Auth': [{ uses: '100' }] } }, prf: [] },
});
const block = unwrap(encodeCacao(unwrap(await walletAuthSig(owner, unwrap(first)))));

// 2. The application lends three of them to the user. With the proof at hand, what exceeds it is refused before it is signed.
const proofs = { [block.cid]: block.bytes };
const delegateTo = user.address.slice(2).toLowerCase();
const second = createAuthSigMessage({
  ...common,
  purpose: 'delegation',
  address: application.address,
  recap: { att: { [credit]: { 'Auth/Auth': [{ delegate_to: [delegateTo], uses: '3' }] } }, prf: [block.cid] },
  evidence: { proofs },
});
const lent = unwrap(await walletAuthSig(application, unwrap(second), { evidence: { proofs } }));

// 3. A node counts each use, for every link of the chain that limits them.
const ledger = createUseLedger();
const use = (delegatee: string): string => {
  const result = consumeDelegation(lent, {
    ledger,
    root: owner.address,
    use: { resource: credit, delegatee },
    evidence: { proofs, tokenOwners: [{ token: 25n, owner: owner.address }] },
    now: new Date(),
    domain: anyDomain,
    nonce: anyNonce,
  });
  return result.ok ? 'used' : result.issues.map(({ rule }) => rule).join(', ');
};
console.log('a stranger:', use(stranger.address));
for (const time of ['once', 'twice', 'three times', 'four times']) console.log(`the user, ${time}:`, use(user.address));
