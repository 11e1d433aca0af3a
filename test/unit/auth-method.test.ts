import { createHash, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { anyDomain } from '../../src/index.js';
import {
  type AuthMethodContext,
  type AuthMethodVerifier,
  authenticate,
  createSignatureCounters,
  jwtAuthMethod,
  walletAuthMethod,
  webAuthnAuthMethod,
} from '../../src/network/auth-method.js';
import { createGates } from '../../src/network/gate.js';
import { unwrap } from '../../src/rule.js';
import type { AuthMethodEvidence } from '../../src/sign-session-key.js';

const hash = `0x${'ab'.repeat(32)}`;
const older = `0x${'cd'.repeat(32)}`;
const context: AuthMethodContext = {
  now: new Date('2026-01-15T12:00:00Z'),
  blocks: new Map([
    [older, '2026-01-15T11:59:40Z'],
    [hash, '2026-01-15T11:59:50Z'],
  ]),
};
const seconds = context.now.getTime() / 1000;
const later = (added: number): AuthMethodContext => ({ ...context, now: new Date((seconds + added) * 1000) });
const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');

function expectRefused(evidence: AuthMethodEvidence, reason: string | RegExp): void {
  expect(evidence.outcome).toBe('refused');
  expect((evidence as { readonly reason: string }).reason).toMatch(reason);
}

/** Access tokens that no method takes; none of them may throw. */
const hostile: readonly (readonly [string, unknown])[] = [
  ['nothing', ''],
  ['no JSON', 'x'],
  ['null', 'null'],
  ['an array', '[]'],
  ['a number', '1'],
  ['an empty object', '{}'],
  ['a prototype', '{"__proto__":{"id":"x"}}'],
  ['nested too deep', '['.repeat(10_000)],
  ['too long', ' '.repeat(65_537)],
  ['dots', '..'],
  ['many dots', '.'.repeat(10_000)],
  ['a lone surrogate', '"\ud800"'],
  ['no string', 7],
  ['an object', {}],
  ['undefined', undefined],
];

describe('walletAuthMethod', () => {
  const secret = new Uint8Array(32).fill(7);
  const address = addressOfSecretKey(secret);
  const asked = {
    purpose: 'login',
    domain: 'app.example',
    address,
    uri: 'https://app.example/login',
    nonce: hash,
    issuedAt: '2026-01-15T11:59:55Z',
    expiration: '2026-01-16T11:59:55Z',
  } as const;
  const login = (changed: object = {}): string =>
    JSON.stringify(signAuthSig(unwrap(createAuthSigMessage({ ...asked, ...changed })), address, secret));
  const wallet = walletAuthMethod({ domain: 'app.example' });

  it('takes the login of a wallet, and writes its address in EIP-55', async () => {
    expect(wallet.authMethodType).toBe(1);
    const proof = JSON.parse(login()).signedMessage;
    const expected = { outcome: 'authenticated', userId: address, appId: 'lit', address, proof };
    expect(await wallet.verify(login(), context)).toEqual(expected);
    expect(await wallet.verify(login({ nonce: older }), context)).toMatchObject({ userId: address });
    const lower = JSON.stringify({ ...JSON.parse(login()), address: address.toLowerCase() });
    expect(await wallet.verify(lower, context)).toEqual(expected);
    const anywhere = walletAuthMethod({ domain: anyDomain });
    expect(await anywhere.verify(login({ domain: 'other.example' }), context)).toMatchObject({ userId: address });
  });

  it.each([
    ['another domain', () => login({ domain: 'evil.example' }), /^auth-sig\.domain: /],
    ['an old block', () => login({ nonce: `0x${'ef'.repeat(32)}` }), /^auth-sig\.nonce: /],
    [
      'the purpose of a session',
      () =>
        login({
          purpose: 'session',
          sessionKey: '11'.repeat(32),
          recap: { att: { [`lit-pkp://${'7f'.repeat(32)}`]: { 'Threshold/Signing': [{}] } }, prf: [] },
        }),
      /^auth-sig\.login-uri: /,
    ],
    [
      'a proof for another account, however narrow',
      () =>
        login({
          purpose: 'proof',
          audience: `did:pkh:eip155:1:0x${'b0'.repeat(20)}`,
          recap: {
            att: { [`lit-accesscontrolcondition://${'ab'.repeat(32)}`]: { 'Threshold/Decryption': [{}] } },
            prf: [],
          },
        }),
      /^auth-sig\.login-uri: /,
    ],
    ['an issue in the future', () => login({ issuedAt: '2026-01-15T12:30:00Z' }), /^auth-sig\.issued-at: /],
    [
      'the signature of another',
      () => JSON.stringify(signAuthSig(unwrap(createAuthSigMessage(asked)), address, new Uint8Array(32).fill(8))),
      /^auth-sig\.signature: /,
    ],
    ['a text that was changed', () => login().replace('/login', '/logon'), /^auth-sig\.signature: /],
    ['a key twice', () => login().replace('{', '{"address":"0x",'), /^json\.text: .*each key once/],
    ['a member too many', () => login().replace('{', '{"more":1,'), /^auth-sig\.shape: /],
  ] as const)('refuses %s', async (_, token, reason) => {
    expectRefused(await wallet.verify(token(), context), reason);
  });

  it('refuses what has expired', async () => {
    expectRefused(await wallet.verify(login(), later(2 * 86_400)), /^auth-sig\.expired: /);
  });

  it('cannot decide what needs evidence: a contract wallet', async () => {
    const evidence = await wallet.verify(JSON.stringify({ ...JSON.parse(login()), derivedVia: 'EIP1271' }), context);
    expect(evidence.outcome).toBe('unavailable');
    expect((evidence as { readonly reason: string }).reason.startsWith('auth-sig.kind-undecided')).toBe(true);
  });

  it('refuses a network signature, which is good for a session only', async () => {
    const sig = JSON.stringify({ ProofOfPossession: bls12_381.G2.Point.BASE.toHex() });
    const token = { ...JSON.parse(login()), derivedVia: 'lit.bls', algo: 'LIT_BLS', sig };
    expectRefused(await wallet.verify(JSON.stringify(token), context), /^auth-sig\.purpose: /);
  });

  it.each(hostile)('refuses %s', async (_, token) => {
    expect((await wallet.verify(token as string, context)).outcome).toBe('refused');
  });

  it('refuses a bad call', () => {
    expect(() => walletAuthMethod({ domain: '' })).toThrow(TypeError);
    expect(() => walletAuthMethod({ domain: 'a', networkKey: 'x' })).toThrow(TypeError);
    expect(() => walletAuthMethod({ domain: 'a', profile: {} as never })).toThrow(TypeError);
  });
});

describe('webAuthnAuthMethod', () => {
  interface Authenticator {
    readonly id: string;
    readonly privateKey: KeyObject;
    readonly publicKey: Uint8Array;
  }

  /** Makes an authenticator with a P-256 key and writes its public key as a COSE_Key. */
  function authenticator(name: string): Authenticator {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    return { id: base64url(name), privateKey, publicKey: new Uint8Array(cose) };
  }

  const key = authenticator('credential-1');
  const other = authenticator('credential-2');
  const challenge = base64url(Buffer.from(hash.slice(2), 'hex'));
  const options = {
    rpId: 'app.example',
    origins: ['https://app.example', 'https://www.app.example'],
    credentials: [{ id: key.id, publicKey: key.publicKey }],
  };

  interface Asserted {
    readonly by?: Authenticator;
    readonly client?: object;
    readonly clientText?: string;
    readonly rpId?: string;
    readonly flags?: number;
    readonly counter?: number;
    readonly outer?: object;
    readonly response?: object;
  }

  /** Makes the token that a browser would give. */
  function assertion({ by = key, client, clientText, rpId = 'app.example', ...rest }: Asserted = {}): string {
    const { flags = 0b101, counter = 1, outer, response } = rest;
    const clientData = {
      type: 'webauthn.get',
      challenge,
      origin: 'https://app.example',
      crossOrigin: false,
      ...client,
    };
    const clientBytes = Buffer.from(clientText ?? JSON.stringify(clientData));
    const data = Buffer.alloc(37);
    createHash('sha256').update(rpId).digest().copy(data);
    data.writeUInt8(flags, 32);
    data.writeUInt32BE(counter, 33);
    const signed = Buffer.concat([data, createHash('sha256').update(clientBytes).digest()]);
    return JSON.stringify({
      id: by.id,
      rawId: by.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(clientBytes),
        authenticatorData: base64url(data),
        signature: base64url(createSign('SHA256').update(signed).sign(by.privateKey)),
        ...response,
      },
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      ...outer,
    });
  }

  const verify = (token: string, changed: object = {}): Promise<AuthMethodEvidence> =>
    webAuthnAuthMethod({ ...options, ...changed }).verify(token, context);
  const proof: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
  const authenticated = { outcome: 'authenticated', userId: key.id, appId: 'lit', proof };

  it('takes the assertion of a registered credential', async () => {
    expect(webAuthnAuthMethod(options).authMethodType).toBe(3);
    expect(await verify(assertion())).toEqual(authenticated);
    expect(await verify(assertion(), { appId: 'mine' })).toEqual({ ...authenticated, appId: 'mine' });
    expect(await verify(assertion({ client: { origin: 'https://www.app.example' } }))).toEqual(authenticated);
    const old = base64url(Buffer.from(older.slice(2), 'hex'));
    expect(await verify(assertion({ client: { challenge: old } }))).toEqual(authenticated);
  });

  it.each([
    ['a challenge of its own', { client: { challenge: base64url('mine') } }, /challenge: expected the hash/],
    ['the challenge in hex', { client: { challenge: hash } }, /challenge: expected the hash/],
    ['the challenge with padding', { client: { challenge: `${challenge}=` } }, /challenge: expected the hash/],
    ['an empty challenge', { client: { challenge: '' } }, /challenge: expected the hash/],
    ['another origin', { client: { origin: 'https://evil.example' } }, /origin: expected https:\/\/app\.example or/],
    ['a list as origin', { client: { origin: ['https://app.example'] } }, /origin: expected/],
    ['a frame of another origin', { client: { crossOrigin: true } }, /from a frame/],
    ['a top origin', { client: { topOrigin: 'https://evil.example' } }, /from a frame/],
    ['a registration', { client: { type: 'webauthn.create' } }, /type: expected "webauthn\.get"/],
    ['another relying party', { rpId: 'evil.example' }, /expected a valid assertion: .*RP ID/],
    ['an absent user', { flags: 0b100 }, /User not present/],
    ['a user who was not verified', { flags: 0b001 }, /User verification required/],
    ['a credential that is not registered', { by: other }, /id: expected a registered credential/],
    ['the key of another credential', { by: { ...other, id: key.id } }, /signature: expected one of the registered/],
    ['an id that is not the raw id', { outer: { rawId: other.id } }, /id: expected a string equal to rawId/],
    ['another type', { outer: { type: 'password' } }, /type: expected "public-key"/],
    ['an object as type', { outer: { type: {} } }, /type: expected "public-key", found an object/],
    ['an object as challenge', { client: { challenge: {} } }, /challenge: expected the hash/],
    ['an object as origin', { client: { origin: {} } }, /origin: expected https/],
    ['no response', { outer: { response: null } }, /response\.clientDataJSON: expected base64url/],
    ['a signature that is none', { response: { signature: base64url('x') } }, /expected a valid assertion|signature/],
    ['a signature in base64', { response: { signature: 'ab+/' } }, /response\.signature: expected base64url/],
    ['no signature', { response: { signature: '' } }, /response\.signature: expected base64url/],
    ['too little authenticator data', { response: { authenticatorData: base64url('x') } }, /at least 37 bytes/],
    ['client data that is no JSON', { clientText: 'x' }, /clientDataJSON: expected strict JSON/],
    [
      'client data with a key twice',
      {
        clientText: `{"type":"webauthn.get","challenge":"${challenge}","origin":"https://evil.example","origin":"https://app.example"}`,
      },
      /clientDataJSON: expected strict JSON: expected each key once/,
    ],
  ] as const)('refuses %s', async (_, asserted, reason) => {
    expectRefused(await verify(assertion(asserted)), reason);
  });

  it('proves what was signed, whatever else the token says', async () => {
    const proofOf = async (asserted: Asserted): Promise<unknown> => {
      return ((await verify(assertion(asserted))) as { readonly proof?: string }).proof;
    };
    const first = await proofOf({});
    // A node that took one of these for another proof would let the assertion serve another session key.
    expect(await proofOf({ outer: { signedMessage: 'anew' } })).toBe(first);
    expect(await proofOf({ outer: { any: 'thing' }, response: { userHandle: 'x' } })).toBe(first);
    expect(await proofOf({ counter: 2 })).not.toBe(first);
  });

  it('refuses a token with a key twice', async () => {
    expectRefused(await verify(assertion().replace('{', `{"id":"${key.id}",`)), /each key once/);
  });

  it('refuses what was changed after it was signed', async () => {
    const token = JSON.parse(assertion());
    const data = Buffer.from(token.response.authenticatorData, 'base64url');
    data.writeUInt32BE(9, 33);
    token.response.authenticatorData = base64url(data);
    expectRefused(await verify(JSON.stringify(token)), /signature: expected one of the registered/);
  });

  it('lets a user pass unverified only when that is not required', async () => {
    expect(await verify(assertion({ flags: 1 }), { userVerification: 'preferred' })).toEqual(authenticated);
    expectRefused(await verify(assertion({ flags: 1 }), { userVerification: 'required' }), /User verification/);
  });

  describe('the counter', () => {
    it('has to go up', async () => {
      const method = webAuthnAuthMethod(options);
      expect(await method.verify(assertion({ counter: 5 }), context)).toEqual(authenticated);
      const copy = assertion({ counter: 5, client: { origin: 'https://www.app.example' } });
      expectRefused(await method.verify(copy, context), /^counter: expected one that went up, found 5/);
      expectRefused(await method.verify(assertion({ counter: 4 }), context), /^counter: .* found 4/);
      expectRefused(await method.verify(assertion({ counter: 0 }), context), /^counter: .* found 0/);
      expect(await method.verify(assertion({ counter: 6 }), context)).toEqual(authenticated);
    });

    it('starts from what was registered', async () => {
      const credentials = [{ id: key.id, publicKey: key.publicKey, counter: 9 }];
      expectRefused(await verify(assertion({ counter: 9 }), { credentials }), /^counter: .* found 9/);
      expect(await verify(assertion({ counter: 10 }), { credentials })).toEqual(authenticated);
    });

    it('may come again with the assertion that set it, at the nodes that share it', async () => {
      const counters = createSignatureCounters(options.credentials);
      const nodes = [webAuthnAuthMethod({ ...options, counters }), webAuthnAuthMethod({ ...options, counters })];
      const token = assertion({ counter: 3 });
      for (const node of nodes) expect(await node.verify(token, context)).toEqual(authenticated);
      const next = assertion({ counter: 4 });
      expect(await nodes[0]?.verify(next, context)).toEqual(authenticated);
      expectRefused((await nodes[1]?.verify(token, context)) as AuthMethodEvidence, /^counter: .* found 3/);
    });

    it('has gone up where the store says true, and nothing else', async () => {
      for (const answer of ['no', 1, {}, undefined]) {
        const method = webAuthnAuthMethod({ ...options, counters: { advance: async () => answer as never } });
        await expect(method.verify(assertion({ counter: 1 }), context)).rejects.toThrow(TypeError);
      }
    });

    it('may stay at 0 where there is none', async () => {
      const method = webAuthnAuthMethod(options);
      for (const origin of options.origins) {
        expect(await method.verify(assertion({ counter: 0, client: { origin } }), context)).toEqual(authenticated);
      }
    });

    it('is not moved by an assertion that does not hold', async () => {
      const method = webAuthnAuthMethod(options);
      const forged = assertion({ counter: 1000, by: { ...other, id: key.id } });
      expectRefused(await method.verify(forged, context), /signature/);
      expect(await method.verify(assertion({ counter: 2 }), context)).toEqual(authenticated);
    });
  });

  it.each(hostile)('refuses %s', async (_, token) => {
    expect((await verify(token as string)).outcome).toBe('refused');
  });

  it.each([
    ['no origin', { origins: [] }, /origins/],
    ['no relying party', { rpId: '' }, /rpId/],
    ['a credential twice', { credentials: [...options.credentials, ...options.credentials] }, /each id once/],
    ['an id in base64', { credentials: [{ id: 'a+/=', publicKey: key.publicKey }] }, /id in base64url/],
    ['a key that is text', { credentials: [{ id: key.id, publicKey: 'x' }] }, /COSE_Key/],
    ['another word', { userVerification: 'discouraged' }, /userVerification/],
  ])('refuses a bad call: %s', (_, changed, message) => {
    expect(() => webAuthnAuthMethod({ ...options, ...(changed as object) })).toThrow(TypeError);
    expect(() => webAuthnAuthMethod({ ...options, ...(changed as object) })).toThrow(message);
  });
});

