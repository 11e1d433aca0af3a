// Generated from schemas/ by `npm run generate`; not edited by hand.
import type { AuthSig, Ceramic, HandshakeResponse, LitRestrictions, NetworkConfiguration, OneClickAuth, RecapDetails, Registry, ResourceAbilityRequest, SessionMessage, SessionSig, SessionSigs, SignSessionKeyRequest, SignSessionKeyResponse } from './types.js';

/** One way in which a value differs from its schema. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value has a shape; `errors` are those of the latest call, at most 1024. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly ShapeError[] | null;
}

/** Says whether a value has the shape of `schemas/auth-sig.schema.json`. */
export declare const authSig: Validator<AuthSig>;

/** Says whether a value has the shape of `schemas/ceramic.schema.json`. */
export declare const ceramic: Validator<Ceramic>;

/** Says whether a value has the shape of `schemas/handshake-response.schema.json`. */
export declare const handshakeResponse: Validator<HandshakeResponse>;

/** Says whether a value has the shape of `schemas/network-configuration.schema.json`. */
export declare const networkConfiguration: Validator<NetworkConfiguration>;

/** Says whether a value has the shape of `schemas/one-click-auth.schema.json`. */
export declare const oneClickAuth: Validator<OneClickAuth>;

/** Says whether a value has the shape of `schemas/recap-details.schema.json`. */
export declare const recapDetails: Validator<RecapDetails>;

/** Says whether a value has the shape of `schemas/registry.schema.json`. */
export declare const registry: Validator<Registry>;

/** Says whether a value has the shape of `schemas/resource-ability-request.schema.json`. */
export declare const resourceAbilityRequest: Validator<ResourceAbilityRequest>;

/** Says whether a value has the shape of `schemas/restrictions.schema.json`. */
export declare const restrictions: Validator<LitRestrictions>;

/** Says whether a value has the shape of `schemas/session-message.schema.json`. */
export declare const sessionMessage: Validator<SessionMessage>;

/** Says whether a value has the shape of `schemas/session-sig.schema.json`. */
export declare const sessionSig: Validator<SessionSig>;

/** Says whether a value has the shape of `schemas/session-sigs.schema.json`. */
export declare const sessionSigs: Validator<SessionSigs>;

/** Says whether a value has the shape of `schemas/sign-session-key-request.schema.json`. */
export declare const signSessionKeyRequest: Validator<SignSessionKeyRequest>;

/** Says whether a value has the shape of `schemas/sign-session-key-response.schema.json`. */
export declare const signSessionKeyResponse: Validator<SignSessionKeyResponse>;
