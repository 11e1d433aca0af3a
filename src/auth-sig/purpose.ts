import { lowerAscii } from '../internal/bytes.js';

/** What an AuthSig is good for: to log in, to grant to a session key, or to delegate capacity. */
export type Purpose = 'login' | 'session' | 'delegation';

/** Every purpose, that of a proof among them: it lends to an account, which may lend it on in an AuthSig that rests on it. */
export type Use = Purpose | 'proof';

/** What a URI of a session starts with; the session key follows as 64 hex digits. */
export const sessionUriPrefix = 'lit:session:';

/** The URI of a capacity delegation. */
export const delegationUri = 'lit:capability:delegation';

/**
 * Which URIs belong to which purpose. A URI is good for one row at most, so an AuthSig is good for one purpose at most;
 * what is in no row and has no reserved scheme is that of a login.
 */
export const uriRows: readonly { readonly use: Exclude<Use, 'login'>; readonly uri: RegExp }[] = [
  { use: 'session', uri: /^lit:session:[0-9a-f]{64}$/ },
  { use: 'delegation', uri: /^lit:capability:delegation$/ },
  { use: 'proof', uri: /^did:(?:pkh|key):/ },
];

/**
 * Schemes that name a key, an account or a capability, and never a site. Reserved as a whole and in every letter case: a
 * purpose that is added later must not find AuthSigs about that were accepted as logins before.
 */
const reservedSchemes: readonly string[] = ['lit', 'did'];

/** Says what a message with this URI is for; undefined when it has a reserved scheme and belongs to no purpose. */
export function useOf(uri: string): Use | undefined {
  const row = uriRows.find((each) => each.uri.test(uri));
  if (row) return row.use;
  const scheme = lowerAscii(uri.slice(0, Math.max(uri.indexOf(':'), 0)));
  return reservedSchemes.includes(scheme) ? undefined : 'login';
}
