// What people paste: inputs made after public reports, and what each of them is to be told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capsig } from './fixture.js';

const read = (name: string): Uint8Array => readFileSync(new URL(`reports/${name}`, import.meta.url));
const at = '2026-01-02T03:10:00Z';
const verifyOf = (bytes: Uint8Array, ...options: string[]) =>
  capsig(['verify', 'pasted', '--now', at, ...options], { files: { pasted: bytes } });
const inspectOf = (bytes: Uint8Array) => capsig(['inspect', 'pasted'], { files: { pasted: bytes } });

/** Inputs that hold a document which is valid, and the way to it. */
const found: readonly (readonly [name: string, steps: string])[] = [
  ['cc2-inspected-string.txt', 'a string in the notation of a program > a request to a node, member authSig'],
  ['cc4-web3token.txt', 'base64 > the members body and signature of a signed text'],
  ['cc5-siwf.json', 'the members message and signature of a signed text'],
  ['s01-mycrypto.json', 'the members msg and sig of a signed text'],
  ['s02-body-message-signature.json', 'the members message and signature of a signed text'],
  ['s03-body-request.json', 'a request to a node, member sessionSigs'],
  ['s05-double-json.json', 'JSON within a string'],
  ['s06-base64.txt', 'base64'],
  ['s06b-bearer.txt', 'header Authorization, scheme Bearer > base64'],
  ['s06c-hex.txt', 'hex'],
  ['s09-authSig-member.json', 'a request to a node, member authSig'],
  ['s10-log-line.txt', 'brackets within other text > member data > a request to a node, member authSig'],
  ['s11-siwe-object.json', 'a SIWE text written from its members'],
  ['s15-authdata-lit-storage.json', 'a dump of the storage of a browser, member lit-wallet-sig'],
  ['v13-utf16.json', 'UTF-16'],
  ['v21-cacao-json.json', 'a CACAO in JSON'],
  ['v22-cacao.cbor', 'a CACAO in CBOR'],
  ['v48-single-authsig-key.json', 'a request to a node, member authSig'],
];

describe('a document within something else', () => {
  it.each(found)('%s: the way to it is named, and it is judged', async (name, steps) => {
    const { code, out } = await verifyOf(read(name));
    expect(out).toMatch(/^VALID, except: /);
    expect(out).toContain(steps);
    expect(code).toBe(0);
  });

  it.each(found)('%s: inspect shows it and the way to it', async (name, steps) => {
    const { code, out } = await inspectOf(read(name));
    expect(out).toContain(steps);
    expect(out).not.toContain('cannot be decoded');
    expect(code).toBe(0);
  });

  it('is judged each where there are several', async () => {
    const { code, out } = await verifyOf(read('s13-multiauthsigs.json'));
    expect(out).toMatch(
      /^VALID, except: [\s\S]*member ethereum[\s\S]*^INVALID {2}auth-sig\.address-form[\s\S]*member solana/m,
    );
    expect(code).toBe(1);
  });

  it('is refused as it was written where a slip was mended, and told apart from the document that was meant', async () => {
    const { code, out } = await verifyOf(read('v14-trailing-comma.json'));
    expect(out).toMatch(/^INVALID {2}json\.text .*a comma too many at line 1, column 542/);
    expect(out).toMatch(/^Without a comma too many at line 1, column 542:\nVALID, except: /m);
    expect(code).toBe(1);
  });

  it('has the verdict of the bare map under base64 of a request body in a quoted log line', async () => {
    const map = read('map.json');
    const body = JSON.stringify({ requestId: 'a1', sessionSigs: JSON.parse(new TextDecoder().decode(map)) });
    const line = `> 2026-01-02T03:04:05Z DEBUG sending body=${Buffer.from(body).toString('base64')}`;
    for (const options of [[], ['--node', 'https://192.0.2.11:7470'], ['--node', 'https://192.0.2.99:7470']]) {
      const bare = await verifyOf(map, ...options);
      const wrapped = await verifyOf(Buffer.from(line), ...options);
      expect(wrapped.code).toBe(bare.code);
      expect(wrapped.out.split('\n')[0]).toBe(bare.out.split('\n')[0]);
      expect(wrapped.out).toContain('lines quoted with > >');
      expect(wrapped.out).toContain('base64 > a request to a node, member sessionSigs');
    }
  });

  it('is told in JSON with its steps', async () => {
    const { out } = await verifyOf(read('s06b-bearer.txt'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      kind: 'auth-sig',
      steps: ['header Authorization, scheme Bearer', 'base64'],
    });
    const several = await verifyOf(read('s13-multiauthsigs.json'), '--json');
    expect(JSON.parse(several.out).documents.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false]);
  });
});

