import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk } from '../../inspector/desk.js';
import { decodeFragment } from '../../inspector/fragment.js';
import { argumentsOf, commandOf, fitting, isAuthSigsOnly } from '../../inspector/options.js';
import type { Found, LayerView, Options, Request } from '../../inspector/view.js';

interface Vector {
  readonly id: string;
  readonly input: Readonly<Record<string, string>> & {
    readonly evidence?: { readonly proofs?: Readonly<Record<string, string>> };
  };
}

function vector(file: string, id: string): Vector['input'] {
  const { vectors } = JSON.parse(readFileSync(new URL(`../../vectors/${file}.json`, import.meta.url), 'utf8')) as {
    readonly vectors: readonly Vector[];
  };
  const found = vectors.find((each) => each.id === id);
  if (!found) throw new Error(`there is no vector ${id}`);
  return found.input;
}

const clock = (): Date => new Date('2026-01-15T12:00:00Z');
const login = vector('auth-sig.verify/purposes', 'auth-login').authSig as string;

async function ask<Type extends string = 'found'>(desk: Desk, request: Request, id: number = 1) {
  return (await desk.answer({ ...request, id }, async () => false)) as Type extends 'found' ? Found : never;
}

const load = (desk: Desk, input: string | Uint8Array, options: Options = {}): Promise<Found> =>
  ask(desk, { type: 'load', input, options, proofs: [] });

const namesOf = (layer: LayerView | undefined): readonly string[] =>
  layer ? [layer.name, ...layer.layers.flatMap(namesOf)] : [];

