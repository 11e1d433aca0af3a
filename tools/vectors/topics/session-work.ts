// session-sig.verify: what network signatures that do not hold leave of the work of a judgement.
import { alice, blsAuthSig, grantText, network, sessions, topic } from '../vocabulary.js';

const { capability, with_ } = sessions;

/** A grant signed by another network than the one whose key is given. */
const foreign = (nonce: string) => blsAuthSig(grantText({ nonce }), network('two'), alice());

export default () => topic({ operation: 'session-sig.verify', name: 'work', prefix: 'session-work-', since: '3.0.0' }, [
  { id: 'network', title: 'A grant signed by another network in front of the one by the wallet', rules: ['work.signatures', 'auth-sig.signature'],
    why: 'The signature of the session key counts 36,000, that of the network 84,000, and 336,000 more since it does not hold, that of the wallet 52,000: with the bytes that is within the bound.',
    ignored: { 0: 'auth-sig.signature' }, input: with_([foreign('nonce111111'), capability()], { networkKey: network('one').publicKey }) },
  { id: 'network-twice', title: 'Two grants signed by another network in front of the one by the wallet', twin: 'network',
    change: 'another grant signed by the other network in front of the others', rule: 'work.signatures', rules: ['auth-sig.signature'],
    why: 'The signature of the session key and two of networks that do not hold count 876,000; that of the wallet and the bytes do not fit beside them.',
    input: with_([foreign('nonce222222'), foreign('nonce111111'), capability()], { networkKey: network('one').publicKey }) },
]);
