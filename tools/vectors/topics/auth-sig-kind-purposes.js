// The table of kinds, row by row: what each kind may be used for.
import { asLogin, LOGIN_URI, loginText } from '../auth-sigs.js';
import {
  asAccount,
  asCosmos,
  brought,
  calls,
  contractWallet,
  cosmosSig,
  MAX_AGE,
  noCode,
  ownKeyWallet,
  purposes,
  replyTo,
  solanaAccount,
  solanaSig,
  textAt,
  vault,
} from '../kinds.js';
import { accept, alice, authSig, blsAuthSig, bob, file, grantText, network, reject, session, several } from '../kit.js';

const networkKey = () => network('one').publicKey;
const bySession = () => ({ purpose: 'session', sessionKey: session().publicKey });
const byDelegation = () => ({ purpose: 'delegation', sessionKey: undefined });
const shown = ({ purpose }) => `purpose: ${JSON.stringify(purpose)}`;

const networks = () =>
  [
    ['login', 'A login signed by the network', 'auth-login', 'signed by the network, whose key is given', loginText()],
    [
      'login-recap',
      'A login with a ReCap signed by the network',
      'auth-login-recap',
      'signed by the network, whose key is given',
      grantText({ uri: LOGIN_URI }),
    ],
    [
      'login-lit-preface',
      'A login signed by the network whose statement names a PKP session',
      'auth-login',
      'signed by the network, with another statement',
      loginText({ statement: 'Lit Protocol PKP session signature' }),
    ],
  ].map(([name, title, twin, mutation, text]) =>
    reject(`auth-purpose-bls-${name}`, title, {
      rule: 'auth-sig.purpose',
      risk: ['type-confusion', 'wrong-session'],
      twin,
      mutation,
      reason:
        'Kind bls is for sessions and delegations: a network authenticated somebody in its own way, which is no login to a site.',
      input: asLogin(blsAuthSig(text), { networkKey: networkKey() }),
    }),
  );

/** A Solana or Cosmos account for a purpose in which something would be granted. */
const granted = () =>
  [
    ['solana', 'Solana account', 'auth-solana', (over) => asAccount(solanaSig(), over)],
    [
      'backpack',
      'Solana account by its second name',
      'auth-solana-backpack',
      (over) => asAccount(solanaSig(textAt(), solanaAccount(), { derivedVia: 'backpack.signMessage' }), over),
    ],
    ['cosmos', 'Cosmos account', 'auth-cosmos', (over) => asCosmos(cosmosSig(), over)],
  ].flatMap(([name, title, twin, input]) =>
    [
      ['session', bySession()],
      ['delegation', byDelegation()],
    ].map(([purpose, over]) =>
      reject(`auth-purpose-${name}-${purpose}`, `A ${title} for a ${purpose}`, {
        rule: 'auth-sig.purpose',
        risk: ['type-confusion', 'wrong-session', 'widening'],
        twin,
        mutation: shown(over),
        reason:
          'The kind is for logins: its text proves an account, names no session key and no capability, and so grants nothing.',
        input: input(over),
      }),
    ),
  );

/** Texts of these kinds that say in words what only a SIWE message says. */
const inWords = () => {
  const text = `lit:session:${session().publicKey} 2026-01-15T11:30:00Z`;
  return [
    reject('auth-purpose-solana-uri', 'A Solana account that signed a session URI', {
      rule: 'auth-sig.purpose',
      risk: ['type-confusion', 'wrong-session'],
      twin: 'auth-solana',
      mutation: `purpose: "session", the text: ${JSON.stringify(text.slice(0, 40))} and so on, signed`,
      reason: 'The kind is for logins, whatever its text says: it is not read as a SIWE message.',
      input: asAccount(solanaSig(text), bySession()),
    }),
  ];
};

