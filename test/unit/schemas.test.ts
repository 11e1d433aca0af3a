import { readdirSync, readFileSync } from 'node:fs';
import { id, verifyMessage, Wallet } from 'ethers';
import nacl from 'tweetnacl';
import { describe, expect, it } from 'vitest';
import { networkMessage, parseNetworkKey, verifyBls } from '../../src/crypto/bls.js';
import { combineShares, type KeyShare, parseShare, signShare, splitSecret } from '../../src/crypto/threshold.js';
import * as serviceValidators from '../../src/generated/service-validators.js';
import type {
  AuthSig,
  HandshakeResponse,
  SessionMessage,
  SessionSig,
  SessionSigs,
  SignSessionKeyRequest,
  SignSessionKeyResponse,
} from '../../src/generated/types.js';
import * as validators from '../../src/generated/validators.js';

interface Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly required?: readonly string[];
  readonly additionalProperties: unknown;
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const folder = new URL('../../schemas/', import.meta.url);
// What only tools read has no validator here: test/conformance/schemas.test.ts looks at it.
const tools = ['answer', 'problem', 'protocol', 'results', 'service-answer', 'vectors'].map(
  (name) => `${name}.schema.json`,
);
const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json') && !tools.includes(file));
const schemas = files.map((file): [string, Schema] => [
  file.slice(0, -'.schema.json'.length),
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
]);
const validatorOf = (name: string): validators.Validator<unknown> =>
  (({ ...validators, ...serviceValidators }) as unknown as Record<string, validators.Validator<unknown>>)[
    name.replace(/-./g, (dash) => dash.slice(1).toUpperCase())
  ] as validators.Validator<unknown>;
const examplesOf = <T>(name: string): readonly T[] => new Map(schemas).get(name)?.examples as unknown as readonly T[];

it('covers every object of the wire', () => {
  expect(schemas.map(([name]) => name)).toEqual([
    'auth-sig',
    'ceramic',
    'handshake-response',
    'network-configuration',
    'one-click-auth',
    'recap-details',
    'registry',
    'resource-ability-request',
    'restrictions',
    'service-auth-sig-request',
    'service-configuration',
    'service-login-request',
    'service-session-request',
    'session-message',
    'session-sig',
    'session-sigs',
    'sign-session-key-request',
    'sign-session-key-response',
  ]);
});

describe.each(schemas)('%s', (name, schema) => {
  const validator = validatorOf(name);

  it('names itself and describes its members', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`urn:capsig:schema:${name}`);
    expect(schema.title).toMatch(/^[A-Z]\w+$/);
    expect(schema.description).not.toBe('');
    for (const [member, described] of Object.entries(schema.properties ?? {})) {
      expect(described.description, member).toMatch(/\.$/);
    }
  });

  it('accepts its examples', () => {
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const example of schema.examples) {
      validator(example);
      expect(validator.errors).toBeNull();
    }
  });

  it('accepts members without a prototype', () => {
    for (const example of schema.examples) expect(validator(Object.assign(Object.create(null), example))).toBe(true);
  });

  it('refuses an example that lacks a required member or only inherits it', () => {
    for (const member of schema.required ?? []) {
      for (const example of schema.examples) {
        const { [member]: value, ...rest } = example;
        expect(validator(rest), member).toBe(false);
        expect(validator(Object.assign(Object.create({ [member]: value }), rest)), member).toBe(false);
      }
    }
  });

  it('refuses a member it does not name, unless it leaves them open', () => {
    for (const example of schema.examples) {
      const wider = { ...example, unheardOf: 'x' };
      expect(validator(wider)).toBe(schema.additionalProperties === true);
    }
  });

  it.each([null, 1, 'text', true, [], [{}]])('refuses %j', (value) => {
    expect(validator(value)).toBe(false);
  });
});

