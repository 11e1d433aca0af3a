import {
  type EcdsaSignature,
  eip191Digest,
  looseEcdsaSignature,
  parseEcdsaSignature,
  recoverPlainAddress,
} from '../crypto/secp256k1.js';
import { checksumAddress } from '../internal/address.js';
import { utf8 } from '../internal/bytes.js';
import type { Judge } from '../judge.js';
import type { AuthSigContext, ReadAuthSig } from './context.js';
import { checkLowS, judgeSignatureForm, type SignatureForm } from './signature.js';

/** How a wallet writes its signature. */
export const ecdsaForm: SignatureForm<EcdsaSignature> = {
  expected: '0x and r, s, v (or EIP-2098) in hex',
  parse: parseEcdsaSignature,
  loose: looseEcdsaSignature,
};

/** Checks the signature of a wallet over the text as it is signed in person (EIP-191); `sig` is that of the AuthSig unless given. */
export function checkEcdsa(
  judge: Judge,
  { authSig, address }: ReadAuthSig,
  { backend, memory }: AuthSigContext,
  sig: string = authSig.sig,
): void {
  const signature = judgeSignatureForm(judge, sig, ecdsaForm);
  checkLowS(judge, signature);
  if (signature) judge.spend('signatures', 1, '/sig');
  const wanted = address.toLowerCase();
  let plain: string | undefined;
  const verify = (): boolean => {
    plain = signature && recoverPlainAddress(eip191Digest(authSig.signedMessage, backend), signature, backend);
    return plain === wanted;
  };
  const parts = (made: EcdsaSignature): readonly Uint8Array[] => [
    ...[made.rs, Uint8Array.of(made.recovery)],
    ...[utf8(wanted), utf8(authSig.signedMessage)],
  ];
  const verified = memory && signature ? memory.once('eip191', parts(signature), verify) : verify();
  judge.check('auth-sig.signature', verified, () => {
    const recovered = plain === undefined ? undefined : checksumAddress(plain);
    return {
      path: '/sig',
      message: `expected a signature by ${address}, found one that recovers to ${recovered ?? 'no key'}`,
      params: { expected: address, recovered },
    };
  });
}
