import { membersOf, messageOf, signatureOf } from '../cacao/block.js';
import { judgeRebuilt, type ReadCacao } from '../cacao.js';
import type { AuthSig, OneClickAuth } from '../generated/types.js';
import { isPlainObject } from '../internal/json.js';
import type { Judge } from '../judge.js';
import { decide } from '../judge.js';
import { type Profile, strict } from '../profile/strict.js';
import { preamble, translate } from '../recap/statement.js';
import { judgeRecap } from '../recap.js';
import type { SiweMessage } from '../siwe/message.js';

/** What methods are granted on: the name of a namespace of chains, and no URI. */
export const resource = 'eip155';

/** Members that wallets write as empty text where the message that they have signed has no such line. */
const emptyIsAbsent: readonly (keyof SiweMessage)[] = ['statement', 'expirationTime', 'notBefore', 'requestId'];

/** The statement as it is signed: what the ReCap grants is put behind it, unless it says so already. */
function statementOf(judge: Judge, { statement, resources = [] }: SiweMessage): string | undefined {
  const uri = resources.at(-1);
  if (!uri?.startsWith('urn:recap:') || statement?.includes(`${preamble} `)) return statement;
  const own = judge.trial();
  const recap = own.attempt(() => judgeRecap(own, uri, resource));
  // What is no ReCap is refused as such, whatever the statement is.
  if (!recap || !own.unbroken) return statement;
  const granted = translate(recap, judge.profile.parameters.limits.siweBytes);
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
 * Judges a CACAO in JSON as wallets write it for One-Click Auth: the AuthSig that is rebuilt from it. The judge, without
 * an issue yet, stands at the CACAO. Issues: chain.reconstruction.
 */
export function judgeJsonCacao(judge: Judge, { p, s }: OneClickAuth['cacaos'][number]): ReadCacao {
  const message: Partial<Record<keyof SiweMessage, unknown>> = { ...messageOf(membersOf(p)) };
  for (const member of emptyIsAbsent) if (message[member] === '') delete message[member];
  const statement = statementOf(judge, message as unknown as SiweMessage);
  if (statement !== undefined) message.statement = statement;
  return judgeRebuilt(judge, message as unknown as SiweMessage, signatureOf(s));
}