const issuer = 'https://issuer.example';
const audience = 'app-1';
const ec = await generateKeyPair('ES256', { extractable: true });
const rsa = await generateKeyPair('RS256', { extractable: true });
const pss = await generateKeyPair('PS256');
const stranger = await generateKeyPair('ES256', { extractable: true });
const jwks = {
  keys: [
    { ...(await exportJWK(ec.publicKey)), kid: 'ec', use: 'sig' },
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', use: 'sig' },
  ],
};

describe('jwtAuthMethod', () => {
  const claims = { iss: issuer, aud: audience, sub: 'user-1', iat: seconds - 10, exp: seconds + 3600 };
  const token = (
    changed: Readonly<Record<string, unknown>> = {},
    header: Partial<JWTHeaderParameters> = {},
    signer: Parameters<SignJWT['sign']>[0] = ec.privateKey,
  ): Promise<string> => {
    const payload = Object.fromEntries(Object.entries({ ...claims, ...changed }).filter(([, v]) => v !== undefined));
    return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'ec', ...header }).sign(signer);
  };
  /** Signs texts that no library would write. */
  const raw = (header: string, payload: string): string => {
    const input = `${base64url(header)}.${base64url(payload)}`;
    const key = { key: ec.privateKey as unknown as KeyObject, dsaEncoding: 'ieee-p1363' } as const;
    return `${input}.${base64url(sign('SHA256', Buffer.from(input), key))}`;
  };
  const options = { issuer, audience, jwks };
  const method = jwtAuthMethod(options);
  const proof: unknown = expect.stringMatching(/^[\w-]+\.[\w-]+$/);
  const authenticated = { outcome: 'authenticated', userId: 'user-1', appId: audience, proof };

  it('takes a token of the issuer for the application', async () => {
    expect(method.authMethodType).toBe(6);
    expect(jwtAuthMethod({ ...options, authMethodType: 9 }).authMethodType).toBe(9);
    expect(await method.verify(await token(), context)).toEqual(authenticated);
    expect(await method.verify(await token({}, { alg: 'RS256', kid: 'rsa' }, rsa.privateKey), context)).toEqual(
      authenticated,
    );
    expect(await method.verify(await token({}, { typ: 'JWT' }), context)).toEqual(authenticated);
    const several = jwtAuthMethod({ ...options, issuer: ['issuer.example', issuer] });
    expect(await several.verify(await token(), context)).toEqual(authenticated);
    expect(await method.verify(raw('{"alg":"ES256","kid":"ec"}', JSON.stringify(claims)), context)).toEqual(
      authenticated,
    );
  });

  it.each([
    ['another issuer', () => token({ iss: 'https://evil.example' }), /^iss: /],
    ['no issuer', () => token({ iss: undefined }), /^iss: /],
    ['another audience', () => token({ aud: 'app-2' }), /^aud: /],
    ['no audience', () => token({ aud: undefined }), /^aud: /],
    ['a token that has ended', () => token({ exp: seconds - 61 }), /^exp: /],
    ['no end', () => token({ exp: undefined }), /^exp: expected a time/],
    ['an end far away', () => token({ exp: seconds + 10 * 86_400 }), /^exp: expected at most 86400 s from now/],
    ['a token from the future', () => token({ iat: seconds + 61 }), /^iat: expected a time that is not in the future/],
    ['a token that is not yet good', () => token({ nbf: seconds + 61 }), /^nbf: /],
    ['no user', () => token({ sub: undefined }), /^sub: expected/],
    ['an empty user', () => token({ sub: '' }), /^sub: expected/],
    ['the key of a stranger', () => token({}, {}, stranger.privateKey), /signature verification failed/],
    ['a key that is not known', () => token({}, { kid: 'none' }), /^kid: expected one of the keys/],
    ['an algorithm that is not allowed', () => token({}, { alg: 'PS256', kid: 'rsa' }, pss.privateKey), /^alg: /],
    ['HMAC with a public key', () => token({}, { alg: 'HS256' }, Buffer.from(JSON.stringify(jwks.keys[0]))), /^alg: /],
    ['an object as algorithm', () => raw('{"alg":{}}', JSON.stringify(claims)), /^alg: expected RS256 or ES256/],
    ['an object as type', () => raw('{"alg":"ES256","typ":{}}', JSON.stringify(claims)), /^typ: expected "JWT"/],
    [
      'an object as time',
      () => raw('{"alg":"ES256"}', JSON.stringify({ ...claims, iat: {} })),
      /^iat: expected a time/,
    ],
    ['another type of token', () => token({}, { typ: 'logout+jwt' }), /^typ: expected "JWT"/],
    [
      'no signature',
      () => `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify(claims))}.`,
      /^alg: expected RS256 or ES256, found "none"/,
    ],
    ['a signature cut off', async () => (await token()).replace(/[^.]*$/, ''), /expected a valid JWT/],
    [
      'a payload that was changed',
      async () => (await token()).replace(/\.[^.]*\./, `.${base64url(JSON.stringify({ ...claims, sub: 'admin' }))}.`),
      /signature verification failed/,
    ],
    [
      'a claim twice',
      () => raw('{"alg":"ES256","kid":"ec"}', JSON.stringify(claims).replace('{', '{"sub":"admin",')),
      /^payload: expected strict JSON: expected each key once/,
    ],
    [
      'a header twice',
      () => raw('{"alg":"ES256","alg":"ES256","kid":"ec"}', JSON.stringify(claims)),
      /^header: expected strict JSON: expected each key once/,
    ],
    [
      'a critical header',
      () => raw('{"alg":"ES256","kid":"ec","crit":["x"],"x":1}', JSON.stringify(claims)),
      /expected a valid JWT: .*x/,
    ],
    ['a fourth part', async () => `${await token()}.x`, /three parts/],
    ['padding', async () => `${await token()}=`, /three parts in base64url/],
  ] as const)('refuses %s', async (_, made, reason) => {
    expectRefused(await method.verify(await made(), context), reason);
  });

  it('takes a key out of no header', async () => {
    const jwk = await exportJWK(stranger.publicKey);
    const made = await token({}, { jwk } as Partial<JWTHeaderParameters>, stranger.privateKey);
    expectRefused(await method.verify(made, context), /signature verification failed/);
  });

  it('allows for clocks that differ by the skew, and not a second more', async () => {
    expect(await method.verify(await token({ exp: seconds - 59 }), context)).toEqual(authenticated);
    const exact = jwtAuthMethod({ ...options, skewSeconds: 0 });
    expect(await exact.verify(await token({ exp: seconds + 1 }), context)).toEqual(authenticated);
    expectRefused(await exact.verify(await token({ exp: seconds }), context), /^exp: /);
  });

  it.each(hostile)('refuses %s', async (_, made) => {
    expect((await method.verify(made as string, context)).outcome).toBe('refused');
  });

  describe('with keys that are published', () => {
    interface Published {
      body: unknown;
      status?: number;
      asked: number;
    }
    const published = (page: Published, more: object = {}): AuthMethodVerifier => {
      const get = (async () => {
        page.asked++;
        if (page.body instanceof Error) throw page.body;
        const text = typeof page.body === 'string' ? page.body : JSON.stringify(page.body);
        return new Response(text, { status: page.status ?? 200 });
      }) as typeof fetch;
      return jwtAuthMethod({ ...options, jwks: { url: 'https://issuer.example/keys', fetch: get, ...more } });
    };

    it('fetches them once, and again when they are stale', async () => {
      const page = { body: jwks, asked: 0 };
      const remote = published(page, { freshSeconds: 100 });
      const made = await token();
      const all = await Promise.all([remote.verify(made, context), remote.verify(made, context)]);
      expect(all).toEqual([authenticated, authenticated]);
      expect(await remote.verify(made, later(99))).toEqual(authenticated);
      expect(page.asked).toBe(1);
      expect(await remote.verify(made, later(100))).toEqual(authenticated);
      expect(page.asked).toBe(2);
    });

    it('looks for a key that it does not know, but not for every token', async () => {
      const page: Published = { body: { keys: [jwks.keys[1]] }, asked: 0 };
      const remote = published(page);
      expectRefused(await remote.verify(await token(), context), /^kid: /);
      expectRefused(await remote.verify(await token(), later(5)), /^kid: /);
      expect(page.asked).toBe(1);
      page.body = jwks;
      expect(await remote.verify(await token(), later(10))).toEqual(authenticated);
      expect(page.asked).toBe(2);
    });

    it.each([
      ['no answer', new Error('down'), 200, /gave no answer/],
      ['another status', jwks, 500, /expected status 200, found 500/],
      ['no JSON', 'x', 200, /expected strict JSON/],
      ['no keys', {}, 200, /expected \{ keys/],
      ['too much', `{"keys":[],"x":"${'x'.repeat(70_000)}"}`, 200, /at most 65536 bytes/],
      ['too many keys', { keys: Array(101).fill(jwks.keys[0]) }, 200, /expected \{ keys/],
    ])('cannot decide without them: %s', async (_, body, status, reason) => {
      const page: Published = { body, status, asked: 0 };
      const remote = published(page);
      const evidence = await remote.verify(await token(), context);
      expect(evidence.outcome).toBe('unavailable');
      expect((evidence as { readonly reason: string }).reason).toMatch(reason);
      // It does not ask again at once, and recovers by itself.
      await remote.verify(await token(), later(9));
      expect(page.asked).toBe(1);
      Object.assign(page, { body: jwks, status: 200 });
      expect(await remote.verify(await token(), later(10))).toEqual(authenticated);
    });

    it('keeps keys that are fresh when new ones cannot be had', async () => {
      const page: Published = { body: jwks, asked: 0 };
      const remote = published(page);
      expect(await remote.verify(await token(), context)).toEqual(authenticated);
      page.body = new Error('down');
      expectRefused(await remote.verify(await token({}, { kid: 'new' }), later(20)), /^kid: /);
      expect(page.asked).toBe(2);
      expect(await remote.verify(await token(), later(20))).toEqual(authenticated);
    });

    it('takes no symmetric key from them', async () => {
      const oct = { kty: 'oct', k: base64url('secret'), kid: 'ec', alg: 'ES256' };
      const remote = published({ body: { keys: [oct] }, asked: 0 });
      expectRefused(await remote.verify(await token(), context), /^kid: /);
    });
  });

  it.each([
    ['no issuer', { issuer: '' }, /issuer/],
    ['no issuers', { issuer: [] }, /issuer/],
    ['no audience', { audience: '' }, /audience/],
    ['the algorithm none', { algorithms: ['none'] }, /algorithms/],
    ['HMAC', { algorithms: ['ES256', 'HS256'] }, /algorithms/],
    ['no algorithm', { algorithms: [] }, /algorithms/],
    ['no keys', { jwks: { keys: [] } }, /jwks/],
    ['a symmetric key', { jwks: { keys: [{ kty: 'oct', k: 'AA' }] } }, /jwks/],
    ['a private key', { jwks: { keys: [{ ...jwks.keys[0], d: 'AA' }] } }, /jwks/],
    ['keys over plain HTTP', { jwks: { url: 'http://issuer.example/keys', fetch } }, /https/],
    ['keys without fetch', { jwks: { url: 'https://issuer.example/keys' } }, /jwks\.fetch/],
    ['a negative skew', { skewSeconds: -1 }, /skewSeconds/],
    ['tokens that outlast the memory of a node', { lifetimeSeconds: 31 * 86_400 }, /lifetimeSeconds/],
  ])('refuses a bad call: %s', (_, changed, message) => {
    const made = (): AuthMethodVerifier => jwtAuthMethod({ ...options, ...(changed as object) });
    expect(made).toThrow(TypeError);
    expect(made).toThrow(message);
  });

  it('refuses to judge without a time', async () => {
    await expect(method.verify(await token(), { ...context, now: new Date(Number.NaN) })).rejects.toThrow(TypeError);
  });
});

