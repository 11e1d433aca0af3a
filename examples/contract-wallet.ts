// A login by a contract wallet (ERC-1271): the contract is asked first, and the verifier is handed what it replied.
import { type ContractCallReply, collectEvidence, unwrap, verdictOf, verifyAuthSig } from 'capsig';
import { createAuthSigMessage } from 'capsig/client';
import { Wallet } from 'ethers';

const owner = Wallet.createRandom();
const contract = Wallet.createRandom().address; // yours: the address that the user shows

const message = unwrap(
  createAuthSigMessage({
    purpose: 'login',
    domain: 'app.example',
    address: contract,
    chainId: '1',
    uri: 'https://app.example/login',
    nonce: '32891756abcd',
    issuedAt: new Date().toISOString(),
    expiration: new Date(Date.now() + 10 * 60_000).toISOString(),
  }),
);
const authSig = {
  sig: await owner.signMessage(message),
  derivedVia: 'EIP1271',
  signedMessage: message,
  address: contract,
};

// Yours: `jsonRpcResolver({ urls: { '1': 'https://rpc.example' } })`, which asks the contract on the chain that the message names.
// This one stands for a chain on which the contract takes what its owner signs.
const magic = `0x1626ba7e${'00'.repeat(28)}`;
const resolvers = {
  contractCall: async (request: { signature: string }): Promise<ContractCallReply> => ({
    ...(request as ContractCallReply),
    code: true,
    outcome: 'returned',
    data: request.signature === authSig.sig ? magic : '0x',
    asOf: new Date().toISOString(),
  }),
};

const verify = (given: unknown, evidence: Awaited<ReturnType<typeof collectEvidence>>): string => {
  const result = verifyAuthSig(given, {
    purpose: 'login',
    now: new Date(),
    domain: 'app.example',
    nonce: '32891756abcd',
    evidence,
  });
  return result.ok ? 'accept' : `${verdictOf(result)} ${result.issues.map(({ rule }) => rule).join(', ')}`;
};

console.log('the contract was asked:', verify(authSig, await collectEvidence(authSig, resolvers)));
// No node could be reached: that is neither valid nor invalid, and worth another try.
console.log('nobody was asked:', verify(authSig, await collectEvidence(authSig, {})));
const forged = { ...authSig, sig: await Wallet.createRandom().signMessage(message) };
console.log('signed by somebody else:', verify(forged, await collectEvidence(forged, resolvers)));
