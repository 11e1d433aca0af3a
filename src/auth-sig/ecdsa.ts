import {
  type EcdsaSignature,
  eip191Digest,
  looseEcdsaSignature,
  parseEcdsaSignature,
  recoverAddress,
} from '../crypto/secp256k1.js';
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
  { backend }: AuthSigContext,
  sig: string = authSig.sig,
): void {
  const signature = judgeSignatureForm(judge, sig, ecdsaForm);
  checkLowS(judge, signature);
  if (signature) judge.spend('signatures', 1, '/sig');
  const recovered = signature && recoverAddress(eip191Digest(authSig.signedMessage, backend), signature, backend);
  judge.check('auth-sig.signature', recovered?.toLowerCase() === address.toLowerCase(), () => ({
    path: '/sig',
    message: recovered
      ? `expected a signature by ${address}, found one that recovers to ${recovered}`
      : `expected a signature by ${address}, found one that recovers to no key`,
    params: { expected: address, recovered },
  }));
}
