// How many bytes of documents a judgement may read: at the bound, and one past it.
import { accept, asGrant, authSig, file, grant, grantText, json, reject, utf8 } from '../kit.js';

export const since = '3.0.0';

const rules = ['work.bytes'];
const MOST = 1_048_576;

/** A grant as JSON text that white space fills up, so that all of its documents have that many bytes together. */
function filled(total) {
  const text = grantText();
  const signature = json(authSig(text));
  const payload = JSON.stringify(grant());
  const inside = utf8(text).length + utf8(payload).length;
  return `${signature}${' '.repeat(total - inside - utf8(signature).length)}`;
}

const sizes = () => [
  accept('auth-work-bytes', 'Documents of 1,048,576 bytes', {
    rules,
    reason: 'The JSON text, the SIWE message in it and the payload of its ReCap have 1,048,576 bytes together.',
    input: asGrant(filled(MOST)),
  }),
  reject('auth-work-bytes-over', 'Documents of 1,048,577 bytes', {
    rule: 'work.bytes',
    twin: 'auth-work-bytes',
    mutation: 'one more space behind the JSON text',
    reason: 'The JSON text and the SIWE message fit; with the payload of the ReCap it is one byte too many.',
    risk: ['resource-exhaustion'],
    input: asGrant(filled(MOST + 1)),
  }),
];

export default () => [file('auth-sig.verify', 'work', sizes())];
