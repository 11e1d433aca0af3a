import { canonicalJson, isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';

/** Reads base64url or base64 leniently, as those who verify may. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'base64').toString('hex');
}

/**
 * Finds what of an access token was signed: the message of an AuthSig, the data of a passkey, header and payload of a JWT.
 *
 * A guess, for auth methods that do not say it themselves. The text of a token does not tell it apart: white space in JSON, the
 * letters of hex and the twin of a signature would make a new token of one that was used.
 */
export function signedPart(accessToken: string): string {
  const json = parseJson(accessToken, { bytes: 65_536, depth: 16 });
  if (json.ok && isPlainObject(json.value)) {
    const { signedMessage, response } = json.value;
    // A passkey first: its readers pass over members that nobody signed, and those of an AuthSig refuse them.
    const { clientDataJSON: data, authenticatorData } = isPlainObject(response) ? response : {};
    if (typeof data === 'string' && typeof authenticatorData === 'string') {
      return `${bytesOf(authenticatorData)} ${bytesOf(data)}`;
    }
    if (typeof signedMessage === 'string') return signedMessage;
    return canonicalJson(json.value);
  }
  const jwt = /^([\w-]+\.[\w-]+)\.[\w-]*$/.exec(accessToken.trim());
  return jwt?.[1] ?? accessToken;
}
