// Sessions that a contract wallet granted: with and without the reply of its contract, and beside other capabilities.
import {
  ASK, aborted, accepted, alice, authSigs, bob, chains, type Grant, grantText, group, type Input, json, kinds, message, NODE, NOW, OTHER_NODE, OTHER_PKP_URI,
  otherSession, type Row, sessionSig, sessions, topic,
} from '../vocabulary.js';

const { delegationText } = authSigs;
const { did } = chains;
const { calls, contractWallet, cosmosSig, deployment, MAX_AGE, noCode, ownKeyWallet, REFUSAL, replyTo, solanaSig, textAt, texts, vault } = kinds;
const { capability, cell, recap, with_ } = sessions;

/** A contract wallet that grants to the session key; `fields` are those of `grantText`. */
const granting = ({ by = vault(), via, deployment: made, ...fields }: Grant & Pick<kinds.ContractParts, 'via' | 'deployment'> = {}) => contractWallet({
  by, text: grantText({ by, ...fields }), ...(via === undefined ? {} : { via }), ...(made === undefined ? {} : { deployment: made }),
  ...(fields.chainId === undefined ? {} : { chainId: fields.chainId }),
});

/** A contract at the address of Alice that grants, with her own signature. */
const own = (fields: Grant = {}) => ownKeyWallet({ text: grantText(fields) });

/** The session of these contract wallets, each of which replied as the second member says. */
const agreed = (...made: readonly kinds.Contract[]) => calls(...made.map((each) => replyTo(each)));
const under = (made: kinds.Contract, evidence = agreed(made), input: Input = {}) => with_(made.authSig, { ...evidence, ...input });

const LIT = 'Nodes of Lit end at a capability of this kind.';

const granted = () => group({ rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'session.no-authority', 'lit-v7.unsupported-aborts'],
  prefix: 'session-contract', from: ({ made }: Row & { readonly made: kinds.Contract }) => ({ input: under(made) }) }, [
  { id: '', title: 'The grant of a contract wallet whose contract agrees',
    why: `The one candidate is that of the contract, which agreed to this text and signature. ${LIT}`, made: granting() },
  { id: '-sha256', title: 'The grant of a contract wallet by SHA-256',
    why: `The contract was asked about SHA-256 of the text, and agreed. ${LIT}`, made: granting({ via: 'EIP1271_SHA256' }) },
  { id: '-wrapper', title: 'The grant of a contract wallet that its wrapper deploys',
    why: `The contract was asked after its deployment, and agreed. ${LIT}`, made: granting({ deployment: deployment() }) },
  { id: '-own-key', title: 'The grant of a contract wallet at the address of a key', why: `There is code, and the contract agreed. ${LIT}`, made: own() },
  { id: '-chain', title: 'The grant of a contract wallet on another chain',
    why: `The reply is from the chain of the SIWE message. ${LIT}`, made: granting({ chainId: '8453' }) },
]);

