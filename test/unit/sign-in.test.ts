import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { lookAlikes } from '../../src/auth-sig/look-alikes.js';
import { isSignInText } from '../../src/auth-sig/sign-in-words.js';
import {
  type AuthSig,
  type AuthSigOptions,
  anyDomain,
  anyNonce,
  createNonceLedger,
  litV7,
  verdictOf,
  verifyAuthSig,
  verifyLogin,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { walletAuthMethod } from '../../src/network/auth-method.js';
import { strict } from '../../src/profile.js';

const now = '2026-01-15T12:00:00Z';
const nonce = 'Kq3vX7bT9sLm';
const seed = new Uint8Array(32).fill(5);
const address = base58btc.baseEncode(ed25519.getPublicKey(seed));
const text = (over: Readonly<Record<string, string>> = {}): string => {
  const { domain = 'app.example', account = address, header = 'Solana', ...fields } = over;
  const named = {
    URI: 'https://app.example/login',
    Nonce: nonce,
    'Issued At': '2026-01-15T11:30:00Z',
    'Expiration Time': '2026-01-15T13:00:00Z',
    ...fields,
  };
  const lines = Object.entries(named).flatMap(([label, value]) => (value === '' ? [] : [`${label}: ${value}`]));
  return `${domain} wants you to sign in with your ${header} account:\n${account}\n\n${lines.join('\n')}`;
};
const signed = (signedMessage: string): AuthSig => ({
  sig: toHex(ed25519.sign(utf8(signedMessage), seed)),
  derivedVia: 'solana.signMessage',
  signedMessage,
  address,
});
const site = { now, purpose: 'login', domain: 'app.example', nonce } as const;

function told(signedMessage: string, over: Partial<AuthSigOptions> = {}): string {
  const result = verifyAuthSig(JSON.stringify(signed(signedMessage)), { ...site, ...over });
  return result.ok ? 'accept' : `${verdictOf(result)} ${result.issues.map(({ rule }) => rule).join(' ')}`;
}

describe('a sign-in text of a Solana account', () => {
  it('proves account, site and nonce until it ends', () => {
    const result = verifyAuthSig(signed(text()), site);
    expect(result.ok && result.value).toMatchObject({
      account: { kind: 'solana', address },
      message: undefined,
      signIn: { domain: 'app.example', address, nonce, uri: 'https://app.example/login' },
      signedAt: '2026-01-15T11:30:00Z',
      expiration: '2026-01-15T13:00:00Z',
      grants: [],
      notChecked: [],
    });
  });

  it('ends at the earlier of its expiration time and the longest age', () => {
    const ends = (maxAge: number): string | false | undefined => {
      const result = verifyAuthSig(signed(text()), { ...site, maxAge });
      return result.ok && result.value.expiration;
    };
    expect(ends(3600)).toBe('2026-01-15T12:30:00Z');
    expect(ends(36_000)).toBe('2026-01-15T13:00:00Z');
    expect(told(text(), { maxAge: 60 })).toBe('reject auth-sig.age');
  });

  it('takes no longest age whose end has no date-time', () => {
    for (const maxAge of [100_000_000_001, Number.MAX_SAFE_INTEGER, -1, 0.5, Number.NaN]) {
      expect(() => told(text(), { maxAge })).toThrow(
        new TypeError(`maxAge: expected whole seconds, 0 to 100000000000, found ${maxAge}`),
      );
    }
    const longest = verifyAuthSig(signed(text({ 'Expiration Time': '' })), { ...site, maxAge: 100_000_000_000 });
    expect(longest.ok && longest.value.expiration).toBe('5194-11-30T21:16:40Z');
  });

  it('is judged where nothing is expected of it too', () => {
    const open = { domain: anyDomain, nonce: anyNonce, maxAge: 86_400 } as const;
    expect(told(text({ 'Expiration Time': '2026-01-15T11:58:59Z' }), open)).toBe('reject auth-sig.expired');
    expect(told(text({ account: '11111111111111111111111111111112' }), open)).toBe('reject auth-sig.address');
    expect(told(text({ URI: 'lit:session:00' }), open)).toBe('reject auth-sig.login-uri');
    expect(told(text({ URI: `did:pkh:solana:mainnet:${address}` }), open)).toBe('reject auth-sig.login-uri');
    expect(told(text({ header: 'Ethereum' }), open)).toBe('reject siws.layout');
    expect(told(`${text()}\n`, open)).toBe('reject siws.layout');
    expect(told(text({ Nonce: 'short' }), open)).toBe('reject siws.value');
  });

  it.each([
    [' Expiration Time: 2020-01-01T00:00:00Z', 'siws.layout'],
    ['EXPIRATION TIME: 2020-01-01T00:00:00Z', 'siws.layout'],
    ['- Expiration Time: 2020-01-01T00:00:00Z', 'siws.layout'],
    ['Expiration Time:2020', 'siws.layout'],
    ['Not before: 2030-01-01T00:00:00Z', 'siws.layout'],
    ['URl: lit:session:00', 'siws.layout'],
    ['evil.example wants you to sign in with your Ethereum account:', 'siws.layout'],
    ['Expir\u0430tion Time: 2020', 'siws.value'],
    ['\u202eHello', 'siws.value'],
    ['See the URI: https://app.example/help', undefined],
    ['url: https://app.example/help', undefined],
  ])('has no statement that is read as another line: %j', (statement, rule) => {
    const stated = text().replace('\n\n', `\n\n${statement}\n\n`);
    expect(told(stated)).toBe(rule ? `reject ${rule}` : 'accept');
    // Whoever lets members stand as they are written does not let a limit stand unread.
    const free = { ...strict, off: { 'siws.value': 'members stand as they are written' } };
    expect(told(stated, { profile: free })).toBe(rule ? 'reject siws.layout' : 'accept');
  });

  it.each([
    ['ExpirationTime:2020-01-01T00:00:00Z', 'siws.layout'],
    ['not-before:2030-01-01T00:00:00Z', 'siws.layout'],
    ['uri:lit:session:00', 'siws.layout'],
    ['urn:recap:AAAA', 'siws.value'],
    ['URN:ReCap:AAAA', 'siws.value'],
    ['https://app.example/terms?uri:x', undefined],
    ['url:app.example', undefined],
    ['urn:recapitulation:AAAA', undefined],
  ])('has no resource that is read as a field or as a grant: %s', (resource, rule) => {
    for (const resources of [[resource], ['https://app.example/terms', resource]]) {
      const listed = `${text()}\nResources:${resources.map((each) => `\n- ${each}`).join('')}`;
      expect(told(listed)).toBe(rule ? `reject ${rule}` : 'accept');
    }
  });

  it('logs in once', () => {
    const ledger = createNonceLedger();
    ledger.issue(nonce);
    const options = { now, domain: 'app.example', ledger };
    expect(verifyLogin(signed(text({ domain: 'evil.example' })), options).ok).toBe(false);
    expect(verifyLogin(signed(text()), options).ok).toBe(true);
    const again = verifyLogin(signed(text()), options);
    expect(again.ok || again.issues[0].rule).toBe('auth-sig.nonce-once');
    ledger.issue(nonce.toLowerCase());
    const without = verifyLogin(signed(text({ Nonce: '' })), options);
    expect(without.ok || without.issues[0].rule).toBe('auth-sig.nonce');
  });

  it('takes only true and false from a nonce policy', () => {
    for (const nonce of [async () => false, () => 'yes', () => undefined]) {
      expect(() => told(text(), { nonce: nonce as never })).toThrow(TypeError);
    }
    expect(told(text(), { nonce: () => false })).toBe('reject auth-sig.nonce');
  });

  it('is read by nobody where texts are not held to the grammar', () => {
    expect(told(text({ 'Expiration Time': '2020-01-01T00:00:00Z' }), { profile: litV7 })).toBe('accept');
  });

  it('logs in at a reference node by the same rules', async () => {
    const verifier = walletAuthMethod({ domain: 'app.example' });
    const at = { now, blocks: new Map([[nonce, now]]) };
    const outcome = async (signedMessage: string): Promise<unknown> => {
      const found = await verifier.verify(JSON.stringify(signed(signedMessage)), at as never);
      return found.outcome === 'authenticated' ? found.userId : found;
    };
    expect(await outcome(text())).toBe(address);
    expect(await outcome(text({ Nonce: 'aB3dE5gH7jK9' }))).toMatchObject({ outcome: 'refused' });
    expect(await outcome(text({ 'Expiration Time': '' }))).toMatchObject({ outcome: 'unavailable' });
    expect(await outcome('I sign in at 2026-01-15T11:30:00Z')).toMatchObject({ outcome: 'refused' });
  });
});

describe('which texts present themselves as sign-in texts', () => {
  it.each([
    ['I am creating an account to use Lit Protocol at 2026-01-15T11:30:00.250Z', false],
    ['I sign in, see URI: https://app.example', false],
    ['URIs: many', false],
    ['', false],
    ['x wants you to sign in with your', true],
    ['WANTS\u00a0YOU\u200b TO SIGN\nIN WITH YOUR', true],
    ['Hello\rURI:x', true],
    ['Hello\u2029 ** not  before : now', true],
    ['\ufeffExpiration Time: never', true],
    ['w\u0430nts y\u03bfu to s\u0456gn in with your', true],
    ['\u041fожалуйста, войдите: 2026-01-15T11:30:00Z', false],
    ['w0a1n|t:s y0u t00 s111gn in with your', true],
    ['ur:1:', true],
    ['url: https://app.example', false],
    ['not be\nfore: now', false],
    ['not before now', false],
    // Greek capitals, whose small letters look like others; Lisu; capitals in squares and of flags.
    ['\u0395XPIRATION TI\u039cE: never', true],
    ['\u039dOT \u0392EFORE: now', true],
    ['WANTS \u03a5OU TO SIGN IN WIT\u0397 YOUR', true],
    ['\ua4f4\ua4e3\ua4f2: x', true],
    ['\u{1f184}\u{1f181}\u{1f178}: x', true],
    ['\u{1f1fa}\u200b\u{1f1f7}\u200b\u{1f1ee}: x', true],
    ['\u2223 URI: x', true],
    ['N\u0966t Before: now', true],
    // Two letters that look like one; and not where the words end with the first of them.
    ['Expiration Tirne: never', true],
    // What stands between the letters, or widens one of them, does not make a `URl` a url.
    ['U\uff32l: lit:session:00', true],
    ['UR l: lit:session:00', true],
    ['UR\u200bl: lit:session:00', true],
    ['U\u0154l: lit:session:00', true],
    ['Url: https://app.example', false],
    ['ur l: https://app.example', false],
    ['vvants you to sign in vvith your', true],
    ['x wants you to sign in with your new account', true],
    // What is shown is another text.
    ['\u202e:emiT noitaripxE\u202c', true],
    ['Hello\u001dURI: x', true],
    ['\u202dHello', true],
    ['Hello\b', true],
    ['Hello\u001b[1F', true],
    // Shown in another order than it is written.
    ['\u20672026-01-01T00:00:00Z :Expiration Time\u2069', true],
    ['Note \u202b2026-01-01 :Expiration Time\u202c', true],
    ['\u05d0 2026-01-01T00:00:00Z :Expiration Time', true],
    ['\u{1e900} lit:session:00 :URI', true],
    ['\u200f2026 :Time\u200fExpiration', true],
    ['\u200f2026 :ne\u200fExpiration Tir', true],
    ['\u200fx :l\u200fUR', true],
    ['\u05d0\n2026-01-01 :Expiration Time now', true],
    ['\u202bwith your \u200fwants you to \u200fsign in\u202c', true],
    [`\u200f${[...'emiT noitaripxE'].join('\u061c')}:`, true],
    ['\u200fExpiration\nTime: x', false],
    ['\u200fNo expirationtimes: x', false],
    ['\u200fSee url: x', false],
    ['\u05db\u05e0\u05d9\u05e1\u05d4 \u05dc-Example: 2026-01-15T11:30:00Z', false],
    ['\ufeffSee URI: x', false],
    ['2026-01-01 :Expiration Time', true],
    ['2026-01-01 :Expiration Time now', false],
    // Where a line may be broken, and what may stand in front of a label.
    [`Welcome.${' '.repeat(4)}URI: x`, true],
    [`Welcome.${'\u00a0\u200b'.repeat(4)}URI: x`, true],
    [`Welcome.${' '.repeat(3)}URI: x`, false],
    ['Expiration      Time: x', true],
    ['a) URI: x', true],
    ['no URI: x', true],
    ['See URI: x', false],
    ['Yuri: x', false],
    ['\u24d8URI: x', true],
    // Signs and letters that decompose to something else than they look like, or to nothing.
    ['Expiration Time\ufe30 x', true],
    ['Not Be\u017fore: x', true],
    ['wan\u02a6 you to \u017fign in with your', true],
    ['N\u00f8t Bef\u00f8re: x', true],
    ['N\u05e1t Before: x', true],
    ['\u00d7 Expiration Time: x', true],
    ['E\u00d7piration Time: x', true],
    ['app.dev vvants you to sign in vvith your new account', true],
    // Two letters that are each a v make a w, in whatever script.
    ['app.dev \u03bd\u03bdants you to sign in \u03bd\u03bdith your account', true],
    ['app.dev \u0475\u0475ants you to sign in \u2228\u2228ith your account', true],
    ['app.dev \u1d21\u1d00\u0274\u1d1b\ua731 you to sign in with your account', true],
    ['Exp\u0269\u0280\u1d00tion Time: x', true],
    ['No\u2c66 Bef\ua74dre: x', true],
    ['\u2228 URI: x', true],
    [`Welcome.${'\u3164'.repeat(4)}URI: x`, true],
  ])('%j: %s', (signedMessage, expected) => {
    expect(isSignInText(signedMessage)).toBe(expected);
  });

  it('have the letters of the table of the specification', () => {
    const page = readFileSync(new URL('../../spec/siws.md', import.meta.url), 'utf8');
    const table = [...page.matchAll(/^\| `\\?([^`]+)` \| (U\+[U+0-9A-F ]+) \|$/gm)];
    const written = table.map(([, latin = '', points = '']) => [latin, points.replaceAll('U+', '')]);
    expect(written).toEqual(lookAlikes);
    const each = lookAlikes.flatMap(([, points]) => points.split(' '));
    expect(new Set(each).size).toBe(each.length);
  });

  it('are found behind any run of signs that may be letters, and a run alone is none', () => {
    // A pattern that tries each run in every way does not come to an end here.
    const run = '01|:'.repeat(1_000_000);
    expect(isSignInText(`wantsy${run}`)).toBe(false);
    expect(isSignInText(`${run}wantsy${run}utosigninwithyour`)).toBe(true);
    expect(isSignInText(`exp${run}rationtim`)).toBe(false);
    expect(isSignInText(`exp${run}rationtime:`)).toBe(true);
  });
});