describe('authenticate', () => {
  const seen: string[] = [];
  const plug = (authMethodType: number, verify: AuthMethodVerifier['verify']): AuthMethodVerifier => ({
    authMethodType,
    verify,
  });
  const user = plug(70, async (accessToken) => {
    seen.push(accessToken);
    return { outcome: 'authenticated', userId: accessToken, appId: 'plug' };
  });
  const broken = plug(71, async () => {
    throw new Error('out of order');
  });
  const thrown = plug(72, () => {
    throw new TypeError('bad');
  });
  const silent = plug(73, () => new Promise(() => {}));
  const verifiers = [user, broken, thrown, silent];
  const method = (authMethodType: number, accessToken: unknown = 'token'): never =>
    ({ authMethodType, accessToken }) as never;

  it('gives evidence in the order of the methods', async () => {
    const evidence = await authenticate([method(70, 'b'), method(99), method(70, 'a')], verifiers, context);
    expect(evidence).toEqual([
      { outcome: 'authenticated', userId: 'b', appId: 'plug' },
      {
        outcome: 'refused',
        reason: 'expected an authMethodType that this node knows (70, 71, 72, 73), found 99',
      },
      { outcome: 'authenticated', userId: 'a', appId: 'plug' },
    ]);
    expect(seen).toEqual(['b', 'a']);
    expect(await authenticate([method(1)], [], context)).toEqual([
      { outcome: 'refused', reason: 'expected an authMethodType that this node knows (none), found 1' },
    ]);
    expect(await authenticate([], verifiers, context)).toEqual([]);
  });

  it('leaves undecided what a verifier fails to answer', async () => {
    // Those that fail have all the time that a busy machine takes; the one that never answers has none.
    expect(await authenticate([method(71), method(72)], verifiers, context, { milliseconds: 600_000 })).toEqual([
      { outcome: 'unavailable', reason: 'the verifier failed: "out of order"' },
      { outcome: 'unavailable', reason: 'the verifier failed: "bad"' },
    ]);
    expect(await authenticate([method(73)], verifiers, context, { milliseconds: 5 })).toEqual([
      { outcome: 'unavailable', reason: 'expected an answer within 5 ms, found none' },
    ]);
  });

  it('reads each member of an answer once', async () => {
    let read = 0;
    const changing = plug(75, async () => ({
      outcome: 'authenticated',
      get userId() {
        read++;
        return read === 1 ? 'a' : (undefined as never);
      },
      appId: 'plug',
    }));
    const throwing = plug(76, async () => new Proxy({} as never, { ownKeys: () => Reflect.ownKeys(null as never) }));
    const [first, second] = await authenticate([method(75), method(76)], [changing, throwing], context);
    expect([first, first, read]).toEqual([{ outcome: 'authenticated', userId: 'a', appId: 'plug' }, first, 1]);
    expect(second).toMatchObject({ outcome: 'unavailable' });
  });

  it('tells each verifier the time at its turn', async () => {
    const times: number[] = [];
    const timed = plug(77, async (_, { now }) => {
      times.push(now.getTime());
      return { outcome: 'authenticated', userId: 'a', appId: 'plug' };
    });
    let seconds = 0;
    const clock = (): Date => new Date(context.now.getTime() + 1_000 * seconds++);
    await authenticate([method(77), method(77)], [timed], { ...context, clock });
    expect(times.map((time) => time - context.now.getTime())).toEqual([0, 1_000]);
  });

  it('has one deadline for all methods', async () => {
    const evidence = await authenticate(Array(16).fill(method(73)), verifiers, context, { milliseconds: 20 });
    expect(new Set(evidence.map(({ outcome }) => outcome))).toEqual(new Set(['unavailable']));
    expect(evidence).toHaveLength(16);
  });

  it('ends with the first one that is refused, if asked to, and before any work where none is needed', async () => {
    const refusing = plug(74, async () => ({ outcome: 'refused', reason: 'no' }));
    seen.length = 0;
    const outcomes = async (...methods: never[]): Promise<string[]> =>
      (await authenticate(methods, [...verifiers, refusing], context, { untilRefused: true })).map(
        ({ outcome }) => outcome,
      );
    expect(await outcomes(method(74), method(73), method(70))).toEqual(['refused', 'unavailable', 'unavailable']);
    expect(await outcomes(method(70), method(73), method(99))).toEqual(['unavailable', 'unavailable', 'refused']);
    expect(seen).toEqual([]);
    expect(await outcomes(method(70, 'a'), method(74))).toEqual(['authenticated', 'refused']);
  });

  it('lets one type that hangs hold up itself alone', async () => {
    const gates = createGates(1, 1, 1);
    const limits = { milliseconds: 50, gateOf: (type: number) => gates.authMethod(type) };
    const hanging = [1, 2, 3].map(() => authenticate([method(73)], verifiers, context, limits));
    expect(await authenticate([method(70, 'c')], verifiers, context, limits)).toMatchObject([{ userId: 'c' }]);
    const reasons = (await Promise.all(hanging)).map(([evidence]) => (evidence as { reason: string }).reason);
    expect(reasons.filter((reason) => reason.startsWith('too many'))).toHaveLength(1);
    // The place is free again, although the verifier never answers; on a busy machine not at once.
    const late = [{ outcome: 'unavailable', reason: 'expected an answer within 50 ms, found none' }];
    const again = async () => expect(await authenticate([method(73)], verifiers, context, limits)).toEqual(late);
    await vi.waitFor(again, { timeout: 20_000, interval: 50 });
  });

  it('bounds the number of methods and the size of tokens', async () => {
    seen.length = 0;
    const many = await authenticate(Array(17).fill(method(70)), verifiers, context);
    expect(many).toHaveLength(17);
    for (const evidence of many) expectRefused(evidence, 'expected at most 16 auth methods, found 17');
    const [long, none] = await authenticate([method(70, 'x'.repeat(65_537)), method(70, null)], verifiers, context);
    expectRefused(long as AuthMethodEvidence, /at most 65536 characters/);
    expectRefused(none as AuthMethodEvidence, /at most 65536 characters/);
    expect(seen).toEqual([]);
  });

  it('refuses two verifiers of one type', async () => {
    await expect(authenticate([], [user, user], context)).rejects.toThrow(TypeError);
  });
});
