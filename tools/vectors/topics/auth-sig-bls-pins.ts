// auth-sig.verify: texts in the place of a network signature that JSON reads, and that hold no signature.
import { alice, authSigs, blsAuthSig, grantText, group, lit, network, refusedBy, topic } from '../vocabulary.js';

const { underNetwork } = authSigs;

const withSig = (sig: string) => underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig }));

export default () => topic({ operation: 'auth-sig.verify', name: 'bls-pins', prefix: 'auth-bls-sig-', since: '3.0.0' },
  group({ twin: 'auth-bls', rule: 'auth-sig.signature-form', risk: ['type-confusion'], profiles: lit(refusedBy('auth-sig.signature')),
    from: ({ sig, note }: { sig: string; note: string }) => ({ change: `sig: ${sig}`, input: withSig(sig),
      why: `The signature is a JSON object with the one key ProofOfPossession: ${note}.` }) }, [
    { id: 'null', title: 'A network signature that is the JSON text null', sig: 'null', note: 'null is no object, although some languages call it one' },
    { id: 'true', title: 'A network signature that is the JSON text true', sig: 'true', note: 'a truth value is no object' },
    { id: 'number', title: 'A network signature that is the JSON text 0', sig: '0', note: 'a number is no object' },
    { id: 'empty-object', title: 'A network signature that is the JSON text {}', sig: '{}', note: 'an object without the key holds no signature' },
  ]));
