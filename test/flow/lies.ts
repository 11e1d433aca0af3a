// What lying nodes write, with genuine shares or others.
import { networkMessage } from '../../src/crypto/bls.js';
import { encodeShare, type KeyShare, signShare } from '../../src/crypto/threshold.js';
import { decodeRecap, encodeRecap, mergeRecaps, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage, parseSiweMessage } from '../../src/entry/siwe.js';
import { unwrap } from '../../src/index.js';
import { toHex } from '../../src/internal/bytes.js';

/** Adds every PKP to what a message grants, and says so. */
export function widened(text: string): string {
  const message = unwrap(parseSiweMessage(text));
  const recap = unwrap(decodeRecap(message.resources?.[0] ?? ''));
  const wider = unwrap(mergeRecaps([recap, { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] }]));
  const statement = (message.statement ?? '').replace(recapStatement(recap), recapStatement(wider));
  return unwrap(createSiweMessage({ ...message, statement, resources: [unwrap(encodeRecap(wider))] }));
}

/** The answer of a node that signs whatever it likes with a share; `over` changes its members. */
export function answerSigned(share: KeyShare, rootKey: string, siweMessage: string, over: object = {}): object {
  const message = networkMessage(siweMessage);
  return {
    result: 'success',
    signatureShare: { ProofOfPossession: encodeShare(signShare(share, message)) },
    shareIndex: share.identifier - 1,
    curveType: 'BLS',
    siweMessage,
    dataSigned: toHex(message),
    blsRootPubkey: rootKey,
    ...over,
  };
}
