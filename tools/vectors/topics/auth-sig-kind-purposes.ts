// The table of kinds, row by row: what each kind may be used for.
import {
  alice, authSig, authSigs, blsAuthSig, bob, describe, grantText, group, type Input, json, kinds, network, type Row, session, topic,
} from '../vocabulary.js';

const { asLogin, LOGIN_URI, loginText } = authSigs;
const { asAccount, asCosmos, calls, contractWallet, cosmosSig, MAX_AGE, noCode, ownKeyWallet, purposes, replyTo, solanaAccount, solanaSig, textAt } =
  kinds;

const networkKey = () => network('one').publicKey;
const bySession = () => ({ purpose: 'session', sessionKey: session().publicKey });
const byDelegation = () => ({ purpose: 'delegation', sessionKey: undefined });

const networks = () =>
  group({ rule: 'auth-sig.purpose', risk: ['type-confusion', 'wrong-session'],
    why: 'Kind bls is for sessions and delegations: a network authenticated somebody in its own way, which is no login to a site.',
    from: ({ text }: { text: string }) => ({ input: asLogin(blsAuthSig(text), { networkKey: networkKey() }) }) }, [
    { id: 'purpose-bls-login', title: 'A login signed by the network', twin: 'auth-login', change: 'signed by the network, whose key is given',
      text: loginText() },
    { id: 'purpose-bls-login-recap', title: 'A login with a ReCap signed by the network', twin: 'auth-login-recap',
      change: 'signed by the network, whose key is given', text: grantText({ uri: LOGIN_URI }) },
    { id: 'purpose-bls-login-lit-preface', title: 'A login signed by the network whose statement names a PKP session', twin: 'auth-login',
      change: 'signed by the network, with another statement', text: loginText({ statement: 'Lit Protocol PKP session signature' }) },
  ]);

/** A Solana or Cosmos account for a purpose in which something would be granted. */
const granted = () => {
  const backpack = solanaSig(textAt(), solanaAccount(), { derivedVia: 'backpack.signMessage' });
  return [
    { name: 'solana', what: 'Solana account', twin: 'auth-solana', input: (over: Input) => asAccount(solanaSig(), over) },
    { name: 'backpack', what: 'Solana account by its second name', twin: 'auth-solana-backpack', input: (over: Input) => asAccount(backpack, over) },
    { name: 'cosmos', what: 'Cosmos account', twin: 'auth-cosmos', input: (over: Input) => asCosmos(cosmosSig(), over) },
  ].flatMap(({ name, what, twin, input }) =>
    group({ twin, rule: 'auth-sig.purpose',
      why: 'The kind is for logins: its text proves an account, names no session key and no capability, and so grants nothing.',
      from: ({ over }: { over: Input & { purpose: string } }) => ({ change: describe({ purpose: over.purpose }), input: input(over) }) }, [
      { id: `purpose-${name}-session`, title: `A ${what} for a session`, over: bySession() },
      { id: `purpose-${name}-delegation`, title: `A ${what} for a delegation`, over: byDelegation() },
    ]));
};

/** Texts of these kinds that say in words what only a SIWE message says. */
const inWords = (): Row[] => {
  const text = `lit:session:${session().publicKey} 2026-01-15T11:30:00Z`;
  return [
    { id: 'purpose-solana-uri', title: 'A Solana account that signed a session URI', twin: 'auth-solana',
      change: `purpose: "session", the text: ${json(text.slice(0, 40))} and so on, signed`, rule: 'auth-sig.purpose',
      risk: ['type-confusion', 'wrong-session'], why: 'The kind is for logins, whatever its text says: it is not read as a SIWE message.',
      input: asAccount(solanaSig(text), bySession()) },
  ];
};

