import type { NetworkConfiguration } from '../generated/types.js';
import { networkConfiguration as validateConfiguration } from '../generated/validators.js';
import type { NodeResolvers } from './asking.js';
import { type AuthMethodVerifier, jwtAuthMethod, walletAuthMethod, webAuthnAuthMethod } from './auth-method.js';
import type { OptionalFeature } from './optional-package.js';
import { type DocumentFault, isDocumentFault, readDocument } from './registry.js';

type Jwt = NonNullable<NetworkConfiguration['jwt']>[number];
type WebAuthn = NonNullable<NetworkConfiguration['webAuthn']>[number];

/** Keeps the members that are there: an optional one has to be absent, not undefined. */
function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function jwtOf(jwt: Jwt, get: typeof fetch): AuthMethodVerifier {
  const { issuer, audience, jwks, jwksUrl, algorithms, skewSeconds, lifetimeSeconds, authMethodType } = jwt;
  if ((jwks === undefined) === (jwksUrl === undefined)) throw new TypeError('expected one of jwks and jwksUrl');
  const keys = jwks ?? { url: jwksUrl ?? '', fetch: get };
  const rest = given({ algorithms, skewSeconds, lifetimeSeconds, authMethodType });
  return jwtAuthMethod({ issuer, audience, jwks: keys, ...rest });
}

function webAuthnOf({
  rpId,
  origins,
  credentials,
  userVerification,
  appId,
  authMethodType,
}: WebAuthn): AuthMethodVerifier {
  return webAuthnAuthMethod({
    rpId,
    origins,
    credentials: credentials.map(({ id, publicKey, counter }) => ({
      id,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      ...(counter === undefined ? {} : { counter }),
    })),
    ...given({ userVerification, appId, authMethodType }),
  });
}

/** Makes the verifiers one after the other; the first that cannot be made is a reason with its place. */
function makeAll(
  makers: readonly (readonly [string, () => AuthMethodVerifier])[],
): AuthMethodVerifier[] | DocumentFault {
  const verifiers: AuthMethodVerifier[] = [];
  for (const [path, make] of makers) {
    try {
      const verifier = make();
      const { authMethodType } = verifier;
      if (verifiers.some((each) => each.authMethodType === authMethodType)) {
        return { reason: `${path}/authMethodType: expected a number of its own, found ${authMethodType} again` };
      }
      verifiers.push(verifier);
    } catch (error) {
      if (error instanceof TypeError) return { reason: `${path}: ${error.message}` };
      throw error;
    }
  }
  return verifiers;
}

/**
 * Parses the text of a configuration file to the auth methods that it describes; the reason names the first member that is
 * wrong. `needs` are the features whose packages have to be installed.
 *
 * @param get what fetches the keys of issuers that are named by an address
 * @param resolvers what asks the contracts of wallets that sign in
 */
export function parseConfiguration(
  text: string | Uint8Array,
  get: typeof fetch,
  resolvers?: NodeResolvers,
): { readonly authMethods: readonly AuthMethodVerifier[]; readonly needs: readonly OptionalFeature[] } | DocumentFault {
  const read = readDocument(text, validateConfiguration);
  if (isDocumentFault(read)) return read;
  const { wallet, webAuthn = [], jwt = [] } = read.value as NetworkConfiguration;
  const authMethods = makeAll([
    ...(wallet
      ? [['/wallet', () => walletAuthMethod({ domain: wallet.domain, ...given({ resolvers }) })] as const]
      : []),
    ...webAuthn.map((each, index) => [`/webAuthn/${index}`, () => webAuthnOf(each)] as const),
    ...jwt.map((each, index) => [`/jwt/${index}`, () => jwtOf(each, get)] as const),
  ]);
  const needs: readonly OptionalFeature[] = [
    ...(webAuthn.length > 0 ? (['webAuthn'] as const) : []),
    ...(jwt.length > 0 ? (['jwt'] as const) : []),
  ];
  return isDocumentFault(authMethods) ? authMethods : { authMethods, needs };
}
