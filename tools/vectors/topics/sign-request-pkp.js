// sign-session-key.answer: for which session key, PKP and epoch a request asks.
import { noPoint, oddLargeEncoding, torsion } from '../edwards.js';
import { alice, bob, DELEGATION_URI, file, hex, session } from '../kit.js';
import {
  byWallet,
  litAlike,
  networkText,
  pkpKey,
  pkpRecord,
  refuses,
  requestText,
  signing,
  signs,
} from '../network.js';
import { refusedBy } from '../sessions.js';

const key = () => session().publicKey;
const mine = () => `lit:session:${key()}`;

/** Session keys that the message names as well, so that deployed nodes sign them (W17): [name, title, URI, mutation, reason]. */
const signed = () =>
  [
    [
      'upper-case',
      'A session key in upper case, as in the message',
      `lit:session:${key().toUpperCase()}`,
      'the key in upper case',
      'A session key is in lower case, so that one key has one text.',
    ],
    [
      'login-uri',
      'The URI of a login in place of a session key',
      'https://app.example/login',
      'the URI of a site',
      'The network would sign a message by which somebody logs in (W17).',
    ],
    [
      'delegation-uri',
      'The URI of a delegation in place of a session key',
      DELEGATION_URI,
      DELEGATION_URI,
      'The network would sign a delegation (W17).',
    ],
    [
      'prefix-upper-case',
      'The prefix of a session key in upper case',
      `LIT:SESSION:${key()}`,
      'LIT:SESSION: in front of the key',
      'The prefix is compared byte for byte.',
    ],
    [
      'empty',
      'A session URI without a key',
      'lit:session:',
      'without the key',
      'A key is 64 digits, and here is none.',
    ],
    [
      'small-order',
      'A session key of small order',
      `lit:session:${hex(torsion(1).toBytes())}`,
      'a point of order 8',
      'Under a key of small order one signature verifies for many messages.',
    ],
    [
      'no-point',
      'A session key that is no point',
      `lit:session:${hex(noPoint())}`,
      'the encoding of no point',
      'A key that is no point verifies nothing, and nobody has its secret.',
    ],
    [
      'not-canonical',
      'A session key with the field order added',
      `lit:session:${hex(oddLargeEncoding())}`,
      'y written as y + p',
      'A point has one canonical encoding.',
    ],
  ].map(([name, title, uri, mutation, reason]) =>
    refuses(`session-key-${name}`, title, {
      rule: 'sign-request.session-key',
      risk: ['forgery', 'wrong-session'],
      fields: { uri },
      over: { sessionKey: uri },
      mutation: `sessionKey and URI: ${mutation}`,
      reason,
      profiles: litAlike(signing(networkText({ uri }))),
    }),
  );

/** Session keys that are another text than the URI of the message. */
const unequal = () =>
  [
    ['bare', 'A session key without its prefix', key(), 'the 64 digits alone', 'The session key is sent as its URI.'],
    [
      'line-feed',
      'A session key with a line feed behind it',
      `${mine()}\n`,
      'U+000A behind it',
      'Nothing follows the 64 digits, a line feed included.',
    ],
  ].map(([name, title, sessionKey, mutation, reason]) =>
    refuses(`session-key-${name}`, title, {
      rule: 'sign-request.session-key',
      risk: ['forgery', 'wrong-session'],
      over: { sessionKey },
      mutation: `sessionKey: ${mutation}`,
      reason,
      profiles: litAlike(refusedBy('auth-sig.session-bound')),
    }),
  );

const epochs = () => [
  ...[
    ['epoch', 'The epoch of the network', { epoch: 7 }, { epoch: 7 }, 'The request names the epoch of the network.'],
    ['epoch-zero', 'The epoch 0 of a new network', { epoch: 0 }, { epoch: 0 }, '0 is an epoch like any other.'],
    ['epoch-null', 'An epoch of null', { epoch: null }, { epoch: 7 }, 'Null equals absent, and nothing is compared.'],
    [
      'epoch-absent',
      'No epoch, at a node that has one',
      {},
      { epoch: 7 },
      'The request names no epoch that could be another.',
    ],
    [
      'epoch-unknown',
      'An epoch, at a node that has none',
      { epoch: 7 },
      {},
      'A node that knows no epoch has none to compare with.',
    ],
  ].map(([name, title, over, node, reason]) =>
    signs(name, title, { rules: ['sign-request.epoch'], over, node, reason }),
  ),
  ...[
    ['earlier', 'The epoch before', 6, 7, 'epoch', 'A share of one epoch does not combine with one of another.'],
    [
      'zero-named',
      'The epoch 0, which is not that of the network',
      0,
      7,
      'epoch',
      '0 is a number and does not stand for absence.',
    ],
    [
      'not-zero',
      'An epoch, where that of the network is 0',
      7,
      0,
      'epoch-zero',
      'The network has an epoch, which is 0.',
    ],
  ].map(([name, title, epoch, known, twin, reason]) =>
    refuses(`epoch-${name}`, title, {
      rule: 'sign-request.epoch',
      risk: ['lockout'],
      over: { epoch },
      node: { epoch: known },
      twin,
      mutation: `epoch: ${epoch}`,
      reason,
    }),
  ),
];