/** SIWE messages that these kinds signed: for a purpose that they do not have, and by no grammar of theirs. */
const grants = () => {
  const grant = grantText({ issuedAt: '2026-01-15T11:30:00Z', expirationTime: undefined, resources: undefined });
  return [
    [
      'solana-grant',
      'A Solana account',
      'auth-solana',
      ['siws.layout', 'auth-sig.purpose'],
      asAccount(solanaSig(grant), bySession()),
    ],
    [
      'cosmos-grant',
      'A Cosmos account',
      'auth-cosmos',
      ['auth-sig.purpose', 'siws.layout'],
      asCosmos(cosmosSig(grant), bySession(), grant),
    ],
  ].map(([name, title, twin, faults, input]) =>
    several(`auth-purpose-${name}`, `${title} that signed a SIWE message with a session URI`, {
      faults,
      risk: ['type-confusion', 'wrong-session'],
      twin,
      mutation: `purpose: "session", the text: ${JSON.stringify(grant.slice(0, 40))} and so on, signed`,
      reason:
        'The kind is for logins, and the text has the header of an Ethereum account. That of a Solana account is read before its purpose is judged, that of a Cosmos account after it.',
      input,
    }),
  );
};

/** Kinds that are for every purpose, also where another kind's evidence is at hand. */
const every = () => [
  ...Object.entries(purposes).flatMap(([purpose, { textOf, input }]) => [
    accept(`auth-purpose-pkp-${purpose}`, `The historic name of signatures by a PKP: a ${purpose}`, {
      rules: ['auth-sig.purpose', 'auth-sig.kind'],
      reason: 'Kind eoa is for every purpose, by either of its names.',
      input: input(authSig(textOf(bob()), bob(), { derivedVia: 'web3.eth.personal.sign via Lit PKP' })),
    }),
    accept(`auth-purpose-no-code-${purpose}`, `A contract wallet without code: a ${purpose}`, {
      rules: ['auth-sig.purpose', 'auth-sig.signature'],
      reason:
        'A contract wallet is for every purpose. There is no code, so that its signature is judged as one of kind eoa.',
      input: (() => {
        const made = ownKeyWallet({ text: textOf(alice()) });
        return input(made.authSig, calls(noCode(made, { asOf: '2026-01-15T11:59:30Z' })));
      })(),
    }),
  ]),
  accept('auth-purpose-eoa-all-evidence', 'A login of a wallet beside everything that other kinds need', {
    rules: ['auth-sig.purpose', 'auth-sig.kind-undecided', 'auth-sig.age'],
    reason:
      'Kind eoa needs nothing: what is handed in for other kinds, a refusal of a contract at its address among it, is not looked at.',
    input: (() => {
      const made = ownKeyWallet();
      return asLogin(authSig(loginText()), {
        networkKey: networkKey(),
        maxAge: 0,
        evidence: {
          contractCalls: [replyTo(made, { outcome: 'failed', data: undefined })],
          signedTexts: [textAt()],
        },
      });
    })(),
  }),
  accept('auth-purpose-contract-max-age', 'A login of a contract wallet where the longest age is 0', {
    rules: ['auth-sig.age', 'auth-sig.expired'],
    reason: 'The longest age is for texts without an expiry; a SIWE message has one.',
    input: (() => {
      const made = contractWallet({ by: vault() });
      return asLogin(made.authSig, { maxAge: 0, ...calls(replyTo(made)) });
    })(),
  }),
  accept('auth-purpose-cosmos-all-evidence', 'A login of a Cosmos account beside everything that other kinds need', {
    rules: ['auth-sig.purpose', 'auth-sig.signed-text'],
    reason: 'Each kind takes what it needs, and the rest is not looked at.',
    input: asCosmos(cosmosSig(), {
      networkKey: networkKey(),
      maxAge: MAX_AGE,
      evidence: { contractCalls: [replyTo(ownKeyWallet())], signedTexts: [textAt()] },
    }),
  }),
];

export default () => [
  file('auth-sig.verify', 'kind-purposes', brought([...networks(), ...granted(), ...inWords(), ...every()])),
  {
    operation: 'auth-sig.verify',
    folder: 'several-faults',
    topic: 'auth-sig-kind-purposes',
    vectors: brought(grants()),
  },
];
