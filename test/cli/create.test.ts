import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createQuestions } from '../../src/cli/questions.js';
import { toHex } from '../../src/internal/bytes.js';
import {
  capsig,
  domain,
  node,
  nonce,
  now,
  otherNode,
  pkp,
  secondWallet,
  sessionKey,
  type World,
  wallet,
} from './fixture.js';

const walletKey = toHex(new Uint8Array(32).fill(0x11));
const seed = toHex(new Uint8Array(32).fill(0x22));
const files = { 'wallet.key': `0x${walletKey}\n`, 'session.key': sessionKey.secretKey, 'seed.key': seed };
const grant = `pkp-signing=${pkp}`;
const texts = ['--domain', domain, '--nonce', nonce, '--expiration', '+24h'];
const session = ['create', 'auth-sig', '--session-key', sessionKey.publicKey, '--grant', grant, ...texts];
const signing = ['--key-file', 'wallet.key'];
const secrets = [walletKey, sessionKey.secretKey, seed, 'legal winner thank year'];

/** Runs a command, and sees to it that no key comes out whatever happens. */
async function create(argv: readonly string[], world: World = {}) {
  const told = await capsig(argv, { ...world, files: { ...files, ...world.files } });
  for (const secret of secrets) expect(told.out + told.err).not.toContain(secret);
  return told;
}

async function made(argv: readonly string[], world: World = {}): Promise<string> {
  const { code, out, err } = await create(argv, world);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

async function expectValid(stdin: string, first: string, ...options: readonly string[]): Promise<void> {
  const { code, out } = await capsig(['verify', '-', ...options], { stdin });
  expect(out).toContain(first);
  expect(code).toBe(0);
}

describe('what is created is valid', () => {
  it('an AuthSig for a session, and session signatures under it', async () => {
    const authSig = await made([...session, ...signing]);
    await expectValid(authSig, 'session', '--domain', domain, '--nonce', nonce);
    for (const key of ['session.key', 'seed.key', 'pair.json']) {
      const argv = ['create', 'session-sigs', '--node', node, '--node', otherNode, '--request', grant];
      const sigs = await made([...argv, '--auth-sig', 'a.json', '--expiration', '+5m', '--key-file', key], {
        files: { 'a.json': authSig, 'pair.json': JSON.stringify(sessionKey) },
      });
      expect(Object.keys(JSON.parse(sigs))).toEqual([node, otherNode]);
      await expectValid(sigs, 'VALID', '--node', node, '--request', grant, '--account', wallet);
    }
  });

  it('a login, from a message that was written before', async () => {
    const uri = ['--uri', `https://${domain}/login`];
    const text = await made(['create', 'siwe', '--address', wallet, '--statement', 'Sign in.', ...texts, ...uri]);
    expect(text).toMatch(
      /^app\.example wants you .*\n0x.*\n\nSign in\.\n\nURI: .*\nExpiration Time: 2026-01-03T03:04:05\.000Z$/s,
    );
    const direct = await made(['create', 'auth-sig', '--statement', 'Sign in.', ...texts, ...uri, ...signing]);
    const piped = await made(['create', 'auth-sig', '--message', '-', ...signing], { stdin: text });
    expect(piped).toBe(direct);
    await expectValid(piped, 'login');
    // What a wallet elsewhere makes of the text is put together and verified.
    const { sig } = JSON.parse(piped);
    const put = ['create', 'auth-sig', '--message', 'm.txt', '--signature'];
    expect(await made([...put, sig], { files: { 'm.txt': text } })).toBe(piped);
    const other = `${sig.slice(0, 10)}${sig[10] === '0' ? '1' : '0'}${sig.slice(11)}`;
    expect(await create([...put, other], { files: { 'm.txt': text } })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^INVALID {2}auth-sig\.signature {2}/),
    });
  });

  it('a delegation, with what restricts it', async () => {
    const argv = ['create', 'delegation', '--credit', '24', '--delegatee', secondWallet, '--uses', '3', ...texts];
    const out = await made([...argv, '--key-env', 'OWNER'], { env: { OWNER: walletKey } });
    await expectValid(out, 'delegation');
    const restrictions = { nft_id: ['24'], delegate_to: [secondWallet.slice(2)], uses: '3' };
    const [, uri = ''] = /- (urn:recap:\S+)$/.exec(JSON.parse(out).signedMessage) ?? [];
    const recap = [
      'create',
      'recap',
      '--grant',
      `Auth/Auth=lit-ratelimitincrease://24 ${JSON.stringify(restrictions)}`,
    ];
    expect(await made(recap)).toBe(`${uri}\n`);
  });

  it('a proof that is lent to an account', async () => {
    const audience = `did:pkh:eip155:1:${secondWallet}`;
    const out = await made(['create', 'auth-sig', '--audience', audience, '--grant', grant, ...texts, ...signing]);
    expect(JSON.parse(out).signedMessage).toContain(`URI: ${audience}\n`);
  });

  it('the same from a file as from options, which take its place', async () => {
    const members = {
      ...{ purpose: 'session', domain: 'other.example', sessionKey: sessionKey.publicKey, nonce },
      ...{ recap: { att: { [pkp]: { 'Threshold/Signing': [{}] } }, prf: [] }, expiration: '2026-01-03T03:04:05.000Z' },
    };
    const wanted = await made([...session, ...signing]);
    const stdin = JSON.stringify(members);
    expect(await made(['create', 'auth-sig', '--from', '-', '--domain', domain, ...signing], { stdin })).toBe(wanted);
    expect(await made(['create', 'auth-sig', '--from', '-', ...signing], { stdin })).not.toBe(wanted);
  });
});