describe('a document', () => {
  it('is judged, and shown layer by layer', async () => {
    const { documents, input, secrets } = await load(new Desk(clock), login);
    expect(input).toEqual({ text: login, editable: true });
    expect(secrets).toEqual([]);
    expect(documents[0]?.verdict).toMatchObject({
      verdict: 'accept',
      issues: [],
      notChecked: expect.arrayContaining(['domain', 'nonce']),
    });
    expect(namesOf(documents[0]?.shown?.layer)).toEqual(['AuthSig', 'SIWE message']);
    expect(documents[0]?.shown?.offers).toMatchObject({ domain: ['app.example'], nonce: ['Kq3vX7bT9sLm'] });
  });

  it('gets the verdict of its options, each rule with what became of it', async () => {
    const desk = new Desk(clock);
    await load(desk, login);
    const { documents, input } = await ask(desk, {
      type: 'judge',
      options: { domain: 'evil.example', node: 'ignored:1' },
    });
    expect(input).toBeUndefined();
    expect(documents[0]?.verdict?.issues.map(({ rule }) => rule)).toEqual(['auth-sig.domain']);
    const outcomes = new Map(documents[0]?.verdict?.outcomes.map(({ rule, outcome }) => [rule, outcome]));
    expect(outcomes.get('auth-sig.domain')).toBe('broken');
    expect(outcomes.get('auth-sig.signature')).toBe('held');
    expect(outcomes.get('session.expired')).toBe('not-reached');
  });

  it('is not judged where the options make no sense', async () => {
    const { misuse, documents } = await load(new Desk(clock), login, { 'max-age': 'long' });
    expect(misuse).toMatch(/^--max-age: expected whole seconds/);
    expect(documents[0]?.verdict).toBeUndefined();
  });

  it('is found within something else, and each of several by itself', async () => {
    const { documents } = await load(
      new Desk(clock),
      `POST / HTTP/1.1\n\n${login}\n\nAuthorization: Bearer ${Buffer.from(login.replace('"sig":"0x9', '"sig":"0x8')).toString('base64')}`,
    );
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.every(({ steps, kind }) => steps.length > 0 && kind === 'auth-sig')).toBe(true);
  });

  it('that is none is told by what it looks like', async () => {
    const { documents, notes } = await load(new Desk(clock), '[1,2,3]');
    expect(documents[0]?.verdict?.verdict).toBe('reject');
    expect(notes[0]).toMatch(/^It looks like JSON/);
  });

  it('that is empty is none, and what was there before is forgotten', async () => {
    const desk = new Desk(clock);
    await load(desk, login);
    expect(await load(desk, '')).toMatchObject({ documents: [], notes: [], input: { text: '' } });
    expect(await ask(desk, { type: 'judge', options: {} })).toMatchObject({ documents: [] });
  });

  it('in bytes that are no text is judged, and not shown', async () => {
    const { input } = await load(new Desk(clock), Uint8Array.of(0xff, 0x00, 0xc0));
    expect(input).toEqual({ text: '', editable: false, note: '3 bytes that are no text' });
  });

  it('over a proof shows the link that widens', async () => {
    const { sessionSig, nodeAddress = '', evidence } = vector('session-sig.verify/chains', 'session-chain-wider');
    const proofs = Object.entries(evidence?.proofs ?? {}).map(([name, block]) => ({
      name,
      bytes: new Uint8Array(Buffer.from(block, 'base64')),
    }));
    const { documents } = await ask(new Desk(clock), {
      type: 'load',
      input: sessionSig as string,
      options: { node: nodeAddress },
      proofs,
    });
    expect(documents[0]?.verdict?.issues.map(({ rule }) => rule)).toEqual(['narrower.resource']);
    const chain = documents[0]?.shown?.chain ?? [];
    expect(chain.map(({ kind, widens, under }) => [kind, widens, under])).toEqual([
      ['session', false, undefined],
      ['grant', true, 0],
      ['proof', false, 1],
    ]);
    expect(chain[1]?.why[0]?.rule).toBe('narrower.resource');
  });

  it('whose proof is handed in later is judged with it, and is shown anew', async () => {
    const { sessionSig, nodeAddress = '', evidence } = vector('session-sig.verify/chains', 'session-chain');
    const proofs = Object.entries(evidence?.proofs ?? {}).map(([name, block]) => ({
      name,
      bytes: new Uint8Array(Buffer.from(block, 'base64')),
    }));
    const desk = new Desk(clock);
    const options = { node: nodeAddress };
    expect((await load(desk, sessionSig as string, options)).documents[0]?.verdict?.verdict).toBe('undecided');
    const added = await ask(desk, { type: 'proofs', proofs, options });
    expect(added.documents[0]?.verdict?.verdict).toBe('accept');
    expect(added.documents[0]?.shown?.missingProofs).toBe(0);
    // What the page has already is not sent again.
    expect((await ask(desk, { type: 'judge', options })).documents[0]?.shown).toBeUndefined();
    // Another text keeps the proofs.
    expect((await ask(desk, { type: 'load', input: sessionSig as string, options })).proofs).toEqual(
      proofs.map(({ name }) => name),
    );
  });

  it('whose proof is missing cannot be decided', async () => {
    const { sessionSig } = vector('session-sig.verify/chains', 'session-chain-missing');
    const { documents } = await load(new Desk(clock), sessionSig as string);
    expect(documents[0]?.verdict?.verdict).toBe('undecided');
    expect(documents[0]?.shown?.missingProofs).toBe(1);
    expect(documents[0]?.shown?.chain.at(-1)?.kind).toBe('missing');
  });

  it('says what the wallet showed beside what it grants', async () => {
    const { sessionSig } = vector('session-sig.verify/inner', 'session-inner-statement-changed');
    const { documents } = await load(new Desk(clock), sessionSig as string);
    const [consent] = documents[0]?.shown?.consents ?? [];
    expect(consent?.preface).toBeUndefined();
    expect(consent?.expected).not.toBe(consent?.statement);
    expect(consent?.grants[0]?.sentence).toMatch(/^May sign with the key \(PKP\) /);
  });
});

describe('the time', () => {
  it('moves, and the verdict with it', async () => {
    const desk = new Desk(clock);
    await load(desk, login);
    const { documents } = await ask(desk, { type: 'judge', options: { now: '2026-02-01T00:00:00Z' } });
    expect(documents[0]?.verdict?.issues[0]?.rule).toBe('auth-sig.expired');
  });

  it('is swept', async () => {
    const desk = new Desk(clock);
    const { documents } = await load(desk, login);
    const { begins = 0, ends = 0 } = documents[0]?.shown?.windows[0] ?? {};
    const swept = await desk.answer(
      { id: 2, type: 'sweep', options: {}, document: 0, from: begins - 1_000, to: ends + 1_000 },
      async () => false,
    );
    expect(swept).toMatchObject({ type: 'sweep', whole: true });
    // A minute of tolerance for clocks that differ.
    expect(swept && 'stretches' in swept && swept.stretches).toEqual([
      { from: begins - 1_000, to: begins - 60, verdict: 'reject', rule: 'auth-sig.issued-at' },
      { from: begins - 60, to: ends + 60, verdict: 'accept', rule: undefined },
      { from: ends + 60, to: ends + 1_000, verdict: 'reject', rule: 'auth-sig.expired' },
    ]);
  });
});

