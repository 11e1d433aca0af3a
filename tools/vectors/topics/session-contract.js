// Sessions that a contract wallet granted: with and without the reply of its contract, and beside other capabilities.
import { delegationText } from '../auth-sigs.js';
import {
  brought,
  calls,
  contractWallet,
  cosmosSig,
  deployment,
  MAX_AGE,
  noCode,
  ownKeyWallet,
  REFUSAL,
  replyTo,
  solanaSig,
  textAt,
  texts,
  vault,
} from '../kinds.js';
import {
  ASK,
  accept,
  alice,
  bob,
  file,
  grantText,
  json,
  message,
  NODE,
  NOW,
  OTHER_NODE,
  OTHER_PKP,
  otherSession,
  pkpSigning,
  reject,
  sessionSig,
  undecided,
} from '../kit.js';
import { capability, cell, lit, recap, refusedBy, with_ } from '../sessions.js';

/** Nodes of Lit end at a capability of these kinds. */
const aborted = lit(refusedBy('lit-v7.unsupported-aborts'));
const other = `lit-pkp://${OTHER_PKP}`;

/** A contract wallet by its account and its chain. */
const didOf = ({ address }, chainId = '1') => `did:pkh:eip155:${chainId}:${address}`;

/** A contract wallet that grants to the session key; `fields` are those of `grantText`. */
const granting = ({ by = vault(), via, sig, deployment: made, ...fields } = {}) =>
  contractWallet({ by, via, sig, deployment: made, chainId: fields.chainId, text: grantText({ by, ...fields }) });

/** A contract at the address of Alice that grants, with her own signature. */
const own = (fields = {}) => ownKeyWallet({ text: grantText(fields) });

/** The session of these contract wallets, each of which replied as the second member says. */
const agreed = (...made) => calls(...made.map((each) => replyTo(each)));
const under = (made, evidence = agreed(made), input = {}) => with_(made.authSig, { ...evidence, ...input });

const granted = () =>
  [
    [
      '',
      'The grant of a contract wallet whose contract agrees',
      granting(),
      'The one candidate is that of the contract, which agreed to this text and signature',
    ],
    [
      '-sha256',
      'The grant of a contract wallet by SHA-256',
      granting({ via: 'EIP1271_SHA256' }),
      'The contract was asked about SHA-256 of the text, and agreed',
    ],
    [
      '-wrapper',
      'The grant of a contract wallet that its wrapper deploys',
      granting({ deployment: deployment() }),
      'The contract was asked after its deployment, and agreed',
    ],
    [
      '-own-key',
      'The grant of a contract wallet at the address of a key',
      own(),
      'There is code, and the contract agreed',
    ],
    [
      '-chain',
      'The grant of a contract wallet on another chain',
      granting({ chainId: '8453' }),
      'The reply is from the chain of the SIWE message',
    ],
  ].map(([suffix, title, made, why]) =>
    accept(`session-contract${suffix}`, title, {
      rules: [
        'auth-sig.kind-undecided',
        'auth-sig.contract-signature',
        'session.no-authority',
        'lit-v7.unsupported-aborts',
      ],
      reason: `${why}. Nodes of Lit end at a capability of this kind.`,
      input: under(made),
      profiles: aborted,
    }),
  );

