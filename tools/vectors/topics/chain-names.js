// chain.verify: how a URI names who may pass a grant on, and a proof that is met on a short way and on a long one.
import { chain, did, FIRST, fails, holds, LENT, lent, link, passed, signing, user } from '../chains.js';
import { file } from '../kit.js';

export const since = '3.0.0';

const NAME = 'Whoever lends to an account names it as did:pkh:eip155, a chain id and the address, and nothing else.';
const DEPTH = 'The longest way to the root counts, also where a proof was met on a shorter one before.';

/** URIs of the owner's link that name nobody: name, title, URI. */
const names = () => [
  ['before', 'A letter in front of the DID', `x${did(user())}`],
  ['line', 'A path in front of the DID', `urn:${did(user())}`],
  ['behind', 'A path behind the DID', `${did(user())}/keys`],
  ['query', 'A query behind the DID', `${did(user())}?key`],
  ['upper', 'The DID in upper case', did(user()).toUpperCase().replace('0X', '0x')],
  ['method', 'Another method', did(user()).replace('did:pkh', 'did:pkx')],
  ['digits', 'An address of 41 digits', `${did(user())}0`],
  ['chain-hex', 'A chain id in hex', did(user(), '0x1')],
  ['chain-sign', 'A chain id with a sign', did(user(), '+1')],
  ['address-alone', 'The address as a URI', `ethereum:${user().address}`],
];

/** The proof `met` stands beside a way of `links` more of the user that ends in it. */
function twice(links, early) {
  const root = lent({ att: signing() });
  const met = link({ to: did(user()), att: signing(), proofs: [root], ...LENT });
  let top = met;
  for (let count = 0; count < links; count++)
    top = link({ to: did(user()), att: signing(), proofs: [top], ...LENT, nonce: `nonce${1000 + count}` });
  return passed(early ? [met, top] : [top, met], { att: signing() });
}

export default () => [
  file('chain.verify', 'names', [
    ...names().map(([name, title, uri]) =>
      fails(`name-${name}`, title, chain({ to: uri }), {
        rule: 'chain.audience',
        twin: 'time-equal',
        at: FIRST,
        mutation: `the URI of the owner's AuthSig: ${uri}`,
        reason: NAME,
      }),
    ),
    holds('met-twice', 'A proof that is met early, and again as the seventh link of eight', twice(5, true), {
      rules: ['chain.depth'],
      reason: DEPTH,
    }),
    fails('met-twice-nine', 'A proof that is met early, and again as the eighth link of nine', twice(6, true), {
      rule: 'chain.depth',
      twin: 'met-twice',
      mutation: 'one more link of the user on the long way',
      reason: DEPTH,
    }),
    fails(
      'met-twice-nine-late',
      'A proof that is met as the eighth link of nine, and again on a short way',
      twice(6, false),
      {
        rule: 'chain.depth',
        twin: 'met-twice',
        mutation: 'one more link of the user on the long way, which is followed first',
        reason: DEPTH,
      },
    ),
  ]),
];
