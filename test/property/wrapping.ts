// Documents, and what people and programs put around them.

const address = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A';
const siwe = [
  'app.example wants you to sign in with your Ethereum account:',
  address,
  '',
  'Sign in, please.',
  '',
  'URI: https://app.example/login?next=%2Fhome&a=b',
  'Version: 1',
  'Chain ID: 1',
  'Nonce: abcdefgh12345678',
  'Issued At: 2026-01-02T03:04:05.000Z',
].join('\n');
const sig = `0x${'ab'.repeat(64)}1b`;
const authSig = JSON.stringify({ sig, derivedVia: 'web3.eth.personal.sign', signedMessage: siwe, address });
const sessionKey = 'a0'.repeat(32);
const sessionSig = JSON.stringify({
  sig: 'cd'.repeat(64),
  derivedVia: 'litSessionSignViaNacl',
  signedMessage: JSON.stringify({ sessionKey, capabilities: [JSON.parse(authSig)], nodeAddress: 'https://192.0.2.1' }),
  address: sessionKey,
  algo: 'ed25519',
});
const sessionSigs = JSON.stringify({ 'https://192.0.2.1:7470': JSON.parse(sessionSig) });
export const documents = { authSig, sessionSig, sessionSigs, siwe };

/** Sixteen bytes in a line behind their offset. */
const dumped = (held: Buffer, offset: (at: number) => string, write: (row: Buffer) => string): string =>
  Array.from({ length: Math.ceil(held.length / 16) }, (_, index) => {
    const row = held.subarray(16 * index, 16 * index + 16);
    return `${offset(16 * index)}${write(row)}`;
  }).join('\n');
const shown = (row: Buffer): string => row.toString('latin1').replace(/[^ -~]/g, '.');
const padded = (at: number, base: number, width: number): string => at.toString(base).padStart(width, '0');
const spaced = (row: Buffer, group: number): string =>
  row.toString('hex').replace(new RegExp(`.{${2 * group}}(?!$)`, 'g'), '$& ');
/** As much as one packet holds. */
const mostDumped = 20_000;

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
/** Whether a text is a JSON object or array. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
const isLine = (text: string): boolean => !text.includes('\n');

/** What is put around a document, by name; undefined where nobody would put it around such a text. */
export const wrappings: Readonly<Record<string, (text: string) => string | undefined>> = {
  base64: (text) => bytes(text).toString('base64'),
  base64url: (text) => bytes(text).toString('base64url'),
  hex: (text) => `0x${bytes(text).toString('hex')}`,
  percent: (text) => encodeURIComponent(text),
  'string within JSON': (text) => JSON.stringify(text),
  'member as text': (text) => JSON.stringify({ request: 7, data: text }),
  'member as value': (text) => (isJson(text) ? `{"id":1,"authSig":${text},"chain":"ethereum"}` : undefined),
  array: (text) => (isJson(text) ? `[${text}]` : JSON.stringify([text])),
  'quoted lines': (text) => text.replace(/^/gm, '> '),
  fence: (text) => (text.includes('`') ? undefined : `Look at this:\n\`\`\`\n${text}\n\`\`\`\nWhat is wrong?`),
  indentation: (text) => text.replace(/^/gm, '    '),
  'log line': (text) =>
    isJson(text) && isLine(text) ? `2026-01-02T03:04:05Z DEBUG [id: 3f2a] sending ${text}` : undefined,
  bearer: (text) => (/^[\w+/=.-]+$/.test(text) ? `Authorization: Bearer ${text}` : undefined),
  cookie: (text) => `Cookie: theme=dark; auth=${encodeURIComponent(text)}; lang=en`,
  'command line': (text) =>
    text.includes("'") ? undefined : `curl -X POST 'https://node.example/' --data-raw '${text}'`,
  'ANSI-C quoting': (text) =>
    `curl 'https://node.example/' --data-raw $'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`,
  'logger prefix': (text) =>
    text.split('\n').filter((line) => line.trim() !== '').length < 3
      ? undefined
      : text.replace(/^/gm, '11-29 13:52:11.482  8123  8190 I ReactNativeJS: '),
  query: (text) => `https://app.example/callback?state=1&auth=${encodeURIComponent(text)}`,
  'body below headers': (text) => (isJson(text) ? `POST / HTTP/1.1\r\nHost: app.example\r\n\r\n${text}` : undefined),
  'data URL': (text) => `data:text/plain;base64,${bytes(text).toString('base64')}`,
  entities: (text) => (isJson(text) ? text.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : undefined),
  inspected: (text) => (isLine(text) && !text.includes("'") ? `'${text.replaceAll('\\', '\\\\')}'` : undefined),
  escapes: (text) => (text.includes('"') ? JSON.stringify(text).slice(1, -1) : undefined),
  'hexdump -C': (text) =>
    text.length > mostDumped
      ? undefined
      : `${dumped(
          bytes(text),
          (at) => padded(at, 16, 8),
          (row) =>
            `  ${spaced(row, 1)
              .replace(/^((?:.. ){8})/, '$1 ')
              .padEnd(48)}  |${shown(row)}|`,
        )}\n${padded(bytes(text).length, 16, 8)}`,
  xxd: (text) =>
    text.length > mostDumped
      ? undefined
      : dumped(
          bytes(text),
          (at) => padded(at, 16, 8),
          (row) => `: ${spaced(row, 2).padEnd(39)}  ${shown(row)}`,
        ),
  'od -t x1': (text) =>
    text.length > mostDumped
      ? undefined
      : `${dumped(
          bytes(text),
          (at) => padded(at, 8, 7),
          (row) => ` ${spaced(row, 1)}`,
        )}\n${padded(bytes(text).length, 8, 7)}`,
  'tcpdump -X': (text) => {
    if (text.length > mostDumped) return undefined;
    const header = Buffer.from(
      '450000001c4640004006b1e6c0000201c0000202c3501d1f00000001000000015018020000000000',
      'hex',
    );
    const packet = Buffer.concat([header, bytes(text)]);
    packet.writeUInt16BE(packet.length, 2);
    return dumped(
      packet,
      (at) => `\t0x${padded(at, 16, 4)}`,
      (row) => `:  ${spaced(row, 2).padEnd(39)}  ${shown(row)}`,
    );
  },
  'logfmt line': (text) =>
    `time=2026-01-02T03:04:05Z level=ERROR msg="verify failed" body=${JSON.stringify(text)} port=80`,
  'list of names and values': (text) =>
    JSON.stringify([
      { name: 'chain', value: 'ethereum' },
      { name: 'body', value: text },
    ]),
  assignment: (text) => (isLine(text) && !/["']|^AUTH=/.test(text) ? `AUTH=${text}` : undefined),
};