describe('what a wallet shows', () => {
  it('is shown whole beside what is signed, and written where nothing is', async () => {
    const told = await create([...session, ...signing, '--explain']);
    const { signedMessage } = JSON.parse(told.out);
    expect(told).toMatchObject({ code: 0, err: `${signedMessage}\n` });
    expect(signedMessage).toContain('I further authorize the stated URI');
    const unsigned = await create([...session, '--explain', '--address', wallet]);
    expect(unsigned).toEqual({ code: 0, out: signedMessage, err: '' });
    expect(await create([...session, '--explain', '--address', wallet], { isTerminal: true })).toMatchObject({
      out: `${signedMessage}\n`,
    });
    const recap = await create(['create', 'recap', '--grant', grant, '--explain']);
    expect(recap.err).toBe(
      `I further authorize the stated URI to perform the following actions on my behalf: (1) 'Threshold': 'Signing' for '${pkp}'.\n`,
    );
  });
});

describe('what the library refuses', () => {
  const expired = ['create', 'session-sigs', '--node', node, '--auth-sig', 'a.json', '--key-file', 'session.key'];

  it.each([
    [['create', 'siwe', '--address', wallet, '--uri', 'not a uri', ...texts], 'siwe.uri'],
    [[...session, ...signing, '--address', secondWallet], 'auth-sig.signature'],
    [[...session, ...signing, '--statement', 'two\nlines'], 'siwe.layout'],
    [['create', 'recap', '--grant', 'pkp-signing=lit-pkp://5b'], 'session.request-resource'],
    [['create', 'recap', '--grant', `no-such-ability=${pkp}`], 'session.request-ability'],
    [['create', 'recap', '--grant', grant, '--proof', 'zz'], 'recap.proof-cid'],
    [['create', 'delegation', '--uses', 'some', ...texts, ...signing], 'restriction.value'],
    [
      [...expired, '--expiration', '+5m', '--request', `pkp-signing=lit-pkp://${'6c'.repeat(32)}`],
      'capability.resource',
    ],
    [[...expired, '--expiration', '2020-01-01T00:00:00Z', '--request', grant], 'session.'],
  ])('%j', async (argv, rule) => {
    const authSig = await made([...session, ...signing]);
    const { code, out, err } = await create(argv, { files: { 'a.json': authSig } });
    expect(err).toContain(`INVALID  ${rule}`);
    expect(err).toContain('capsig explain ');
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });
});

