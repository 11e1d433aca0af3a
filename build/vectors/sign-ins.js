// What the vectors about sign-in texts are made of. The text is written by the ABNF of SIWS:
//   domain " wants you to sign in with your Solana account:" LF address [ LF LF statement ] [ LF fields ]
// where every field is one LF, its label and its value.
import { LOGIN_URI } from './auth-sigs.js';
import { adr36, asAccount, cosmosAccount, cosmosSigOver, solanaAccount, solanaSig, texts } from './kinds.js';
import { DOMAIN, EXPIRES, ISSUED, json, NONCE, NOW } from './kit.js';

/** The fields of the grammar in its order: member and label. */
const fields = [
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
export function write({ chain = 'Solana', domain, address, statement, resources, ...members }) {
  const lines = fields.flatMap(([member, label]) => (members[member] === undefined ? [] : [label + members[member]]));
  if (resources !== undefined) lines.push('Resources:', ...resources.map((resource) => `- ${resource}`));
  return [
    `${domain} wants you to sign in with your ${chain} account:\n${address}`,
    ...(statement === undefined ? [] : [`\n\n${statement}`]),
    ...(lines.length === 0 ? [] : [`\n\n${lines.join('\n')}`]),
  ].join('');
}

/** What a wallet signs for the site of the vectors; members override, those left undefined are absent. */
export const signInText = ({ by = solanaAccount(), ...over } = {}) =>
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
export const bare = {
  statement: undefined,
  uri: undefined,
  version: undefined,
  chainId: undefined,
  nonce: undefined,
  issuedAt: undefined,
  expirationTime: undefined,
};

/** Input of auth-sig.verify at the site: domain and nonce are expected, and no longest age is stated. */
export const atSite = (signature, over = {}) => ({
  authSig: json(signature),
  purpose: 'login',
  now: NOW,
  domain: DOMAIN,
  nonce: NONCE,
  ...over,
});

/** A signed text at the site. */
export const signing = (text, over) => atSite(solanaSig(text), over);

/** A signed text with other members at the site. */
export const signIn = (over = {}, options) => signing(signInText(over), options);

/** A signed text where nothing is expected of it but its age. */
export const asText = (text, over) => asAccount(solanaSig(text), over);

/** The text of a Cosmos account. */
export const cosmosText = ({ by = cosmosAccount(), ...over } = {}) =>
  signInText({ by, chain: 'Cosmos', chainId: 'cosmoshub-4', ...over });

/** The AuthSig of a Cosmos account over a text, at the site, with the text at hand. */
export const cosmosSigning = (text, over = {}, by = cosmosAccount()) =>
  atSite(cosmosSigOver(adr36(by.address, text), by), { ...texts(text), ...over });

export const cosmosSignIn = (over = {}, options) => cosmosSigning(cosmosText(over), options);

/** What every vector about a sign-in text rests on: whether texts are read by the grammar decides all of them. */
export const byGrammar = (rule) => [...new Set([rule, 'siws.layout'])];

/** The nodes of Lit do not read the texts of these accounts: they take any, whenever it was signed. */
export const unread = { 'lit-v7': { result: 'accept' }, 'lit-v8': { result: 'accept' } };
