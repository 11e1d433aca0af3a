// chain.verify: the steps from link to link: windows that lie one inside the other, audiences that name who signed, and roots.
import { chains, checksum, DELEGATION_URI, group, kinds, lastDigit, lit, type Row, refusedBy, session, topic } from '../vocabulary.js';

const { aloneOf, app, asChain, chain, chaining, did, didKey, endingAt, FIRST, LENT, longChain, owner, SESSION_URI, stranger, user } = chains;

// --- Windows: what the owner says, and what the user says on top of it ---

const within = () => group({ prefix: 'chain-time-', rules: ['chain.time'], from: chaining }, [
  { id: 'equal', title: 'Two windows that are equal', leaf: chain({}, LENT), why: 'A link neither begins before its proof nor ends after it.' },
  { id: 'fractions', title: 'Windows that are equal in another number of digits', why: 'The two begin at the same instant.',
    leaf: chain({ issuedAt: '2026-01-15T10:00:00.5Z' }, { issuedAt: '2026-01-15T10:00:00.500Z' }) },
  { id: 'offsets', title: 'Windows that are equal in another time zone', why: 'The two begin and end at the same instants.',
    leaf: zoned(), ...endingAt(zoned(), '2026-01-17T10:00:00Z') },
  { id: 'not-before-equal', title: 'Issued before the proof, and valid from its issued-at',
    leaf: chain({}, { issuedAt: '2026-01-15T09:00:00Z', notBefore: LENT.issuedAt }),
    why: 'A link begins at the later of issued-at and not-before, and that is when the proof does.' },
  { id: 'not-before-both', title: 'Both valid from the same time on', leaf: chain({ notBefore: '2026-01-15T11:30:00Z' }, { notBefore: '2026-01-15T11:30:00Z' }),
    why: 'Both begin at 11:30, the later of issued-at and not-before.' },
  { id: 'not-before-early', title: 'A not-before of the proof that lies before its issued-at',
    leaf: chain({ notBefore: '2026-01-15T08:00:00Z' }, { issuedAt: LENT.issuedAt }),
    why: 'The proof begins at its issued-at, the later of the two.' },
]);

const zoned = () => chain({}, { issuedAt: '2026-01-15T19:00:00+09:00', expirationTime: '2026-01-17T05:00:00-05:00' });

const outside = () => group({ prefix: 'chain-time-', rule: 'chain.time', at: '', from: chaining }, [
  { id: 'fraction', title: 'Issued a thousandth of a second before the proof', twin: 'equal', change: 'the user: issuedAt: "2026-01-15T09:59:59.999Z"',
    leaf: chain({}, { issuedAt: '2026-01-15T09:59:59.999Z' }), why: 'Comparisons are exact on the written values.' },
  { id: 'skew', title: 'Issued half a minute before the proof', twin: 'equal', change: 'the user: issuedAt: "2026-01-15T09:59:30Z"',
    leaf: chain({}, { issuedAt: '2026-01-15T09:59:30Z' }),
    why: 'The skew is for clocks that are compared with that of the verifier, and these two times are signed.' },
  { id: 'not-before', title: 'A proof that is valid later than it was issued', twin: 'not-before-both',
    change: 'the owner: notBefore: "2026-01-15T11:00:01Z", the user: no notBefore', leaf: chain({ notBefore: '2026-01-15T11:00:01Z' }),
    why: 'The proof begins one second after the grant.' },
  { id: 'not-before-child', title: 'A not-before that lies before that of the proof', twin: 'not-before-both',
    change: 'the user: notBefore: "2026-01-15T11:29:59Z"', leaf: chain({ notBefore: '2026-01-15T11:30:00Z' }, { notBefore: '2026-01-15T11:29:59Z' }),
    why: 'The grant begins one second before its proof.' },
  { id: 'offset', title: 'An expiry that looks earlier in another time zone', twin: 'offsets',
    change: 'the user: expirationTime: "2026-01-17T06:00:00-05:00"', leaf: chain({}, { expirationTime: '2026-01-17T06:00:00-05:00' }),
    why: 'In UTC that is 11:00, an hour after the end of the proof.' },
]);

// --- Audiences ---

/** The user spells the own address in lower case, in the text and beside it. */
const spelledLow = () => {
  const address = user().address.toLowerCase();
  return chain({}, { address, over: { address } });
};

const named = () => group({ prefix: 'chain-audience-', rules: ['chain.audience'], from: chaining }, [
  { id: 'lower', title: 'An audience with the address in lower case', leaf: chain({ to: did(user()).toLowerCase() }),
    why: 'The address of did:pkh may have any case.' },
  { id: 'upper', title: 'An audience with the hex digits in upper case',
    leaf: chain({ to: `did:pkh:eip155:1:0x${user().address.slice(2).toUpperCase()}` }), why: 'The address of did:pkh may have any case.' },
  { id: 'issuer-lower', title: 'An issuer that spells its address in lower case', rules: ['chain.audience', 'lit-v7.checksum-address'],
    profiles: { ...lit(refusedBy('lit-v7.checksum-address')), reown: aloneOf(spelledLow()) }, leaf: spelledLow(),
    why: 'The audience has the EIP-55 spelling of the address, the SIWE message of the user that in lower case.' },
  { id: 'chain', title: 'An account on another chain', leaf: chain({ to: did(user(), '137') }, { chainId: '137' }),
    why: 'The issuer is the account of the chain id of the SIWE message, and so is the audience.' },
  { id: 'root-chain', title: 'An owner on another chain than the user', rules: ['chain.audience', 'chain.root'], leaf: chain({ chainId: '10' }),
    why: 'The chain of the owner is no part of the step to the user, and an address names the root on whatever chain.' },
]);

