// Every row of the recogniser, each with inputs that it opens and one that it leaves alone.
import { readFileSync } from 'node:fs';
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
const solana = 'Bow1CGKGDB9mNxeWdw85E2aCthQ1oZX4oFEe7fYT17ew';
const sig = `0x${'ab'.repeat(64)}1b`;
const authSig = JSON.stringify({ sig, derivedVia: 'web3.eth.personal.sign', signedMessage: text, address });
/** A form in parts. */
const multipart = (fields: Readonly<Record<string, string>>): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `----x7\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}----x7--`;
/** A string as Python shows it in apostrophes. */
const pythonString = (string: string): string => `'${string.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
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

/** A table in a box, with cells of several lines. */
const boxed = (names: readonly string[], cells: readonly string[], bar: string, dash: string): string => {
  const columns = cells.map((cell, index) => [names[index] ?? '', ...cell.split('\n')]);
  const widths = columns.map((column) => Math.max(...column.map(({ length }) => length)));
  const rule = `${dash === '-' ? '+' : '┌'}${widths.map((width) => dash.repeat(width + 2)).join(dash === '-' ? '+' : '┬')}`;
  const line = (at: number): string =>
    `${bar}${columns.map((column, index) => ` ${(column[at] ?? '').padEnd(widths[index] ?? 0)} ${bar}`).join('')}`;
  const height = Math.max(...columns.map(({ length }) => length));
  return [rule, line(0), rule, ...Array.from({ length: height - 1 }, (_, index) => line(index + 1)), rule].join('\n');
};

/** Lines of sixteen bytes with their offset, the hex of so many bytes in a group, and the text beside it. */
const dump = (value: string, group: number, encoding: BufferEncoding = 'utf8'): string =>
  (
    Buffer.from(value, encoding)
      .toString('latin1')
      .match(/[\s\S]{1,16}/g) ?? []
  )
    .map((part, index) => {
      const hex = Buffer.from(part, 'latin1')
        .toString('hex')
        .replace(new RegExp(`.{${2 * group}}`, 'g'), '$& ');
      const offset = (16 * index).toString(16).padStart(8, '0');
      return `${offset}: ${hex.padEnd(40)}  ${part.replace(/[^ -~]/g, '.')}`;
    })
    .join('\n');

const octal = (value: number): string => value.toString(8).padStart(7, '0');
/** Sixteen bytes in a line, each written by itself, as `od` has them: octal offsets, and how long the whole is at the end. */
const od = (value: string, write: (byte: number) => string): string => {
  const bytes = [...Buffer.from(value)];
  const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) =>
    bytes.slice(16 * index, 16 * index + 16),
  );
  return [...rows.map((row, index) => `${octal(16 * index)}${row.map(write).join('')}`), octal(bytes.length)].join(
    '\n',
  );
};
const inHex = (byte: number): string => ` ${byte.toString(16).padStart(2, '0')}`;
const asCharacter = (byte: number): string => (byte === 10 ? '  \\n' : `   ${String.fromCharCode(byte)}`);
/** Words of two bytes, the last one first, as `hexdump` has them. */
const words = (value: string): string => {
  const bytes = Buffer.from(value.length % 2 === 0 ? value : `${value} `);
  const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) =>
    bytes.subarray(16 * index, 16 * index + 16),
  );
  const lines = rows.map(
    (row, index) =>
      `${(16 * index).toString(16).padStart(7, '0')} ${(Buffer.from(row).swap16().toString('hex').match(/.{4}/g) ?? []).join(' ')}`,
  );
  return [...lines, bytes.length.toString(16).padStart(7, '0')].join('\n');
};
/** A packet of IPv4 and TCP with a text, as `tcpdump -X` shows it. */
const packet = (value: string): string => {
  const header = Buffer.from('450000001c4640004006b1e6c0000201c0000202c3501d1f00000001000000015018020000000000', 'hex');
  const bytes = Buffer.concat([header, Buffer.from(value)]);
  bytes.writeUInt16BE(bytes.length, 2);
  const shown = dump(bytes.toString('latin1'), 2, 'latin1').replace(/^0000([0-9a-f]{4}): /gm, '\t0x$1:  ');
  return `03:05:00.1 IP 192.0.2.1.50000 > 192.0.2.2.7455: Flags [P.], length ${value.length}\n${shown}\n`;
};
/** A dump in which lines that repeat are left out. */
const squeezed = (value: string): string =>
  dump(value, 1)
    .split('\n')
    .map((line, index, all) => {
      const same = (at: number): boolean => all[at]?.slice(10) === all[at - 1]?.slice(10);
      return !same(index) ? line : same(index - 1) ? '' : '*';
    })
    .filter((line) => line !== '')
    .join('\n');

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
  'bytes-in-base64': {
    opens: [
      JSON.stringify({ sig, derivedVia, signedMessage: base64(text), address }),
      JSON.stringify({
        authSig: {
          sig: Buffer.from(sig.slice(2), 'hex').toString('base64'),
          derivedVia,
          signedMessage: base64(text),
          address,
        },
      }),
      JSON.stringify({
        sig: Buffer.alloc(64, 7).toString('base64'),
        derivedVia: 'litSessionSignViaNacl',
        signedMessage: base64('{"sessionKey":"a0","capabilities":[],"nodeAddress":"https://192.0.2.1"}'),
        algo: 'ed25519',
      }),
    ],
    leaves: JSON.stringify({ login: { derived: derivedVia, signedMessage: base64('hello, '.repeat(12)) } }),
  },
  'signed-text': {
    opens: [
      JSON.stringify({ message: text, signature: sig }),
      JSON.stringify({ address, msg: text, sig, version: '2' }),
      JSON.stringify({ body: text, signature: sig }),
      JSON.stringify({ message: fields, signature: sig }),
      JSON.stringify({ address, msg: `0x${Buffer.from(text).toString('hex')}`, sig }),
      JSON.stringify({ message: 'Hello', signature: sig, address }),
      JSON.stringify({ siweMessage: text, walletSignature: sig, wallet_address: address }),
      JSON.stringify({ signInPayload: text, approval: sig }),
      JSON.stringify({ signedMessage: text, signature: sig }),
      JSON.stringify({ message: base64(text), signature: sig }),
      JSON.stringify({ message: encodeURIComponent(text), signature: sig }),
      JSON.stringify({ message: JSON.stringify(fields), signature: sig }),
      JSON.stringify({ message: text.replace(' account:', ' account'), signature: sig }),
      JSON.stringify({ message: `\\x${Buffer.from(text).toString('hex')}`, signature: `\\x${sig.slice(2)}` }),
    ],
    leaves: JSON.stringify({ message: 'Hello', signature: sig }),
  },
  'cacao-json': {
    opens: [
      JSON.stringify(cacao),
      JSON.stringify({ ...cacao, s: { t: 'eip1271', s: sig } }),
      JSON.stringify({ cacaos: [cacao] }),
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
  'typed-values': {
    opens: [
      JSON.stringify({ Item: { message: { S: text }, signature: { S: sig }, ttl: { N: '1' } } }),
      JSON.stringify({ fields: { message: { stringValue: text }, signature: { stringValue: sig } } }),
      JSON.stringify({ message: text, signature: { type: 'Buffer', data: [...Buffer.from(sig.slice(2), 'hex')] } }),
      JSON.stringify({ message: text, signature: Object.fromEntries(Buffer.from(sig.slice(2), 'hex').entries()) }),
      JSON.stringify({ message: text, signature: { r: sig.slice(0, 66), s: `0x${sig.slice(66, 130)}`, v: 27 } }),
      JSON.stringify({ message: text, r: BigInt(sig.slice(0, 66)).toString(), s: sig.slice(66, 130), yParity: 1 }),
      JSON.stringify({
        body: [
          { key: 'message', value: text },
          { key: 'signature', value: sig },
        ],
      }),
      JSON.stringify({ outputs: [{ text: JSON.stringify(JSON.parse(authSig), undefined, 2).split(/(?<=\n)/) }] }),
      JSON.stringify([
        { name: 'message', value: text, type: 'text' },
        { name: 'signature', value: sig, authSig: JSON.parse(authSig) },
      ]),
      JSON.stringify({ message: { $binary: { base64: base64(text), subType: '00' } }, signature: sig }),
    ],
    leaves: JSON.stringify({ Item: { message: { S: 'hello, hello, hello' }, signature: { S: sig } } }),
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
  colours: {
    opens: [
      `{\n  sig: \x1b[32m'${sig}'\x1b[39m,\n  derivedVia: \x1b[32m'${derivedVia}'\x1b[39m,\n  signedMessage: \x1b[32m${JSON.stringify(text)}\x1b[39m\n}`,
      `\x1b[1;39m{\x1b[0m\x1b[34;1m"message"\x1b[0m\x1b[1;39m: \x1b[0;32m${JSON.stringify(text)}\x1b[0m, "signature": \x1b[0;32m"${sig}"\x1b[0m}`,
      `{ message: [32m${JSON.stringify(text)}[39m, signature: [32m'${sig}'[39m }`,
    ],
    leaves: '\x1b[32mhello\x1b[39m',
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
      `--- a/f.json\n+++ b/f.json\n@@ -1,2 +1,6 @@\n${lines(pretty, (line) => `+${line}`)}`,
      `@@ -1,8 +1,2 @@ login\n${lines(pretty, (line) => `-${line}`)}\n+{}`,
      `AssertionError: expected 401\n\n- Expected\n+ Received\n\n  {\n-   "status": 200,\n+   "status": 401,\n    "body": ${authSig}\n  }\n`,
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
  'hex-dump': {
    opens: [
      dump(authSig, 2),
      `$ xxd body.json\n${dump(pretty, 4)}`,
      od(authSig, inHex),
      od(text, asCharacter),
      words(authSig),
      dump(authSig, 1).replace(/^0000/gm, '0004'),
      squeezed(JSON.stringify({ message: text, signature: `0x${'0'.repeat(130)}` })),
      packet(`POST / HTTP/1.1\r\nHost: node.example\r\n\r\n${authSig}`),
      packet(authSig.slice(0, 200)) + packet(authSig.slice(200)),
      `${dump(text, 2)}\n${Buffer.byteLength(text).toString(16).padStart(8, '0')}\n`,
    ],
    leaves: dump(authSig, 2)
      .replace(/^0000/gm, '')
      .replace(/^(....):.*\n(....):/gm, '$1:'),
  },
  numbered: {
    opens: [
      `127.0.0.1:6379> HGETALL login:1\n1) "message"\n2) ${JSON.stringify(text)}\n3) "signature"\n4) "${sig}"`,
      Object.entries(signed)
        .flat()
        .map((each, index) => `${String(index + 1).padStart(3)}) ${JSON.stringify(each)}`)
        .join('\n'),
      `1) "id"\n2) "7"\n3) "authSig"\n4) ${JSON.stringify(authSig)}\n5) "at"\n6) "2026"`,
    ],
    leaves: `1) "message"\n3) "hello, hello, hello"\n2) "signature"\n4) "${sig}"`,
  },
  table: {
    opens: [
      boxed(['id', 'message', 'signature'], ['1', text, sig], '│', '─'),
      boxed(['id', 'sig', 'signed_message', 'derived_via'], ['1', sig, text, derivedVia], '|', '-'),
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
  markup: {
    opens: [
      `<login>\n  <message>${text}</message>\n  <signature>${sig}</signature>\n</login>`,
      `<a:sig>${sig}</a:sig><a:derivedVia>${derivedVia}</a:derivedVia><a:signedMessage><![CDATA[${text}]]></a:signedMessage>`,
      `<auth sig="${sig}" derivedVia="${derivedVia}" signedMessage="${text.replaceAll('\n', '&#10;')}"/>`,
      `<input name="message" value="${text}"><input name="signature" value="${sig}">`,
      `<p>${text.replaceAll('\n', '<br>\n')}</p><p>${sig}</p>`,
    ],
    leaves: `<message>hello, hello, hello</message><signature>${sig}</signature>`,
  },
  notation: {
    opens: [
      `{ sig: '${sig}', derivedVia: 'web3.eth.personal.sign', signedMessage: ${JSON.stringify(text)}, address: '${address}' }`,
      inspected,
      `AuthSig { 'sig': '${sig}', 'derivedVia': 'web3.eth.personal.sign', 'signedMessage': ${JSON.stringify(text)}, 'address': None, }`,
      `${authSig.slice(0, -1)},}`,
      `{ _id: new ObjectId('65a0'), n: Long("1"), message: ${JSON.stringify(text)}, signature: <Buffer ${sig.slice(2).replace(/..(?!$)/g, '$& ')}> }`,
      `AuthSig(sig='${sig}', derivedVia='${derivedVia}', signedMessage=${JSON.stringify(text)}, algo=None)`,
      `%{"message" => ${JSON.stringify(text)}, :signature => "${sig}", at: nil}`,
      `{sig = "${sig}", derivedVia = "${derivedVia}", signedMessage = """\n${text}"""}`,
      `{ message: 'app.' 
 ${JSON.stringify(text.slice(4))}, signature: "${sig}" }`,
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
  multipart: {
    opens: [
      multipart({ message: text, signature: sig }),
      `POST /login HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=--x\r\n\r\n${multipart({ a: 'b', authSig })}`,
      multipart({ address, sig, msg: text }).replaceAll('\r\n', '\n'),
      multipart({ id: '7', message: text, signature: sig }).replace(/--$/, ''),
    ],
    leaves: multipart({ message: 'hello, hello, hello', signature: sig }),
  },
  'form-within': {
    opens: [
      `Form Data (view source)\n${new URLSearchParams({ message: text, signature: sig, json: 'true' })}\n`,
      `Status Code: 401\n\nForm Data\n${new URLSearchParams({ redirect: 'false', authSig })}`,
      `HTTP 401\n  ${new URLSearchParams({ address, sig, msg: text })}\nInvalid signature`,
    ],
    leaves: 'Form Data\nuser=a&password=b\nok',
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
      `[INFO:CONSOLE(42)] "login failed ${authSig.replaceAll('"', '\\"')}", source: app.js (42)`,
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
  'json-string': {
    opens: [
      `DEBUG:proxy:body=${pythonString(authSig)}`,
      `INFO request <Request body=b${pythonString(JSON.stringify({ authSig: JSON.parse(authSig) }))}> took 4 ms`,
      `post(${pythonString(pretty)}, 3)`,
    ],
    leaves: `body=${pythonString('{"a":"it\'s"}')}`,
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
      `message: '${text.replaceAll('\n', '\n\n  ')}'\nsignature: "${sig}"\n`,
      `signature: ${sig}\nmessage: "${text.replaceAll('\n', '\n\n  ')}"\n`,
      `sig: ${sig}\nderivedVia: ${derivedVia}\nsignedMessage: |-\n${text.replace(/^(?=.)/gm, '  ')}\naddress: '${address}'\n`,
      `- kind: login\n- address: "${address}" # mine\n  sig: ${sig}\n  derivedVia: ${derivedVia}\n  signedMessage: >-\n${text.replace(/^(?=.)/gm, '    ').replaceAll('\n', '\n\n')}\n`,
      `data:\n  message: |-\n${text.replace(/^(?=.)/gm, '    ')}\n  signature: '${sig}'\n`,
    ],
    leaves: "name: 'login'\nimage: |-\n  registry/app\n",
  },
  logfmt: {
    opens: [
      `time=2026-01-02T03:04:05.000Z level=ERROR msg="verify failed" siwe=${JSON.stringify(text)} walletSig=${sig}`,
      `level=INFO msg=${JSON.stringify(text)} sig=${sig} addr=${address}`,
      `ts=1 level=error req.message=${JSON.stringify(text)} req.signature="[${[...Buffer.from(sig.slice(2), 'hex')].join(' ')}]"`,
      `listening port=1\nlevel=warn err="no" authSig=${JSON.stringify(authSig)}\n`,
    ],
    leaves: `level=error msg="verify failed" msg="hello, hello, hello" sig=${sig}`,
  },
  repr: {
    opens: [
      `scheme=None domain='app.example' address='${address}' statement='Sign in, please.' uri='https://app.example/login' version=<VersionEnum.one: '1'> chain_id=1 nonce='abcdefgh12345678' issued_at='2026-01-02T03:04:05.000Z' resources=None\nsignature='${sig}'`,
      `#<Siwe::Message:0x00007f8e @domain="app.example", @address="${address}", @uri="https://app.example/login", @version="1", @chain_id=1, @nonce="abcdefgh12345678", @issued_at="2026-01-02T03:04:05.000Z", @not_before=nil>`,
      `SiweMessage(domain=Authority('app.example'), address='${address}', uri=AnyUrl('https://app.example/login'), version=<VersionEnum.one: '1'>, chain_id=1, nonce='abcdefgh12345678', issued_at='2026-01-02T03:04:05.000Z')`,
      `  Got msg='${text.replaceAll('\n', '\\n')}' signed_by='${address}' wallet_sig='${sig}'`,
    ],
    leaves: `user='somebody' address='${address}' uri='https://app.example/login'`,
  },
  'data-class': {
    opens: [
      `Result(id=17, cacaos=[Cacao(header=Header(t=caip122), payload=Payload(iss=${cacao.p.iss}, domain=app.example, aud=https://app.example/login, version=1, nonce=abcdefgh12345678, iat=${cacao.p.iat}, nbf=null, statement=Sign in, please (1)., requestId=null, resources=null), signature=Signature(t=eip191, s=${sig}, m=null))])`,
      `Cacao(h: Sign.CacaoHeader(t: "caip122"), p: Sign.CacaoPayload(iss: "${cacao.p.iss}", domain: "app.example", aud: "https://app.example/login", version: "1", nonce: "abcdefgh12345678", iat: "${cacao.p.iat}", exp: nil, statement: Optional("Sign in.")), s: Sign.CacaoSignature(t: Sign.CacaoSignatureType.eip191, s: "${sig}"))`,
      `Cacao(header=Header(t=eip4361), payload=Payload(iss=${cacao.p.iss}, domain=app.example, aud=https://app.example/login, version=1, nonce=abcdefgh12345678, iat=${cacao.p.iat}, resources=[ipfs://a, ipfs://b]), signature=Signature(t=eip191, s=${sig}))`,
    ],
    leaves: `Cacao(header=Header(t=caip122), payload=Payload(iss=${cacao.p.iss}, domain=app.example`,
  },
  labels: {
    opens: [
      `[Log] PublicKey: ${solana}\n[Log] Message: Pet Legends\n[Log] SignedMessage64: ${Buffer.alloc(64, 7).toString('base64')}\n[Log] Result: False`,
      `- **Wallet:** \`${address}\`\n- **Message:** \`Hello\`\n- **Approval:** \`${sig}\``,
      `I/flutter ( 8123): address: ${address}\nI/flutter ( 8123): text -> "Hello there"\nI/flutter ( 8123): sig -> ${sig}`,
    ],
    leaves: `Message: Hello\nMessage: Hello again\nWallet: ${address}\nProof: ${sig}`,
  },
  record: {
    opens: [
      `Signer: \`${address}\`\nHuman Message: \`two cups of tea\`\nSignature: \`${sig}\``,
      `message := ${JSON.stringify(text.slice(0, 30))} +\n\t${JSON.stringify(text.slice(30))}\nsignature := "${sig}"`,
      `message = """\n${text}"""\nsignature = '${sig}'\n`,
      `const message = [\n${lines(text, (line) => `  '${line}',`)}\n].join('\\n');\nconst signature = '${sig}';`,
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
  invisible: {
    opens: [
      `${text.replaceAll(': ', ':\u00a0')}\n\n${sig}`,
      `\u2060{\u200b"sig": "${sig}", "derivedVia": "${derivedVia}", "signedMessage": ${JSON.stringify(text)}}`,
      `message:\u202f${JSON.stringify(text)}, signature:\u00a0\u200b${sig}\u200b`,
    ],
    leaves: 'hello,\u00a0hello,\u200bhello',
  },
  typographic: {
    opens: [
      `message: "${text.replaceAll('\n', '\u21b5')}"\nsignature: "${sig}"`,
      authSig.replaceAll('"', '\u201d'),
      `{\u201cmessage\u201d: \u201c${text.replaceAll('\n', '\\n')}\u201d, \u201csignature\u201d: \u201c${sig}\u201d}`,
      `{ message: \u2018${text.replaceAll('\n', '\\n')}\u2019, signature: \u2018${sig}\u2019 }`,
    ],
    leaves: '{\u201cmessage\u201d: \u201chello, hello\u201d}',
  },
  'line-ends': {
    opens: [
      lines(`${text}\n\n${sig}`, (line) => `${line}\\`),
      lines(`${text}\n\n${sig}`, (line) => `${line}$`),
      lines(`${text}\n\n${sig}`, (line) => `${line}  `),
      `siwe.message=${text.replaceAll('\n', '\\n\\\n    ')}\nsiwe.signature=${sig}`,
    ],
    leaves: 'hello\\\nhello\\\nhello\\\nhello\\\nhello',
  },
  'every-second-line': {
    opens: [
      lines(text, (line) => `${line}\n`),
      lines(`${text}\n${sig}`, (line) => `${line}\n`),
      lines(`message: ${text}\nsignature: ${sig}`, (line) => `${line}\n`),
    ],
    leaves: lines('a\nb\nc\nd\ne\nf', (line) => `${line}\n`),
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

describe('an answer of One-Click Auth', () => {
  const [granted] = JSON.parse(
    readFileSync(new URL('../../schemas/one-click-auth.schema.json', import.meta.url), 'utf8'),
  ).examples;
  const text = JSON.stringify(granted);

  it.each([
    ['as it is', text],
    ['in its JSON-RPC envelope', JSON.stringify({ id: 1, jsonrpc: '2.0', result: granted })],
    ['in base64', Buffer.from(text).toString('base64')],
  ])('%s: is one document, and not the CACAOs in it', (_, input) => {
    const { documents } = recognise(input);
    expect(documents.map(({ kind, text: found }) => [kind, JSON.parse(found)])).toEqual([['one-click-auth', granted]]);
  });
});

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

describe('a document beside another one in JSON', () => {
  const other = JSON.stringify({ message: text, signature: sig.replace('0xab', '0xac') });
  const found = (value: unknown) => {
    const { documents, others } = recognise(JSON.stringify(value));
    return [documents, others].map((list) =>
      list.map(({ text: held }) => (JSON.parse(held) as { sig: string }).sig.slice(0, 4)),
    );
  };

  it.each([
    ['a pair in a text', { authSig: JSON.parse(authSig), log: `${text}\n\n${sig.replace('0xab', '0xac')}` }],
    ['a pair in a text before it', { log: `${text}\n\n${sig.replace('0xab', '0xac')}`, authSig: JSON.parse(authSig) }],
    ['an entry of an array', [JSON.parse(authSig), `got ${text}\n${sig.replace('0xab', '0xac')}`]],
  ])('is judged as well: %s', (_, value) => {
    expect(found(value)).toEqual([expect.arrayContaining(['0xab', '0xac']), []]);
  });

  it.each([
    ['the same pair', { authSig: JSON.parse(authSig), log: `${text}\n\n${sig}` }],
    ['its text alone', { authSig: JSON.parse(authSig), log: text }],
    [
      'another account beside the same pair',
      { message: text, signature: sig, address: address.toLowerCase(), log: `${text}\n${sig}` },
    ],
  ])('is none: %s', (_, value) => {
    expect(found(value)).toEqual([['0xab'], []]);
  });

  it.each([
    [
      'a member of a value with a name',
      [
        { name: 'message', value: text, authSig: JSON.parse(other) },
        { name: 'signature', value: sig },
      ],
    ],
    [
      'a second signature with a name',
      [
        { name: 'message', value: text },
        { name: 'signature', value: sig },
        { name: 'sig', value: sig.replace('0xab', '0xac') },
      ],
    ],
    [
      'a signature in parts beside one that is whole',
      {
        message: text,
        signature: sig,
        r: sig.slice(0, 66).replace('0xab', '0xac'),
        s: `0x${sig.slice(66, 130)}`,
        v: 27,
      },
    ],
  ])('is not lost: %s', (_, value) => {
    expect(found(value).flat().sort()).toEqual(['0xab', '0xac']);
  });
});

describe('what is no document', () => {
  const digest = `0x${'12'.repeat(32)}`;
  const [r, s] = [sig.slice(0, 66), `0x${sig.slice(66, 130)}`];

  it.each([
    ['members', JSON.stringify({ hash: digest, signature: sig, address })],
    ['lines', `hash: ${digest}\nv: 27\nr: ${r}\ns: ${s}\nreturned: ${address}`],
    [
      'a trace',
      `  [3000] PRECOMPILES::ecrecover(${digest}, 27, ${BigInt(r)}, ${BigInt(s)}) [staticcall]\n    └─ ← [Return] ${address}`,
    ],
    ['a call', JSON.stringify({ to: '0x01', data: `${digest}${'0'.repeat(62)}1b${sig.slice(2, 130)}` })],
  ])('is a digest and a signature over it: %s', (_, input) => {
    expect(recognise(input)).toMatchObject({
      documents: [],
      nothing: { format: 'a digest and a signature over it', signed: { digest, signature: sig } },
    });
  });

  it.each([
    ['two digests', `${digest} ${digest.replace('12', '13')} ${sig}`],
    ['two signatures', `${digest} ${sig} ${sig.replace('ab', 'ac')}`],
    ['no signature', digest],
  ])('is none: %s', (_, input) => {
    expect(recognise(input).nothing?.signed).toBeUndefined();
  });

  it.each([
    ['a console', `signature <Buffer ${'4e '.repeat(50)}... 15 more bytes>`, '<Buffer 4e'],
    ['a page', 'signed: 0x4ef1\u202612a1b', '0x4ef1\u202612a1b'],
    ['a page with dots', '0x4ef129b0...812a1b', '0x4ef129b0...812a1b'],
    ['a selection', `0x${'4e'.repeat(60)}`, `0x${'4e'.repeat(60)}`],
  ])('is a signature that was shortened: %s', (_, beside, left) => {
    expect(recognise(`${text}\n\n${beside}`).shortened).toContain(left);
  });

  it.each(['null', ' undefined\n', 'true', '42', '-0.5'])('is one value that holds none: %j', (input) => {
    expect(recognise(input)).toMatchObject({ documents: [], nothing: { format: 'one value' } });
  });

  it('is no signature where an address is shortened, or nothing is', () => {
    for (const beside of ['by address 0x4ef1\u20262a1b', 'and then it failed...', `0x${'4e'.repeat(32)}`])
      expect(recognise(`${text}\n\n${beside}`).shortened).toBeUndefined();
  });
});

describe('a run of signs', () => {
  // A pattern that can cut a run in more than one way, or begins anew at each of its signs, does not come to an end here.
  it.each([
    ['pairs', `a=${'&a='.repeat(1_000)} x`],
    ['pairs before a quotation mark', `a=${'&a='.repeat(1_000)}"`],
    ['padding', `${'='.repeat(1_000_000)}a`],
    ['white space in a cookie', `cookie:${'\t'.repeat(1_000_000)}\nI`],
    ['gaps within a dump', `00000000  ${'7b  '.repeat(250_000)}\n00000010  7b\n00000020  7b`],
    ['names without values', `a="${' b="'.repeat(200_000)}`],
    ['names in quotes', ` a='${" b='".repeat(200_000)}`],
    ['labels', `${'- [a] '.repeat(100_000)}: x\n`.repeat(2)],
    ['a label', `${'a '.repeat(9_000)}: x\nb: y\nc: z`],
    ['backslashes before quotation marks', `{${'\\"'.repeat(200_000)}`],
    ['a secret', `secretKey=${'a'.repeat(39)} `.repeat(20_000)],
    ['what was left out', '[1,2,3,4,5,6,7,8,'.repeat(50_000)],
    ['spaces within a cookie', `cookie: a${' '.repeat(1_000_000)}b\n c`],
  ])('is looked at once: %s', (_, run) => {
    expect(recognise(run).documents).toEqual([]);
  });
});

describe('a dump of bytes', () => {
  it('is read in linear time where the last line goes on with spaces', () => {
    const dump = ['00000000  7b7d', '00000002  7b7d', '00000004  7b7d'];
    const open = rows.find(({ name }) => name === 'hex-dump')?.open;
    // In quadratic time this would take hours. No tool prints such a line, so that it is none of the dump.
    const long = `00000006  7b7d${' '.repeat(1_000_000)}a`;
    const found = open?.(dump.join('\n')) ?? [];
    expect(found).toContainEqual({ step: 'a dump of bytes with their offsets', piece: '{}{}{}' });
    expect(open?.([...dump, long].join('\n'))).toEqual(found);
  });
});