const besides = () => {
  const refused = granting({ by: vault('second') });
  const elsewhere = granting({ details: recap(cell(OTHER_PKP_URI)) });
  const lends = contractWallet({ by: vault('payer'), text: delegationText({ by: vault('payer') }) });
  const twins = [granting(), granting({ chainId: '8453' })];
  const [first, second] = [granting(), granting({ details: recap(cell(OTHER_PKP_URI)) })];
  const pair = [first, second];
  return group({ rules: ['auth-sig.kind-undecided', 'session.no-authority', 'session.account', 'lit-v7.unsupported-aborts'] }, [
    { id: 'no-code', title: 'The grant of a contract wallet without code, by the key of its address',
      why: `There is no code, so that the signature is judged as one of a wallet. ${LIT}`, input: with_(own().authSig, calls(noCode(own()))) },
    { id: 'named', title: 'The grant of a contract wallet that is named',
      why: `The account is the contract at the address and on the chain of the SIWE message. ${LIT}`,
      input: under(granting(), undefined, { account: did(vault()) }) },
    { id: 'two-chains-named', title: 'Contracts at one address on two chains, of which one is named',
      why: `Both are valid and accounts of their own, and the caller says whose grant is meant. ${LIT}`,
      input: with_(twins.map(({ authSig }) => authSig), { ...agreed(...twins), account: did(vault(), '8453') }) },
    { id: 'and-wallet-named', since: '3.1.0', title: 'A wallet and a contract wallet at its address, which did:pkh names both',
      why: `The caller names who is at this address on this chain. The wallet grants, so that nothing depends on the contract. ${LIT}`,
      input: with_([capability(), own().authSig], { ...agreed(own()), account: did(alice()) }) },
    { id: 'beside-unanswered', title: 'A contract wallet that nobody asked beside the grant of a wallet',
      why: `What cannot be decided is no valid candidate; one valid candidate is enough. ${LIT}`, input: with_([granting().authSig, capability()]),
      ignored: { 0: 'auth-sig.kind-undecided' } },
    { id: 'beside-unanswered-turned', title: 'The grant of a wallet beside a contract wallet that nobody asked',
      why: `What cannot be decided is no valid candidate; one valid candidate is enough. ${LIT}`, input: with_([capability(), granting().authSig]),
      ignored: { 1: 'auth-sig.kind-undecided' } },
    { id: 'beside-refused', title: 'A contract that refuses beside the grant of a wallet',
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'session.no-authority', 'session.account', 'lit-v7.unsupported-aborts'],
      why: `A candidate that its contract refuses is ignored and listed, and there is one account. ${LIT}`,
      input: with_([refused.authSig, capability()], calls(replyTo(refused, { data: REFUSAL }))), ignored: { 0: 'auth-sig.contract-signature' } },
    { id: 'beside-wallet', title: 'A contract that agrees beside the grant of a wallet, which is named',
      why: `Both are valid, and the caller says whose grant is meant. ${LIT}`,
      input: with_([granting().authSig, capability()], { ...agreed(granting()), account: alice().address }) },
    { id: 'beside-wallet-other', title: 'A contract that agrees to another PKP beside the grant of a wallet',
      rules: ['auth-sig.kind-undecided', 'capability.resource', 'session.no-authority', 'session.account', 'lit-v7.unsupported-aborts'],
      why: `The asked operation is covered by the grant of one account. ${LIT}`, input: with_([elsewhere.authSig, capability()], agreed(elsewhere)) },
    { id: 'beside-second', title: 'Two grants of one contract wallet',
      why: `Each has a question and a reply of its own, and both are of one account. ${LIT}`,
      input: with_(pair.map(({ authSig }) => authSig), agreed(...pair)) },
    { id: 'beside-second-unanswered', title: 'Two grants of one contract wallet, which was asked about the requested one',
      why: `The other one cannot be decided and is ignored. ${LIT}`, input: with_(pair.map(({ authSig }) => authSig), agreed(first)),
      ignored: { 1: 'auth-sig.kind-undecided' } },
    { id: 'delegation', title: 'A delegation of a contract wallet that agrees, beside the grant of a wallet',
      why: `The delegation is valid and listed; the grant comes from the wallet. ${LIT}`, input: with_([lends.authSig, capability()], agreed(lends)) },
    { id: 'delegation-unanswered', title: 'A delegation of a contract wallet that nobody asked, beside the grant of a wallet',
      why: `A delegation that cannot be decided is ignored; the session does not need it. ${LIT}`, input: with_([lends.authSig, capability()]),
      ignored: { 0: 'auth-sig.kind-undecided' } },
    { id: 'beside-solana', title: 'A Solana account beside the grant of a wallet',
      why: `The kind is for logins, so it is ignored and listed. ${LIT}`, input: with_([solanaSig(), capability()], { maxAge: MAX_AGE }) },
    { id: 'beside-cosmos', title: 'A Cosmos account beside the grant of a wallet',
      why: `The kind is for logins, so it is ignored and listed. ${LIT}`, input: with_([capability(), cosmosSig()], { maxAge: MAX_AGE, ...texts(textAt()) }) },
  ]);
};

