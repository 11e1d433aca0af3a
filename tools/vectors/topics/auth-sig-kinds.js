// Which signature an AuthSig claims to have, what cannot be decided from it alone, and whose account it claims to be.
import { asDelegation, asLogin, delegationText, lit, loginText, underNetwork } from '../auth-sigs.js';
import { asAccount, brought, cosmosSig, solanaAccount, solanaSig, textAt } from '../kinds.js';
import { accept, alice, asGrant, authSig, blsAuthSig, bob, file, grantText, reject, undecided } from '../kit.js';

const EOA = 'web3.eth.personal.sign';

/** A login signed by Alice's wallet that claims to be of another kind. */
const claiming = (over) => asLogin(authSig(loginText(), alice(), over));

const shown = ({ derivedVia, algo }) =>
  [
    derivedVia === undefined ? [] : `derivedVia: ${JSON.stringify(derivedVia)}`,
    algo === undefined ? [] : `algo: ${JSON.stringify(algo)}`,
  ]
    .flat()
    .join(', ');

const known = () => [
  accept('auth-kind-pkp', 'The historic name of signatures by a PKP', {
    rules: ['auth-sig.kind'],
    reason:
      'web3.eth.personal.sign via Lit PKP is the second name of kind eoa; the signature is an EIP-191 one like any other.',
    input: claiming({ derivedVia: 'web3.eth.personal.sign via Lit PKP' }),
  }),
];

/** Pairs that are no row of the table, on the login of a wallet. */
const noKinds = (rows) =>
  rows.map(([name, title, over, why, risk = []]) =>
    reject(`auth-kind-${name}`, title, {
      rule: 'auth-sig.kind',
      risk: ['type-confusion', ...risk],
      twin: 'auth-login',
      mutation: shown(over),
      reason: `${why}, although a wallet did sign.`,
      input: claiming(over),
    }),
  );

const unknown = () =>
  noKinds([
    [
      'bls-no-algo',
      'lit.bls without an algo',
      { derivedVia: 'lit.bls' },
      'lit.bls belongs to LIT_BLS; without it there is no such kind, and no weaker one is assumed',
    ],
    [
      'bls-null-algo',
      'lit.bls with an algo of null',
      { derivedVia: 'lit.bls', algo: null },
      'null equals absent, and lit.bls belongs to LIT_BLS',
    ],
    ['eoa-bls-algo', 'The name of a wallet signature with LIT_BLS', { algo: 'LIT_BLS' }, 'LIT_BLS belongs to lit.bls'],
    [
      'empty-algo',
      'The name of a wallet signature with an empty algo',
      { algo: '' },
      'An empty text is not absent, and no kind has an empty algo',
    ],
    [
      'bls-lower-algo',
      'lit.bls with the algo in lower case',
      { derivedVia: 'lit.bls', algo: 'lit_bls' },
      'Names of kinds are compared byte for byte',
    ],
    [
      'session',
      'The pair of a session signature',
      { derivedVia: 'litSessionSignViaNacl', algo: 'ed25519' },
      'A session signature is another document and no AuthSig',
    ],
    [
      'eip1271-algo',
      'EIP1271 with an algo',
      { derivedVia: 'EIP1271', algo: 'LIT_BLS' },
      'EIP1271 has no algo: the pair is no row of the table',
    ],
    ['eip1271-lower', 'eip1271 in lower case', { derivedVia: 'eip1271' }, 'Names of kinds are compared byte for byte'],
    [
      'solana-case',
      'The name of a Solana signature in lower case',
      { derivedVia: 'solana.signmessage' },
      'Names of kinds are compared byte for byte',
    ],
    ['empty', 'An empty derivedVia', { derivedVia: '' }, 'No kind has an empty name'],
    [
      'eoa-upper',
      'The name of a wallet signature with a capital',
      { derivedVia: 'web3.eth.personal.Sign' },
      'Names of kinds are compared byte for byte',
    ],
    [
      'eoa-longer',
      'A name that begins like that of a wallet signature',
      { derivedVia: `${EOA}TypedData` },
      'A common beginning is not equality',
    ],
    [
      'proto',
      'A derivedVia of __proto__',
      { derivedVia: '__proto__' },
      'No kind has this name; a table with a prototype would have it',
      ['prototype-pollution'],
    ],
    [
      'constructor',
      'A derivedVia of constructor',
      { derivedVia: 'constructor' },
      'No kind has this name; a table with a prototype would have it',
      ['prototype-pollution'],
    ],
  ]);

