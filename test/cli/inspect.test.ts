import { describe, expect, it } from 'vitest';
import type { Layer } from '../../src/cli/layer.js';
import { encodeRecap } from '../../src/recap.js';
import { unwrap } from '../../src/rule.js';
import {
  authSig,
  capsig,
  credit,
  login,
  node,
  pkp,
  recap,
  resign,
  sessionSig,
  sessionSigs,
  signText,
} from './fixture.js';

async function inspected(document: unknown, clock?: string): Promise<Layer & { readonly secondsLeft?: number }> {
  const stdin = typeof document === 'string' ? document : JSON.stringify(document);
  const { code, out, err } = await capsig(['inspect', '-', '--json'], { stdin, ...(clock ? { clock } : {}) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

/** The layers from the outermost to the innermost of the first branch. */
function branch(layer: Layer): readonly Layer[] {
  const [first] = layer.layers;
  return first ? [layer, ...branch(first)] : [layer];
}

describe('inspect', () => {
  it('enters every layer', async () => {
    const layers = branch(await inspected(sessionSigs));
    const entry = `/${node.replaceAll('/', '~1')}`;
    expect(layers.map(({ layer, path }) => [layer, path])).toEqual([
      ['session signatures', ''],
      ['session signature', entry],
      ['session message', `${entry}/signedMessage`],
      ['capability 0 (AuthSig)', `${entry}/signedMessage/capabilities/0`],
      ['SIWE message', `${entry}/signedMessage/capabilities/0/signedMessage`],
      ['ReCap', `${entry}/signedMessage/capabilities/0/signedMessage/resources/0`],
    ]);
    expect(layers.at(-1)?.grants).toEqual(recap.att);
    expect(layers.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('shows grants, times and restrictions readably', async () => {
    const { code, out } = await capsig(['inspect', '-'], { stdin: JSON.stringify(sessionSig) });
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.trim());
    const at = lines.indexOf(pkp);
    expect(lines[at + 1]).toBe('pkp-signing (Threshold/Signing)');
    expect(lines[lines.indexOf(credit) + 1]).toBe('rate-limit-increase-auth (Auth/Auth), only if {"nft_id":["24"]}');
    expect(out).toMatch(/requests {5}pkp-signing on lit-pkp:/);
    expect(out).toMatch(/ends {9}2026-01-02T03:09:05\.000Z, 5 min left\n/);
    expect(out).toMatch(/ends {9}2026-01-03T03:04:05\.000Z, 1 d left\n/);
  });

  it('judges nothing: what is broken is shown all the same', async () => {
    const forged = { ...resign({ nodeAddress: 'nowhere' }), sig: '00', derivedVia: 'guess' };
    const document = await inspected(forged, '2027-01-01T00:00:00Z');
    expect(document.members).toMatchObject({ sig: '00', derivedVia: 'guess' });
    const [message] = document.layers;
    expect(message).toMatchObject({ ends: '2026-01-02T03:09:05.000Z', members: { nodeAddress: 'nowhere' } });
    expect(message).toMatchObject({
      secondsLeft: Math.round((Date.UTC(2026, 0, 2, 3, 9, 5) - Date.UTC(2027, 0, 1)) / 1000),
    });
  });

  it('tells what is wrong with a text and shows what can be read', async () => {
    const odd = signText(login.signedMessage.replace(/Nonce: .*/, 'Nonce: !'));
    const [message] = (await inspected(odd)).layers;
    expect(message?.problems.map(({ rule, path }) => [rule, path])).toEqual([['siwe.nonce', '/signedMessage']]);
    expect(message).toMatchObject({ decoded: true, members: { nonce: '!', uri: 'https://app.example/login' } });
  });

  it('shows a duplicate key as a problem', async () => {
    const twice = JSON.stringify(login).replace('{', '{"sig":"0x",');
    const document = await inspected(twice);
    expect(document.problems.map(({ rule }) => rule)).toEqual(['json.text']);
    expect(document.members).toMatchObject({ sig: login.sig });
  });

  it('shows layers that cannot be decoded, with the reason', async () => {
    const broken = { ...sessionSig, signedMessage: sessionSig.signedMessage.slice(0, -9) };
    const document = await inspected(broken);
    expect(document.layers[0]).toMatchObject({ layer: 'session message', decoded: false });
    expect(document.layers[0]?.problems[0]).toMatchObject({ rule: 'json.text', path: '/signedMessage' });
    const { out } = await capsig(['inspect', '-'], { stdin: JSON.stringify(broken) });
    expect(out).toMatch(/session message {2}at \/signedMessage\n +cannot be decoded\n +json\.text {2}\S/);
    const solana = { ...login, derivedVia: 'solana.signMessage', signedMessage: 'I am me' };
    expect((await inspected(solana)).layers[0]).toMatchObject({
      layer: 'free text',
      decoded: false,
      members: { text: 'I am me' },
      problems: [],
    });
    const text = `app.example wants you to sign in with your Solana account:\n${'1'.repeat(32)}\n\nNonce: Kq3vX7bT9sLm`;
    const signIn = { ...solana, signedMessage: text };
    expect((await inspected(signIn)).layers[0]).toMatchObject({
      layer: 'sign-in text',
      decoded: true,
      members: { domain: 'app.example', nonce: 'Kq3vX7bT9sLm' },
    });
    const refused = { ...solana, signedMessage: `${text}\n` };
    expect((await inspected(refused)).layers[0]).toMatchObject({
      layer: 'sign-in text',
      decoded: false,
      problems: [{ rule: 'siws.layout' }],
    });
    const noRecap = signText(authSig().signedMessage.replace(/urn:recap:.*/, 'urn:recap:!!!'));
    const layers = branch(await inspected(noRecap));
    expect(layers.at(-1)).toMatchObject({ layer: 'ReCap', decoded: false, members: { uri: 'urn:recap:!!!' } });
  });

  it('takes the texts inside, too', async () => {
    expect((await inspected(login.signedMessage)).layer).toBe('SIWE message');
    expect((await inspected(sessionSig.signedMessage)).layer).toBe('session message');
    const uri = unwrap(encodeRecap(recap));
    expect(await inspected(`${uri}\n`)).toMatchObject({ layer: 'ReCap', grants: recap.att });
  });

  it('is not led astray by names and types', async () => {
    const odd = '{"__proto__":{"sig":"x"},"constructor":{"sig":5,"derivedVia":"y","signedMessage":[]}}';
    const document = await inspected(odd);
    expect(document.layers.map(({ members }) => members.entry)).toEqual(['__proto__', 'constructor']);
    for (const member of ['capabilities', 'resourceAbilityRequests', 'issuedAt', 'expiration', 'sessionKey']) {
      for (const value of [null, 5, 'x', [null, 5, []], { a: 1 }]) {
        expect((await inspected(resign({ [member]: value }))).decoded).toBe(true);
      }
    }
  });

  it('escapes what could drive a terminal', async () => {
    const nasty = signText(`\x1b[2J\u202e\x9b${login.signedMessage}\x1b]0;x\x07`);
    for (const options of [[], ['--json']]) {
      const { code, out } = await capsig(['inspect', '-', ...options], {
        stdin: JSON.stringify({ 'a\x1b[1m': sessionSig, b: nasty }),
      });
      expect(code).toBe(0);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('takes a session message nested too deep for what it is: not decodable', async () => {
    const deep = { ...sessionSig, signedMessage: `${'['.repeat(10_000)}${']'.repeat(10_000)}` };
    expect((await inspected(deep)).layers[0]).toMatchObject({ decoded: false });
  });

  it('shows a bounded number of layers, and tells how many it left out', async () => {
    const resources = '- urn:recap:e30\n'.repeat(1000).trimEnd();
    const [message] = (await inspected(signText(`${login.signedMessage}\nResources:\n${resources}`))).layers;
    expect(message?.layers).toHaveLength(256);
    expect(message?.omitted).toBe(744);
    const entries = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`n${index}:1`, sessionSig]));
    const { out } = await capsig(['inspect', '-'], { stdin: JSON.stringify(entries) });
    expect(out).toMatch(/\n {2}and 44 more\n$/);
  });
});
