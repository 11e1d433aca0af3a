// Bytes that are not the one encoding of a CACAO: order, widths, indefinite lengths, other types, and what stands behind the end.
import { ARRAY, BYTES, cbor, cidBytesOf, head, MAP, mapInOrder, raw, TAG, TEXT, textIn } from '../blocks.js';
import { brought, full, value, wrongBlock } from '../chains.js';
import { file, unhex, utf8 } from '../kit.js';
import { bytesOf, cidV1 } from '../recaps.js';

const bytesOfSig = (sig) => unhex(sig.slice(2));

/** Text as CBOR, cut into two chunks of an indefinite length. */
const chunked = (text) => {
  const half = Math.floor(text.length / 2);
  return raw([(TEXT << 5) | 31], cbor(text.slice(0, half)), cbor(text.slice(half)), [0xff]);
};

/** The items of an indefinite length. */
const indefinite = (major, ...items) => raw([(major << 5) | 31], ...items.map(cbor), [0xff]);

const entriesOf = (object) => Object.entries(object).filter(([, each]) => each !== undefined);
const byLength = ([a], [b]) => a.length - b.length || (a < b ? -1 : 1);
const inOrder = (object) => entriesOf(object).sort(byLength);

/** What dag-cbor would write otherwise. Name, title, block, mutation, reason, and the risk where it is another. */
const spellings = () => {
  const { h, p, s } = value();
  const entries = inOrder(p);
  const [first, second, ...others] = entries;
  return [
    [
      'order',
      'Header behind the payload',
      mapInOrder([
        ['p', p],
        ['h', h],
        ['s', s],
      ]),
      'order of keys: p, h, s',
      'Keys of one length stand in the order of their bytes.',
    ],
    [
      'order-signature',
      'The type of the signature in front of it',
      {
        h,
        p,
        s: mapInOrder([
          ['t', s.t],
          ['s', s.s],
        ]),
      },
      'order of keys in s: t, s',
      'Keys of one length stand in the order of their bytes.',
    ],
    [
      'order-alphabet',
      'Members of the payload in the order of the alphabet',
      { h, p: mapInOrder([...entries].sort(([a], [b]) => (a < b ? -1 : 1))), s },
      'order of keys in p: alphabetical',
      'Shorter keys stand in front of longer ones: nonce before domain.',
    ],
    [
      'order-swapped',
      'Two members of the payload changed places',
      { h, p: mapInOrder([second, first, ...others]), s },
      `order of keys in p: ${second[0]}, ${first[0]}, ...`,
      'Keys of one length stand in the order of their bytes.',
    ],
    [
      'duplicate',
      'A member twice, with one value',
      { h, p: mapInOrder([first, ...entries]), s },
      `p.${first[0]} twice`,
      'A map has each key once.',
    ],
    [
      'duplicate-other',
      'A member twice, with two values',
      { h, p: mapInOrder([[first[0], 'https://other.example/'], ...entries]), s },
      `p.${first[0]} twice, another URI in front`,
      'A map has each key once: readers differ about which one counts.',
      ['parser-differential', 'forgery'],
    ],
    [
      'map-wide',
      'The number of members in one byte more',
      mapInOrder(inOrder(value()), 1),
      'head of the map: b8 03',
      'A number below 24 stands in the head itself.',
    ],
    [
      'map-widest',
      'The number of members in eight bytes',
      mapInOrder(inOrder(value()), 8),
      'head of the map: bb and eight bytes',
      'A number below 24 stands in the head itself.',
    ],
    [
      'text-wide',
      'The length of a short text in one byte',
      { h: { t: textIn(1, h.t) }, p, s },
      'head of h.t: 78 07',
      'A length below 24 stands in the head itself.',
    ],
    [
      'text-wider',
      'The length of a text in two bytes',
      { h, p: { ...p, aud: textIn(2, p.aud) }, s },
      'head of p.aud: 79 and two bytes',
      'A length from 24 to 255 stands in one byte.',
    ],
    [
      'key-wide',
      'The length of a key in one byte',
      { h: mapInOrder([[textIn(1, 't'), h.t]]), p, s },
      'head of the key t: 78 01',
      'Keys are items like others.',
    ],
    [
      'bytes-wide',
      'The length of a signature in bytes in two bytes',
      { h, p, s: { t: s.t, s: raw(head(BYTES, 65, 2), bytesOfSig(s.s)) } },
      'head of s.s: 59 and two bytes',
      'A length from 24 to 255 stands in one byte.',
      undefined,
      'bytes',
    ],
    [
      'array-wide',
      'The number of resources in one byte',
      resources((list) => raw(head(ARRAY, list.length, 1), ...list.map(cbor))),
      'head of p.resources: 98 02',
      'A number below 24 stands in the head itself.',
      undefined,
      'full',
    ],
    [
      'map-indefinite',
      'A map of indefinite length',
      indefinite(MAP, ...inOrder(value()).flat()),
      'head of the map: bf, and ff at the end',
      'Lengths are definite.',
    ],
    [
      'text-indefinite',
      'A text in two chunks',
      { h, p: { ...p, nonce: chunked(p.nonce) }, s },
      'p.nonce: 7f, two chunks, ff',
      'Lengths are definite.',
    ],
    [
      'array-indefinite',
      'An array of indefinite length',
      resources((list) => indefinite(ARRAY, ...list)),
      'head of p.resources: 9f, and ff at the end',
      'Lengths are definite.',
      undefined,
      'full',
    ],
    [
      'bytes-indefinite',
      'A signature of bytes in two chunks',
      { h, p, s: { t: s.t, s: indefinite(BYTES, bytesOfSig(s.s).slice(0, 32), bytesOfSig(s.s).slice(32)) } },
      's.s: 5f, two chunks, ff',
      'Lengths are definite.',
      undefined,
      'bytes',
    ],
    [
      'float',
      'A version that is a floating-point number of two bytes',
      { h, p: { ...p, version: raw(unhex('f93c00')) }, s },
      'p.version: f9 3c00',
      'dag-cbor has floats of eight bytes only, and the version is text.',
    ],
    [
      'float-64',
      'A version that is a floating-point number of eight bytes',
      { h, p: { ...p, version: raw(unhex('fb3ff0000000000000')) }, s },
      'p.version: fb 3ff0000000000000',
      'The version is text.',
    ],
    [
      'float-nan',
      'A request id that is no number',
      { h, p: { ...p, requestId: raw(unhex('fb7ff8000000000000')) }, s },
      'p.requestId: NaN',
      'dag-cbor has no NaN.',
    ],
    [
      'undefined',
      'A request id that is undefined',
      { h, p: { ...p, requestId: raw([0xf7]) }, s },
      'p.requestId: f7',
      'dag-cbor has no undefined, and a member that is absent is left out.',
    ],
    [
      'simple',
      'A request id that is a simple value',
      { h, p: { ...p, requestId: raw([0xf8, 0xff]) }, s },
      'p.requestId: f8 ff',
      'dag-cbor has false, true and null and no other simple value.',
    ],
    [
      'tag-self',
      'The tag that says that this is CBOR',
      bytesOf(head(TAG, 55799), cbor(value())),
      'd9d9f7 in front',
      'No tag but that of links, and a block is none.',
    ],
    [
      'tag-date',
      'The tag of dates',
      { h, p: { ...p, iat: raw(head(TAG, 0), cbor(p.iat)) }, s },
      'tag 0 in front of p.iat',
      'No tag but that of links.',
    ],
    [
      'tag-uri',
      'The tag of URIs',
      { h, p: { ...p, aud: raw(head(TAG, 32), cbor(p.aud)) }, s },
      'tag 32 in front of p.aud',
      'No tag but that of links.',
    ],
    [
      'tag-link',
      'A link in place of the URI',
      { h, p: { ...p, aud: raw(head(TAG, 42), cbor(bytesOf([0], cidBytesOf(utf8('other'))))) }, s },
      'p.aud: tag 42 and a CID',
      'A link is dag-cbor, and the URI is text.',
    ],
    [
      'tag-link-text',
      'A link whose CID is text',
      { h, p: { ...p, aud: raw(head(TAG, 42), cbor(cidV1('other'))) }, s },
      'p.aud: tag 42 and text',
      'A link has a zero byte and the bytes of a CID.',
    ],
    [
      'key-number',
      'A key that is a number',
      { h: mapInOrder([[0, h.t]]), p, s },
      'h: {0: "eip4361"}',
      'Keys of dag-cbor are text and nothing else.',
    ],
    [
      'key-bytes',
      'A key that is bytes',
      { h: mapInOrder([[utf8('t'), h.t]]), p, s },
      'h: the key t as bytes',
      'Keys of dag-cbor are text and nothing else.',
    ],
    [
      'key-proto',
      'A member named __proto__',
      {
        h,
        p,
        s: mapInOrder([
          ['s', s.s],
          ['t', s.t],
          ['__proto__', {}],
        ]),
      },
      's.__proto__: {}',
      'It is a name like any other, and no member of a block.',
      ['prototype-pollution'],
    ],
    ['trailing', 'A byte behind the end', bytesOf(cbor(value()), [0]), 'bytes += 00', 'Nothing stands behind the end.'],
    [
      'trailing-block',
      'A second block behind the end',
      bytesOf(cbor(value()), cbor(value())),
      'the bytes twice',
      'Nothing stands behind the end.',
    ],
    [
      'cut',
      'A block without its last byte',
      cbor(value()).slice(0, -1),
      'the last byte left out',
      'The last text is shorter than its head says.',
    ],
    ['empty', 'No bytes', new Uint8Array(), 'every byte left out', 'Nothing is encoded by no bytes.'],
    [
      'array-length',
      'An array that says to have 2^40 items',
      bytesOf(unhex('9b0000010000000000')),
      '9b and a length of 2^40',
      'There are fewer bytes than items; nothing is set aside for them.',
      ['resource-exhaustion'],
    ],
    [
      'nested',
      'Ten thousand arrays, one in the other',
      new Uint8Array(10_000).fill(0x81),
      '10,000 times 81',
      'A CACAO is a map, and the innermost array has no item.',
      ['resource-exhaustion'],
    ],
    [
      'utf8',
      'A text that is no UTF-8',
      { h, p: { ...p, requestId: raw([0x61, 0xff]) }, s },
      'p.requestId: 61 ff',
      'Text is UTF-8; a reader that replaces what is none reads something that nobody signed.',
      ['parser-differential', 'injection'],
    ],
    [
      'surrogate',
      'A text with half of a surrogate pair',
      { h, p: { ...p, requestId: raw(unhex('63eda080')) }, s },
      'p.requestId: 63 ed a0 80',
      'Half of a pair has no UTF-8.',
      ['parser-differential', 'injection'],
    ],
    [
      'bom',
      'A byte order mark in front',
      bytesOf([0xef, 0xbb, 0xbf], cbor(value())),
      'ef bb bf in front',
      'dag-cbor is no text and has no mark.',
    ],
    [
      'json',
      'The block as JSON',
      utf8(JSON.stringify(value())),
      'dag-json in place of dag-cbor',
      'The codec of the CID is dag-cbor.',
    ],
  ].map(([name, title, block, mutation, reason, risk, twin]) =>
    wrongBlock(name, title, block, { mutation, reason, ...(risk ? { risk } : {}), ...(twin ? { twin } : {}) }),
  );
};

/** The block with every member, its resources as `write` writes them. */
function resources(write) {
  const { h, p, s } = full().value;
  return { h, p: { ...p, resources: write(p.resources) }, s };
}

export default () => [file('cacao.decode', 'canonical', brought(spellings()))];
