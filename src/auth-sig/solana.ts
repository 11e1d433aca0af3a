import { base58btc } from 'multiformats/bases/base58';
import { publicKeyFault, signatureFault, verifyEd25519 } from '../crypto/ed25519.js';
import { fromHex, utf8 } from '../internal/bytes.js';
import type { Judge } from '../judge.js';
import type { AuthSigContext, ReadAuthSig } from './context.js';
import { judgeSignatureForm } from './signature.js';

/** The most characters that base58 needs for 32 bytes. */
const longest = 44;

/** Parses a Solana address: the base58 text of an Ed25519 public key, 32 bytes. */
export function parseSolanaAddress(text: string): Uint8Array | { readonly reason: string } {
  const key = looseSolanaAddress(text);
  if (key === undefined) return { reason: 'expected base58 of 32 bytes' };
  const fault = publicKeyFault(key);
  return fault === undefined ? key : { reason: fault };
}

/** Reads the bytes of an address without regard to which key they are; undefined when they are not 32. */
function looseSolanaAddress(text: string): Uint8Array | undefined {
  if (text.length > longest) return undefined;
  try {
    const bytes = base58btc.baseDecode(text);
    // Leading ones and the rest are two ways to write zeros for lenient decoders.
    return bytes.length === 32 && base58btc.baseEncode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function parseSolanaSignature(text: string): Uint8Array | { readonly reason: string } {
  const signature = fromHex(text);
  const reason = signature ? signatureFault(signature) : 'found text that is no hex of whole bytes';
  return signature && reason === undefined ? signature : { reason: reason ?? '' };
}

const form = {
  expected: '128 hex digits of a canonical Ed25519 signature',
  parse: parseSolanaSignature,
  loose: (text: string) => fromHex(text) ?? fromHex(text.replace(/^0x/, '')),
} as const;

/** Checks the Ed25519 signature of a Solana account over the UTF-8 bytes of its text. */
export function checkSolana(judge: Judge, { authSig }: ReadAuthSig, { backend, memory }: AuthSigContext): void {
  const bytes = judgeSignatureForm(judge, authSig.sig, form) ?? new Uint8Array();
  const key = looseSolanaAddress(authSig.address) ?? new Uint8Array();
  judge.spend('ed25519-signatures', 1, '/sig');
  const text = utf8(authSig.signedMessage);
  const verify = () => verifyEd25519(key, text, bytes, backend);
  const verified = memory ? memory.once('ed25519', [key, bytes, text], verify) : verify();
  judge.check('auth-sig.signature', verified, () => ({
    path: '/sig',
    message: `expected a signature by ${authSig.address}, found one that does not verify`,
  }));
}