/** Pairs close to the kinds that are no wallet's. */
const unknownNeighbours = () =>
  brought(
    noKinds([
      [
        'eip1271-sha256-case',
        'EIP1271_SHA256 with a hyphen',
        { derivedVia: 'EIP1271-SHA256' },
        'Names of kinds are compared byte for byte',
      ],
      [
        'solana-algo',
        'The name of a Solana signature with an algo',
        { derivedVia: 'solana.signMessage', algo: 'ed25519' },
        'solana.signMessage has no algo: the pair is no row of the table',
      ],
      [
        'cosmos-algo',
        'The name of a Cosmos signature with an algo',
        { derivedVia: 'cosmos.signArbitrary', algo: 'secp256k1' },
        'cosmos.signArbitrary has no algo: the pair is no row of the table',
      ],
      [
        'cosmos-amino',
        'Another name of a Cosmos signature',
        { derivedVia: 'cosmos.signAmino' },
        'No kind has this name',
      ],
    ]),
  );

/** Contract wallets whose contract nobody asked: the account is one of a wallet, which did sign. */
const unasked = () =>
  [
    ['eip1271', 'A login of a contract wallet', 'EIP1271'],
    ['eip1271-sha256', 'A login of a contract wallet over SHA-256', 'EIP1271_SHA256'],
  ].map(([name, title, derivedVia]) =>
    undecided(`auth-undecided-${name}`, title, {
      rule: 'auth-sig.kind-undecided',
      risk: ['fail-open', 'type-confusion'],
      twin: 'auth-login',
      mutation: shown({ derivedVia }),
      reason:
        'This kind needs a call to the contract, which is not given. That the text is a SIWE message with a genuine wallet signature changes nothing: no other kind is assumed.',
      input: claiming({ derivedVia }),
    }),
  );

/** Accounts without SIWE, of which the verifier was not told what their texts do not say. */
const untold = () => [
  ...[
    ['solana', 'A login of a Solana wallet', 'auth-solana', {}],
    ['backpack', 'A login of a Backpack wallet', 'auth-solana-backpack', { derivedVia: 'backpack.signMessage' }],
  ].map(([name, title, twin, over]) =>
    undecided(`auth-undecided-${name}`, `${title}, and no longest age`, {
      rule: 'auth-sig.age-undecided',
      risk: ['fail-open', 'expiry'],
      twin,
      mutation: 'maxAge left out',
      reason: 'The text says nothing about how long it is good, and the caller did not either.',
      input: asAccount(solanaSig(textAt(), solanaAccount(), over), { maxAge: undefined }),
    }),
  ),
  undecided('auth-undecided-cosmos', 'A login of a Cosmos wallet, and no text', {
    rule: 'auth-sig.kind-undecided',
    rules: ['auth-sig.kind-undecided', 'auth-sig.signed-text'],
    risk: ['fail-open', 'consent-bypass'],
    twin: 'auth-cosmos',
    mutation: 'signedTexts left out',
    reason:
      'This kind needs the text behind the digest, which is not given: whoever signed may never have seen what the digest is used for.',
    input: asAccount(cosmosSig()),
    profiles: lit('accept'),
  }),
];

const inPurpose = () => [
  undecided('auth-undecided-session', 'A grant by a contract wallet', {
    rule: 'auth-sig.kind-undecided',
    risk: ['fail-open'],
    twin: 'auth-session',
    mutation: shown({ derivedVia: 'EIP1271' }),
    reason: 'Whether the contract accepts the signature is not known, and undecided is not acceptance.',
    input: asGrant(authSig(grantText(), alice(), { derivedVia: 'EIP1271' })),
  }),
  undecided('auth-undecided-delegation', 'A delegation by a contract wallet', {
    rule: 'auth-sig.kind-undecided',
    risk: ['fail-open'],
    twin: 'auth-delegation',
    mutation: shown({ derivedVia: 'EIP1271' }),
    reason: 'Whether the contract accepts the signature is not known, and undecided is not acceptance.',
    input: asDelegation(authSig(delegationText(), alice(), { derivedVia: 'EIP1271' })),
  }),
  // A rule that decides outweighs one that cannot: the text of a contract wallet is judged like any other.
  reject('auth-undecided-version', 'A login of a contract wallet with version 2', {
    rule: 'siwe.version',
    rules: ['siwe.version', 'auth-sig.kind-undecided'],
    risk: ['fail-open'],
    twin: 'auth-login',
    mutation: 'derivedVia: "EIP1271", version: "2"',
    reason:
      'The text breaks its grammar whatever the contract says: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asLogin(authSig(loginText({ version: '2' }), alice(), { derivedVia: 'EIP1271' })),
  }),
  reject('auth-undecided-recap-shape', 'A grant by a contract wallet with a ReCap that has another shape', {
    rule: 'recap.shape',
    rules: ['recap.shape', 'auth-sig.kind-undecided'],
    risk: ['fail-open'],
    twin: 'auth-session',
    mutation: 'derivedVia: "EIP1271", ReCap: {"att":{},"prf":[]}',
    reason:
      'The ReCap grants nothing whatever the contract says: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asGrant(authSig(grantText({ details: { att: {}, prf: [] } }), alice(), { derivedVia: 'EIP1271' })),
  }),
];

