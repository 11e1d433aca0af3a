// What the vectors of session signatures are made of, besides the kit: capabilities, and messages with one difference.
import {
  alice,
  atNode,
  authSig,
  DELEGATION_URI,
  EXPIRES,
  grant,
  grantText,
  ISSUED,
  message,
  NONCE,
  PKP,
  recapUri,
  session,
  sessionKey,
  sessionSig,
  siwe,
  statement,
  utf8,
  wallet,
} from './kit.js';

export const pkp = `lit-pkp://${PKP}`;
export const SIGNING = 'Threshold/Signing';
export const AUTH = 'Auth/Auth';
export const carol = () => wallet('carol');
export const thirdSession = () => sessionKey('three');

/** What both Lit profiles answer. */
export const lit = (verdict) => ({ 'lit-v7': verdict, 'lit-v8': verdict });
export const accepted = { result: 'accept' };
export const refusedBy = (rule) => ({ result: 'reject', rule });

/** An object with one member of its own, whatever its name. */
export const only = (key, value) => ({ [key]: value });

/** The `att` of one cell without restrictions, or with these alternatives. */
export const cell = (resource, ability = SIGNING, ...alternatives) =>
  only(resource, only(ability, alternatives.length > 0 ? alternatives : [{}]));

const sorted = (object) =>
  Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, object[key]]),
  );

/** A ReCap with its keys in order; they are ASCII, so that JavaScript's order is that of the bytes. */
export const recap = (att, prf = []) => ({
  att: sorted(Object.fromEntries(Object.entries(att).map(([resource, abilities]) => [resource, sorted(abilities)]))),
  prf,
});

/** A wallet's AuthSig for a session: who, to which key, which `att`, SIWE members; `over` replaces members of the JSON. */
export function capability({ by = alice(), att = grant().att, prf, over, ...rest } = {}) {
  return authSig(grantText({ by, details: recap(att, prf), ...rest }), by, over);
}

/** A capacity delegation. */
export const delegation = ({ att = cell('lit-ratelimitincrease://*', AUTH), ...rest } = {}) =>
  capability({ att, uri: DELEGATION_URI, ...rest });

/** Input of session-sig.verify for a message that differs in `over`, at a node that differs in `input`. */
export const at = (over = {}, input = {}) => atNode(sessionSig(message(over)), input);

/** The same for another list of capabilities. */
export const with_ = (capabilities, input) => at({ capabilities: [capabilities].flat() }, input);

/** The SIWE text of the standard grant with other resources and statement: for what `grantText` would not write. */
export const oddGrantText = (fields) =>
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
export const hexText = (text) => ({ hex: [...utf8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