describe('a document beside another one', () => {
  const authSig = JSON.parse(new TextDecoder().decode(read('v48-single-authsig-key.json'))).authSig;
  const other = JSON.stringify({ ...authSig, sig: `0x${'00'.repeat(64)}1b` });
  const good = JSON.stringify(authSig);
  const { signedMessage: message, sig: signature, address } = authSig;

  it.each([
    ['quoted lines', `> ${good}\n\nMine was\n${other}`],
    ['a fenced block', `\`\`\`\n${good}\n\`\`\`\nbut I sent\n${other}`],
    ['a fence that never ends', `\`\`\`\n${good}\n\`\`\`\n\`\`\`\n${other}`],
    ['a text and its signature', JSON.stringify({ message, signature, address, authSig: JSON.parse(other) })],
  ])('is judged too: %s', async (_, pasted) => {
    expect((await verifyOf(Buffer.from(good))).code).toBe(0);
    const { code, out } = await verifyOf(Buffer.from(pasted), '--json');
    expect(JSON.parse(out).documents.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false]);
    expect(code).toBe(1);
  });

  it('is told to be there where there are too many to look at', async () => {
    const many = `[${`${good},`.repeat(299)}${other}]`;
    expect((await verifyOf(Buffer.from(many))).out).toContain('not all of it was looked at');
    expect(JSON.parse((await verifyOf(Buffer.from(many), '--json')).out)).toMatchObject({ cutShort: true });
  });
});

it('another reading of the same text is listed, and the first one judged', async () => {
  const { signedMessage, ...rest } = JSON.parse(new TextDecoder().decode(read('v48-single-authsig-key.json'))).authSig;
  const quoted = `'${JSON.stringify({ ...rest, signedMessage }).replaceAll('\\', '\\\\')}'`;
  for (const { out } of [
    await verifyOf(Buffer.from(encodeURIComponent(quoted))),
    await inspectOf(Buffer.from(encodeURIComponent(quoted))),
  ]) {
    expect(out).toContain('an AuthSig in percent encoding > a string in the notation of a program');
    expect(out).toContain('or else      an AuthSig in a string in the notation of a program > percent encoding');
  }
  const { out } = await verifyOf(Buffer.from(encodeURIComponent(quoted)), '--json');
  const steps = ['a string in the notation of a program', 'percent encoding'];
  expect(JSON.parse(out)).toMatchObject({ kind: 'auth-sig', others: [{ kind: 'auth-sig', steps }] });
});

describe('what holds no document', () => {
  it.each([
    ['ee1.txt', 'looks like   text: it is neither JSON nor a text that a wallet signs'],
    ['dd-text.txt', 'looks like   text: it is neither JSON nor a text that a wallet signs'],
  ])('%s', async (name, says) => {
    for (const { code, out } of [await verifyOf(read(name)), await inspectOf(read(name))]) {
      expect(out).toContain(says);
      expect(out).not.toContain('domain');
      expect(code).toBe(1);
    }
  });

  it.each([
    ['{"sig": "0xab", "signedMessage": "hello', 'JSON at line 1, column '],
    ["{ sig: '0xab', authSig: [Object] }", 'an object that a console printed at line 1, column '],
    [`0x${'ab'.repeat(65)}`, 'a signature alone: the text that was signed is missing'],
    ['0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A', 'an address: '],
    ['', 'nothing: the input is empty'],
  ])('%s', async (text, says) => {
    for (const { code, out } of [await verifyOf(Buffer.from(text)), await inspectOf(Buffer.from(text))]) {
      expect(out).toContain(`looks like   ${says}`);
      expect(code).toBe(1);
    }
  });

  it.each([
    ['v12-siwe-md.txt', 'a SIWE message in lines quoted with >: its signature is missing'],
    [
      't11b-lens-response.json',
      'a SIWE message in the answer of a GraphQL server, member data > member value > member text',
    ],
    ['cc6-node-error.json', 'NodeSIWEMessageError'],
  ])('%s: a part of a document is told, and cannot be verified', async (name, says) => {
    const { code, out } = await verifyOf(read(name));
    expect(out).toMatch(/^INVALID {2}nothing in it can be verified\n/);
    expect(out).toContain(says);
    expect(code).toBe(1);
    expect((await inspectOf(read(name))).code).toBe(0);
  });
});

describe('inspect', () => {
  it('shows once what the entries of a map share', async () => {
    const { out } = await inspectOf(read('map.json'));
    expect(out.match(/statement/g)).toHaveLength(1);
    expect(out.match(/the rest {5}as in the first entry/g)).toHaveLength(4);
  });

  it('opens a wrapper in a wrapper', async () => {
    const { out } = await inspectOf(read('t03-double-6492.json'));
    expect(out).toMatch(
      /ERC-6492 wrapper {2}at \/sig\n {4}factory {6}0x4f4f[\s\S]*another ERC-6492 wrapper inside[\s\S]*factory {6}0x4e4e/,
    );
  });
});