/** A URI that does not name the user; `shown` is what differs in it. */
const misnaming = (row: Row & { readonly uri: string; readonly shown?: string }) => ({
  change: `the owner: URI: ${row.shown ?? row.uri}`,
  ...chaining({ ...row, leaf: chain({ to: row.uri }), at: FIRST }),
});

const misnamed = () => group({ prefix: 'chain-audience-uri-', rule: 'chain.audience', twin: 'chain-action', from: misnaming }, [
  { id: 'chain', title: 'The account of the user on another chain', uri: did(user(), '137'), shown: 'chain id 137',
    why: 'The user signed for chain 1. At one address of two chains there can be two owners.' },
  { id: 'chain-zero', title: 'A chain id with a leading zero', uri: did(user(), '01'), shown: 'chain id 01',
    why: 'Chain ids are texts, and 01 and 1 are two.' },
  { id: 'chain-empty', title: 'No chain id', uri: `did:pkh:eip155::${user().address}`, shown: 'no chain id', why: 'An account is one of a chain.' },
  { id: 'caip10', title: 'An account as CAIP-10 writes it', uri: `eip155:1:${user().address}`, shown: 'without did:pkh:',
    why: 'That is no DID and no session, and nothing else is a principal.' },
  { id: 'did-upper', title: 'did in upper case', uri: did(user()).replace('did', 'DID'), shown: 'DID:pkh', why: 'Only the address may have any case.' },
  { id: 'pkh-upper', title: 'PKH in upper case', uri: did(user()).replace('pkh', 'PKH'), shown: 'did:PKH', why: 'Only the address may have any case.' },
  { id: 'prefix', title: 'An address with 0X', uri: did(user()).replace('0x', '0X'), shown: '0X',
    why: 'The 40 hex digits of an address may have any case, its prefix may not.' },
  { id: 'fragment', title: 'A fragment behind the account', uri: `${did(user())}#key`, shown: '#key',
    why: 'Behind the address stands nothing: what this could name is not defined.' },
  { id: 'query', title: 'A query behind the account', uri: `${did(user())}?v=1`, shown: '?v=1',
    why: 'Behind the address stands nothing: what this could name is not defined.' },
  { id: 'ethr', title: 'Another DID method', uri: `did:ethr:${user().address}`, shown: 'did:ethr',
    why: 'did:pkh and did:key are the methods of principals.' },
  { id: 'solana', title: 'An account of another kind of chain', uri: `did:pkh:solana:1:${user().address}`, shown: 'did:pkh:solana',
    why: 'An account is one of eip155.' },
  { id: 'session', title: 'The session key in place of the account', uri: SESSION_URI(), shown: 'lit:session: and the session key', risk: ['wrong-session'],
    why: 'The link that rests on the proof was signed by the account of the user, and not by the session key.' },
  { id: 'did-key', title: 'The session key as did:key', uri: didKey(session()), shown: 'did:key of the session key', risk: ['wrong-session'],
    why: 'The link that rests on the proof was signed by the account of the user, and not by the session key.' },
  { id: 'delegation', title: 'The URI of a capacity delegation', uri: DELEGATION_URI, risk: ['widening'],
    why: 'A delegation is for those whom it names, who use it and pass nothing on.' },
  { id: 'site', title: 'The URI of a site', uri: 'https://app.example/login', risk: ['wrong-session'],
    why: 'A login is for a site and was never meant to be passed on.' },
  { id: 'owner', title: 'The account of the owner', uri: did(owner()), shown: 'the account of the owner', why: 'The owner lent to nobody.' },
]);

// --- Roots ---

/** The root that the caller names. */
const under = (row: Row & Partial<chains.Chained> & { readonly root: string }) => {
  const { leaf = chain(), root } = row;
  return chaining({ ...row, leaf, input: asChain(leaf, { root }) });
};

const rooted = () => group({ from: under }, [
  { id: 'root-lower', title: 'The owner named in lower case', root: owner().address.toLowerCase(), rules: ['chain.root'],
    why: 'An address is compared without case.' },
  { id: 'root-did', title: 'The owner named by the DID', root: did(owner()), rules: ['chain.root'],
    why: 'did:pkh names chain id and address, and the owner signed for chain 1.' },
  { id: 'root-did-lower', title: 'The owner named by the DID in lower case', root: did(owner()).toLowerCase(), rules: ['chain.root'],
    why: 'The address of a DID is compared without case.' },
], group({ prefix: 'chain-root-named-', rule: 'chain.root', twin: 'chain-action', at: FIRST }, [
  { id: 'user', title: 'The user named as root of what the owner lent', change: 'root: the user', root: user().address,
    why: 'The root is the end of the proofs and not whoever signed last; the caller expects the authority of the user.' },
  { id: 'stranger', title: 'Somebody named as root who is nowhere in the chain', change: 'root: a stranger', root: stranger().address,
    why: 'The chain ends at the owner.' },
  { id: 'did-chain', title: 'The owner named on another chain', change: 'root: the owner on chain 10', root: did(owner(), '10'),
    why: 'A DID names the chain too, and the owner signed for chain 1.' },
  { id: 'checksum', title: 'An address named that differs in one digit', change: 'root: the last digit of the address',
    root: checksum(lastDigit(owner().address.toLowerCase())), why: 'The address is compared whole.' },
  { id: 'middle', title: 'The application named as root of what the owner lent', twin: 'chain-action-long', change: 'root: the application',
    leaf: longChain(), at: FIRST + FIRST, root: app().address,
    why: 'The application passes on what it was lent: it is on the way to the root, and not the root.' },
]));

export default () => topic({ operation: 'chain.verify', name: 'steps', prefix: 'chain-', since: kinds.SINCE, also: ['auth-sig.proofs'] },
  within(), outside(), named(), misnamed(), rooted());