describe('a link', () => {
  it('holds the document and the options', async () => {
    const desk = new Desk(clock);
    await load(desk, login);
    const answer = await desk.answer({ id: 2, type: 'link', options: { domain: 'app.example' } }, async () => false);
    const fragment = answer && 'fragment' in answer ? answer.fragment : undefined;
    expect(await decodeFragment(String(fragment))).toEqual({
      input: login,
      options: { domain: 'app.example' },
      proofs: [],
    });
    const opened = await ask(new Desk(clock), { type: 'open', fragment: `#${fragment}` });
    expect(opened.options).toEqual({ domain: 'app.example' });
    expect(opened.documents[0]?.verdict?.verdict).toBe('accept');
  });

  it.each([
    ['in the document', JSON.stringify({ secretKey: 'ab'.repeat(64) }), {}],
    ['in an option', login, { nonce: `0x${'9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'}` }],
  ])('is not made where a secret is %s', async (_, text, options) => {
    const desk = new Desk(clock);
    await load(desk, text);
    const answer = await desk.answer({ id: 2, type: 'link', options }, async () => false);
    expect(answer).toEqual({ type: 'link', id: 2, refused: 'there is a secret in it' });
  });

  it('that is none says so, and leaves what is shown', async () => {
    expect(await new Desk(clock).answer({ id: 1, type: 'open', fragment: '#c1.AAAA' }, async () => false)).toEqual({
      type: 'fault',
      id: 1,
      message: 'the link holds no document that this page wrote',
    });
  });
});

describe('a secret', () => {
  const secret = 'ab'.repeat(64);

  it('is in no part of an answer, wherever it stands in the document', async () => {
    const value = JSON.parse(login);
    const text = JSON.stringify({
      ...value,
      secretKey: secret,
      signedMessage: value.signedMessage.replace('Sign in', `secretKey: ${secret}`),
    });
    const found = await load(new Desk(clock), text);
    expect(found.secrets.map(({ kind }) => kind)).toEqual(['the secret key of a session']);
    expect(JSON.stringify(found)).not.toContain(secret.slice(0, 16));
    // Judged as it was handed in: what is masked is what is shown.
    expect(found.documents[0]?.verdict?.verdict).toBe('reject');
  });

  it('hides a text of which nobody can say where it stands', async () => {
    const hidden = Buffer.from(JSON.stringify({ secretKey: secret }), 'utf16le');
    const found = await load(new Desk(clock), new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), hidden])));
    expect(JSON.stringify(found)).not.toContain(secret.slice(0, 16));
    expect(found.secrets).toHaveLength(1);
  });
});

describe('options', () => {
  it('are those of the command line', () => {
    const options = { request: 'a=b\n\n c=d ', node: 'n:1', 'signed-text': 'text', domain: '  ' };
    expect([...argumentsOf(options, 1, 'https://rpc.example').values]).toEqual([
      ['node', ['n:1']],
      ['request', ['a=b', 'c=d']],
      ['signed-text', ['signed-text']],
      ['proofs', ['proofs']],
      ['rpc', ['https://rpc.example']],
    ]);
  });

  it('are quoted where a shell would read them otherwise', () => {
    expect(commandOf({ domain: "a'b; rm -rf", node: 'n:1' }, 0)).toBe(
      "capsig verify document --node n:1 --domain 'a'\\''b; rm -rf'",
    );
  });

  it('of sessions do not go with AuthSigs', () => {
    expect(fitting({ node: 'n', domain: 'd' }, isAuthSigsOnly(['auth-sig', 'siwe']))).toEqual({ domain: 'd' });
    expect(fitting({ node: 'n', domain: 'd' }, isAuthSigsOnly(['auth-sig', 'session-sig']))).toEqual({
      node: 'n',
      domain: 'd',
    });
    expect(isAuthSigsOnly(['siwe'])).toBe(false);
  });
});