describe('generated validators', () => {
  const code = readFileSync(new URL('../../src/generated/validators.js', import.meta.url), 'utf8');

  it('need no other module', () => {
    expect(code).not.toMatch(/\brequire\(|^import\b|\bimport\(|\bfrom\s*["']/m);
  });

  it('are one per schema', () => {
    expect(Object.keys({ ...validators, ...serviceValidators })).toHaveLength(schemas.length);
  });

  it('keep a bounded number of errors of hostile input', () => {
    const hostile = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`n${i}`, {}]));
    expect(validators.sessionSigs(hostile)).toBe(false);
    expect(validators.sessionSigs.errors?.length).toBe(1024);
    expect(validators.sessionSigs.errors?.at(-1)?.keyword).toBe('errorLimit');
  });
});

describe('lengths and forms', () => {
  const authSig = examplesOf<AuthSig>('auth-sig')[0] as AuthSig;
  const sessionSig = examplesOf<SessionSig>('session-sig')[0] as SessionSig;
  const message = examplesOf<SessionMessage>('session-message')[0] as SessionMessage;

  it.each([
    ['sig', 8192],
    ['derivedVia', 64],
    ['signedMessage', 65_536],
    ['address', 128],
    ['algo', 64],
  ])('bounds %s of an AuthSig at %d characters', (member, length) => {
    expect(validators.authSig({ ...authSig, [member]: '\u{1f511}'.repeat(length) })).toBe(true);
    expect(validators.authSig({ ...authSig, [member]: 'x'.repeat(length + 1) })).toBe(false);
    expect(validators.authSig({ ...authSig, [member]: 7 })).toBe(false);
  });

  it('takes a null algo as present, and no other member as null', () => {
    expect(validators.authSig({ ...authSig, algo: null })).toBe(true);
    for (const member of ['sig', 'derivedVia', 'signedMessage', 'address']) {
      expect(validators.authSig({ ...authSig, [member]: null }), member).toBe(false);
    }
  });

  it.each([
    ['derivedVia', 'web3.eth.personal.sign'],
    ['algo', 'Ed25519'],
    ['algo', null],
    ['address', sessionSig.address.toUpperCase()],
    ['address', `0x${sessionSig.address}`],
    ['address', `${sessionSig.address}\n`],
    ['sig', sessionSig.sig.toUpperCase()],
    ['sig', sessionSig.sig.slice(2)],
    ['sig', `${sessionSig.sig}00`],
    ['signedMessage', 'x'.repeat(524_289)],
  ])('refuses a session signature whose %s is another', (member, value) => {
    expect(validators.sessionSig({ ...sessionSig, [member]: value })).toBe(false);
  });

  it('bounds the lists of a session message', () => {
    const [request] = message.resourceAbilityRequests;
    const with_ = (requests: number, capabilities: number): boolean =>
      validators.sessionMessage({
        ...message,
        resourceAbilityRequests: Array(requests).fill(request),
        capabilities: Array(capabilities).fill(authSig),
      });
    expect([with_(1, 1), with_(64, 16)]).toEqual([true, true]);
    expect([with_(0, 1), with_(65, 1), with_(1, 0), with_(1, 17)]).toEqual([false, false, false, false]);
  });

  it.each([
    ['0x0', true],
    ['0xFf', true],
    ['10', true],
    [`0x${'f'.repeat(64)}`, true],
    [`0x${'f'.repeat(65)}`, false],
    ['0x', false],
    ['ff', false],
    ['-1', false],
    ['', false],
    [10, false],
  ])('reads a maxPrice of %j as %s', (maxPrice, expected) => {
    expect(validators.sessionMessage({ ...message, maxPrice })).toBe(expected);
  });

  it('bounds a map of session signatures', () => {
    const map = (size: number): unknown =>
      Object.fromEntries(Array.from({ length: size }, (_, i) => [`n${i}`, sessionSig]));
    expect([0, 1, 256, 257].map((size) => validators.sessionSigs(map(size)))).toEqual([false, true, true, false]);
  });

  const request = examplesOf<SignSessionKeyRequest>('sign-session-key-request')[0] as SignSessionKeyRequest;
  const response = examplesOf<SignSessionKeyResponse>('sign-session-key-response')[0] as SignSessionKeyResponse;
  const handshake = examplesOf<HandshakeResponse>('handshake-response')[0] as HandshakeResponse;
  const token = { authMethodType: 1, accessToken: '' };

  it.each<[string, unknown, boolean]>([
    ['epoch', null, true],
    ['epoch', 0, true],
    ['epoch', -1, false],
    ['epoch', '1', false],
    ['authMethods', Array(16).fill(token), true],
    ['authMethods', Array(17).fill(token), false],
    ['authMethods', [{ ...token, accessToken: 'x'.repeat(65_537) }], false],
    ['authMethods', [{ ...token, authMethodType: 1.5 }], false],
    ['authMethods', [{ ...token, more: 1 }], false],
    ['pkpPublicKey', request.pkpPublicKey?.slice(2), true],
    ['pkpPublicKey', `02${'00'.repeat(32)}`, false],
    ['curveType', 'K256', false],
    ['code', 'YQ', true],
    ['code', 'YQ==', true],
    ['code', 'Y Q=', false],
    ['code', 'A'.repeat(524_289), false],
    ['jsParams', {}, true],
    ['jsParams', null, false],
    ['siweMessage', 'x'.repeat(65_537), false],
    ['sessionKey', 'x'.repeat(257), false],
    ['authSig', {}, false],
  ])('reads %s of a request to sign a session key, case %#', (member, value, expected) => {
    expect(validators.signSessionKeyRequest({ ...request, [member]: value })).toBe(expected);
  });

  it.each<[string, unknown, boolean]>([
    ['result', 'failure', false],
    ['shareIndex', 254, true],
    ['shareIndex', 255, false],
    ['shareIndex', -1, false],
    ['signatureShare', { Basic: response.signatureShare.ProofOfPossession }, false],
    ['signatureShare', { ...response.signatureShare, Basic: '' }, false],
    ['dataSigned', `0x${response.dataSigned}`, false],
    ['blsRootPubkey', response.blsRootPubkey.toUpperCase(), true],
    ['siweMessage', 'x'.repeat(65_537), false],
  ])('reads %s of an answer to it, case %#', (member, value, expected) => {
    expect(validators.signSessionKeyResponse({ ...response, [member]: value })).toBe(expected);
  });

  it.each<[string, unknown, boolean]>([
    ['latestBlockhash', `0x${'AB'.repeat(32)}`, false],
    ['latestBlockhash', 'ab'.repeat(32), false],
    ['networkPublicKey', `0x${handshake.networkPublicKey}`, false],
    ['epoch', null, true],
    ['threshold', 0, false],
    ['hdRootPubkeys', Array(65).fill(''), false],
  ])('reads %s of a handshake, case %#', (member, value, expected) => {
    expect(validators.handshakeResponse({ ...handshake, [member]: value })).toBe(expected);
  });

  it('takes any object as data of a request and nothing else', () => {
    const [request] = message.resourceAbilityRequests;
    expect(validators.resourceAbilityRequest({ ...request, data: { deep: [1] } })).toBe(true);
    for (const data of [null, 'x', []]) expect(validators.resourceAbilityRequest({ ...request, data })).toBe(false);
  });

  it.each([
    [{ att: {} }, false],
    [{ att: { 'a:b': {} } }, false],
    [{ att: { 'a:b': { 'x/y': [] } } }, true],
    [{ att: { 'a:b': { 'x/y': [{}] } }, prf: [] }, true],
    [{ att: { 'a:b': { 'x/y': {} } } }, false],
    [{ att: { 'a:b': { 'x/y': [[]] } } }, false],
    [{ att: { 'a:b': { 'x/y': [{}] } }, prf: [1] }, false],
    [{ att: [] }, false],
    [JSON.parse('{"att":{"__proto__":{"x/y":[{}]}}}'), true],
    [JSON.parse('{"att":{"__proto__":[]}}'), false],
    [{ prf: [] }, false],
  ])('reads ReCap details %j as %s', (details, expected) => {
    expect(validators.recapDetails(details)).toBe(expected);
  });

  it.each([
    [{ delegate_to: [] }, true],
    [{ delegate_to: ['0xAb'.padEnd(42, '0')] }, true],
    [{ delegate_to: ['ab'] }, false],
    [{ delegate_to: 'ab'.repeat(20) }, false],
    [{ nft_id: ['007'] }, true],
    [{ nft_id: [7] }, false],
    [{ nft_id: ['0x7'] }, false],
    [{ uses: '1' }, true],
    [{ uses: 1 }, false],
    [{ uses: '-1' }, false],
    [{ max_price: 'ff' }, true],
    [{ max_price: 'fg' }, false],
    [{ scopes: ['pkp_sign'] }, true],
    [{ scopes: ['sign_pkp'] }, false],
    [{ scopes: 'pkp_sign' }, false],
    [{ someone: { elses: 1 } }, true],
  ])('reads restrictions %j as %s', (value, expected) => {
    expect(validators.restrictions(value)).toBe(expected);
  });
});

describe('the signatures in the examples', () => {
  // Published seeds: Keccak-256 of these texts.
  const wallet = new Wallet(id('capsig example wallet'));
  const session = nacl.sign.keyPair.fromSeed(Buffer.from(id('capsig example session key').slice(2), 'hex'));
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const sessionKey = hex(session.publicKey);
  const checkAuthSig = (authSig: AuthSig): void => {
    expect(authSig.address).toBe(wallet.address);
    expect(verifyMessage(authSig.signedMessage, authSig.sig)).toBe(wallet.address);
    expect(authSig.signedMessage.split('\n')).toContain(`URI: lit:session:${sessionKey}`);
  };
  const checkMessage = (message: SessionMessage): void => {
    expect(message.sessionKey).toBe(sessionKey);
    for (const authSig of message.capabilities) checkAuthSig(authSig);
  };
  const checkSessionSig = (sessionSig: SessionSig): SessionMessage => {
    const signed = Buffer.from(sessionSig.signedMessage);
    expect(sessionSig.address).toBe(sessionKey);
    expect(sessionSig.sig).toBe(hex(nacl.sign.detached(signed, session.secretKey)));
    const message: SessionMessage = JSON.parse(sessionSig.signedMessage);
    expect(validators.sessionMessage(message)).toBe(true);
    checkMessage(message);
    return message;
  };

  it('are those of the example wallet', async () => {
    for (const authSig of examplesOf<AuthSig>('auth-sig')) {
      checkAuthSig(authSig);
      expect(authSig.sig).toBe(await wallet.signMessage(authSig.signedMessage));
    }
  });

  it('are those of the example session key', () => {
    for (const sessionSig of examplesOf<SessionSig>('session-sig')) checkSessionSig(sessionSig);
    for (const sessionSigs of examplesOf<SessionSigs>('session-sigs')) {
      for (const [node, sessionSig] of Object.entries(sessionSigs)) {
        expect(checkSessionSig(sessionSig).nodeAddress).toBe(node);
      }
    }
  });

  it('cover the session message with and without a price', () => {
    const messages = examplesOf<SessionMessage>('session-message');
    for (const message of messages) checkMessage(message);
    expect(messages.map(({ maxPrice }) => maxPrice)).toEqual([undefined, '0x2386f26fc10000']);
  });

  it('sign a ReCap that is the example of its schema', () => {
    const [authSig] = examplesOf<AuthSig>('auth-sig');
    const payload = authSig?.signedMessage.split('urn:recap:')[1] ?? '';
    const details: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(details).toEqual(examplesOf('recap-details')[0]);
  });

  it('are those of the example network', () => {
    const order = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n;
    const scalar = (BigInt(id('capsig example network')) % (order - 1n)) + 1n;
    const secret = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
    const seed = Buffer.from(id('capsig example network shares').slice(2), 'hex');
    const [first, second] = splitSecret(secret, 2, 3, seed) as [KeyShare, KeyShare];
    for (const response of examplesOf<SignSessionKeyResponse>('sign-session-key-response')) {
      const digest = networkMessage(response.siweMessage);
      expect(response.dataSigned).toBe(hex(digest));
      const share = signShare(first, digest);
      expect(parseShare(response.signatureShare.ProofOfPossession)).toEqual({ ok: true, value: share });
      const whole = combineShares([share, signShare(second, digest)]);
      expect(verifyBls(parseNetworkKey(response.blsRootPubkey) as Uint8Array, digest, whole)).toBe(true);
    }
    for (const { networkPublicKey } of examplesOf<HandshakeResponse>('handshake-response')) {
      expect(networkPublicKey).toBe(examplesOf<SignSessionKeyResponse>('sign-session-key-response')[0]?.blsRootPubkey);
    }
  });
});