const OPEN = 'The only candidate is neither valid nor invalid, and nor is the session.';

const open = () => group({ twin: 'session-contract-own-key', rule: 'auth-sig.kind-undecided' }, [
  { id: 'stale', title: 'The grant of a contract wallet that was asked 61 seconds ago', change: 'the reply: asOf: "2026-01-15T11:58:59Z"',
    why: `The reply is too old: its owners may be others by now. ${OPEN}`,
    input: with_(own().authSig, calls(replyTo(own(), { asOf: '2026-01-15T11:58:59Z' }))) },
  { id: 'other-chain', title: 'The grant of a contract wallet, and a reply from another chain', change: 'the reply: chainId: "10"',
    why: `What stands at this address on another chain is another contract. ${OPEN}`, input: with_(own().authSig, calls(replyTo(own(), { chainId: '10' }))) },
  { id: 'about-login', title: 'The grant of a contract wallet, and the reply about its login', change: 'the reply: that to a login',
    why: `Each text is a question of its own. ${OPEN}`, input: with_(own().authSig, agreed(ownKeyWallet())) },
  { id: 'about-other-session', title: 'The grant of a contract wallet, and the reply about that to another key',
    change: 'the reply: that to a grant to another session key', why: `Each text is a question of its own. ${OPEN}`,
    input: with_(own().authSig, agreed(own({ to: otherSession() }))) },
]);

const refused = () => {
  const [first, second] = [granting(), granting({ by: vault('second') })];
  const twins = [first, granting({ chainId: '8453' })];
  const no = (...made: readonly kinds.Contract[]) => calls(...made.map((each) => replyTo(each, { data: REFUSAL })));
  return group({ twin: 'session-contract' }, [
    { id: 'refused', title: 'The grant of a contract wallet that refuses', change: { data: REFUSAL }, rule: 'auth-sig.contract-signature',
      why: 'The contract did not return the magic value, and the only candidate is invalid.', input: under(first, no(first)) },
    { id: 'refused-own-key', title: 'The grant of a contract wallet that refuses what the key of its address signed', twin: 'session-contract-own-key',
      change: { data: REFUSAL }, rule: 'auth-sig.contract-signature', why: 'Where there is code, the contract has the last word.',
      input: under(own(), no(own())) },
    { id: 'failed', title: 'The grant of a contract wallet that fails', change: 'outcome: "failed", data left out', rule: 'auth-sig.contract-signature',
      why: 'A call that failed agreed to nothing.', input: under(first, calls(replyTo(first, { outcome: 'failed', data: undefined }))) },
    { id: 'other-session', title: 'The grant of a contract wallet to another session key', change: 'the URI of the grant has another session key',
      rule: 'auth-sig.session-bound', why: 'The contract agreed to a grant to somebody else.', input: under(granting({ to: otherSession() })) },
    { id: 'other-pkp', title: 'The grant of a contract wallet of another PKP', change: 'the grant is of another PKP', rule: 'capability.resource',
      why: 'That the contract agrees makes its grant no wider.', input: under(granting({ details: recap(cell(OTHER_PKP_URI)) })) },
    { id: 'expired', title: 'The expired grant of a contract wallet that agrees', change: 'the expiration time of the grant', rule: 'auth-sig.expired',
      risk: ['expiry'], profiles: { ...aborted, reown: accepted }, why: 'The contract judges a signature and not a text.',
      input: under(granting({ expirationTime: '2026-01-15T11:40:00Z' })) },
    { id: 'none-valid', title: 'Two contract wallets that refuse', twin: 'session-contract-beside-second', change: 'both replies: a refusal',
      rule: 'session.no-authority', rules: ['auth-sig.contract-signature'], risk: ['forgery', 'fail-open'],
      why: 'Two capabilities are bound to the key, and neither is valid.', input: with_([first.authSig, second.authSig], no(first, second)) },
    { id: 'two-accounts', title: 'A contract that agrees beside the grant of a wallet, and none is named', twin: 'session-account-named',
      change: 'the second grant: that of a contract wallet; account left out', rule: 'session.account',
      why: 'Grants of two accounts cover the request, and whoever puts one in front would choose the identity.',
      input: with_([capability(), first.authSig], agreed(first)) },
    { id: 'two-chains', title: 'Contracts at one address on two chains, and none is named', twin: 'session-account-named',
      change: 'both grants: those of contracts at one address on two chains, which agree; account left out', rule: 'session.account',
      why: 'Somebody else can stand at the address on another chain, so that these are two accounts.',
      input: with_(twins.map(({ authSig }) => authSig), agreed(...twins)) },
    { id: 'named-address', title: 'The grant of a contract wallet, where its address is named without a chain', twin: 'session-account-expected',
      change: 'the grant: that of a contract wallet, which agrees; account: its address alone', rule: 'session.account',
      why: 'An address alone names no contract: on which chain it stands says whose it is.',
      input: under(first, undefined, { account: vault().address.toLowerCase() }) },
    { id: 'named-chain', title: 'The grant of a contract wallet, where the contract on another chain is named', twin: 'session-account-expected',
      change: 'the grant: that of a contract wallet, which agrees; account: the same address on chain 8453', rule: 'session.account',
      why: 'What stands at this address on another chain is another account.', input: under(first, undefined, { account: did(vault(), '8453') }) },
    { id: 'named-other', title: 'The grant of a contract wallet, where a wallet is named', twin: 'session-account-expected',
      change: 'the grant: that of a contract wallet, which agrees', rule: 'session.account',
      why: 'The expected account is not the one that granted, although its owner signed.', input: under(first, undefined, { account: bob().address }) },
  ]);
};

