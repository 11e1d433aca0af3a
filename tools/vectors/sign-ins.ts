// What the vectors about sign-in texts are made of. The text is written by the ABNF of SIWS:
//   domain " wants you to sign in with your Solana account:" LF address [ LF LF statement ] [ LF fields ]
// where every field is one LF, its label and its value.
import { LOGIN_URI, type Login } from './auth-sigs.js';
import {
  adr36,
  asAccount,
  type CosmosAccount,
  cosmosAccount,
  cosmosSigOver,
  solanaAccount,
  solanaSig,
  texts,
} from './kinds.js';
import { DOMAIN, EXPIRES, type Fields, ISSUED, json, NONCE, NOW } from './kit.js';
import type { Input, ProfileVerdicts } from './vector.js';

/** The fields of the grammar in its order: member and label. */
const fields: readonly (readonly [
  member: Exclude<keyof Fields, 'domain' | 'address' | 'statement' | 'resources'>,
  label: string,
])[] = [
  ['uri', 'URI: '],
  ['version', 'Version: '],
  ['chainId', 'Chain ID: '],
  ['nonce', 'Nonce: '],
  ['issuedAt', 'Issued At: '],
  ['expirationTime', 'Expiration Time: '],
  ['notBefore', 'Not Before: '],
  ['requestId', 'Request ID: '],
];

/** Writes a text by the grammar; a member that is undefined is absent, any other stands as it is given. */
function write({
  chain = 'Solana',
  domain,
  address,
  statement,
  resources,
  ...members
}: Fields & { readonly chain?: string }): string {
  const lines = fields.flatMap(([member, label]) => (members[member] === undefined ? [] : [label + members[member]]));
  if (resources !== undefined) lines.push('Resources:', ...resources.map((resource) => `- ${resource}`));
  return [
    `${domain} wants you to sign in with your ${chain} account:\n${address}`,
    ...(statement === undefined ? [] : [`\n\n${statement}`]),
    ...(lines.length === 0 ? [] : [`\n\n${lines.join('\n')}`]),
  ].join('');
}

/** The members of a sign-in text, who signs in, and the name of the chain. */
export interface SignIn extends Login {
  readonly chain?: string;
}

/** What a wallet signs for the site of the vectors; members override, those left undefined are absent. */
export const signInText = ({ by = solanaAccount(), ...over }: SignIn = {}): string =>
  write({
    domain: DOMAIN,
    address: by.address,
    statement: 'Sign in to the example application',
    uri: LOGIN_URI,
    version: '1',
    chainId: 'mainnet',
    nonce: NONCE,
    issuedAt: ISSUED,
    expirationTime: EXPIRES,
    ...over,
  });

/** The members of {@link signInText} and nothing else: domain and address. */
export const bare: Fields = {
  statement: undefined,
  uri: undefined,
  version: undefined,
  chainId: undefined,
  nonce: undefined,
  issuedAt: undefined,
  expirationTime: undefined,
};

/** Input of auth-sig.verify at the site: domain and nonce are expected, and no longest age is stated. */
export const atSite = (signature: unknown, over: Input = {}): Input => ({
  authSig: json(signature),
  purpose: 'login',
  now: NOW,
  domain: DOMAIN,
  nonce: NONCE,
  ...over,
});

/** A signed text at the site. */
export const signing = (text: string, over?: Input): Input => atSite(solanaSig(text), over);

/** A signed text with other members at the site. */
export const signIn = (over: SignIn = {}, options?: Input): Input => signing(signInText(over), options);

/** A signed text where nothing is expected of it but its age. */
export const asText = (text: string, over?: Input): Input => asAccount(solanaSig(text), over);

/** The text of a Cosmos account. */
export const cosmosText = ({ by = cosmosAccount(), ...over }: SignIn = {}): string =>
  signInText({ by, chain: 'Cosmos', chainId: 'cosmoshub-4', ...over });

/** The AuthSig of a Cosmos account over a text, at the site, with the text at hand. */
export const cosmosSigning = (text: string, over: Input = {}, by: CosmosAccount = cosmosAccount()): Input =>
  atSite(cosmosSigOver(adr36(by.address, text), by), { ...texts(text), ...over });

export const cosmosSignIn = (over: SignIn = {}, options?: Input): Input => cosmosSigning(cosmosText(over), options);

/** The nodes of Lit do not read the texts of these accounts: they take any, whenever it was signed. */
export const unread: ProfileVerdicts = { 'lit-v7': { result: 'accept' }, 'lit-v8': { result: 'accept' } };
