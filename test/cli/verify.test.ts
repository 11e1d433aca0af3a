import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rule.js';
import {
  authSig,
  credit,
  delegation,
  domain,
  expiration,
  login,
  node,
  nonce,
  now,
  otherNode,
  pkp,
  recap,
  resign,
  secondWallet,
  sessionKey,
  sessionSig,
  sessionSigs,
  signText,
  verifyDocument,
  wallet,
} from './fixture.js';

const at = ['--node', node];
const signing = `pkp-signing=${pkp}`;

/** Runs with `--json` and returns the exit code, the rules that were broken, and the value. */
async function judged(document: unknown, ...options: readonly string[]) {
  const { code, out, err } = await verifyDocument(document, '--json', ...options);
  expect(err).toBe('');
  const result = JSON.parse(out);
  expect(Object.keys(result)).toEqual(result.ok ? ['ok', 'value'] : ['ok', 'issues']);
  const rules = result.ok ? [] : result.issues.map(({ rule }: { rule: string }) => rule);
  return { code, rules, value: result.value, issues: result.issues };
}

describe('a session signature', () => {
  it('is valid, and the verdict says what was proven and what was not', async () => {
    const { code, out, err } = await verifyDocument(sessionSig, ...at);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe('VALID, except: request, domain and nonce were not checked');
    expect(lines[1]).toBe('session signature');
    expect(out).toContain(`account      ${wallet}`);
    expect(out).toContain(`session key  ${sessionKey.publicKey}`);
    expect(out).toContain(`node         ${node}`);
    expect(out).toContain(`pkp-signing (Threshold/Signing) on ${pkp}`);
    expect(out).toMatch(/expires {6}2026-01-02T03:09:05(?:\.000)?Z, 5 min left/);
    expect(out).toMatch(
      new RegExp(
        `delegations {2}by ${wallet}: rate-limit-increase-auth \\(Auth/Auth\\) on ${credit}, only if .*nft_id`,
      ),
    );
    expect(out).toContain('preface      Buy nothing.');
  });

  it('has nothing unchecked when everything is given', async () => {
    const options = [...at, '--request', signing, '--domain', domain, '--nonce', nonce];
    expect(await judged(sessionSig, ...options)).toMatchObject({ code: 0, value: { notChecked: [] } });
    expect((await verifyDocument(sessionSig, ...options)).out).not.toContain('not checked');
  });

  it('is invalid in one line that a person understands', async () => {
    const { code, out } = await verifyDocument(sessionSig, '--node', otherNode);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toBe(
      `INVALID  session.node-bound  at /signedMessage/nodeAddress: expected the address of this node, ${otherNode}, found "${node}"`,
    );
    expect(out).toContain('capsig explain session.node-bound');
  });

  it.each([
    ['the clock', ['--now', '2026-01-03T00:00:00Z'], 'session.expired'],
    ['the domain', ['--domain', 'other.example'], 'auth-sig.domain'],
    ['the nonce', ['--nonce', 'zzzzzzzzzzzz'], 'auth-sig.nonce'],
    ['the account', ['--account', secondWallet], 'session.account'],
    ['the resource', ['--request', `pkp-signing=lit-pkp://${'00'.repeat(32)}`], 'session.requested-resource'],
    ['the ability', ['--request', `Threshold/Decryption=${pkp}`], 'session.requested-ability'],
  ])('is held to %s', async (_, options, rule) => {
    const { code, rules } = await judged(sessionSig, ...at, ...options);
    expect(code).toBe(1);
    expect(rules).toContain(rule);
  });

  it('takes the clock unless it is told the time', async () => {
    expect((await judged(sessionSig, ...at)).code).toBe(0);
    expect((await judged(sessionSig, ...at, '--now', expiration.replace('05.000Z', '05Z'))).code).toBe(0);
    expect((await judged(sessionSig, ...at, '--now', '2026-01-02T03:10:06Z')).rules).toEqual(['session.expired']);
  });

  it('is asked by the name of an SDK or of a ReCap, split at the first equals sign', async () => {
    for (const request of [signing, `Threshold/Signing=${pkp}`]) {
      expect((await judged(sessionSig, ...at, '--request', request)).code).toBe(0);
    }
    // What nobody can have granted is a wrong use, and no verdict on the document.
    const odd = await verifyDocument(sessionSig, ...at, '--request', `Threshold/Signing=${pkp}=x`);
    expect(odd.code).toBe(2);
    expect(odd.err).toContain('=x');
  });

  it('has to hold for every request', async () => {
    const both = [...at, '--request', signing, '--request', `Threshold/Signing=${pkp}`];
    const { code, value } = await judged(sessionSig, ...both);
    expect(code).toBe(0);
    expect(value.grants).toHaveLength(1);
    const wide = await judged(sessionSig, ...both, '--request', `Threshold/Execution=${pkp}`);
    expect(wide).toMatchObject({ code: 1, rules: ['session.requested-ability', ...wide.rules.slice(1)] });
    const stale = await judged(sessionSig, ...both, '--now', '2026-01-02T03:10:06Z');
    expect(stale.rules).toEqual(['session.expired']);
  });

  it('is no one account when the requests are covered by several', async () => {
    const other = `lit-pkp://${'6c'.repeat(32)}`;
    const mine = authSig();
    const theirs = authSig({ recap: { att: { [other]: { 'Threshold/Signing': [{}] } }, prf: [] } }, true);
    const request = (resource: string) => ({
      resource: { resource: resource.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' },
      ability: 'pkp-signing',
    });
    const mixed = resign({ capabilities: [mine, theirs], resourceAbilityRequests: [request(pkp), request(other)] });
    expect(await judged(mixed, ...at, '--request', signing)).toMatchObject({
      code: 0,
      value: { account: { address: wallet } },
    });
    const both = ['--request', signing, '--request', `pkp-signing=${other}`];
    expect(await judged(mixed, ...at, ...both)).toMatchObject({ code: 1, rules: ['session.account'] });
    const inMap = await judged({ [node]: mixed }, ...both);
    expect(inMap).toMatchObject({ code: 1, rules: ['session.account'] });
    expect(inMap.issues[0].path).toBe('/https:~1~1192.0.2.10:7470/signedMessage/capabilities');
  });

  it('lists a capability that was ignored, with the rule', async () => {
    const { capabilities } = JSON.parse(sessionSig.signedMessage);
    const stale = authSig({ issuedAt: '2026-01-01T00:00:00Z', expiration: '2026-01-01T01:00:00Z' });
    const { code, out } = await verifyDocument(resign({ capabilities: [...capabilities, stale] }), ...at);
    expect(code).toBe(0);
    expect(out).toMatch(/ignored {6}\/signedMessage\/capabilities\/2: auth-sig\.expired, expired at/);
  });

  it('tells why none of several capabilities grants', async () => {
    const stale = authSig({ issuedAt: '2026-01-01T00:00:00Z', expiration: '2026-01-01T01:00:00Z' });
    const foreign = authSig({ sessionKey: '00'.repeat(32) });
    const { code, out } = await verifyDocument(resign({ capabilities: [stale, stale, foreign] }), ...at);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toMatch(/^INVALID {2}session\.no-authority {2}at \/signedMessage\/capabilities: /);
    expect(out).toMatch(/\n {2}because {2}auth-sig\.expired {2}at \/signedMessage\/capabilities\/0\//);
    expect(out).toMatch(/\n {2}because {2}auth-sig\.session-bound {2}at \/signedMessage\/capabilities\/2\//);
  });

  it('cannot be decided when its only capability cannot', async () => {
    const undecided = resign({ capabilities: [{ ...authSig(), derivedVia: 'EIP1271' }] });
    const { code, out } = await verifyDocument(undecided, ...at);
    expect(code).toBe(3);
    expect(out.split('\n')[0]).toMatch(/^UNDECIDED {2}auth-sig\.kind-undecided {2}at \/signedMessage\/capabilities\/0/);
  });

  it('shows what became of each rule', async () => {
    const { code, out } = await verifyDocument(sessionSig, '--node', otherNode, '--all');
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toContain('session.node-bound');
    expect(out).toMatch(/\n {2}broken {7}session\.node-bound\n/);
    expect(out).toMatch(/\n {2}held {9}session\.signature\n/);
    expect(out).toMatch(/rules of strict: 1 broken, \d+ held, \d+ not-reached, 0 off\n/);
    const held = [...out.matchAll(/^ {2}held {9}(\S+)$/gm)].map(([, rule]) => rule);
    expect(held).toEqual(Object.keys(rules).filter((rule) => held.includes(rule)));
    const lenient = await verifyDocument(sessionSig, '--node', otherNode, '--all', '--profile', 'lit-v7');
    expect(lenient.out).toMatch(/\n {2}off {10}siwe\.nonce {2}at least 8 characters/);
  });

  it('is judged by the profile that is named', async () => {
    const local = resign({ nodeAddress: 'localhost:7470' });
    expect((await judged(local, '--node', '127.0.0.1:7470')).rules).toEqual(['session.node-bound']);
    expect((await judged(local, '--node', '127.0.0.1:7470', '--profile', 'lit-v7')).code).toBe(0);
  });
});

describe('a map of session signatures', () => {
  it('is verified entry by entry, and the node is not checked', async () => {
    const { code, out } = await verifyDocument(sessionSigs);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'VALID, except: node, request, domain and nonce were not checked',
      'session signatures for 2 nodes',
    ]);
    expect(lines).toContain(node);
    expect(lines).toContain(otherNode);
  });

  it('is verified for one node', async () => {
    const { code, value } = await judged(
      sessionSigs,
      '--node',
      '192.0.2.11:7471',
      '--request',
      signing,
      '--request',
      signing,
    );
    expect(code).toBe(0);
    expect(Object.keys(value.entries)).toEqual([otherNode]);
    expect(value.notChecked).toEqual(['domain', 'nonce']);
    expect((await judged(sessionSigs, '--node', '192.0.2.12:7470')).rules).toEqual(['session-sigs.entry']);
  });

  it('fails with any entry, and an invalid entry outweighs an undecided one', async () => {
    const undecided = resign({ capabilities: [{ ...authSig(), derivedVia: 'EIP1271' }] });
    const swapped = { [node]: sessionSig, [otherNode]: sessionSig };
    const invalid = await judged(swapped);
    expect(invalid).toMatchObject({ code: 1, rules: ['session.node-bound'] });
    expect(invalid.issues[0].path).toBe('/https:~1~1192.0.2.11:7471/signedMessage/nodeAddress');
    expect(await judged({ [node]: undecided })).toMatchObject({ code: 3, rules: ['auth-sig.kind-undecided'] });
    const both = { [node]: undecided, [otherNode]: sessionSig };
    expect(await judged(both)).toMatchObject({ code: 1, rules: ['auth-sig.kind-undecided', 'session.node-bound'] });
    // What decides is in the first line, wherever it stands.
    expect((await verifyDocument(both)).out).toMatch(/^INVALID {2}session\.node-bound/);
  });
});

describe('an AuthSig', () => {
  it.each([
    ['session', authSig(), ['purpose', 'session key', 'domain', 'nonce']],
    ['delegation', delegation, ['purpose', 'use', 'domain', 'nonce']],
    ['login', login, ['purpose', 'domain', 'nonce']],
  ])('has the purpose that its URI says: %s', async (purpose, document, notChecked) => {
    expect(await judged(document)).toMatchObject({ code: 0, value: { purpose, notChecked } });
    expect(await judged(document, '--as', 'auth-sig')).toMatchObject({ code: 0, value: { purpose, notChecked } });
    const { out } = await verifyDocument(document);
    expect(out).toMatch(/^VALID, except: .*\nAuthSig\n/);
    expect(out).toContain(`except: ${notChecked.slice(0, -1).join(', ')} and ${notChecked.at(-1)} were not checked\n`);
    const left: Readonly<Record<string, readonly string[]>> = { session: ['session key'], delegation: ['use'] };
    const held = await judged(document, '--as', purpose, '--domain', domain.toUpperCase(), '--nonce', nonce);
    expect(held).toMatchObject({ code: 0, value: { notChecked: left[purpose] ?? [] } });
  });

  it.each([
    ['login', authSig(), 'auth-sig.login-uri'],
    ['login', delegation, 'auth-sig.login-uri'],
    ['session', login, 'auth-sig.session-bound'],
    ['session', delegation, 'auth-sig.session-bound'],
    ['delegation', login, 'auth-sig.delegation-uri'],
    ['delegation', authSig(), 'auth-sig.delegation-uri'],
  ])('is not good for another purpose: %s', async (purpose, document, rule) => {
    const { code, issues } = await judged(document, '--as', purpose);
    expect(code).toBe(1);
    expect(issues).toContainEqual(expect.objectContaining({ rule, path: '/signedMessage/uri' }));
    // No key was named, so none can have been expected.
    expect(JSON.stringify(issues)).not.toContain('0'.repeat(64));
  });

  it('is a login when its URI names no proper session key', async () => {
    const text = authSig().signedMessage;
    for (const key of [sessionKey.publicKey.toUpperCase(), sessionKey.publicKey.slice(2), '']) {
      const signed = signText(text.replaceAll(sessionKey.publicKey, key));
      expect(await judged(signed)).toMatchObject({ code: 1, rules: ['auth-sig.login-uri'] });
    }
  });

  it('is held to domain, nonce and signature', async () => {
    expect((await judged(login, '--domain', 'other.example')).rules).toEqual(['auth-sig.domain']);
    expect((await judged(login, '--nonce', 'zzzzzzzzzzzz')).rules).toEqual(['auth-sig.nonce']);
    const forged = { ...login, sig: authSig().sig };
    expect(await judged(forged)).toMatchObject({ code: 1, rules: ['auth-sig.signature'] });
  });

  it('cannot be decided without evidence', async () => {
    expect(await judged({ ...login, derivedVia: 'EIP1271' })).toMatchObject({
      code: 3,
      rules: ['auth-sig.kind-undecided'],
    });
  });

  it('shows text of strangers without letting it reach the terminal', async () => {
    const nasty = login.signedMessage
      .replace('Sign in, please.', 'Sign \x1b[2K\x9b1mVALID\u202e in')
      .replaceAll(domain, 'evil\x1b]0;owned\x07');
    for (const options of [[], ['--all'], ['--json'], ['--domain', 'app.example'], ['--profile', 'lit-v7']]) {
      const { out } = await verifyDocument(signText(nasty), ...options);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('shows the preface of a valid statement escaped', async () => {
    const { signedMessage } = authSig({ statement: 'Approve nothing.' });
    const hidden = signText(signedMessage.replace('nothing', '\x1b[8mall\x1b[2J\u202e'));
    expect((await judged(hidden)).rules).toEqual(['siwe.statement']);
    const { code, out } = await verifyDocument(hidden, '--profile', 'lit-v7');
    expect(code).toBe(0);
    expect(out).toContain('preface      Approve \\u{1b}[8mall\\u{1b}[2J\\u{202e}. (');
  });
});

describe('the kind of document', () => {
  it('is demanded by --as', async () => {
    expect((await judged(sessionSig, '--as', 'session-sigs')).rules[0]).toMatch(/^session-sigs?\.shape$/);
    expect((await judged(sessionSigs, '--as', 'session-sig', ...at)).rules[0]).toBe('session-sig.shape');
    expect((await judged(login, '--as', 'session-sig', ...at)).rules[0]).toBe('session-sig.shape');
    expect((await judged(sessionSig, '--as', 'login')).rules[0]).toBe('auth-sig.kind');
    expect((await judged(sessionSig, '--as', 'session-sig', ...at)).code).toBe(0);
    expect((await judged(sessionSigs, '--as', 'session-sigs')).code).toBe(0);
  });

  it.each([
    ['derivedVia', { ...sessionSig, derivedVia: 'web3.eth.personal.sign' }],
    ['algo', { ...sessionSig, algo: 'LIT_BLS' }],
    ['sig', { ...sessionSig, sig: 5 }],
    ['signedMessage', { ...sessionSig, signedMessage: 5 }],
  ])('is still a session signature with a broken %s', async (_, document) => {
    expect((await judged(document, ...at)).rules[0]).toBe('session-sig.shape');
  });

  it('is still an AuthSig with a broken member', async () => {
    expect((await judged({ ...login, address: 5 })).rules).toEqual(['auth-sig.shape']);
    expect((await judged({ ...login, sig: null })).rules).toEqual(['auth-sig.shape']);
  });
});

it('leaves the numbers of restrictions as they are written', async () => {
  const restricted = authSig({
    recap: { ...recap, att: { [pkp]: { 'Threshold/Signing': [{ max: 9_007_199_254_740_991 }] } } },
  });
  const { value } = await judged(restricted, '--now', now);
  expect(value.grants[0].alternatives).toEqual([{ max: 9_007_199_254_740_991 }]);
});
