// Generated from schemas/ by `npm run generate`; not edited by hand.
import type { ServiceAuthSigRequest, ServiceConfiguration, ServiceLoginRequest, ServiceSessionRequest } from './types.js';
import type { Validator } from './validators.js';

/** Says whether a value has the shape of `schemas/service-auth-sig-request.schema.json`. */
export declare const serviceAuthSigRequest: Validator<ServiceAuthSigRequest>;

/** Says whether a value has the shape of `schemas/service-configuration.schema.json`. */
export declare const serviceConfiguration: Validator<ServiceConfiguration>;

/** Says whether a value has the shape of `schemas/service-login-request.schema.json`. */
export declare const serviceLoginRequest: Validator<ServiceLoginRequest>;

/** Says whether a value has the shape of `schemas/service-session-request.schema.json`. */
export declare const serviceSessionRequest: Validator<ServiceSessionRequest>;