/** SIWE messages that these kinds signed: for a purpose that they do not have, and by no grammar of theirs. */
const grants = () => {
  const grant = grantText({ issuedAt: '2026-01-15T11:30:00Z', expirationTime: undefined, resources: undefined });
  return group({ change: `purpose: "session", the text: ${json(grant.slice(0, 40))} and so on, signed`, risk: ['type-confusion', 'wrong-session'],
    why: 'The kind is for logins, and the text has the header of an Ethereum account. That of a Solana account is read before its purpose is judged, that of a Cosmos account after it.' }, [
    { id: 'purpose-solana-grant', title: 'A Solana account that signed a SIWE message with a session URI', twin: 'auth-solana',
      faults: ['siws.layout', 'auth-sig.purpose'], input: asAccount(solanaSig(grant), bySession()) },
    { id: 'purpose-cosmos-grant', title: 'A Cosmos account that signed a SIWE message with a session URI', twin: 'auth-cosmos',
      faults: ['auth-sig.purpose', 'siws.layout'], input: asCosmos(cosmosSig(grant), bySession(), grant) },
  ]);
};

/** A contract wallet, and the reply that there is no code at its address. */
const unanswered = (made: kinds.Contract, input: typeof asLogin) => input(made.authSig, calls(noCode(made, { asOf: '2026-01-15T11:59:30Z' })));

/** Kinds that are for every purpose, also where another kind's evidence is at hand. */
const every = (): Row[] => [
  ...Object.entries(purposes).flatMap(([purpose, { textOf, input }]): Row[] => [
    { id: `purpose-pkp-${purpose}`, title: `The historic name of signatures by a PKP: a ${purpose}`, rules: ['auth-sig.purpose', 'auth-sig.kind'],
      why: 'Kind eoa is for every purpose, by either of its names.',
      input: input(authSig(textOf(bob()), bob(), { derivedVia: 'web3.eth.personal.sign via Lit PKP' })) },
    { id: `purpose-no-code-${purpose}`, title: `A contract wallet without code: a ${purpose}`, rules: ['auth-sig.purpose', 'auth-sig.signature'],
      why: 'A contract wallet is for every purpose. There is no code, so that its signature is judged as one of kind eoa.',
      input: unanswered(ownKeyWallet({ text: textOf(alice()) }), input) },
  ]),
  { id: 'purpose-eoa-all-evidence', title: 'A login of a wallet beside everything that other kinds need',
    rules: ['auth-sig.purpose', 'auth-sig.kind-undecided', 'auth-sig.age'],
    why: 'Kind eoa needs nothing: what is handed in for other kinds, a refusal of a contract at its address among it, is not looked at.',
    input: asLogin(authSig(loginText()), { networkKey: networkKey(), maxAge: 0,
      evidence: { contractCalls: [replyTo(ownKeyWallet(), { outcome: 'failed', data: undefined })], signedTexts: [textAt()] } }) },
  { id: 'purpose-contract-max-age', title: 'A login of a contract wallet where the longest age is 0', rules: ['auth-sig.age', 'auth-sig.expired'],
    why: 'The longest age is for texts without an expiry; a SIWE message has one.',
    input: asLogin(contractWallet().authSig, { maxAge: 0, ...calls(replyTo(contractWallet())) }) },
  { id: 'purpose-cosmos-all-evidence', title: 'A login of a Cosmos account beside everything that other kinds need',
    rules: ['auth-sig.purpose', 'auth-sig.signed-text'], why: 'Each kind takes what it needs, and the rest is not looked at.',
    input: asCosmos(cosmosSig(), { networkKey: networkKey(), maxAge: MAX_AGE,
      evidence: { contractCalls: [replyTo(ownKeyWallet())], signedTexts: [textAt()] } }) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'kind-purposes', prefix: 'auth-', since: kinds.SINCE }, networks(), granted(), inWords(), every()),
  topic({ operation: 'auth-sig.verify', folder: 'several-faults', name: 'auth-sig-kind-purposes', prefix: 'auth-', since: kinds.SINCE }, grants()),
];
