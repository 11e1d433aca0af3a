// recap.decode: the size of a JSON text is that of its bytes.
import { file, utf8 } from '../kit.js';
import { refused, restricted } from '../recaps.js';

export const since = '3.0.0';

const LIMIT = 917_504;

/** A payload of that many bytes, most of them three for each character. */
function euros(bytes) {
  const empty = restricted('"k":""').length;
  const count = Math.floor((bytes - empty) / 3);
  return restricted(`"k":"${'€'.repeat(count)}${'a'.repeat(bytes - empty - 3 * count)}"`);
}

export default () => {
  const payload = euros(LIMIT + 1);
  if (utf8(payload).length !== LIMIT + 1) throw new Error('the payload has another size');
  return [
    file('recap.decode', 'json-size-bytes', [
      refused('json-size-bytes', 'A payload of 917,505 bytes and a third as many characters', payload, {
        rule: 'json.text',
        twin: 'json-size-limit',
        mutation: 'a restriction of three bytes for each character fills the text',
        reason: 'The limit is on bytes: the text has one more, although far fewer characters.',
        profiles: { reown: { result: 'reject', rule: 'work.bytes' } },
        risk: ['resource-exhaustion'],
      }),
    ]),
  ];
};
