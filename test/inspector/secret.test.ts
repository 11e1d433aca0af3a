import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskedDeep, masking, notesOf } from '../../inspector/mask.js';
import { secretsIn } from '../../inspector/secret.js';
import { ed25519PublicKey } from '../../src/crypto/ed25519.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { fromHex, toHex } from '../../src/internal/bytes.js';

const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const publicKey = toHex(ed25519PublicKey(fromHex(seed) as Uint8Array));
const address = addressOfSecretKey(fromHex(seed) as Uint8Array);
const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = `${base64('{"alg":"ES256","typ":"JWT"}').replace(/=+$/, '')}.${base64('{"sub":"somebody"}').replace(/=+$/, '')}.${'s'.repeat(43)}`;
const stored = JSON.stringify({ publicKey, secretKey: seed + publicKey });

const kindsIn = (text: string): readonly string[] => [...new Set(secretsIn(text).map(({ kind }) => kind))];

describe('what is a secret', () => {
  const rows: readonly (readonly [what: string, text: string, kind: string, hidden: string])[] = [
    ['the session key of an SDK', stored, 'session-key', seed],
    ['the same within JSON', JSON.stringify({ 'lit-session-key': stored }), 'session-key', seed],
    ['the same within JSON twice', JSON.stringify({ storage: JSON.stringify({ key: stored }) }), 'session-key', seed],
    ['the same in base64', `data: ${base64(stored)}`, 'session-key', base64(stored).slice(40, 80)],
    ['the same in base64 twice', base64(base64(stored)), 'session-key', base64(base64(stored)).slice(0, 40)],
    ['the same percent-encoded', `?key=${encodeURIComponent(stored)}`, 'session-key', seed],
    ['the same in hex', Buffer.from(stored).toString('hex'), 'session-key', Buffer.from(seed).toString('hex')],
    ['a secret key under no name', `${seed}${publicKey}`, 'session-key', seed],
    ['a private key in an environment', `PRIVATE_KEY=0x${seed}`, 'private-key', seed],
    ['a private key as YAML', `private_key: '${seed}'`, 'private-key', seed],
    ['a key beside its own address', `${address} ${seed}`, 'private-key', seed],
    ['a key beside its own public key', `${publicKey}\n${seed}`, 'private-key', seed],
    [
      'a key of Solana as a list',
      `[${[...(fromHex(seed + publicKey) as Uint8Array)].join(',')}]`,
      'private-key',
      '157,97,177',
    ],
    ['32 bytes alone', `0x${seed}`, 'private-key', seed],
    ['PEM', `-----BEGIN EC PRIVATE KEY-----\n${'A'.repeat(64)}\n-----END EC PRIVATE KEY-----`, 'private-key', 'AAAA'],
    ['a JWK', `{"kty":"OKP","crv":"Ed25519","d":"${'d'.repeat(43)}","x":"${'x'.repeat(43)}"}`, 'private-key', 'dddd'],
    ['an extended key', `xprv${'9'.repeat(107)}`, 'private-key', 'xprv9999'],
    ['a seed phrase', phrase, 'seed-phrase', 'winner thank'],
    ['a seed phrase in capitals', phrase.toUpperCase(), 'seed-phrase', 'WINNER'],
    [
      'a numbered seed phrase',
      phrase
        .split(' ')
        .map((word, index) => `${index + 1}. ${word}`)
        .join('\n'),
      'seed-phrase',
      'winner',
    ],
    ['a seed phrase with a word misspelt', phrase.replace('sausage', 'sossage'), 'seed-phrase', 'winner thank'],
    ['a JWT', `Authorization: Bearer ${jwt}`, 'token', 's'.repeat(43)],
    ['an opaque token', 'authorization: bearer 0123456789abcdef0123', 'token', '0123456789abcdef'],
    ['a password', '{"user":"a","password":"correct horse"}', 'password', 'correct horse'],
    [
      'a keystore',
      `{"crypto":{"ciphertext":"${'ab'.repeat(32)}","kdf":"scrypt","mac":"${'cd'.repeat(32)}"},"version":3}`,
      'keystore',
      'abab',
    ],
    [
      'a key of a provider',
      'https://mainnet.infura.io/v3/0123456789abcdef0123456789abcdef',
      'api-key',
      '0123456789abcdef',
    ],
  ];

  it.each(rows)('%s', (_, text, kind, hidden) => {
    const secrets = secretsIn(text);
    expect(secrets.map((secret) => secret.kind)).toContain(kind);
    expect(masking(secrets)(text)).not.toContain(hidden);
  });

  it('is not sure of 32 bytes alone, and sure of a key beside what it makes', () => {
    expect(secretsIn(seed).map(({ sure }) => sure)).toEqual([false]);
    expect(secretsIn(`${seed} ${address}`).map(({ sure }) => sure)).toEqual([true]);
  });

  it('says each kind once, and that it is certain where it is once', () => {
    expect(notesOf(secretsIn(`${seed} ${address}`, `0x${'1'.repeat(64)}`))).toEqual([
      expect.objectContaining({ kind: 'a private key', sure: true }),
    ]);
  });
});