/** The same digits with the case of each letter turned round: a spelling that EIP-55 does not allow. */
const swapped = (address) =>
  `0x${[...address.slice(2)].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')}`;
const lastDigit = (address) => address.slice(0, -1) + (address.endsWith('0') ? '1' : '0');

const spelled = () => {
  const { address } = alice();
  return [
    ['lower', 'An address in lower case beside a signed one in mixed case', address.toLowerCase()],
    ['upper', 'An address in upper case beside a signed one in mixed case', `0x${address.slice(2).toUpperCase()}`],
    ['swapped', 'An address with its letter cases turned round', swapped(address)],
    ['upper-prefix', 'An address with 0X', `0X${address.slice(2)}`],
  ].map(([name, title, claimed]) =>
    accept(`auth-address-${name}`, title, {
      rules: ['auth-sig.address'],
      reason: 'The two addresses are equal, letter case aside. The checksum is a matter of the signed text.',
      input: claiming({ address: claimed }),
    }),
  );
};

const others = () => {
  const { address } = alice();
  return [
    ['other', 'The address of another wallet', bob().address, 'Bob did not sign; Alice did'],
    ['last-digit', 'An address with another last digit', lastDigit(address), 'One digit makes another account'],
    ['no-prefix', 'An address without 0x', address.slice(2), 'The texts differ by more than letter case'],
    ['space', 'An address and a space', `${address} `, 'Nothing is trimmed'],
    ['empty', 'An empty address', '', 'An empty text is not the signed address'],
    [
      'caip',
      'An address with its chain',
      `eip155:1:${address}`,
      'The address is only the end of an account identifier',
    ],
  ].map(([name, title, claimed, why]) =>
    reject(`auth-address-${name}`, title, {
      rule: 'auth-sig.address',
      risk: ['forgery', 'wrong-account'],
      twin: 'auth-login',
      mutation: `address: ${JSON.stringify(claimed)}`,
      reason: `${why}: the address is a claim, and the signed text names another one.`,
      input: claiming({ address: claimed }),
    }),
  );
};

const elsewhere = () => [
  reject('auth-address-session', 'A grant with the address of another wallet', {
    rule: 'auth-sig.address',
    risk: ['forgery', 'wrong-account'],
    twin: 'auth-session',
    mutation: `address: ${JSON.stringify(bob().address)}`,
    reason: 'Who takes the account from the JSON acts for Bob, whose wallet signed nothing.',
    input: asGrant(authSig(grantText(), alice(), { address: bob().address })),
  }),
  reject('auth-address-bls', 'A network signature with the address of another account', {
    rule: 'auth-sig.address',
    risk: ['forgery', 'wrong-account'],
    twin: 'auth-bls',
    mutation: `address: ${JSON.stringify(bob().address)}`,
    reason: 'The network signed a text about Alice; the address in the JSON is a claim in every kind.',
    input: underNetwork(blsAuthSig(grantText(), undefined, bob())),
  }),
  accept('auth-address-by-bob', 'A login by another wallet that signs its own address', {
    rules: ['auth-sig.address', 'auth-sig.signature'],
    reason: 'The account is whoever signed; nothing binds a login to Alice.',
    input: asLogin(authSig(loginText({ by: bob() }), bob())),
  }),
  accept('auth-address-session-by-bob', 'A grant by another wallet to the same session key', {
    rules: ['auth-sig.session-bound', 'auth-sig.signature'],
    reason: 'Any wallet may grant to any session key; which account counts is a question of the session.',
    input: asGrant(authSig(grantText({ by: bob() }), bob())),
  }),
];

export default () => [
  file('auth-sig.verify', 'kinds', [
    ...known(),
    ...unknown(),
    ...unknownNeighbours(),
    ...unasked(),
    ...untold(),
    ...inPurpose(),
  ]),
  file('auth-sig.verify', 'address', [...spelled(), ...others(), ...elsewhere()]),
];
