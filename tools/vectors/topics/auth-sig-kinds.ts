// Which signature an AuthSig claims to have, what cannot be decided from it alone, and whose account it claims to be.
import {
  accepted, alice, asGrant, authSig, authSigs, blsAuthSig, bob, describe, grantText, group, type Input, json, kinds, lit, type Row, refusedBy, swapCase, topic,
} from '../vocabulary.js';

const { asDelegation, asLogin, delegationText, loginText, underNetwork } = authSigs;
const { asAccount, cosmosSig, solanaAccount, solanaSig, textAt } = kinds;

const EOA = 'web3.eth.personal.sign';

/** A login signed by Alice's wallet that claims to be of another kind. */
const claiming = (over: Input) => asLogin(authSig(loginText(), alice(), over));

const known = (): Row[] => [
  { id: 'kind-pkp', title: 'The historic name of signatures by a PKP', rules: ['auth-sig.kind'],
    why: 'web3.eth.personal.sign via Lit PKP is the second name of kind eoa; the signature is an EIP-191 one like any other.',
    input: claiming({ derivedVia: 'web3.eth.personal.sign via Lit PKP' }) },
];

/** Pairs that are no row of the table, on the login of a wallet. */
const noKind = ({ over, note }: { over: Input; note: string }) =>
  ({ change: describe(over), why: `${note}, although a wallet did sign.`, input: claiming(over) });

const unknown = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.kind', from: noKind }, [
    { id: 'kind-bls-no-algo', title: 'lit.bls without an algo',
      note: 'lit.bls belongs to LIT_BLS; without it there is no such kind, and no weaker one is assumed', over: { derivedVia: 'lit.bls' } },
    { id: 'kind-bls-null-algo', title: 'lit.bls with an algo of null', note: 'null equals absent, and lit.bls belongs to LIT_BLS',
      over: { derivedVia: 'lit.bls', algo: null } },
    { id: 'kind-eoa-bls-algo', title: 'The name of a wallet signature with LIT_BLS', note: 'LIT_BLS belongs to lit.bls', over: { algo: 'LIT_BLS' } },
    { id: 'kind-empty-algo', title: 'The name of a wallet signature with an empty algo', note: 'An empty text is not absent, and no kind has an empty algo',
      over: { algo: '' } },
    { id: 'kind-bls-lower-algo', title: 'lit.bls with the algo in lower case', note: 'Names of kinds are compared byte for byte',
      over: { derivedVia: 'lit.bls', algo: 'lit_bls' } },
    { id: 'kind-session', title: 'The pair of a session signature', note: 'A session signature is another document and no AuthSig',
      over: { derivedVia: 'litSessionSignViaNacl', algo: 'ed25519' } },
    { id: 'kind-eip1271-algo', title: 'EIP1271 with an algo', note: 'EIP1271 has no algo: the pair is no row of the table',
      over: { derivedVia: 'EIP1271', algo: 'LIT_BLS' } },
    { id: 'kind-eip1271-lower', title: 'eip1271 in lower case', note: 'Names of kinds are compared byte for byte', over: { derivedVia: 'eip1271' } },
    { id: 'kind-solana-case', title: 'The name of a Solana signature in lower case', note: 'Names of kinds are compared byte for byte',
      over: { derivedVia: 'solana.signmessage' } },
    { id: 'kind-empty', title: 'An empty derivedVia', note: 'No kind has an empty name', over: { derivedVia: '' } },
    { id: 'kind-eoa-upper', title: 'The name of a wallet signature with a capital', note: 'Names of kinds are compared byte for byte',
      over: { derivedVia: 'web3.eth.personal.Sign' } },
    { id: 'kind-eoa-longer', title: 'A name that begins like that of a wallet signature', note: 'A common beginning is not equality',
      over: { derivedVia: `${EOA}TypedData` } },
    { id: 'kind-proto', title: 'A derivedVia of __proto__', risk: ['type-confusion', 'prototype-pollution'],
      note: 'No kind has this name; a table with a prototype would have it', over: { derivedVia: '__proto__' } },
    { id: 'kind-constructor', title: 'A derivedVia of constructor', risk: ['type-confusion', 'prototype-pollution'],
      note: 'No kind has this name; a table with a prototype would have it', over: { derivedVia: 'constructor' } },
  ]);

