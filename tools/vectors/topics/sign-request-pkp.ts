// sign-session-key.answer: for which session key, PKP and epoch a request asks.
import { alice, bob, DELEGATION_URI, edwards, group, hex, lit, networks, type Row, refusedBy, session, topic } from '../vocabulary.js';

const { answering, networkText, pkpKey, pkpRecord, signing } = networks;

type Asked = networks.Request & networks.Signed;

const key = () => session().publicKey;

/** A session key that the message names as well, so that deployed nodes sign it (W17). */
const named = (row: Row & { readonly uri: string; readonly words: string }) => {
  const { uri, words } = row;
  return { ...answering({ ...row, fields: { uri }, over: { sessionKey: uri } }), change: `sessionKey and URI: ${words}`,
    profiles: lit(signing(networkText({ uri }))) };
};

const signed = () => group({ prefix: 'sign-request-session-key-', rule: 'sign-request.session-key', from: named }, [
  { id: 'upper-case', title: 'A session key in upper case, as in the message', words: 'the key in upper case', uri: `lit:session:${key().toUpperCase()}`,
    why: 'A session key is in lower case, so that one key has one text.' },
  { id: 'login-uri', title: 'The URI of a login in place of a session key', words: 'the URI of a site', uri: 'https://app.example/login',
    why: 'The network would sign a message by which somebody logs in (W17).' },
  { id: 'delegation-uri', title: 'The URI of a delegation in place of a session key', words: DELEGATION_URI, uri: DELEGATION_URI,
    why: 'The network would sign a delegation (W17).' },
  { id: 'prefix-upper-case', title: 'The prefix of a session key in upper case', words: 'LIT:SESSION: in front of the key', uri: `LIT:SESSION:${key()}`,
    why: 'The prefix is compared byte for byte.' },
  { id: 'empty', title: 'A session URI without a key', words: 'without the key', uri: 'lit:session:', why: 'A key is 64 digits, and here is none.' },
  { id: 'small-order', title: 'A session key of small order', words: 'a point of order 8', uri: `lit:session:${hex(edwards.torsion(1).toBytes())}`,
    why: 'Under a key of small order one signature verifies for many messages.' },
  { id: 'no-point', title: 'A session key that is no point', words: 'the encoding of no point', uri: `lit:session:${hex(edwards.noPoint())}`,
    why: 'A key that is no point verifies nothing, and nobody has its secret.' },
  { id: 'not-canonical', title: 'A session key with the field order added', words: 'y written as y + p', uri: `lit:session:${hex(edwards.oddLargeEncoding())}`,
    why: 'A point has one canonical encoding.' },
]);

/** Session keys that are another text than the URI of the message. */
const unequal = () => group<Asked>({ prefix: 'sign-request-session-key-', rule: 'sign-request.session-key',
  profiles: lit(refusedBy('auth-sig.session-bound')) }, [
  { id: 'bare', title: 'A session key without its prefix', change: 'sessionKey: the 64 digits alone', over: { sessionKey: key() },
    why: 'The session key is sent as its URI.' },
  { id: 'line-feed', title: 'A session key with a line feed behind it', change: 'sessionKey: U+000A behind it', over: { sessionKey: `lit:session:${key()}\n` },
    why: 'Nothing follows the 64 digits, a line feed included.' },
]);

