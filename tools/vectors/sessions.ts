// What the vectors of session signatures are made of, besides the kit: capabilities, and messages with one difference.
import {
  type Att,
  type AuthSig,
  alice,
  atNode,
  authSig,
  DELEGATION_URI,
  type Details,
  EXPIRES,
  type Fields,
  type Grant,
  grant,
  grantText,
  ISSUED,
  message,
  NONCE,
  only,
  PKP,
  recapUri,
  type SessionKey,
  session,
  sessionKey,
  sessionSig,
  siwe,
  statement,
  utf8,
  type Wallet,
  wallet,
} from './kit.js';
import type { Input } from './vector.js';
import { accepted, lit, refusedBy } from './verdicts.js';

export { accepted, lit, only, refusedBy };

export const pkp = `lit-pkp://${PKP}`;
export const SIGNING = 'Threshold/Signing';
export const AUTH = 'Auth/Auth';
export const carol = (): Wallet => wallet('carol');
export const thirdSession = (): SessionKey => sessionKey('three');

/** The `att` of one cell without restrictions, or with these alternatives. */
export const cell = (resource: string, ability: string = SIGNING, ...alternatives: readonly unknown[]): Att =>
  only(resource, only(ability, alternatives.length > 0 ? alternatives : [{}]));

const sorted = <T>(object: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A ReCap with its keys in order; they are ASCII, so that JavaScript's order is that of the bytes. */
export const recap = (att: Att, prf: readonly string[] = []): Details & { readonly prf: readonly string[] } => ({
  att: sorted(Object.fromEntries(Object.entries(att).map(([resource, abilities]) => [resource, sorted(abilities)]))),
  prf,
});

/** A grant by its `att`; `over` replaces members of the AuthSig. */
export interface Capability extends Omit<Grant, 'details'> {
  readonly by?: Wallet;
  readonly att?: Att;
  readonly prf?: readonly string[];
  readonly over?: Input;
}

/** A wallet's AuthSig for a session: who, to which key, which `att`, SIWE members; `over` replaces members of the JSON. */
export function capability({ by = alice(), att = grant().att, prf, over, ...rest }: Capability = {}): AuthSig {
  return authSig(grantText({ by, details: recap(att, prf), ...rest }), by, over);
}

/** A capacity delegation. */
export const delegation = ({ att = cell('lit-ratelimitincrease://*', AUTH), ...rest }: Capability = {}): AuthSig =>
  capability({ att, uri: DELEGATION_URI, ...rest });

/** Input of session-sig.verify for a message that differs in `over`, at a node that differs in `input`. */
export const at = (over: Input = {}, input: Input = {}): Input => atNode(sessionSig(message(over)), input);

/** The same for another list of capabilities. */
export const with_ = (capabilities: unknown, input?: Input): Input =>
  at({ capabilities: [capabilities].flat() }, input);

/** The SIWE text of the standard grant with other resources and statement: for what `grantText` would not write. */
export const oddGrantText = (fields: Fields): string =>
  siwe({
    domain: 'app.example',
    address: alice().address,
    statement: statement(grant()),
    uri: `lit:session:${session().publicKey}`,
    nonce: NONCE,
    issuedAt: ISSUED,
    expirationTime: EXPIRES,
    resources: [recapUri(grant())],
    ...fields,
  });

/** The UTF-8 of a text as a vector writes bytes. */
export const hexText = (text: string): { readonly hex: string } => ({
  hex: [...utf8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
});