const besides = () => {
  const refused = granting({ by: vault('second') });
  const elsewhere = granting({ details: recap(cell(other)) });
  const lends = contractWallet({ by: vault('payer'), text: delegationText({ by: vault('payer') }) });
  const twins = [granting(), granting({ chainId: '8453' })];
  const pair = [granting(), granting({ by: vault(), details: recap(cell(other)) })];
  return [
    [
      'no-code',
      'The grant of a contract wallet without code, by the key of its address',
      with_(own().authSig, calls(noCode(own()))),
      'There is no code, so that the signature is judged as one of a wallet',
    ],
    [
      'named',
      'The grant of a contract wallet that is named',
      under(granting(), undefined, { account: didOf(vault()) }),
      'The account is the contract at the address and on the chain of the SIWE message',
    ],
    [
      'two-chains-named',
      'Contracts at one address on two chains, of which one is named',
      with_(
        twins.map(({ authSig }) => authSig),
        { ...agreed(...twins), account: didOf(vault(), '8453') },
      ),
      'Both are valid and accounts of their own, and the caller says whose grant is meant',
    ],
    [
      'beside-unanswered',
      'A contract wallet that nobody asked beside the grant of a wallet',
      with_([granting().authSig, capability()]),
      'What cannot be decided is no valid candidate; one valid candidate is enough',
      { 0: 'auth-sig.kind-undecided' },
    ],
    [
      'beside-unanswered-turned',
      'The grant of a wallet beside a contract wallet that nobody asked',
      with_([capability(), granting().authSig]),
      'What cannot be decided is no valid candidate; one valid candidate is enough',
      { 1: 'auth-sig.kind-undecided' },
    ],
    [
      'beside-refused',
      'A contract that refuses beside the grant of a wallet',
      with_([refused.authSig, capability()], calls(replyTo(refused, { data: REFUSAL }))),
      'A candidate that its contract refuses is ignored and listed, and there is one account',
      { 0: 'auth-sig.contract-signature' },
    ],
    [
      'beside-wallet',
      'A contract that agrees beside the grant of a wallet, which is named',
      with_([granting().authSig, capability()], { ...agreed(granting()), account: alice().address }),
      'Both are valid, and the caller says whose grant is meant',
    ],
    [
      'beside-wallet-other',
      'A contract that agrees to another PKP beside the grant of a wallet',
      with_([elsewhere.authSig, capability()], agreed(elsewhere)),
      'The asked operation is covered by the grant of one account',
    ],
    [
      'beside-second',
      'Two grants of one contract wallet',
      with_(
        pair.map(({ authSig }) => authSig),
        agreed(...pair),
      ),
      'Each has a question and a reply of its own, and both are of one account',
    ],
    [
      'beside-second-unanswered',
      'Two grants of one contract wallet, which was asked about the requested one',
      with_(
        pair.map(({ authSig }) => authSig),
        agreed(pair[0]),
      ),
      'The other one cannot be decided and is ignored',
      { 1: 'auth-sig.kind-undecided' },
    ],
    [
      'delegation',
      'A delegation of a contract wallet that agrees, beside the grant of a wallet',
      with_([lends.authSig, capability()], agreed(lends)),
      'The delegation is valid and listed; the grant comes from the wallet',
    ],
    [
      'delegation-unanswered',
      'A delegation of a contract wallet that nobody asked, beside the grant of a wallet',
      with_([lends.authSig, capability()]),
      'A delegation that cannot be decided is ignored; the session does not need it',
      { 0: 'auth-sig.kind-undecided' },
    ],
    [
      'beside-solana',
      'A Solana account beside the grant of a wallet',
      with_([solanaSig(), capability()], { maxAge: MAX_AGE }),
      'The kind is for logins, so it is ignored and listed',
    ],
    [
      'beside-cosmos',
      'A Cosmos account beside the grant of a wallet',
      with_([capability(), cosmosSig()], { maxAge: MAX_AGE, ...texts(textAt()) }),
      'The kind is for logins, so it is ignored and listed',
    ],
  ].map(([name, title, input, why, ignored]) =>
    accept(`session-contract-${name}`, title, {
      ignored,
      rules: [
        'auth-sig.kind-undecided',
        ...(name === 'beside-refused' ? ['auth-sig.contract-signature'] : []),
        ...(name === 'beside-wallet-other' ? ['capability.resource'] : []),
        'session.no-authority',
        'session.account',
        'lit-v7.unsupported-aborts',
      ],
      reason: `${why}. Nodes of Lit end at a capability of this kind.`,
      input,
      profiles: aborted,
    }),
  );
};

