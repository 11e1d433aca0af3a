// Every row of the recogniser, each with inputs that it opens and one that it leaves alone.
import { describe, expect, it } from 'vitest';
import { recognise, rows } from '../../src/recognise.js';

const text = [
  'app.example wants you to sign in with your Ethereum account:',
  '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A',
  '',
  'Sign in, please.',
  '',
  'URI: https://app.example/login',
  'Version: 1',
  'Chain ID: 1',
  'Nonce: abcdefgh12345678',
  'Issued At: 2026-01-02T03:04:05.000Z',
].join('\n');
const address = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A';
const sig = `0x${'ab'.repeat(64)}1b`;
const authSig = JSON.stringify({ sig, derivedVia: 'web3.eth.personal.sign', signedMessage: text, address });
const pretty = JSON.stringify(JSON.parse(authSig), undefined, 2);
const base64 = (value: string): string => Buffer.from(value).toString('base64');
const base64url = (value: string): string => Buffer.from(value).toString('base64url');
const recap = `urn:recap:${base64url('{"att":{},"prf":[]}')}`;
const cacao = {
  h: { t: 'caip122' },
  p: {
    domain: 'app.example',
    iss: `did:pkh:eip155:1:${address}`,
    aud: 'https://app.example/login',
    version: '1',
    nonce: 'abcdefgh12345678',
    iat: '2026-01-02T03:04:05.000Z',
    statement: 'Sign in, please.',
  },
  s: { t: 'eip191', s: sig },
};
const fields = {
  domain: 'app.example',
  address,
  statement: 'Sign in, please.',
  uri: 'https://app.example/login',
  version: '1',
  chainId: 1,
  nonce: 'abcdefgh12345678',
  issuedAt: '2026-01-02T03:04:05.000Z',
};
const lines = (value: string, put: (line: string, index: number) => string): string =>
  value.split('\n').map(put).join('\n');
const inspected = pretty
  .split('\n')
  .map((line) => `'${line.replaceAll('\\', '\\\\')}\\n'`)
  .join(' +\n  ');
const quotedPrintable = authSig.replaceAll('=', '=3D').replace(/.{70}/g, '$&=\n');

const signed = JSON.parse(authSig) as Record<string, string>;
const [derivedVia, signedMessage] = [signed.derivedVia ?? '', signed.signedMessage ?? ''];
const php = (value: string): string => `string(${Buffer.byteLength(value)}) "${value}"`;
const wrapped = (value: string, width: number): string => value.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
const psql = (names: readonly string[], cells: readonly string[]): string => {
  const columns = cells.map((cell, index) => [names[index] ?? '', ...cell.split('\n')]);
  const widths = columns.map((column) => Math.max(...column.map(({ length }) => length)));
  const line = (at: number): string =>
    columns
      .map((column, index) => {
        const goesOn = at > 0 && at < column.length - 1 ? '+' : ' ';
        return ` ${(column[at] ?? '').padEnd(widths[index] ?? 0)}${goesOn}`;
      })
      .join('|');
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const height = Math.max(...columns.map(({ length }) => length));
  return [line(0), rule, ...Array.from({ length: height - 1 }, (_, index) => line(index + 1)), '(1 row)'].join('\n');
};

