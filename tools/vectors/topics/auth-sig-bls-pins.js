// auth-sig.verify: texts in the place of a network signature that JSON reads, and that hold no signature.
import { lit, underNetwork } from '../auth-sigs.js';
import { alice, blsAuthSig, file, grantText, network, reject } from '../kit.js';

export const since = '3.0.0';

const withSig = (sig) => underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig }));

export default () => [
  file(
    'auth-sig.verify',
    'bls-pins',
    [
      ['null', 'null', 'null is no object, although some languages call it one'],
      ['true', 'true', 'a truth value is no object'],
      ['number', '0', 'a number is no object'],
      ['empty-object', '{}', 'an object without the key holds no signature'],
    ].map(([name, sig, why]) =>
      reject(`auth-bls-sig-${name}`, `A network signature that is the JSON text ${sig}`, {
        rule: 'auth-sig.signature-form',
        risk: ['type-confusion'],
        twin: 'auth-bls',
        mutation: `sig: ${sig}`,
        reason: `The signature is a JSON object with the one key ProofOfPossession: ${why}.`,
        input: withSig(sig),
        profiles: lit('reject', 'auth-sig.signature'),
      }),
    ),
  ),
];