const open = () =>
  [
    [
      'stale',
      'The grant of a contract wallet that was asked 61 seconds ago',
      with_(own().authSig, calls(replyTo(own(), { asOf: '2026-01-15T11:58:59Z' }))),
      'the reply: asOf: "2026-01-15T11:58:59Z"',
      'The reply is too old: its owners may be others by now',
    ],
    [
      'other-chain',
      'The grant of a contract wallet, and a reply from another chain',
      with_(own().authSig, calls(replyTo(own(), { chainId: '10' }))),
      'the reply: chainId: "10"',
      'What stands at this address on another chain is another contract',
    ],
    [
      'about-login',
      'The grant of a contract wallet, and the reply about its login',
      with_(own().authSig, agreed(ownKeyWallet())),
      'the reply: that to a login',
      'Each text is a question of its own',
    ],
    [
      'about-other-session',
      'The grant of a contract wallet, and the reply about that to another key',
      with_(own().authSig, agreed(own({ to: otherSession() }))),
      'the reply: that to a grant to another session key',
      'Each text is a question of its own',
    ],
  ].map(([name, title, input, mutation, why]) =>
    undecided(`session-contract-${name}`, title, {
      rule: 'auth-sig.kind-undecided',
      risk: ['fail-open', 'forgery'],
      twin: 'session-contract-own-key',
      mutation,
      reason: `${why}. The only candidate is neither valid nor invalid, and nor is the session.`,
      input,
      profiles: aborted,
    }),
  );

const refused = () => {
  const [first, second] = [granting(), granting({ by: vault('second') })];
  const twins = [first, granting({ chainId: '8453' })];
  const no = (...made) => calls(...made.map((each) => replyTo(each, { data: REFUSAL })));
  return [
    [
      'refused',
      'The grant of a contract wallet that refuses',
      'auth-sig.contract-signature',
      'session-contract',
      `data: ${JSON.stringify(REFUSAL)}`,
      'The contract did not return the magic value, and the only candidate is invalid',
      ['forgery', 'wrong-account'],
      under(first, no(first)),
    ],
    [
      'refused-own-key',
      'The grant of a contract wallet that refuses what the key of its address signed',
      'auth-sig.contract-signature',
      'session-contract-own-key',
      `data: ${JSON.stringify(REFUSAL)}`,
      'Where there is code, the contract has the last word',
      ['forgery', 'wrong-account'],
      under(own(), no(own())),
    ],
    [
      'failed',
      'The grant of a contract wallet that fails',
      'auth-sig.contract-signature',
      'session-contract',
      'outcome: "failed", data left out',
      'A call that failed agreed to nothing',
      ['forgery', 'wrong-account'],
      under(first, calls(replyTo(first, { outcome: 'failed', data: undefined }))),
    ],
    [
      'other-session',
      'The grant of a contract wallet to another session key',
      'auth-sig.session-bound',
      'session-contract',
      'the URI of the grant has another session key',
      'The contract agreed to a grant to somebody else',
      ['wrong-session'],
      under(granting({ to: otherSession() })),
    ],
    [
      'other-pkp',
      'The grant of a contract wallet of another PKP',
      'capability.resource',
      'session-contract',
      'the grant is of another PKP',
      'That the contract agrees makes its grant no wider',
      ['widening'],
      under(granting({ details: recap(cell(other)) })),
    ],
    [
      'expired',
      'The expired grant of a contract wallet that agrees',
      'auth-sig.expired',
      'session-contract',
      'the expiration time of the grant',
      'The contract judges a signature and not a text',
      ['expiry'],
      under(granting({ expirationTime: '2026-01-15T11:40:00Z' })),
    ],
    [
      'none-valid',
      'Two contract wallets that refuse',
      'session.no-authority',
      'session-contract-beside-second',
      'both replies: a refusal',
      'Two capabilities are bound to the key, and neither is valid',
      ['forgery', 'fail-open'],
      with_([first.authSig, second.authSig], no(first, second)),
    ],
    [
      'two-accounts',
      'A contract that agrees beside the grant of a wallet, and none is named',
      'session.account',
      'session-account-named',
      'the second grant: that of a contract wallet; account left out',
      'Grants of two accounts cover the request, and whoever puts one in front would choose the identity',
      ['wrong-account'],
      with_([capability(), first.authSig], agreed(first)),
    ],
    [
      'two-chains',
      'Contracts at one address on two chains, and none is named',
      'session.account',
      'session-account-named',
      'both grants: those of contracts at one address on two chains, which agree; account left out',
      'Somebody else can stand at the address on another chain, so that these are two accounts',
      ['wrong-account'],
      with_(
        twins.map(({ authSig }) => authSig),
        agreed(...twins),
      ),
    ],
    [
      'named-address',
      'The grant of a contract wallet, where its address is named without a chain',
      'session.account',
      'session-account-expected',
      'the grant: that of a contract wallet, which agrees; account: its address alone',
      'An address alone names no contract: on which chain it stands says whose it is',
      ['wrong-account'],
      under(first, undefined, { account: vault().address.toLowerCase() }),
    ],
    [
      'named-chain',
      'The grant of a contract wallet, where the contract on another chain is named',
      'session.account',
      'session-account-expected',
      'the grant: that of a contract wallet, which agrees; account: the same address on chain 8453',
      'What stands at this address on another chain is another account',
      ['wrong-account'],
      under(first, undefined, { account: didOf(vault(), '8453') }),
    ],
    [
      'named-other',
      'The grant of a contract wallet, where a wallet is named',
      'session.account',
      'session-account-expected',
      'the grant: that of a contract wallet, which agrees',
      'The expected account is not the one that granted, although its owner signed',
      ['wrong-account'],
      under(first, undefined, { account: bob().address }),
    ],
  ].map(([name, title, rule, twin, mutation, why, risk, input]) =>
    reject(`session-contract-${name}`, title, {
      rule,
      ...(name === 'none-valid' ? { rules: [rule, 'auth-sig.contract-signature'] } : {}),
      risk,
      twin,
      mutation,
      reason: `${why}.`,
      input,
      profiles: { ...aborted, ...(name === 'expired' ? { reown: { result: 'accept' } } : {}) },
    }),
  );
};