describe('wrong use', () => {
  it.each([
    [['create'], /expected siwe, recap, auth-sig, session-sigs, delegation, found nothing/],
    [['create', 'authsig'], /found authsig; did you mean auth-sig\?/],
    [['create', '__proto__'], /found __proto__/],
    [['create', 'siwe'], /missing: --domain, --address, --uri, --nonce; give them as options, or all but the key in a/],
    [['create', 'delegation'], /missing: the key \(--key-file FILE.*\), --domain, --nonce, --expiration;/],
    [['create', 'auth-sig', ...signing], /missing: --purpose, --domain/],
    [
      ['create', 'auth-sig', '--explain', '--purpose', 'session'],
      /--domain, --address, --session-key, --grant, --nonce/,
    ],
    [['create', 'session-sigs', '--key-file', 'session.key'], /missing: --node, --request, --auth-sig, --expiration;/],
    [['create', 'siwe', '--from', '-'], /--from: standard input: expected JSON/],
    [['create', 'siwe', '--from', 'typo.json'], /expected only .*, found "domian"; did you mean domain\?/],
    [['create', 'siwe', '--from', 'number.json'], /number\.json: expected a string as domain/],
    [['create', 'siwe', '--from', 'none.json'], /none\.json: no such file/],
    [['create', 'recap', '--grant', 'pkp-signing'], /--grant: expected ABILITY=RESOURCE/],
    [['create', 'recap', '--grant', `${grant} [1]`], /--grant: expected restrictions as a JSON object/],
    [['create', 'auth-sig', '--purpose', 'trust', ...signing], /--purpose: expected session, delegation, proof, login/],
    [[...session, '--key-env', 'NONE'], /there is no environment variable NONE/],
    [[...session, '--key-env', 'BAD'], /--key-env: expected 64 hex digits of a secp256k1 key/],
    [[...session, '--key-env', 'BAD', ...signing], /expected one of --key-file FILE, --key-stdin or --key-env NAME/],
    [[...session, '--key-file', 'none'], /--key-file: cannot read none: no such file/],
    [[...session, '--key-file', '-'], /standard input is read with --key-stdin/],
    [[...session, '--key-stdin'], /--key-stdin: expected 64 hex digits/],
    [['create', 'auth-sig', '--from', '-', '--key-stdin'], /--key-stdin/],
    [['create', 'auth-sig', '--message', 'm', '--domain', 'd'], /--message says everything .* --domain does not go/],
    [['create', 'auth-sig', '--message', 'number.json'], /missing: .*, or --signature of a wallet/],
    [
      ['create', 'auth-sig', '--purpose', 'proof', '--audience', 'me', '--grant', grant, ...texts, ...signing],
      /audience:/,
    ],
    [['create', 'siwe', '--profile', 'lax'], /--profile: expected strict or erc-4361 or erc-5573 or lit-v7/],
  ] as const)('%j', async (argv, message) => {
    const { code, out, err } = await create([...argv], {
      env: { BAD: 'ff'.repeat(32) },
      files: { 'typo.json': '{"domian":"a"}', 'number.json': '{"domain":1}' },
    });
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it.each([
    [[...session, '--key-file', walletKey]],
    [[...session, `--key-file=0x${walletKey}`]],
    [[...session, '--key-env', walletKey]],
    [[...session, '--key', walletKey]],
    [[...session, `--private-key=${walletKey}`]],
    [[...session, '--secret-key']],
    [[...session, walletKey]],
    [[...session, '--address', walletKey]],
    [['create', 'auth-sig', '--session-key', sessionKey.secretKey]],
    [['create', walletKey]],
    [['create', 'auth-sig', '--mnemonic', `legal winner thank year ${'wave sausage worth useful '.repeat(2)}yellow`]],
    [['create', 'siwe', '--uri', 'legal winner thank year wave sausage worth useful legal winner thank yellow']],
  ])('refuses a key as an argument, and does not repeat it: case %#', async (argv) => {
    const { code, out, err } = await create(argv);
    expect(err).toMatch(/a secret key is no argument: .* history .*--key-file FILE, --key-stdin or --key-env NAME/s);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('lets through what has the form of a key and is none', async () => {
    const block = `0x${'ab'.repeat(32)}`;
    const argv = [
      'create',
      'siwe',
      '--domain',
      domain,
      '--address',
      wallet,
      '--uri',
      'https://a.example',
      '--nonce',
      block,
    ];
    expect(await made([...argv, '--request-id', 'cd'.repeat(32)])).toContain(`Nonce: ${block}\n`);
  });
});

describe('at a terminal', () => {
  const answers = ['wallet.key', 'session', domain, sessionKey.publicKey, grant, '', nonce, '+24h'];

  it('what is missing is asked for, and nothing else', async () => {
    const wanted = await made([...session, ...signing]);
    const told = await create(['create', 'auth-sig'], { answers });
    expect(told).toMatchObject({ code: 0, out: wanted });
    expect(told.err.trim().split('\n')).toHaveLength(answers.length);
    const some = await create([...session.slice(0, -4), ...signing], { answers: [nonce, '+24h'] });
    expect(some).toMatchObject({ code: 0, out: wanted });
  });

  it('a question is repeated after an answer that cannot be read, but not for ever', async () => {
    const argv = ['create', 'recap'];
    const mended = await create(argv, { answers: ['pkp-signing', '', grant, ''] });
    expect(mended).toMatchObject({ code: 0, err: expect.stringContaining('expected ABILITY=RESOURCE') });
    const given = await create(argv, { answers: ['a', '', 'b', '', 'c', '', grant, ''] });
    expect(given).toMatchObject({ code: 2, out: '' });
  });

  it('no answer is what is missing, and a key is no answer', async () => {
    expect(await create(['create', 'auth-sig'], { answers: ['wallet.key', 'login'] })).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing: --domain, --uri, --nonce, --expiration'),
    });
    const first = await create(['create', 'auth-sig'], { answers: [walletKey] });
    expect(first).toMatchObject({ code: 2, err: expect.stringContaining('a file was asked for, not the key') });
    const later = await create(['create', 'siwe'], { answers: [walletKey] });
    expect(later).toMatchObject({ code: 2, err: expect.stringContaining('--domain: the answer has the form of a') });
    const typed = await create([...session, '--key-stdin'], { answers: [], stdin: walletKey });
    expect(typed).toMatchObject({ code: 2, err: expect.stringContaining('which would show the key') });
  });

  it('lines are read one by one, kept when they come early, and end', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const questions = createQuestions(() => [input, output]);
    const first = questions.ask('first');
    input.write('one\ntwo\n');
    expect([await first, await questions.ask('second')]).toEqual(['one', 'two']);
    const third = questions.ask('third\x1b');
    input.end();
    expect([await third, await questions.ask('fourth')]).toEqual([undefined, undefined]);
    questions.close();
    expect(String(output.read())).toBe('first: third\\u{1b}: ');
  });
});

it('the clock is the time of issue unless another is given', async () => {
  const out = await made(['create', 'siwe', '--address', wallet, '--uri', 'https://a.example', ...texts]);
  expect(out).toContain(`Issued At: ${now}\n`);
});