// --- Maps: one grant, one reply, several nodes ---
/** Session signatures of a contract wallet for both nodes; `over` replaces members of the messages. */
const map = (made: kinds.Contract, evidence: Input = {}, input: Input = {}) => {
  const entries = [NODE, OTHER_NODE].map((nodeAddress) => [`https://${nodeAddress}`, sessionSig(message({ nodeAddress, capabilities: [made.authSig] }))]);
  return { sessionSigs: json(Object.fromEntries(entries)), now: NOW, request: ASK, ...evidence, ...input };
};

const maps = () => group({},
  group({ also: ['lit-v7.unsupported-aborts'] }, [
    { id: 'contract', title: 'Session signatures for two nodes under the grant of a contract wallet',
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'], why: 'Both entries carry the same AuthSig, so that one reply is evidence for both.',
      input: map(own(), agreed(own())) },
    { id: 'contract-one-node', title: 'Session signatures under the grant of a contract wallet, judged by one node',
      rules: ['auth-sig.kind-undecided', 'session-sigs.entry'],
      why: 'The node judges the entry that is meant for it, with the reply to the question of its AuthSig.',
      input: map(own(), agreed(own()), { nodeAddress: OTHER_NODE }) },
  ]),
  [
    { id: 'contract-no-evidence', title: 'Session signatures under a contract wallet that nobody asked', twin: 'contract', change: 'evidence left out',
      rule: 'auth-sig.kind-undecided', why: 'Whether the contract takes the signature is not known, for either entry.', input: map(own()) },
    { id: 'contract-refused', title: 'Session signatures under a contract wallet that refuses', twin: 'contract', change: { data: REFUSAL },
      rule: 'auth-sig.contract-signature', why: 'The contract did not return the magic value, and neither entry has another capability.',
      input: map(own(), calls(replyTo(own(), { data: REFUSAL }))) },
  ],
);

const nodes = { since: kinds.SINCE, profiles: aborted };

export default () => [
  topic({ operation: 'session-sig.verify', name: 'contract', prefix: 'session-contract-', ...nodes }, granted(), besides(), open(), refused()),
  topic({ operation: 'session-sigs.verify', name: 'contract', prefix: 'sessions-', ...nodes }, maps()),
];