// --- Maps: one grant, one reply, several nodes ---

/** Session signatures of a contract wallet for both nodes; `over` replaces members of the messages. */
const map = (made, evidence, input = {}) => ({
  sessionSigs: json(
    Object.fromEntries(
      [NODE, OTHER_NODE].map((node) => [
        `https://${node}`,
        sessionSig(
          message({ nodeAddress: node, resourceAbilityRequests: [pkpSigning()], capabilities: [made.authSig] }),
        ),
      ]),
    ),
  ),
  now: NOW,
  request: ASK,
  ...evidence,
  ...input,
});

const maps = () => [
  accept('sessions-contract', 'Session signatures for two nodes under the grant of a contract wallet', {
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'lit-v7.unsupported-aborts'],
    reason: 'Both entries carry the same AuthSig, so that one reply is evidence for both.',
    input: map(own(), agreed(own())),
    profiles: aborted,
  }),
  accept('sessions-contract-one-node', 'Session signatures under the grant of a contract wallet, judged by one node', {
    rules: ['auth-sig.kind-undecided', 'session-sigs.entry', 'lit-v7.unsupported-aborts'],
    reason: 'The node judges the entry that is meant for it, with the reply to the question of its AuthSig.',
    input: map(own(), agreed(own()), { nodeAddress: OTHER_NODE }),
    profiles: aborted,
  }),
  undecided('sessions-contract-no-evidence', 'Session signatures under a contract wallet that nobody asked', {
    rule: 'auth-sig.kind-undecided',
    risk: ['fail-open', 'forgery'],
    twin: 'sessions-contract',
    mutation: 'evidence left out',
    reason: 'Whether the contract takes the signature is not known, for either entry.',
    input: map(own()),
    profiles: aborted,
  }),
  reject('sessions-contract-refused', 'Session signatures under a contract wallet that refuses', {
    rule: 'auth-sig.contract-signature',
    risk: ['forgery', 'wrong-account'],
    twin: 'sessions-contract',
    mutation: `data: ${JSON.stringify(REFUSAL)}`,
    reason: 'The contract did not return the magic value, and neither entry has another capability.',
    input: map(own(), calls(replyTo(own(), { data: REFUSAL }))),
    profiles: aborted,
  }),
];

export default () => [
  file('session-sig.verify', 'contract', brought([...granted(), ...besides(), ...open(), ...refused()])),
  file('session-sigs.verify', 'contract', brought(maps())),
];