/** Pairs close to the kinds that are no wallet's. */
const unknownNeighbours = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.kind', since: kinds.SINCE, from: noKind }, [
    { id: 'kind-eip1271-sha256-case', title: 'EIP1271_SHA256 with a hyphen', note: 'Names of kinds are compared byte for byte',
      over: { derivedVia: 'EIP1271-SHA256' } },
    { id: 'kind-solana-algo', title: 'The name of a Solana signature with an algo', note: 'solana.signMessage has no algo: the pair is no row of the table',
      over: { derivedVia: 'solana.signMessage', algo: 'ed25519' } },
    { id: 'kind-cosmos-algo', title: 'The name of a Cosmos signature with an algo', note: 'cosmos.signArbitrary has no algo: the pair is no row of the table',
      over: { derivedVia: 'cosmos.signArbitrary', algo: 'secp256k1' } },
    { id: 'kind-cosmos-amino', title: 'Another name of a Cosmos signature', note: 'No kind has this name', over: { derivedVia: 'cosmos.signAmino' } },
  ]);

/** Contract wallets whose contract nobody asked: the account is one of a wallet, which did sign. */
const unasked = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.kind-undecided', risk: ['fail-open', 'type-confusion'],
    why: 'This kind needs a call to the contract, which is not given. That the text is a SIWE message with a genuine wallet signature changes nothing: no other kind is assumed.',
    from: ({ derivedVia }: { derivedVia: string }) => ({ change: describe({ derivedVia }),
      input: claiming({ derivedVia }) }) }, [
    { id: 'undecided-eip1271', title: 'A login of a contract wallet', derivedVia: 'EIP1271' },
    { id: 'undecided-eip1271-sha256', title: 'A login of a contract wallet over SHA-256', derivedVia: 'EIP1271_SHA256' },
  ]);

/** Accounts without SIWE, of which the verifier was not told what their texts do not say. */
const untold = (): Row[] => [
  ...group({ change: 'maxAge left out', rule: 'auth-sig.age-undecided', why: 'The text says nothing about how long it is good, and the caller did not either.',
    from: ({ over }: { over: Input }) => ({ input: asAccount(solanaSig(textAt(), solanaAccount(), over), { maxAge: undefined }) }) }, [
    { id: 'undecided-solana', title: 'A login of a Solana wallet, and no longest age', twin: 'auth-solana', over: {} },
    { id: 'undecided-backpack', title: 'A login of a Backpack wallet, and no longest age', twin: 'auth-solana-backpack',
      over: { derivedVia: 'backpack.signMessage' } },
  ]),
  { id: 'undecided-cosmos', title: 'A login of a Cosmos wallet, and no text', twin: 'auth-cosmos', change: 'signedTexts left out',
    rule: 'auth-sig.kind-undecided', rules: ['auth-sig.signed-text'], risk: ['fail-open', 'consent-bypass'], profiles: lit(accepted),
    why: 'This kind needs the text behind the digest, which is not given: whoever signed may never have seen what the digest is used for.',
    input: asAccount(cosmosSig()) },
];

