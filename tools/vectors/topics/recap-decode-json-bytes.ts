// recap.decode: the size of a JSON text is that of its bytes.
import { recaps, refusedBy, topic, utf8 } from '../vocabulary.js';

const { decoding, restricted } = recaps;

const LIMIT = 917_504;

/** A payload of that many bytes, most of them three for each character. */
function euros(bytes: number) {
  const empty = restricted('"k":""').length;
  const count = Math.floor((bytes - empty) / 3);
  const payload = restricted(`"k":"${'€'.repeat(count)}${'a'.repeat(bytes - empty - 3 * count)}"`);
  if (utf8(payload).length !== bytes) throw new Error('the payload has another size');
  return payload;
}

export default () =>
  topic({ operation: 'recap.decode', name: 'json-size-bytes', prefix: 'recap-decode-', since: '3.0.0', from: decoding }, [
    { id: 'json-size-bytes', title: 'A payload of 917,505 bytes and a third as many characters', twin: 'recap-decode-json-size-limit',
      change: 'a restriction of three bytes for each character fills the text', rule: 'json.text', risk: ['resource-exhaustion'],
      profiles: { reown: refusedBy('work.bytes') },
      why: 'The limit is on bytes: the text has one more, although far fewer characters.', payload: euros(LIMIT + 1) },
  ]);
