// How much work a judgement may need: at the bound, and one past it with a document and with a signature.
import { accept, asGrant, authSig, file, grant, grantText, json, reject, utf8 } from '../kit.js';

export const since = '3.0.0';

const MOST = 917_504;
const SIGNATURE = 48_000;
const risk = ['resource-exhaustion'];

/** A grant as JSON text that white space fills up, so that all of its documents have that many bytes together. */
function filled(total) {
  const text = grantText();
  const signature = json(authSig(text));
  const payload = JSON.stringify(grant());
  const inside = utf8(text).length + utf8(payload).length;
  return `${signature}${' '.repeat(total - inside - utf8(signature).length)}`;
}

const vectors = () => [
  accept('auth-work', 'Work of 917,504: documents of 869,504 bytes and one signature', {
    rules: ['work.bytes', 'work.signatures'],
    reason:
      'The JSON text, the SIWE message in it and the payload of its ReCap have 869,504 bytes together, and the signature counts 48,000.',
    input: asGrant(filled(MOST - SIGNATURE)),
  }),
  reject('auth-work-signature', 'Work of 917,505: documents of 869,505 bytes and one signature', {
    rule: 'work.signatures',
    twin: 'auth-work',
    mutation: 'one more space behind the JSON text',
    reason: 'All documents fit; with the signature the work is one more than its bound.',
    risk,
    input: asGrant(filled(MOST - SIGNATURE + 1)),
  }),
  reject('auth-work-bytes', 'Documents of 917,505 bytes', {
    rule: 'work.bytes',
    twin: 'auth-work',
    mutation: '48,001 more spaces behind the JSON text',
    reason: 'The JSON text and the SIWE message fit; with the payload of the ReCap it is one byte too many.',
    risk,
    input: asGrant(filled(MOST + 1)),
  }),
];

export default () => [file('auth-sig.verify', 'work', vectors())];
