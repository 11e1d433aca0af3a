import type { Backend } from '../crypto/backend.js';
import { eip191Digest } from '../crypto/secp256k1.js';
import type { ContractCallReply, ContractCallRequest, Evidence } from '../evidence.js';
import { utf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { addSeconds, compareInstants, type Instant, isInstant, parseInstant } from '../internal/time.js';
import type { Judge } from '../judge.js';
import type { AuthSigContext, ReadAuthSig } from './context.js';
import { judgeSignatureForm } from './signature.js';
import { type ContractSignature, hexOf, looseContractSignature, parseContractSignature } from './wrapper.js';

/** What `isValidSignature` returns for a yes (ERC-1271): the bytes4 magic value as the ABI encodes it. */
const accepted = /^0x1626ba7e0{56}$/;

/**
 * Builds the question to the contract of an AuthSig: the address and the chain that its SIWE message names, the digest of
 * the text, and the signature.
 */
export function contractQuestion(
  { authSig, kind, address, message }: ReadAuthSig,
  { signature, deployment }: ContractSignature,
  backend: Backend,
): ContractCallRequest {
  const text = authSig.signedMessage;
  const digest = kind.kind === 'eip1271-sha256' ? backend.sha256(utf8(text)) : eip191Digest(text, backend);
  return {
    chainId: message?.chainId ?? '',
    address,
    digest: hexOf(digest),
    signature: hexOf(signature),
    ...(deployment ? { deployment } : {}),
  };
}

const hexText = /^0x(?:[0-9a-fA-F]{2})*$/;

/** Compares hex, of which the letter case of the digits does not count. */
const same = (a: unknown, b: string): boolean =>
  typeof a === 'string' && hexText.test(a) && a.toLowerCase() === b.toLowerCase();

/** Says whether a reply is about a question: every member of the question repeated, letter case aside. */
function isAbout(reply: ContractCallReply, question: ContractCallRequest): boolean {
  const { deployment } = question;
  return (
    reply.chainId === question.chainId &&
    same(reply.address, question.address) &&
    same(reply.digest, question.digest) &&
    same(reply.signature, question.signature) &&
    (deployment === undefined
      ? reply.deployment === undefined
      : same(reply.deployment?.factory, deployment.factory) && same(reply.deployment?.data, deployment.data))
  );
}

function isReply(value: unknown): value is ContractCallReply {
  if (!isPlainObject(value)) return false;
  const { code, outcome, data, asOf } = value;
  if (typeof code !== 'boolean' || typeof asOf !== 'string') return false;
  if (outcome !== 'failed' && outcome !== 'returned') return false;
  if (data !== undefined) return typeof data === 'string' && hexText.test(data);
  // An account without code, and a call that failed, may have nothing to return.
  return !code || outcome === 'failed';
}

/** Finds the newest reply to a question that is neither older than `age` seconds nor from the future beyond the skew. */
function findReply(
  evidence: Evidence | undefined,
  question: ContractCallRequest,
  { now, age, skew }: { readonly now: Instant; readonly age: number; readonly skew: number },
): ContractCallReply | undefined {
  let newest: { readonly reply: ContractCallReply; readonly at: Instant } | undefined;
  for (const reply of evidence?.contractCalls ?? []) {
    if (!isReply(reply) || !isAbout(reply, question)) continue;
    const at = parseInstant(reply.asOf);
    if (!isInstant(at)) continue;
    const current = compareInstants(addSeconds(at, age), now) >= 0 && compareInstants(at, addSeconds(now, skew)) <= 0;
    if (current && (!newest || compareInstants(newest.at, at) < 0)) newest = { reply, at };
  }
  return newest?.reply;
}

const form = {
  expected: '0x and the hex of a signature or of its ERC-6492 wrapper',
  parse: parseContractSignature,
  loose: looseContractSignature,
} as const;

/**
 * Checks the signature of a contract wallet by the reply that the evidence holds.
 *
 * @param asEoa judges a signature as that of a wallet: for an account without code, and where missing evidence is off
 */
export function checkContract(
  judge: Judge,
  read: ReadAuthSig,
  context: AuthSigContext,
  asEoa: (judge: Judge, sig: string) => void,
): void {
  const { sig } = read.authSig;
  const signature = judgeSignatureForm(judge, sig, form);
  const question = signature && contractQuestion(read, signature, context.backend);
  // A wallet knows no wrapper: what it could have signed is what the wrapper holds.
  const opened = question?.signature ?? sig;
  const { skew, evidenceAge } = judge.profile.parameters;
  const reply =
    question &&
    findReply(context.evidence, question, {
      now: context.now,
      age: evidenceAge,
      skew: context.purpose === 'login' ? skew.login : skew.inner,
    });
  const answered = judge.check('auth-sig.kind-undecided', reply !== undefined, () => ({
    path: '/derivedVia',
    message: `whether the contract ${question?.address} on chain ${question?.chainId} takes this signature was not asked, or longer than ${evidenceAge} s ago`,
    params: { kind: read.kind.kind, address: question?.address, chainId: question?.chainId },
  }));
  if (!reply) {
    if (answered) asEoa(judge, opened);
    return;
  }
  // A wrapper says that there is a contract: an account that has none after the deployment is no wallet (ERC-6492).
  if (!reply.code && question?.deployment === undefined) {
    asEoa(judge, opened);
    return;
  }
  const agreed = reply.code && reply.outcome === 'returned' && accepted.test((reply.data ?? '').toLowerCase());
  judge.check('auth-sig.contract-signature', agreed, () => ({
    path: '/sig',
    message: `expected the contract ${question?.address} to return 0x1626ba7e and zeros, ${saying(reply)}`,
    params: { outcome: reply.outcome, data: reply.data?.slice(0, 130) },
  }));
}

function saying({ code, outcome, data = '' }: ContractCallReply): string {
  if (!code) return 'found no contract after its deployment';
  if (outcome === 'failed') return 'found a call that failed';
  return `found ${(data.length - 2) / 2} bytes: ${data.slice(0, 74)}`;
}