describe('what is none', () => {
  const vectors = [
    'auth-sig.verify/domain',
    'session-sig.verify/authority',
    'session-sigs.verify/map',
    'auth-sig.verify/bls',
    'auth-sig.verify/cosmos',
  ];
  it.each(vectors)('no document of the vectors %s', (file) => {
    const { vectors: rows } = JSON.parse(
      readFileSync(new URL(`../../vectors/${file}.json`, import.meta.url), 'utf8'),
    ) as {
      readonly vectors: readonly { readonly id: string; readonly input: Readonly<Record<string, unknown>> }[];
    };
    const taken = rows.flatMap(({ id, input }) =>
      Object.values(input).flatMap((value) =>
        typeof value === 'string' && value.length > 100 && kindsIn(value).length > 0 ? [id] : [],
      ),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(taken).toEqual([]);
  });

  it.each([
    ['a public key with its name', JSON.stringify({ publicKey, sessionKey: publicKey, address: publicKey })],
    ['digests', `sha256 ${'ab'.repeat(32)} tx 0x${'cd'.repeat(32)}`],
    [
      'a statement in English',
      'I further authorize the stated URI to perform the following actions on my behalf: sign this message with the key',
    ],
    [
      'words of the list with others between them',
      'the legal owner and the winner thank you for the year and wave to all of you, it is worth it and useful',
    ],
    ['a token that is a document', `Authorization: Bearer ${base64('{"sig":"0x00","derivedVia":"x"}')}`],
    ['a text that speaks of secrets', 'The secret: never paste your private key or seed phrase anywhere.'],
    ['a ReCap', `urn:recap:${base64('{"att":{"lit-pkp://*":{"Threshold/Signing":[{}]}},"prf":[]}')}`],
    [
      'a ciphertext that is no keystore',
      `{"ciphertext":"${'ab'.repeat(64)}","dataToEncryptHash":"${'cd'.repeat(32)}"}`,
    ],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});

describe('masks', () => {
  it('hide a secret in every text of plain data, and the beginning that a message quotes', () => {
    const mask = masking(secretsIn(stored));
    const masked = maskedDeep({ a: [stored, { b: `found "${seed.slice(0, 40)}…`, c: 7, d: undefined }] }, mask);
    expect(JSON.stringify(masked)).not.toContain(seed.slice(0, 16));
    expect(JSON.stringify(masked)).toContain('[masked: the secret key of a session]');
    expect(JSON.stringify(masked)).toContain(publicKey);
  });

  it('hide a phrase where its line breaks are escaped', () => {
    const lines = phrase.replaceAll(' ', '\n');
    expect(masking(secretsIn(lines))(JSON.stringify(lines))).not.toContain('winner');
  });

  it('leave a text without secrets as it is', () => {
    expect(masking([])('text $& $1')).toBe('text $& $1');
  });
});

it.each([
  ['hex', 'ab'],
  ['brackets', '[0,'],
  ['base64 of a header', 'eyJ-'],
  ['labels', 'secretKey:'],
  ['words of the list', 'abandon '],
  ['percent signs', '%7B'],
  ['PEM', '-----BEGIN PRIVATE KEY-----'],
])('a megabyte of %s is looked through', (_, part) => {
  expect(secretsIn(part.repeat(Math.ceil((1 << 20) / part.length))).length).toBeLessThanOrEqual(64);
});
