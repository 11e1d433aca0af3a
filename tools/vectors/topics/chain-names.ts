// chain.verify: how a URI names who may pass a grant on, and a proof that is met on a short way and on a long one.
import { chains, group, type Row, topic } from '../vocabulary.js';

const { chain, chaining, did, FIRST, LENT, lentKey, link, passed, signing, user } = chains;

/** The URI of the owner's link. */
const naming = (row: Row & { readonly uri: string }) => ({
  change: `the URI of the owner's AuthSig: ${row.uri}`,
  ...chaining({ ...row, leaf: chain({ to: row.uri }), at: FIRST }),
});

/** URIs that name nobody. */
const names = () => group({ prefix: 'chain-name-', rule: 'chain.audience', twin: 'chain-time-equal', from: naming,
  why: 'Whoever lends to an account names it as did:pkh:eip155, a chain id and the address, and nothing else.' }, [
  { id: 'before', title: 'A letter in front of the DID', uri: `x${did(user())}` },
  { id: 'line', title: 'A path in front of the DID', uri: `urn:${did(user())}` },
  { id: 'behind', title: 'A path behind the DID', uri: `${did(user())}/keys` },
  { id: 'query', title: 'A query behind the DID', uri: `${did(user())}?key` },
  { id: 'upper', title: 'The DID in upper case', uri: did(user()).toUpperCase().replace('0X', '0x') },
  { id: 'method', title: 'Another method', uri: did(user()).replace('did:pkh', 'did:pkx') },
  { id: 'digits', title: 'An address of 41 digits', uri: `${did(user())}0` },
  { id: 'chain-hex', title: 'A chain id in hex', uri: did(user(), '0x1') },
  { id: 'chain-sign', title: 'A chain id with a sign', uri: did(user(), '+1') },
  { id: 'address-alone', title: 'The address as a URI', uri: `ethereum:${user().address}` },
]);

/** A proof that stands beside a way of that many links more of the user that ends in it; in front of the way or behind it. */
function twice(links: number, early: boolean) {
  const again = (over: chains.LinkParts) => link({ to: did(user()), att: signing(), ...LENT, ...over });
  const met = again({ proofs: [lentKey()] });
  let top = met;
  for (let count = 0; count < links; count++) top = again({ proofs: [top], nonce: `nonce${1000 + count}` });
  return passed(early ? [met, top] : [top, met], { att: signing() });
}

const ways = () => group({ prefix: 'chain-met-', from: chaining, accepted: { rules: ['chain.depth'] }, refused: { twin: 'chain-met-twice' },
  why: 'The longest way to the root counts, also where a proof was met on a shorter one before.' }, [
  { id: 'twice', title: 'A proof that is met early, and again as the seventh link of eight', leaf: twice(5, true) },
  { id: 'twice-nine', title: 'A proof that is met early, and again as the eighth link of nine', change: 'one more link of the user on the long way',
    rule: 'chain.depth', leaf: twice(6, true) },
  { id: 'twice-nine-late', title: 'A proof that is met as the eighth link of nine, and again on a short way',
    change: 'one more link of the user on the long way, which is followed first', rule: 'chain.depth', leaf: twice(6, false) },
]);

export default () => topic({ operation: 'chain.verify', name: 'names', since: '3.0.0', also: ['auth-sig.proofs'] }, names(), ways());