const stranger = () => pkpKey('nobody');

const unknown = () =>
  [
    [
      'unknown',
      'A PKP that the registry does not know',
      { by: stranger() },
      { pkpPublicKey: `0x${stranger().publicKey}` },
      {},
      'pkpPublicKey and address: those of another key',
      'Only the registry says what a PKP is; anybody can make a key.',
    ],
    [
      'unknown-address',
      'No public key, and the address of no PKP',
      { address: alice().address },
      { pkpPublicKey: undefined },
      {},
      'pkpPublicKey left out; address: that of the wallet',
      'The wallet that authenticates is no PKP, and the network does not sign in its name.',
    ],
    [
      'empty-registry',
      'A registry without PKPs',
      {},
      {},
      { pkps: [] },
      'pkps: none',
      'A registry that is empty knows no PKP, and permits nothing.',
    ],
    [
      'negated',
      'The other point with the same x',
      {},
      { pkpPublicKey: `0x${negated()}` },
      {},
      'pkpPublicKey: its y negated',
      'Two points have one x, and only one of them is the PKP.',
    ],
  ].map(([name, title, fields, over, node, mutation, reason]) =>
    refuses(`pkp-${name}`, title, {
      rule: 'sign-request.pkp',
      risk: ['forgery'],
      over: { siweMessage: requestText(fields), ...over },
      node,
      mutation,
      reason,
    }),
  );

/** The public key of the PKP with its y taken from the field order. */
function negated() {
  const p = 2n ** 256n - 2n ** 32n - 977n;
  const { publicKey } = pkpKey();
  return publicKey.slice(0, 66) + (p - BigInt(`0x${publicKey.slice(66)}`)).toString(16).padStart(64, '0');
}

const addresses = () =>
  [
    [
      'placeholder',
      'A placeholder for the address of the PKP',
      '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
      'that of a contract',
      'Whoever reads the request sees another account than the one that is signed for.',
    ],
    [
      'owner',
      'The address of the owner in place of that of the PKP',
      alice().address,
      'that of the wallet',
      'The grant is one of the PKP, and the message says whose.',
    ],
  ].map(([name, title, address, mutation, reason]) =>
    refuses(`address-${name}`, title, {
      rule: 'sign-request.address',
      risk: ['wrong-account'],
      fields: { address },
      mutation: `address: ${mutation}`,
      reason,
    }),
  );

const others = () => [
  refuses('address-other-pkp', 'The public key of one PKP and the address of another', {
    rule: 'sign-request.address',
    risk: ['wrong-account'],
    fields: { by: pkpKey('two') },
    node: { pkps: [pkpRecord(), pkpRecord({ owner: bob().address }, pkpKey('two'))] },
    mutation: 'address: that of another PKP, which is in the registry',
    reason: 'Who owns the one PKP would ask for the network to sign a text that names the other.',
  }),
  refuses('public-key-other-pkp', 'The address of one PKP and the public key of another', {
    rule: 'sign-request.address',
    risk: ['wrong-account'],
    over: { pkpPublicKey: `0x${pkpKey('two').publicKey}` },
    node: {
      pkps: [pkpRecord({ owner: bob().address }), pkpRecord({}, pkpKey('two'))],
      evidence: { authMethods: [byWallet(alice())] },
    },
    twin: 'second-pkp',
    mutation: 'address: that of the first PKP, of which somebody else is the owner',
    reason: 'The permission is judged for the PKP of the public key, so that the address has to be its own.',
  }),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'pkp', [
    ...signed(),
    ...unequal(),
    ...epochs(),
    ...unknown(),
    ...addresses(),
    ...others(),
  ]),
];
