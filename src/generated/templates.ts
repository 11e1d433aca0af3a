// Generated from schemas/ by `npm run generate`; not edited by hand.

/**
 * Describes a shape by what is blank in it: text, a number, an object with members of any name, a list of one template an
 * array, an object its members, of which one whose name ends in `?` may be missing.
 */
export type Template = 'text' | 'number' | 'record' | readonly [Template] | { readonly [member: string]: Template };

/** What is blank in the shape of `schemas/auth-sig.schema.json`. */
export const authSig: Template = {
  "sig": "text",
  "derivedVia": "text",
  "signedMessage": "text",
  "address": "text",
  "algo?": "text"
};

/** What is blank in the shape of `schemas/ceramic.schema.json`. */
export const ceramic: Template = {
  "jws": {
    "payload": "text",
    "signatures": [
      {
        "protected": "text",
        "signature": "text"
      }
    ],
    "link?": "text"
  },
  "linkedBlock": "text",
  "cacaoBlock": "text"
};

/** What is blank in the shape of `schemas/one-click-auth.schema.json`. */
export const oneClickAuth: Template = {
  "cacaos": [
    {
      "h": {
        "t": "text"
      },
      "p": {
        "iss": "text",
        "domain": "text",
        "aud": "text",
        "version": "text",
        "nonce": "text",
        "iat": "text",
        "nbf?": "text",
        "exp?": "text",
        "statement?": "text",
        "requestId?": "text",
        "resources?": [
          "text"
        ]
      },
      "s": {
        "t": "text",
        "s": "text",
        "m?": "text"
      }
    }
  ],
  "responder": {
    "publicKey": "text",
    "metadata?": "record"
  }
};

/** What is blank in the shape of `schemas/session-message.schema.json`. */
export const sessionMessage: Template = {
  "sessionKey": "text",
  "resourceAbilityRequests": [
    {
      "resource": {
        "resource": "text",
        "resourcePrefix": "text"
      },
      "ability": "text",
      "data?": "record"
    }
  ],
  "capabilities": [
    {
      "sig": "text",
      "derivedVia": "text",
      "signedMessage": "text",
      "address": "text",
      "algo?": "text"
    }
  ],
  "issuedAt": "text",
  "expiration": "text",
  "nodeAddress": "text",
  "maxPrice?": "text"
};

/** What is blank in the shape of `schemas/session-sig.schema.json`. */
export const sessionSig: Template = {
  "sig": "text",
  "derivedVia": "text",
  "signedMessage": "text",
  "address": "text",
  "algo": "text"
};

/** What is blank in the shape of `schemas/sign-session-key-request.schema.json`. */
export const signSessionKeyRequest: Template = {
  "sessionKey": "text",
  "authMethods": [
    {
      "authMethodType": "number",
      "accessToken": "text"
    }
  ],
  "pkpPublicKey?": "text",
  "siweMessage": "text",
  "curveType": "text",
  "litActionIpfsId?": "text",
  "code?": "text",
  "jsParams?": "record",
  "epoch?": "number"
};

/** What is blank in the shape of `schemas/sign-session-key-response.schema.json`. */
export const signSessionKeyResponse: Template = {
  "result": "text",
  "signatureShare": {
    "ProofOfPossession": "text"
  },
  "shareIndex": "number",
  "curveType": "text",
  "siweMessage": "text",
  "dataSigned": "text",
  "blsRootPubkey": "text"
};
