import { type AuthSigContext, checkAuthSig, judgeAuthSigDocuments, type ReadAuthSig } from '../auth-sig.js';
import type { Judge } from '../judge.js';
import type { Issue } from '../rule.js';
import type { SiweMessage } from '../siwe/message.js';

const member = '/siweMessage';

/** A SIWE message that is to become an AuthSig for a session, or says that it is one. */
export interface UnsignedMessage {
  readonly text: string;
  /** Whose it has to be; whoever the message names unless given. */
  readonly address?: string;
  /** Whether the network signs it, and not a wallet. */
  readonly network: boolean;
}

/** A SIWE message that was read as an AuthSig. */
export interface ReadUnsigned extends ReadAuthSig {
  readonly message: SiweMessage;
}

/**
 * Judges a SIWE message in the member `siweMessage` as the AuthSig that it would be: siwe.*, recap.*, auth-sig.*, all but
 * the signature, which ends a stage.
 */
export function judgeUnsigned(
  judge: Judge,
  { text, address, network }: UnsignedMessage,
  context: AuthSigContext,
): ReadUnsigned {
  const own = judge.apart();
  const kind = network ? { derivedVia: 'lit.bls', algo: 'LIT_BLS' } : { derivedVia: 'web3.eth.personal.sign' };
  const judged = own.attempt(() => {
    const read = judgeAuthSigDocuments(own, { sig: '', ...kind, signedMessage: text, address: address ?? '' });
    const message = read.message as SiweMessage;
    const named = { ...read, message, authSig: { ...read.authSig, address: address ?? message.address } };
    checkAuthSig(own, named, context);
    return named;
  });
  judge.include(own.issues.map((issue) => relocated(issue, judge.path)));
  judge.endStage();
  // Both kinds have a SIWE message, and what was not read ended the stage.
  const named = judged as ReadUnsigned;
  return { ...named, cells: named.cells.map((cell) => ({ ...cell, path: place(cell.path, judge.path) })) };
}

/** Moves a path from the members of an AuthSig to the one member that holds the message here. */
function place(path: string, base: string): string {
  const inner = path.slice(base.length);
  if (inner === '/address') return `${base}${member}/address`;
  return inner.startsWith('/signedMessage') ? base + member + inner.slice('/signedMessage'.length) : path;
}

function relocated(issue: Issue, base: string): Issue {
  return { ...issue, path: place(issue.path, base) };
}
