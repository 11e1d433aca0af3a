import { membersOf, messageOf, signatureOf } from '../cacao/block.js';
import { judgeRebuilt, type ReadCacao } from '../cacao.js';
import type { AuthSig, OneClickAuth } from '../generated/types.js';
import { utf8Length } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import type { Judge } from '../judge.js';
import { decide } from '../judge.js';
import { type Profile, strict } from '../profile/strict.js';
import { sizeOf } from '../recap/base64url.js';
import { preamble, translate } from '../recap/statement.js';
import { type DecodedRecap, judgeRecap, prefix, type ReadRecap } from '../recap.js';
import type { SiweMessage } from '../siwe/message.js';

/** What methods are granted on: the name of a namespace of chains, and no URI. */
export const resource = 'eip155';

/** What each byte counts of a ReCap, or of the statement that says what it grants: to make and compare that takes as long (measured). */
const statementWork = 5;

/** Members that wallets write as empty text where the message that they have signed has no such line. */
const emptyIsAbsent: readonly (keyof SiweMessage)[] = ['statement', 'expirationTime', 'notBefore', 'requestId'];

/** A CACAO in JSON, and the ReCap that was read to rebuild its statement. */
export interface ReadJsonCacao extends ReadCacao {
  readonly read: ReadRecap | undefined;
}

function countStatement(judge: Judge, statement: string, uri: string | undefined): void {
  const { siweBytes } = judge.profile.parameters.limits;
  const payload = uri?.startsWith(prefix) ? sizeOf(uri.length - prefix.length) : 0;
  // Longer than a message it is not made to its end.
  judge.spend('bytes', statementWork * Math.max(Math.min(utf8Length(statement), siweBytes), payload));
}

/** Reads the ReCap whose statement was signed and is not written; undefined where none is missing. */
function unsaidRecap(judge: Judge, { statement, resources = [] }: SiweMessage): ReadRecap | undefined {
  const uri = resources.at(-1);
  if (statement?.includes(`${preamble} `)) {
    countStatement(judge, statement, uri);
    return undefined;
  }
  if (!uri?.startsWith(prefix)) return undefined;
  const own = judge.at(`/signedMessage/resources/${resources.length - 1}`).apart();
  return { uri, own, recap: own.attempt(() => judgeRecap(own, uri, resource)) };
}

/** Puts what a ReCap grants behind a statement, as it is signed. */
function statementOf(judge: Judge, recap: DecodedRecap, statement: string | undefined): string {
  const granted = translate(recap, judge.profile.parameters.limits.siweBytes);
  countStatement(judge, granted, recap.uri);
  return statement === undefined ? granted : `${statement} ${granted}`;
}

/**
 * Rebuilds the AuthSig of a CACAO in JSON without judging it, for whoever shows or looks into one; undefined where it has no shape. The
 * profile is that of the verification: one that reads a ReCap otherwise puts its statement behind others.
 */
export function authSigOfCacao(value: unknown, profile: Profile = strict): AuthSig | undefined {
  const { p, s } = membersOf(value);
  if (!isPlainObject(p) || !isPlainObject(s)) return undefined;
  const cacao = { h: { t: 'caip122' }, p, s } as unknown as OneClickAuth['cacaos'][number];
  const off = { ...profile.off, 'chain.reconstruction': 'shown as it stands' };
  const read = decide({ profile: { ...profile, off } }, (judge) => judgeJsonCacao(judge, cacao));
  return read.ok ? read.value.authSig : undefined;
}

/**
 * Judges a CACAO in JSON as wallets write it for One-Click Auth: the AuthSig that is rebuilt from it, and the ReCap that was read for
 * that. The judge, without an issue yet, stands at the CACAO. Issues: chain.reconstruction, work.bytes.
 */
export function judgeJsonCacao(judge: Judge, { p, s }: OneClickAuth['cacaos'][number]): ReadJsonCacao {
  const message: Partial<Record<keyof SiweMessage, unknown>> = { ...messageOf(membersOf(p)) };
  for (const member of emptyIsAbsent) if (message[member] === '') delete message[member];
  const taken = message as unknown as SiweMessage;
  const read = unsaidRecap(judge, taken);
  // What is no ReCap is refused as such, whatever the statement is.
  if (read?.recap && read.own.unbroken) message.statement = statementOf(judge, read.recap, taken.statement);
  return { ...judgeRebuilt(judge, taken, signatureOf(s)), read };
}