const inPurpose = (): Row[] => [
  { id: 'undecided-session', title: 'A grant by a contract wallet', twin: 'auth-session', change: 'derivedVia: "EIP1271"', rule: 'auth-sig.kind-undecided',
    risk: ['fail-open'], why: 'Whether the contract accepts the signature is not known, and undecided is not acceptance.',
    input: asGrant(authSig(grantText(), alice(), { derivedVia: 'EIP1271' })) },
  { id: 'undecided-delegation', title: 'A delegation by a contract wallet', twin: 'auth-delegation', change: 'derivedVia: "EIP1271"',
    rule: 'auth-sig.kind-undecided', risk: ['fail-open'], why: 'Whether the contract accepts the signature is not known, and undecided is not acceptance.',
    input: asDelegation(authSig(delegationText(), alice(), { derivedVia: 'EIP1271' })) },
  // A rule that decides outweighs one that cannot: the text of a contract wallet is judged like any other.
  { id: 'undecided-version', title: 'A login of a contract wallet with version 2', twin: 'auth-login', change: 'derivedVia: "EIP1271", version: "2"',
    rule: 'siwe.version', rules: ['auth-sig.kind-undecided'], risk: ['fail-open'],
    why: 'The text breaks its grammar whatever the contract says: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asLogin(authSig(loginText({ version: '2' }), alice(), { derivedVia: 'EIP1271' })) },
  { id: 'undecided-recap-shape', title: 'A grant by a contract wallet with a ReCap that has another shape', twin: 'auth-session',
    change: 'derivedVia: "EIP1271", ReCap: {"att":{},"prf":[]}', rule: 'recap.shape', rules: ['auth-sig.kind-undecided'], risk: ['fail-open'], profiles: { 'erc-4361': refusedBy('auth-sig.kind-undecided') },
    why: 'The ReCap grants nothing whatever the contract says: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asGrant(authSig(grantText({ details: { att: {}, prf: [] } }), alice(), { derivedVia: 'EIP1271' })) },
];

const spelled = () => {
  const { address } = alice();
  return group({ rules: ['auth-sig.address'], why: 'The two addresses are equal, letter case aside. The checksum is a matter of the signed text.',
    from: ({ claimed }: { claimed: string }) => ({ input: claiming({ address: claimed }) }) }, [
    { id: 'address-lower', title: 'An address in lower case beside a signed one in mixed case', claimed: address.toLowerCase() },
    { id: 'address-upper', title: 'An address in upper case beside a signed one in mixed case', claimed: `0x${address.slice(2).toUpperCase()}` },
    // A spelling that EIP-55 does not allow.
    { id: 'address-swapped', title: 'An address with its letter cases turned round', claimed: swapCase(address) },
    { id: 'address-upper-prefix', title: 'An address with 0X', claimed: `0X${address.slice(2)}` },
  ]);
};

const others = () => {
  const { address } = alice();
  return group({ twin: 'auth-login', rule: 'auth-sig.address',
    from: ({ claimed, note }: { claimed: string; note: string }) => ({ change: `address: ${json(claimed)}`,
      why: `${note}: the address is a claim, and the signed text names another one.`, input: claiming({ address: claimed }) }) }, [
    { id: 'address-other', title: 'The address of another wallet', note: 'Bob did not sign; Alice did', claimed: bob().address },
    { id: 'address-last-digit', title: 'An address with another last digit', note: 'One digit makes another account',
      claimed: address.slice(0, -1) + (address.endsWith('0') ? '1' : '0') },
    { id: 'address-no-prefix', title: 'An address without 0x', note: 'The texts differ by more than letter case', claimed: address.slice(2) },
    { id: 'address-space', title: 'An address and a space', note: 'Nothing is trimmed', claimed: `${address} ` },
    { id: 'address-empty', title: 'An empty address', note: 'An empty text is not the signed address', claimed: '' },
    { id: 'address-caip', title: 'An address with its chain', note: 'The address is only the end of an account identifier', claimed: `eip155:1:${address}` },
  ]);
};

const elsewhere = (): Row[] => [
  { id: 'address-session', title: 'A grant with the address of another wallet', twin: 'auth-session', change: describe({ address: bob().address }),
    rule: 'auth-sig.address', why: 'Who takes the account from the JSON acts for Bob, whose wallet signed nothing.',
    input: asGrant(authSig(grantText(), alice(), { address: bob().address })) },
  { id: 'address-bls', title: 'A network signature with the address of another account', twin: 'auth-bls', change: describe({ address: bob().address }),
    rule: 'auth-sig.address', why: 'The network signed a text about Alice; the address in the JSON is a claim in every kind.',
    input: underNetwork(blsAuthSig(grantText(), undefined, bob())) },
  { id: 'address-by-bob', title: 'A login by another wallet that signs its own address', rules: ['auth-sig.address', 'auth-sig.signature'],
    why: 'The account is whoever signed; nothing binds a login to Alice.', input: asLogin(authSig(loginText({ by: bob() }), bob())) },
  { id: 'address-session-by-bob', title: 'A grant by another wallet to the same session key', rules: ['auth-sig.session-bound', 'auth-sig.signature'],
    why: 'Any wallet may grant to any session key; which account counts is a question of the session.',
    input: asGrant(authSig(grantText({ by: bob() }), bob())) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'kinds', prefix: 'auth-' }, known(), unknown(), unknownNeighbours(), unasked(), untold(), inPurpose()),
  topic({ operation: 'auth-sig.verify', name: 'address', prefix: 'auth-' }, spelled(), others(), elsewhere()),
];
