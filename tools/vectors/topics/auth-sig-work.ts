// How much work a judgement may need: at the bound, and one past it with a document and with a signature.
import { asGrant, authSig, grant, grantText, json, type Row, topic, utf8 } from '../vocabulary.js';

const MOST = 917_504;
const SIGNATURE = 52_000;

/** A grant as JSON text that white space fills up, so that all of its documents have that many bytes together. */
function filled(total: number) {
  const text = grantText();
  const signature = json(authSig(text));
  const payload = json(grant());
  const inside = utf8(text).length + utf8(payload).length;
  return `${signature}${' '.repeat(total - inside - utf8(signature).length)}`;
}

const vectors = (): Row[] => [
  { id: 'work', title: 'Work of 917,504: documents of 865,504 bytes and one signature', rules: ['work.bytes', 'work.signatures'],
    why: 'The JSON text, the SIWE message in it and the payload of its ReCap have 865,504 bytes together, and the signature counts 52,000.',
    input: asGrant(filled(MOST - SIGNATURE)) },
  { id: 'work-signature', title: 'Work of 917,505: documents of 865,505 bytes and one signature', twin: 'work', change: 'one more space behind the JSON text',
    rule: 'work.signatures', why: 'All documents fit; with the signature the work is one more than its bound.',
    input: asGrant(filled(MOST - SIGNATURE + 1)) },
  { id: 'work-bytes', title: 'Documents of 917,505 bytes', twin: 'work', change: '52,001 more spaces behind the JSON text', rule: 'work.bytes',
    why: 'The JSON text and the SIWE message fit; with the payload of the ReCap it is one byte too many.', input: asGrant(filled(MOST + 1)) },
];

export default () => topic({ operation: 'auth-sig.verify', name: 'work', prefix: 'auth-', since: '3.0.0' }, vectors());