/** Inputs by row: `opens` lead to a document, and `leaves` does not. */
const inputs: Readonly<Record<string, { readonly opens: readonly string[]; readonly leaves: string }>> = {
  renamed: {
    opens: [
      JSON.stringify({ sig, derived_via: derivedVia, signed_message: text, address }),
      JSON.stringify({ Sig: sig, DerivedVia: derivedVia, SignedMessage: text, Address: address }),
      JSON.stringify({ authSig: { sig, derivedvia: derivedVia, signedmessage: text, address, algo: null } }),
    ],
    leaves: JSON.stringify({ sig: 7, derived_via: derivedVia, signed_message: 7 }),
  },
  'signed-text': {
    opens: [
      JSON.stringify({ message: text, signature: sig }),
      JSON.stringify({ address, msg: text, sig, version: '2' }),
      JSON.stringify({ body: text, signature: sig }),
      JSON.stringify({ message: fields, signature: sig }),
      JSON.stringify({ address, msg: `0x${Buffer.from(text).toString('hex')}`, sig }),
      JSON.stringify({ message: 'Hello', signature: sig, address }),
    ],
    leaves: JSON.stringify({ message: 'Hello', signature: sig }),
  },
  'cacao-json': {
    opens: [
      JSON.stringify(cacao),
      JSON.stringify({ ...cacao, s: { t: 'eip1271', s: sig } }),
      JSON.stringify({ cacaos: [cacao], responder: { publicKey: 'aa' } }),
    ],
    leaves: JSON.stringify({ ...cacao, p: { ...cacao.p, iss: 'did:key:z6Mk' } }),
  },
  'siwe-fields': {
    opens: [
      JSON.stringify(fields),
      JSON.stringify({ ...fields, chainId: '10', resources: ['ipfs://a'] }),
      JSON.stringify({ siwe: { ...fields, issuedAt: undefined, issued_at: fields.issuedAt } }),
    ],
    leaves: JSON.stringify({ ...fields, nonce: undefined }),
  },
  members: {
    opens: [
      JSON.stringify({ authSig: JSON.parse(authSig) }),
      JSON.stringify([JSON.parse(authSig)]),
      JSON.stringify({ 'lit-wallet-sig': authSig }),
      JSON.stringify({ data: { authenticate: { challenge: text } } }),
    ],
    leaves: JSON.stringify({ authSig: 'hello, hello, hello' }),
  },
  'loose-json': {
    opens: [
      authSig.replace('{', '{"sig":"0x",'),
      authSig.replace('"address"', '"address":"0x00","address"'),
      `[${authSig.replace('{', '{"sig":"0x",')}]`,
    ],
    leaves: '{"a":1,"a":2}',
  },
  'wrapped-lines': {
    opens: [
      wrapped(authSig, 80),
      pretty.replaceAll('\\n', '\n'),
      wrapped(JSON.stringify({ message: text, signature: sig }), 76).replaceAll('\n', '\r\n'),
    ],
    leaves: '{"message": "hello,\n hello", "signature": "hello,\nhello"}',
  },
  'byte-order-mark': {
    opens: [`\ufeff${authSig}`, `\ufeff${text}`, `\ufeff${recap}`],
    leaves: '\ufeffhello',
  },
  'blank-lines': {
    opens: [`\n\n${text}`, `  \n${text}\n`, `\r\n${recap}`],
    leaves: '\n\nhello',
  },
  'quoted-lines': {
    opens: [
      lines(text, (line) => `> ${line}`),
      lines(text, (line) => `> > ${line}`),
      `On Monday somebody wrote:\n${lines(pretty, (line) => `> ${line}`)}\n\nPlease look.`,
    ],
    leaves: '> hello\n> world',
  },
  'quoted-printable': {
    opens: [
      quotedPrintable,
      lines(text, (line) => `${line}=0A=\n`).replaceAll('\n\n', '\n'),
      `${text.replace('Chain ID', 'Chain=20ID').replaceAll('please', 'plea=\nse').replaceAll('=2A', '=3D2A')}=20`,
    ],
    leaves: 'a=3Db and c=3Dd',
  },
  'command-line': {
    opens: [
      `curl -X POST https://node.example/ -H 'content-type: application/json' --data-raw '{"authSig":${authSig}}'`,
      `$ curl --json ${JSON.stringify(authSig)} https://node.example/`,
      `curl ^"https://node.example/^" ^\r\n  --data-raw ^"${authSig.replace(/[\\"]/g, '\\$&').replace(/[^a-zA-Z0-9 :=/.,]/g, '^$&')}^"`,
      `curl https://node.example/ --data-raw $'${authSig.replace(/[\\']/g, '\\$&').replaceAll('w', '\\u0077')}'`,
      `curl 'https://app.example/' -H 'Authorization: Bearer ${base64(authSig)}'`,
    ],
    leaves: "curl https://app.example/ -d '{}'",
  },
  'power-shell': {
    opens: [
      authSig,
      JSON.stringify({ message: text, signature: sig }),
      JSON.stringify({ authSig: JSON.parse(authSig) }),
    ].map(
      (body) =>
        `Invoke-WebRequest -UseBasicParsing -Uri "https://node.example/" \`\n-Method "POST" -Body "${body.replace(/[`$"]/g, '`$&')}"`,
    ),
    leaves: 'Invoke-RestMethod -Uri "https://node.example/" -Body "{`"a`":`"hello, hello`"}"',
  },
  fence: {
    opens: [`Look:\n\`\`\`json\n${pretty}\n\`\`\`\nthanks`, `~~~\n${text}\n~~~`, `\`${authSig}\``],
    leaves: '```\nhello\n```',
  },
  indented: {
    opens: [
      lines(text, (line) => `    ${line}`),
      lines(text, (line) => `\t${line}`),
      lines(text, (line, index) => (index === 0 ? line : `  ${line}`)),
    ],
    leaves: '    hello\n    world',
  },
  'line-prefix': {
    opens: [
      lines(text, (line) => `app-1  | ${line}`),
      lines(text, (line, index) => `${index + 1}: ${line}`),
      lines(text, (line) => `2026-01-02T03:04:05.123Z INFO ${line}`),
      lines(text, (line) => `// ${line}`),
    ],
    leaves: 'app-1  | hello\napp-1  | world',
  },
  'shared-prefix': {
    opens: [
      lines(pretty, (line) => `11-29 13:52:11.482  8123  8190 I ReactNativeJS: ${line}`),
      lines(text, (line, index) => `[api] 12:00:0${index % 10} - DEBUG <auth> ${line}`.trimEnd()),
      lines(text, (line) => `Nov 29 13:52:11 host-1 node[4711]: ${line}`),
    ],
    leaves:
      'Nov 29 13:52:11 host-1 node[4711]: hello\nNov 29 13:52:12 host-1 node[4711]: URI: a\nNov 29 13:52:12 host-1 node[4711]: b',
  },
  table: {
    opens: [
      psql(['id', 'message', 'signature'], ['42', text, sig]),
      `-[ RECORD 1 ]---\nid        | 42\nmessage   | ${text.replaceAll('\n', '+\n          | ')}\nsignature | ${sig}`,
      psql(['sig', 'derived_via', 'signed_message', 'address'], [sig, derivedVia, signedMessage, address]),
    ],
    leaves: psql(['id', 'message', 'signature'], ['42', 'hello,\nhello', sig]),
  },
  csv: {
    opens: [
      `id,message,signature\n42,"${text}",${sig}\n`,
      `id;signature;authSig\r\n42;;"${authSig.replaceAll('"', '""')}"\r\n`,
      `42,"${text.replace('Sign in, please.', 'Sign in to ""it"".')}",${sig},2026-01-02 03:04:05`,
    ],
    leaves: `id,message,signature\n42,"hello,\nhello",${sig}\n`,
  },
  entities: {
    opens: [
      authSig.replaceAll('"', '&quot;'),
      authSig.replaceAll('&', '&amp;').replaceAll('"', '&#34;'),
      authSig.replaceAll('"', '&#x22;'),
    ],
    leaves: '{&quot;a&quot;:1}',
  },
  notation: {
    opens: [
      `{ sig: '${sig}', derivedVia: 'web3.eth.personal.sign', signedMessage: ${JSON.stringify(text)}, address: '${address}' }`,
      inspected,
      `AuthSig { 'sig': '${sig}', 'derivedVia': 'web3.eth.personal.sign', 'signedMessage': ${JSON.stringify(text)}, 'address': None, }`,
      `${authSig.slice(0, -1)},}`,
    ],
    leaves: "{ sig: '0xab', authSig: [Object] }",
  },
  hex: {
    opens: [
      `0x${Buffer.from(authSig).toString('hex')}`,
      Buffer.from(text).toString('hex').toUpperCase(),
      Buffer.from(authSig)
        .toString('hex')
        .replace(/(..)/g, '$1 ')
        .replace(/(.{48})/g, '$1\n'),
    ],
    leaves: sig,
  },
  'data-url': {
    opens: [
      `data:application/json;base64,${base64(authSig)}`,
      `data:application/json,${encodeURIComponent(authSig)}`,
      `data:text/plain;charset=utf-8;base64,${base64(text)}`,
    ],
    leaves: 'data:image/png;base64,iVBORw0KGgo=',
  },
  base64: {
    opens: [base64(authSig), base64url(authSig), base64(text).replace(/(.{76})/g, '$1\n')],
    leaves: base64('hello, hello, hello'),
  },
  percent: {
    opens: [encodeURIComponent(authSig), encodeURIComponent(text), encodeURIComponent(encodeURIComponent(authSig))],
    leaves: '100%25',
  },
  bearer: {
    opens: [
      `Authorization: Bearer ${base64(authSig)}`,
      `Bearer ${base64url(JSON.stringify({ message: text, signature: sig }))}`,
      `X-Lit-Auth: ${authSig}`,
    ],
    leaves: 'Authorization: Bearer sk_live_0123456789abcdef',
  },
  cookies: {
    opens: [
      `Cookie: theme=dark; siwe=${encodeURIComponent(authSig)}`,
      `Set-Cookie: session=${base64(authSig)}; Path=/; HttpOnly`,
      `a=b; authSig=${encodeURIComponent(authSig)}; c=d`,
    ],
    leaves: 'Cookie: theme=dark; session=0123456789abcdef0123',
  },
  query: {
    opens: [
      `https://app.example/cb?message=${encodeURIComponent(text)}&signature=${sig}`,
      `GET /auth?authSig=${encodeURIComponent(authSig)} HTTP/1.1`,
      `https://app.example/#sig=${base64url(authSig)}&state=1`,
    ],
    leaves: 'https://app.example/cb?code=0123456789abcdef0123&state=1',
  },
  form: {
    opens: [
      new URLSearchParams({ message: text, signature: sig }).toString(),
      new URLSearchParams({ authSig }).toString(),
      `address=${address}&sig=${sig}&msg=${encodeURIComponent(text)}`,
    ],
    leaves: 'user=a&password=b',
  },
  token: {
    opens: [
      `${base64url('{"alg":"none"}')}.${base64url(authSig)}.c2ln`,
      `${base64url(text)}.${'ab'.repeat(65)}`,
      `${base64url('{"alg":"EdDSA","typ":"JWT"}')}.${base64url(JSON.stringify({ authSig: JSON.parse(authSig) }))}.${'c2ln'.repeat(16)}`,
    ],
    leaves: `${base64url('{"alg":"none"}')}.${base64url('{"sub":"somebody"}')}.c2ln`,
  },
  prompt: {
    opens: [`$ echo ${base64(authSig)}`, `node> ${authSig}`, `>>> ${base64(text)}`],
    leaves: '$ echo hello, hello, hello',
  },
  escapes: {
    opens: [
      JSON.stringify(authSig).slice(1, -1),
      JSON.stringify(JSON.stringify(authSig)).slice(1, -1),
      text.replaceAll('\n', '\\n'),
    ],
    leaves: '{\\"a\\":1}',
  },
  assignments: {
    opens: [
      `SIWE_TOKEN=${base64(authSig)}\nPORT=3000`,
      `export AUTH_SIG='${authSig}'`,
      `const authSig = ${base64(authSig)};`,
    ],
    leaves: 'PORT=3000\nHOST=app.example.example',
  },
  'sign-in-within': {
    opens: [
      `The wallet showed: ${text}\n\nand then it failed.`,
      `Dear team,\n${text}\nplease look.`,
      `Solana: app.example wants you to sign in with your Solana account:\nBow1CGKGDB9mNxeWdw85E2aCthQ1oZX4oFEe7fYT17ew\n\nURI: https://app.example`,
    ],
    leaves: 'It says that app.example wants you to sign in with your account.',
  },
  'brackets-within': {
    opens: [
      `2026-01-02T03:04:05Z DEBUG sending ${authSig} to the node`,
      `authSig: ${pretty}\nat Object.<anonymous>`,
      `Error: [{"authSig":${authSig}}] {code: 1}`,
    ],
    leaves: 'sending {"a":1} to the node',
  },
  'string-within': {
    opens: [
      `const message = ${JSON.stringify(text)};`,
      `token: '${base64(authSig)}' was refused`,
      `verify(\`${base64(text)}\`)`,
    ],
    leaves: 'const message = "hello, hello, hello, hello, hello, hello";',
  },
  headers: {
    opens: [
      `POST /login HTTP/1.1\nHost: app.example\nX-Siwe: ${base64(authSig)}\n\n`,
      `POST /login HTTP/1.1\r\nHost: app.example\r\ncontent-type: application/json\r\n\r\n${authSig}`,
      `accept: */*\nauthorization: Bearer ${base64(authSig)}`,
    ],
    leaves: 'GET / HTTP/1.1\nHost: app.example.example.example',
  },
  yaml: {
    opens: [
      `sig: ${sig}\nderivedVia: ${derivedVia}\nsignedMessage: |-\n${text.replace(/^(?=.)/gm, '  ')}\naddress: '${address}'\n`,
      `- kind: login\n- address: "${address}" # mine\n  sig: ${sig}\n  derivedVia: ${derivedVia}\n  signedMessage: >-\n${text.replace(/^(?=.)/gm, '    ').replaceAll('\n', '\n\n')}\n`,
      `data:\n  message: |-\n${text.replace(/^(?=.)/gm, '    ')}\n  signature: '${sig}'\n`,
    ],
    leaves: "name: 'login'\nimage: |-\n  registry/app\n",
  },
  record: {
    opens: [
      `verify failed authSig=&{Sig:${sig} DerivedVia:${derivedVia} SignedMessage:${text} Address:${address}}`,
      `AuthSig { sig: "${sig}", derived_via: "${derivedVia}", signed_message: ${JSON.stringify(text)}, address: "${address}", algo: None }`,
      `{sig=${sig}, derivedVia=${derivedVia}, signedMessage=${text}, address=${address}}`,
      `array(2) {\n  ["message"]=>\n  ${php(text)}\n  ["signature"]=>\n  ${php(sig)}\n}`,
      `Array\n(\n    [message] => ${text}\n    [signature] => ${sig}\n)`,
      `a:2:{s:7:"message";s:${text.length}:"${text}";s:9:"signature";s:132:"${sig}";}`,
      `authSig:\n  sig: "${sig}"\n  derivedVia: ${derivedVia}\n  signedMessage: |-\n${text.replace(/^(?=.)/gm, '    ')}\n  address: "${address}"\n`,
      `AuthSig(sig='${sig}', derived_via='${derivedVia}', signed_message=${JSON.stringify(text)}, address='${address}')`,
      `{"sig":"${sig}","derivedVia":"${derivedVia}","signedMessage":${JSON.stringify(text)} "address":"${address}"}`,
    ],
    leaves: `{Signature:${sig} Message:hello, hello, hello}`,
  },
  'text-and-signature': {
    opens: [
      `I signed this:\n${text}\nand the wallet answered ${sig}, what is wrong?`,
      `${sig}\n\n${text}`,
      `${text}\n------\n${sig}\n`,
      `--> {"method":"personal_sign","params":["0x${Buffer.from(text).toString('hex')}","${address}"]}\n<-- {"result":"${sig}"}`,
      `(42, '${text.replaceAll('\n', '\\n')}', '${sig}', datetime.datetime(2026, 1, 2))`,
    ],
    leaves: `It answered ${sig}, what is wrong?`,
  },
  'recap-within': {
    opens: [`- ${recap}`, `Resources:\n- ipfs://a\n- ${recap}`, `it had ${recap}, and it was refused`],
    leaves: 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  },
  'long-words': {
    opens: [
      `the token was ${base64(authSig)} (expired)`,
      `sig ${base64url(text)}, thanks`,
      `0x${Buffer.from(authSig).toString('hex')} is what I sent`,
    ],
    leaves: `the hash was ${'ab'.repeat(40)} then`,
  },
};

describe('the rows of the recogniser', () => {
  it('each have inputs', () => {
    expect(Object.keys(inputs).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  describe.each(rows)('$name', ({ name, open }) => {
    const { opens = [], leaves = '' } = inputs[name] ?? {};

    it.each(opens.map((input, index) => [index, input] as const))('opens %i', (_, input) => {
      const { documents, nothing } = recognise(input);
      expect(nothing).toBeUndefined();
      expect(documents.length).toBeGreaterThan(0);
      for (const { steps, slip } of documents) expect(steps.length > 0 || slip !== undefined).toBe(true);
    });

    it('opens one of its inputs, or what is inside', () => {
      const nested = (input: string, depth: number): boolean =>
        depth < 3 &&
        (open(input).length > 0 ||
          rows.some((row) =>
            row.open(input).some(({ piece }) => typeof piece === 'string' && nested(piece, depth + 1)),
          ));
      expect(opens.length).toBeGreaterThanOrEqual(3);
      expect(opens.some((input) => nested(input, 0))).toBe(true);
    });

    it('finds no document in what is something else', () => {
      const { documents, nothing } = recognise(leaves);
      expect(documents).toEqual([]);
      expect(nothing?.message).not.toBe('');
    });
  });
});

describe('a run of signs', () => {
  // A pattern that can cut a run in more than one way, or begins anew at each of its signs, does not come to an end here.
  it.each([
    ['pairs', `a=${'&a='.repeat(1_000)} x`],
    ['pairs before a quotation mark', `a=${'&a='.repeat(1_000)}"`],
    ['padding', `${'='.repeat(1_000_000)}a`],
    ['white space in a cookie', `cookie:${'\t'.repeat(1_000_000)}\nI`],
    ['spaces within a cookie', `cookie: a${' '.repeat(1_000_000)}b\n c`],
  ])('is looked at once: %s', (_, run) => {
    expect(recognise(run).documents).toEqual([]);
  });
});