const epochs = () => [
  ...group<Asked>({ rules: ['sign-request.epoch'] }, [
    { id: 'epoch', title: 'The epoch of the network', over: { epoch: 7 }, node: { epoch: 7 }, why: 'The request names the epoch of the network.' },
    { id: 'epoch-zero', title: 'The epoch 0 of a new network', over: { epoch: 0 }, node: { epoch: 0 }, why: '0 is an epoch like any other.' },
    { id: 'epoch-null', title: 'An epoch of null', over: { epoch: null }, node: { epoch: 7 }, why: 'Null equals absent, and nothing is compared.' },
    { id: 'epoch-absent', title: 'No epoch, at a node that has one', node: { epoch: 7 }, why: 'The request names no epoch that could be another.' },
    { id: 'epoch-unknown', title: 'An epoch, at a node that has none', over: { epoch: 7 }, why: 'A node that knows no epoch has none to compare with.' },
  ]),
  ...group<Asked>({ rule: 'sign-request.epoch', twin: 'epoch' }, [
    { id: 'epoch-earlier', title: 'The epoch before', change: { epoch: 6 }, over: { epoch: 6 }, node: { epoch: 7 },
      why: 'A share of one epoch does not combine with one of another.' },
    { id: 'epoch-zero-named', title: 'The epoch 0, which is not that of the network', change: { epoch: 0 }, over: { epoch: 0 }, node: { epoch: 7 },
      why: '0 is a number and does not stand for absence.' },
    { id: 'epoch-not-zero', title: 'An epoch, where that of the network is 0', twin: 'epoch-zero', change: { epoch: 7 }, over: { epoch: 7 }, node: { epoch: 0 },
      why: 'The network has an epoch, which is 0.' },
  ]),
];

const stranger = () => pkpKey('nobody');

/** The public key of the PKP with its y taken from the field order. */
function negated() {
  const p = 2n ** 256n - 2n ** 32n - 977n;
  const { publicKey } = pkpKey();
  return publicKey.slice(0, 66) + (p - BigInt(`0x${publicKey.slice(66)}`)).toString(16).padStart(64, '0');
}

const unknown = () => group<Asked>({ prefix: 'sign-request-pkp-', rule: 'sign-request.pkp' }, [
  { id: 'unknown', title: 'A PKP that the registry does not know', change: 'pkpPublicKey and address: those of another key',
    fields: { by: stranger() }, over: { pkpPublicKey: `0x${stranger().publicKey}` }, why: 'Only the registry says what a PKP is; anybody can make a key.' },
  { id: 'unknown-address', title: 'No public key, and the address of no PKP', change: 'pkpPublicKey left out; address: that of the wallet',
    fields: { address: alice().address }, over: { pkpPublicKey: undefined },
    why: 'The wallet that authenticates is no PKP, and the network does not sign in its name.' },
  { id: 'empty-registry', title: 'A registry without PKPs', change: 'pkps: none', node: { pkps: [] },
    why: 'A registry that is empty knows no PKP, and permits nothing.' },
  { id: 'negated', title: 'The other point with the same x', change: 'pkpPublicKey: its y negated', over: { pkpPublicKey: `0x${negated()}` },
    why: 'Two points have one x, and only one of them is the PKP.' },
]);

const addresses = () => group<Asked>({ rule: 'sign-request.address' }, [
  { id: 'address-placeholder', title: 'A placeholder for the address of the PKP', change: 'address: that of a contract',
    fields: { address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2' },
    why: 'Whoever reads the request sees another account than the one that is signed for.' },
  { id: 'address-owner', title: 'The address of the owner in place of that of the PKP', change: 'address: that of the wallet',
    fields: { address: alice().address }, why: 'The grant is one of the PKP, and the message says whose.' },
  { id: 'address-other-pkp', title: 'The public key of one PKP and the address of another',
    change: 'address: that of another PKP, which is in the registry',
    why: 'Who owns the one PKP would ask for the network to sign a text that names the other.',
    fields: { by: pkpKey('two') }, node: { pkps: [pkpRecord(), pkpRecord({ owner: bob().address }, pkpKey('two'))] } },
  { id: 'public-key-other-pkp', title: 'The address of one PKP and the public key of another', twin: 'sign-request-second-pkp',
    change: 'address: that of the first PKP, of which somebody else is the owner',
    why: 'The permission is judged for the PKP of the public key, so that the address has to be its own.',
    over: { pkpPublicKey: `0x${pkpKey('two').publicKey}` }, node: { pkps: [pkpRecord({ owner: bob().address }), pkpRecord({}, pkpKey('two'))] } },
]);

export default () => topic({ operation: 'sign-session-key.answer', name: 'pkp', prefix: 'sign-request-', since: '1.1.0',
  twin: 'sign-request-standard', from: answering }, signed(), unequal(), epochs(), unknown(), addresses());
