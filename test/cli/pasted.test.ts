// What people paste: inputs made after public reports, and what each of them is to be told.
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { capsig, delegation, login, secondWallet, signText } from './fixture.js';

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

describe('what programs, databases and people write', () => {
  const { sig, derivedVia, signedMessage, address } = JSON.parse(
    new TextDecoder().decode(read('v48-single-authsig-key.json')),
  ).authSig as Record<'sig' | 'derivedVia' | 'signedMessage' | 'address', string>;
  const other = `${sig.slice(0, 40)}${sig[40] === '0' ? '1' : '0'}${sig.slice(41)}`;
  const json = JSON.stringify({ sig, derivedVia, signedMessage, address });
  const bytesOf = (hex: string): readonly number[] => [...Buffer.from(hex.slice(2), 'hex')];
  const psql = signedMessage
    .split('\n')
    .map((line, index, all) => `         | ${line}${index < all.length - 1 ? '+' : ''}`)
    .join('\n');

  it.each([
    [
      'a struct of Go',
      (s: string) =>
        `err authSig=&{Sig:${s} DerivedVia:${derivedVia} SignedMessage:${signedMessage} Address:${address}}`,
      'a record with the names sig, derivedVia, signedMessage, address',
    ],
    [
      'a struct of Rust',
      (s: string) =>
        `ERROR req=Request { auth_sig: AuthSig { sig: "${s}", derived_via: "${derivedVia}", signed_message: ${JSON.stringify(signedMessage)}, address: "${address}", algo: None }, epoch: 12 }`,
      'an object with other names for its members (derived_via, signed_message)',
    ],
    [
      'var_dump of PHP',
      (s: string) =>
        `array(2) {\n  ["message"]=>\n  string(${Buffer.byteLength(signedMessage)}) "${signedMessage}"\n  ["signature"]=>\n  string(${s.length}) "${s}"\n}`,
      'a record with the names message, signature',
    ],
    [
      'a row of psql',
      (s: string) => `-[ RECORD 1 ]---\nmessage${psql.slice(7)}\nsignature | ${s}`,
      'a row of a table > the members message and signature',
    ],
    ['a chat', (s: string) => `why?\n\n${signedMessage}\n\n${s}\n`, 'a sign-in text, and the only signature beside it'],
    [
      'curl with ANSI-C quoting',
      (s: string) =>
        `curl 'https://node.example/' --data-raw $'${json.replace(sig, s).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}' --compressed`,
      'the argument of --data-raw',
    ],
    [
      'bytes that Node.js prints',
      (s: string) => `sig: ${inspect(Uint8Array.from(bytesOf(s)))}\nmessage: ${JSON.stringify(signedMessage)}`,
      'a record with the names sig, message',
    ],
    [
      'bytes of Go',
      (s: string) => `sig=[${bytesOf(s).join(' ')}] message=${JSON.stringify(signedMessage)}`,
      'a log line of names and values',
    ],
    [
      'bytes of Java',
      (s: string) => `signature = [${Int8Array.from(bytesOf(s)).join(', ')}]\nmessage = ${signedMessage}`,
      'a record with the names signature, message',
    ],
    [
      'a form and the answer to it',
      (s: string) =>
        `POST /login HTTP/1.1\nHost: app.example\n\n${new URLSearchParams({ message: signedMessage, signature: s })}\n\nHTTP/1.1 401 Unauthorized\nDate: now\n\n{"error":"no"}\n`,
      'the body below headers > a line with a form > the form fields',
    ],
    [
      'a log of Android',
      (s: string) =>
        JSON.stringify(JSON.parse(json.replace(sig, s)), undefined, 2).replace(
          /^/gm,
          '11-29 13:52:11.482  8123  8190 I ReactNativeJS: ',
        ),
      'the same beginning of every line',
    ],
  ])('%s: the document in it is judged', async (_, write, step) => {
    const right = await verifyOf(Buffer.from(write(sig)));
    expect(right.out).toMatch(/^VALID, except: /);
    expect(right.out).toContain(step);
    const wrong = await verifyOf(Buffer.from(write(other)));
    expect(wrong.out).toMatch(/^INVALID {2}auth-sig\.signature/);
    expect(wrong.code).toBe(1);
  });

  it('a signature that a console printed in part is said to be cut', async () => {
    const { out } = await verifyOf(
      Buffer.from(
        inspect({ signature: Buffer.from(bytesOf(sig)), message: signedMessage }, { maxStringLength: 9_999 }),
      ),
    );
    expect(out).toContain('sig may have been shortened by what printed it');
  });

  it('what a console left out of a signature without a mark is told, and what to print', async () => {
    const { out, code } = await verifyOf(
      Buffer.from(`signature ${inspect(Buffer.from(bytesOf(sig)))}\nmessage ${signedMessage}\n`),
    );
    expect(out).toMatch(/^INVALID {2}nothing in it can be verified\n/);
    expect(out).toMatch(/a signature is not whole, "<Buffer .*print all of it, as hex/);
    expect(code).toBe(1);
  });

  it('a digest without its text is told with whom signed it', async () => {
    const digest = '0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad';
    const signature = signText('hello').sig;
    const { out } = await verifyOf(
      Buffer.from(`hash: ${digest}\nsignature: ${signature}\nsigner: 0x0000000000000000000000000000000000000001`),
    );
    expect(out).toMatch(
      /^INVALID {2}nothing in it can be verified\n {2}looks like {3}a digest and a signature over it/,
    );
    expect(out).toMatch(/0x[0-9a-fA-F]{40} signed this digest/);
    const broken = await verifyOf(Buffer.from(`hash: ${digest}\nsignature: 0x${'ff'.repeat(64)}1b`));
    expect(broken.out).toContain('no account signed this digest');
  });

  it('a session signature is judged where it is whole, and not an AuthSig in it alone', async () => {
    const map = new TextDecoder().decode(read('map.json'));
    const [entry] = Object.values(JSON.parse(map) as Record<string, Record<string, string>>);
    const { algo = '', ...rest } = entry ?? {};
    const rust = `req=Request { auth_sig: JsonAuthSig { sig: ${JSON.stringify(rest.sig)}, derived_via: "${rest.derivedVia}", signed_message: ${JSON.stringify(rest.signedMessage)}, address: "${rest.address}", algo: Some("${algo}") }, epoch: 12 }`;
    const whole = await verifyOf(Buffer.from(`ERROR ${rust}`));
    expect(whole.out).toMatch(/^VALID, except: .*\nsession signature\n/);
    const pretty = JSON.stringify(JSON.parse(map), undefined, 2);
    const cut = await verifyOf(Buffer.from(`this is what I have:\n\n${pretty.slice(0, pretty.length - 900)}...`));
    expect(cut.out).toMatch(/^INVALID {2}json\.text .*found the end of the text/);
    expect(cut.out).toMatch(/:\nVALID, except: .*\nsession signature\n/);
  });

  it.each([
    ['a line feed within a string', json.replace(/.{80}/g, '$&\n')],
    ['what is no JSON', json.replace('{', '{"sig":"0x00",')],
    ['what is no JSON', json.replace(',"address"', ' "address"')],
  ])('what was meant to be JSON is refused: %s', async (slip, text) => {
    const { out, code } = await verifyOf(Buffer.from(text));
    expect(out).toMatch(new RegExp(`^INVALID  json\\.text .*${slip}`));
    expect(out).toMatch(new RegExp(`^Without ${slip}[^\\n]*:\\nVALID, except: `, 'm'));
    expect(code).toBe(1);
  });
});

describe('a text and a signature that stand apart', () => {
  const { sig, signedMessage, address } = JSON.parse(new TextDecoder().decode(read('v48-single-authsig-key.json')))
    .authSig as Record<'sig' | 'signedMessage' | 'address', string>;
  const other = `${sig.slice(0, 40)}${sig[40] === '0' ? '1' : '0'}${sig.slice(41)}`;
  const [r, s, v] = [sig.slice(0, 66), `0x${sig.slice(66, 130)}`, Number.parseInt(sig.slice(130), 16)];
  const base64 = Buffer.from(signedMessage).toString('base64');

  it.each([
    ['a text in base64 and a signature in clear', (each: string) => `x-auth: ${base64}.${each}`],
    [
      'a signature over two lines',
      (each: string) => `${signedMessage}\n\nSignature:\n${each.slice(0, 66)}\n${each.slice(66)}`,
    ],
    ['a signature without 0x', (each: string) => `${signedMessage}\n\n${each.slice(2)}`],
    ['arguments of a command', (each: string) => `cast wallet verify --address ${address} "${signedMessage}" ${each}`],
    ['values of SQL', (each: string) => `INSERT INTO logins VALUES (1, '${signedMessage}', '${each}');`],
  ])('belong together where there is one of each: %s', async (_, write) => {
    const right = await verifyOf(Buffer.from(write(sig)));
    expect(right.out).toMatch(/^VALID, except: /);
    expect(right.out).toContain('the only signature beside it');
    expect((await verifyOf(Buffer.from(write(other)))).out).toMatch(/^INVALID {2}auth-sig\.signature/);
  });

  it.each([
    ['Kotlin', `SignatureData(v=[${v}], r=${r}, s=${s})\n\n${signedMessage}`],
    ['ethers', `Signature { r: "${r}", s: "${s}", yParity: ${v - 27}, networkV: null }\n${signedMessage}`],
    ['JSON', JSON.stringify({ message: signedMessage, signature: { r, s, v } })],
  ])('a signature in parts is put together: %s', async (_, text) => {
    expect((await verifyOf(Buffer.from(text))).out).toMatch(/^VALID, except: /);
  });

  it('are not paired where nothing says which signature is meant', async () => {
    const { code, out } = await verifyOf(Buffer.from(`${signedMessage}\n\n${sig}\nor was it\n${other}\n`));
    expect(out).toMatch(/^INVALID {2}nothing in it can be verified\n/);
    expect(out).toContain('2 signatures stand beside it, and nothing says which is its own');
    expect(code).toBe(1);
  });

  it('a text whose line feeds were escaped once too often is refused where it is JSON, and read where it was logged', async () => {
    const body = JSON.stringify({ message: signedMessage.replaceAll('\n', '\\n'), signature: sig });
    const { out } = await verifyOf(Buffer.from(body));
    expect(out).toMatch(/^INVALID {2}siwe\.layout/);
    expect(out).toContain('it was escaped once too often');
    expect((await verifyOf(Buffer.from(`  data: '${body}'\n  },\n`))).out).toMatch(/^VALID, except: /);
  });

  it('a text whose first line is broken is judged with its signature', async () => {
    const message = signedMessage.replace(' account:\n', ' account\n');
    const { out } = await verifyOf(Buffer.from(JSON.stringify({ message, signature: sig })));
    expect(out).toMatch(/^INVALID {2}siwe\.layout .*expected the first line to end with/);
  });
});

it('what is cut off says so, and what to do', async () => {
  const text = new TextDecoder().decode(read('v48-single-authsig-key.json')).slice(0, -100);
  expect((await verifyOf(Buffer.from(text))).out).toContain('the end is missing, so copy it again');
  expect((await verifyOf(Buffer.from('wc:7f6e504b@2?relay-protocol=irn&symKey=abab'))).out).toContain('WalletConnect');
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

describe('a document beside another one in another wrapping', () => {
  const authSig = JSON.parse(new TextDecoder().decode(read('v48-single-authsig-key.json'))).authSig;
  const other = { ...authSig, sig: `0x${'00'.repeat(64)}1b` };
  const [good, bad] = [authSig, other].map((each) => JSON.stringify(each)) as [string, string];
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    ['an assignment', `A=${good}\n${bad}`],
    ['an assignment of base64', `A='${base64(good)}'\nand then\n${bad}`],
    ['a command line', `curl -X POST https://node.example/ -d '${good}'\n\n${bad}`],
    ['a command line with a request', `curl https://node.example/ -d '{"authSig":${good}}'\nB=${base64(bad)}`],
    ['a log line', `DEBUG sending ${good} for ${base64(bad)}`],
    ['a header', `Authorization: Bearer ${base64(good)}\n\n> ${bad}`],
    ['base64 within base64', base64(`A=${good}\n${bad}`)],
  ])('is judged too: %s', async (_, pasted) => {
    for (const text of [pasted, pasted.replaceAll('\n', '\r\n')]) {
      const { code, out } = await verifyOf(Buffer.from(text), '--json');
      expect(
        JSON.parse(out)
          .documents?.map(({ ok }: { ok: boolean }) => ok)
          .sort(),
      ).toEqual([false, true]);
      expect(code).toBe(1);
    }
  });

  it.each([
    [
      'a second signature',
      { message: authSig.signedMessage, signature: authSig.sig, sig: other.sig, address: authSig.address },
    ],
    [
      'a second text',
      { message: authSig.signedMessage, text: authSig.signedMessage.replace('app', 'evil'), signature: authSig.sig },
    ],
  ])('is named where nothing says which was meant: %s', async (_, pasted) => {
    const { out } = await verifyOf(Buffer.from(JSON.stringify(pasted)), '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: true, others: [{ kind: 'auth-sig' }] });
    expect((await verifyOf(Buffer.from(JSON.stringify(pasted)))).out).toContain('or else');
  });

  it.each([
    ['the same twice', `A=${good}\n${JSON.stringify(authSig, null, 2)}\nB=${base64(good)}`],
    [
      'a time beside it',
      JSON.stringify({
        message: authSig.signedMessage,
        signature: authSig.sig,
        signed: '2026-01-02',
        text: 'hello',
        address: authSig.address,
      }),
    ],
    [
      'a command line in double quotes',
      `curl https://node.example/ -d "${`{"authSig":${good}}`.replaceAll(/[\\"]/g, '\\$&')}"`,
    ],
  ])('is none where there is none: %s', async (_, pasted) => {
    const { code, out } = await verifyOf(Buffer.from(pasted), '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: true });
    expect(out).not.toMatch(/"others"|"cutShort"/);
    expect(code).toBe(0);
  });
});

describe('a second document beside a valid one', () => {
  const other = login.signedMessage.replaceAll(login.address, secondWallet);

  it('is judged too where it is a text and the only signature beside it', async () => {
    const stdin = `${JSON.stringify(login)}\n\n${other}\n\nsignature: ${delegation.sig}`;
    const { code, out } = await capsig(['verify', '-'], { stdin });
    expect(out).toContain('INVALID  auth-sig.signature');
    expect(code).toBe(1);
  });

  it('is not passed over where a list has its names twice', async () => {
    const pair = (name: string, value: string) => ({ name, value });
    const list = [pair('message', other), pair('signature', login.sig), pair('message', login.signedMessage)];
    const { code, out } = await capsig(['verify', '-'], { stdin: JSON.stringify(list) });
    expect(out).not.toContain('a list of names and values');
    expect(code).not.toBe(0);
  });
});
