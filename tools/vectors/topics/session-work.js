// session-sig.verify: what network signatures that do not hold leave of the work of a judgement.
import { accept, alice, blsAuthSig, file, grantText, network, reject } from '../kit.js';
import { capability, with_ } from '../sessions.js';

export const since = '3.0.0';

const networkKey = () => network('one').publicKey;
/** A grant signed by another network than the one whose key is given. */
const foreign = (nonce) => blsAuthSig(grantText({ nonce }), network('two'), alice());

const vectors = () => [
  accept('session-work-network', 'A grant signed by another network in front of the one by the wallet', {
    rules: ['work.signatures', 'auth-sig.signature'],
    reason:
      'The signature of the session key counts 40,000, that of the network 84,000, and 336,000 more since it does not hold, that of the wallet 48,000: with the bytes that is within the bound.',
    ignored: { 0: 'auth-sig.signature' },
    input: with_([foreign('nonce111111'), capability()], { networkKey: networkKey() }),
  }),
  reject('session-work-network-twice', 'Two grants signed by another network in front of the one by the wallet', {
    rule: 'work.signatures',
    rules: ['work.signatures', 'auth-sig.signature'],
    twin: 'session-work-network',
    mutation: 'another grant signed by the other network in front of the others',
    reason:
      'The signature of the session key and two of networks that do not hold count 880,000; that of the wallet and the bytes do not fit beside them.',
    risk: ['resource-exhaustion'],
    input: with_([foreign('nonce222222'), foreign('nonce111111'), capability()], { networkKey: networkKey() }),
  }),
];

export default () => [file('session-sig.verify', 'work', vectors())];
