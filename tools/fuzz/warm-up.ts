import { bls12_381 } from '@noble/curves/bls12-381.js';
import {
  authSig,
  ed25519,
  eip191,
  grantText,
  hex,
  network,
  networkPoint,
  secp256k1,
  session,
  sessionSig,
  sha256,
  unhex,
  utf8,
} from '../vectors/kit.js';

/**
 * Runs the curves once, before code is looked at: what was compiled by then is seen by function only, and stays fast. They are not
 * what is tried.
 */
export function warmUp(): void {
  const made = sessionSig();
  ed25519.verify(unhex(made.sig), utf8(made.signedMessage), unhex(session().publicKey), { zip215: false });
  const granted = authSig(grantText());
  const digest = eip191(granted.signedMessage);
  const rs = unhex(granted.sig.slice(2, 130));
  for (const recovery of [0, 1]) {
    const signature = secp256k1.Signature.fromBytes(rs, 'compact').addRecoveryBit(recovery);
    signature.recoverPublicKey(digest).toBytes(false);
  }
  const point = networkPoint(granted.signedMessage).multiplyUnsafe(network('one').scalar);
  const { longSignatures } = bls12_381;
  longSignatures.verify(
    point,
    networkPoint(granted.signedMessage),
    bls12_381.G1.Point.fromHex(network('one').publicKey),
  );
  hex(sha256(utf8('warm')));
}
