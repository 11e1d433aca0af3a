import { looseBlsSignature, networkMessage, parseBlsSignature } from '../crypto/bls.js';
import { utf8 } from '../internal/bytes.js';
import type { Judge } from '../judge.js';
import type { AuthSigContext, ReadAuthSig } from './context.js';
import { judgeSignatureForm } from './signature.js';

/** What the signature of a network that does not hold counts besides: two of them leave nothing to a third. */
const failedWork = 4;

const expected = 'JSON with a ProofOfPossession of 192 hex digits';

/** Checks the BLS signature of a network over what it signs for a text. */
export function checkBls(
  judge: Judge,
  { authSig }: ReadAuthSig,
  { backend, networkKey, memory }: AuthSigContext,
): void {
  const verify = (signature: Uint8Array): boolean => {
    if (networkKey === undefined) return false;
    const check = () => backend.blsVerify(networkKey, networkMessage(authSig.signedMessage, backend), signature);
    return memory ? memory.once('bls', [networkKey, signature, utf8(authSig.signedMessage)], check) : check();
  };
  let proven: boolean | undefined;
  // What verifies is a point of the group, so that it need not be decoded to see that.
  const isProven = (signature: Uint8Array): boolean => {
    proven = verify(signature);
    return proven;
  };
  const parse = (text: string) => parseBlsSignature(text, isProven);
  const point = judgeSignatureForm(judge, authSig.sig, { expected, parse, loose: looseBlsSignature });
  // Also without a key: to decode a point costs as much as to check a signature of a wallet.
  if (point) judge.spend('network-signatures', 1, '/sig');
  const keyed = judge.check('auth-sig.network-key', networkKey !== undefined, () => ({
    path: '/sig',
    message: 'a BLS network signature needs the public key of the network, and none was given',
  }));
  // Without a key there is nothing to check against; off means that the caller believes the label.
  if (networkKey === undefined) {
    if (keyed) judge.hold('auth-sig.signature');
    return;
  }
  const verified = point !== undefined && (proven ?? verify(point));
  // Nobody who was granted something has one that does not hold, and it takes as long as thirty of a wallet (measured).
  if (point && !verified) judge.spend('network-signatures', failedWork, '/sig');
  judge.check('auth-sig.signature', verified, () => ({
    path: '/sig',
    message: 'expected a signature of the network over this message, found one that does not verify',
    params: { kind: 'bls' },
  }));
}
