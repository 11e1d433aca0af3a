// What the vectors of auth-sig.verify are made of: a login, a grant, a delegation, and what a verifier knows about each.
import {
  type Account,
  type Att,
  alice,
  asGrant,
  authSig,
  bob,
  DELEGATION_URI,
  type Details,
  DOMAIN,
  type Document,
  EXPIRES,
  type Fields,
  type Grant,
  grantText,
  NONCE,
  NOW,
  network,
  PKP,
  siwe,
  written,
} from './kit.js';
import type { Input } from './vector.js';

export const LOGIN_URI = 'https://app.example/login';
export const LOGIN_STATEMENT = 'Sign in to the example application';

/** The members of a login, and who logs in. */
export interface Login extends Fields {
  readonly by?: Account;
}

/** The SIWE message of a login; members override, those left undefined are absent. */
export const loginText = ({ by = alice(), ...fields }: Login = {}): string =>
  siwe({
    domain: DOMAIN,
    address: by.address,
    statement: LOGIN_STATEMENT,
    uri: LOGIN_URI,
    expirationTime: EXPIRES,
    ...fields,
  });

/** Input of auth-sig.verify for the purpose `login`: an AuthSig (object, JSON text or `{ hex }`) and what the site knows. */
export const asLogin = (signature: Document = authSig(loginText()), over: Input = {}): Input => ({
  authSig: written(signature),
  purpose: 'login',
  now: NOW,
  domain: DOMAIN,
  nonce: NONCE,
  ...over,
});

/** A signed login with other members. */
export const login = (fields?: Login, over?: Input): Input => asLogin(authSig(loginText(fields)), over);

/** A signed grant with other members, as `grantText` takes them. */
export const granting = (fields?: Grant, over?: Input): Input => asGrant(authSig(grantText(fields)), over);

/** 40 hex digits of a wallet's address, in lower case. */
export const bare = (wallet: Account): string => wallet.address.slice(2).toLowerCase();

export const CREDIT = 'lit-ratelimitincrease://7';
export const PAYMENT = 'lit-paymentdelegation://*';
export const CONTEXT = 'lit-resolvedauthcontext://*';
export const PKP_URI = `lit-pkp://${PKP}`;

/** Details whose keys the caller wrote in order. */
export const details = (att: Att, prf: readonly string[] = []): Details => ({ att, prf });

/** What a delegation of one credit to Bob says. */
export const creditDetails = (): Details =>
  details({ [CREDIT]: { 'Auth/Auth': [{ delegate_to: [bare(bob())], nft_id: ['7'], uses: '3' }] } });

/** The three restrictions that a payment delegation has. */
export const paymentLimits = (): Input => ({
  delegate_to: [bare(bob())],
  max_price: 'de0b6b3a7640000',
  scopes: ['pkp_sign'],
});

export const delegationText = ({ details: granted = creditDetails(), ...fields }: Grant = {}): string =>
  grantText({ details: granted, uri: DELEGATION_URI, ...fields });

/** Input of auth-sig.verify for the purpose `delegation`. */
export const asDelegation = (signature: Document = authSig(delegationText()), over: Input = {}): Input => ({
  authSig: written(signature),
  purpose: 'delegation',
  now: NOW,
  ...over,
});

/** A signed delegation with other members. */
export const delegating = (fields?: Grant, over?: Input): Input => asDelegation(authSig(delegationText(fields)), over);

/** Input of auth-sig.verify for the purpose `session`, with the key of network one. */
export const underNetwork = (signature?: Document, over: Input = {}): Input =>
  asGrant(signature, { networkKey: network('one').publicKey, ...over });
