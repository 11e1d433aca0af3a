// Bytes that are not the one encoding of a CACAO: order, widths, indefinite lengths, other types, and what stands behind the end.
import { blocks, chains, group, json, kinds, recaps, topic, unhex, utf8 } from '../vocabulary.js';

const { ARRAY, BYTES, cbor, cidBytesOf, handedIn, head, MAP, mapInOrder, raw, TAG, TEXT, textIn } = blocks;
const { full, value } = chains;
const { bytesOf, cidV1 } = recaps;

const bytesOfSig = (sig: string) => unhex(sig.slice(2));

/** Text as CBOR, cut into two chunks of an indefinite length. */
const chunked = (text: string) => {
  const half = Math.floor(text.length / 2);
  return raw([(TEXT << 5) | 31], cbor(text.slice(0, half)), cbor(text.slice(half)), [0xff]);
};

/** The items of an indefinite length. */
const indefinite = (major: number, ...items: readonly unknown[]) => raw([(major << 5) | 31], ...items.map(cbor), [0xff]);

/** The members that are there, in the order of dag-cbor. */
const inOrder = (object: object) => Object.entries(object).filter(([, each]) => each !== undefined)
  .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));

/** What dag-cbor would write otherwise. */
const spellings = () => {
  const { h, p, s } = value();
  const entries = inOrder(p);
  const [first = ['', ''], second = ['', ''], ...others] = entries;
  return group({ twin: 'cacao-decode-login', rule: 'chain.block', from: handedIn }, [
    { id: 'order', title: 'Header behind the payload', change: 'order of keys: p, h, s', why: 'Keys of one length stand in the order of their bytes.',
      block: mapInOrder([['p', p], ['h', h], ['s', s]]) },
    { id: 'order-signature', title: 'The type of the signature in front of it', change: 'order of keys in s: t, s',
      why: 'Keys of one length stand in the order of their bytes.', block: { h, p, s: mapInOrder([['t', s.t], ['s', s.s]]) } },
    { id: 'order-alphabet', title: 'Members of the payload in the order of the alphabet', change: 'order of keys in p: alphabetical',
      why: 'Shorter keys stand in front of longer ones: nonce before domain.',
      block: { h, p: mapInOrder([...entries].sort(([a], [b]) => (a < b ? -1 : 1))), s } },
    { id: 'order-swapped', title: 'Two members of the payload changed places', change: `order of keys in p: ${second[0]}, ${first[0]}, ...`,
      why: 'Keys of one length stand in the order of their bytes.', block: { h, p: mapInOrder([second, first, ...others]), s } },
    { id: 'duplicate', title: 'A member twice, with one value', change: `p.${first[0]} twice`, why: 'A map has each key once.',
      block: { h, p: mapInOrder([first, ...entries]), s } },
    { id: 'duplicate-other', title: 'A member twice, with two values', change: `p.${first[0]} twice, another URI in front`,
      risk: ['parser-differential', 'forgery'], why: 'A map has each key once: readers differ about which one counts.',
      block: { h, p: mapInOrder([[first[0], 'https://other.example/'], ...entries]), s } },
    { id: 'map-wide', title: 'The number of members in one byte more', change: 'head of the map: b8 03', why: 'A number below 24 stands in the head itself.',
      block: mapInOrder(inOrder(value()), 1) },
    { id: 'map-widest', title: 'The number of members in eight bytes', change: 'head of the map: bb and eight bytes',
      why: 'A number below 24 stands in the head itself.', block: mapInOrder(inOrder(value()), 8) },
    { id: 'text-wide', title: 'The length of a short text in one byte', change: 'head of h.t: 78 07', why: 'A length below 24 stands in the head itself.',
      block: { h: { t: textIn(1, h.t) }, p, s } },
    { id: 'text-wider', title: 'The length of a text in two bytes', change: 'head of p.aud: 79 and two bytes',
      why: 'A length from 24 to 255 stands in one byte.', block: { h, p: { ...p, aud: textIn(2, p.aud) }, s } },
    { id: 'key-wide', title: 'The length of a key in one byte', change: 'head of the key t: 78 01', why: 'Keys are items like others.',
      block: { h: mapInOrder([[textIn(1, 't'), h.t]]), p, s } },
    { id: 'bytes-wide', title: 'The length of a signature in bytes in two bytes', twin: 'cacao-decode-bytes', change: 'head of s.s: 59 and two bytes',
      why: 'A length from 24 to 255 stands in one byte.', block: { h, p, s: { t: s.t, s: raw(head(BYTES, 65, 2), bytesOfSig(s.s)) } } },
    { id: 'array-wide', title: 'The number of resources in one byte', twin: 'cacao-decode-full', change: 'head of p.resources: 98 02',
      why: 'A number below 24 stands in the head itself.', block: resources((list) => raw(head(ARRAY, list.length, 1), ...list.map(cbor))) },
    { id: 'map-indefinite', title: 'A map of indefinite length', change: 'head of the map: bf, and ff at the end', why: 'Lengths are definite.',
      block: indefinite(MAP, ...inOrder(value()).flat()) },
    { id: 'text-indefinite', title: 'A text in two chunks', change: 'p.nonce: 7f, two chunks, ff', why: 'Lengths are definite.',
      block: { h, p: { ...p, nonce: chunked(p.nonce) }, s } },
    { id: 'array-indefinite', title: 'An array of indefinite length', twin: 'cacao-decode-full', change: 'head of p.resources: 9f, and ff at the end',
      why: 'Lengths are definite.', block: resources((list) => indefinite(ARRAY, ...list)) },
    { id: 'bytes-indefinite', title: 'A signature of bytes in two chunks', twin: 'cacao-decode-bytes', change: 's.s: 5f, two chunks, ff',
      why: 'Lengths are definite.', block: { h, p, s: { t: s.t, s: indefinite(BYTES, bytesOfSig(s.s).slice(0, 32), bytesOfSig(s.s).slice(32)) } } },
    { id: 'float', title: 'A version that is a floating-point number of two bytes', change: 'p.version: f9 3c00',
      why: 'dag-cbor has floats of eight bytes only, and the version is text.', block: { h, p: { ...p, version: raw(unhex('f93c00')) }, s } },
    { id: 'float-64', title: 'A version that is a floating-point number of eight bytes', change: 'p.version: fb 3ff0000000000000', why: 'The version is text.',
      block: { h, p: { ...p, version: raw(unhex('fb3ff0000000000000')) }, s } },
    { id: 'float-nan', title: 'A request id that is no number', change: 'p.requestId: NaN', why: 'dag-cbor has no NaN.',
      block: { h, p: { ...p, requestId: raw(unhex('fb7ff8000000000000')) }, s } },
    { id: 'undefined', title: 'A request id that is undefined', change: 'p.requestId: f7',
      why: 'dag-cbor has no undefined, and a member that is absent is left out.', block: { h, p: { ...p, requestId: raw([0xf7]) }, s } },
    { id: 'simple', title: 'A request id that is a simple value', change: 'p.requestId: f8 ff',
      why: 'dag-cbor has false, true and null and no other simple value.', block: { h, p: { ...p, requestId: raw([0xf8, 0xff]) }, s } },
    { id: 'tag-self', title: 'The tag that says that this is CBOR', change: 'd9d9f7 in front', why: 'No tag but that of links, and a block is none.',
      block: bytesOf(head(TAG, 55799), cbor(value())) },
    { id: 'tag-date', title: 'The tag of dates', change: 'tag 0 in front of p.iat', why: 'No tag but that of links.',
      block: { h, p: { ...p, iat: raw(head(TAG, 0), cbor(p.iat)) }, s } },
    { id: 'tag-uri', title: 'The tag of URIs', change: 'tag 32 in front of p.aud', why: 'No tag but that of links.',
      block: { h, p: { ...p, aud: raw(head(TAG, 32), cbor(p.aud)) }, s } },
    { id: 'tag-link', title: 'A link in place of the URI', change: 'p.aud: tag 42 and a CID', why: 'A link is dag-cbor, and the URI is text.',
      block: { h, p: { ...p, aud: raw(head(TAG, 42), cbor(bytesOf([0], cidBytesOf(utf8('other'))))) }, s } },
    { id: 'tag-link-text', title: 'A link whose CID is text', change: 'p.aud: tag 42 and text', why: 'A link has a zero byte and the bytes of a CID.',
      block: { h, p: { ...p, aud: raw(head(TAG, 42), cbor(cidV1('other'))) }, s } },
    { id: 'key-number', title: 'A key that is a number', change: 'h: {0: "eip4361"}', why: 'Keys of dag-cbor are text and nothing else.',
      block: { h: mapInOrder([[0, h.t]]), p, s } },
    { id: 'key-bytes', title: 'A key that is bytes', change: 'h: the key t as bytes', why: 'Keys of dag-cbor are text and nothing else.',
      block: { h: mapInOrder([[utf8('t'), h.t]]), p, s } },
    { id: 'key-proto', title: 'A member named __proto__', change: 's.__proto__: {}', risk: ['prototype-pollution'],
      why: 'It is a name like any other, and no member of a block.', block: { h, p, s: mapInOrder([['s', s.s], ['t', s.t], ['__proto__', {}]]) } },
    { id: 'trailing', title: 'A byte behind the end', change: 'bytes += 00', why: 'Nothing stands behind the end.', block: bytesOf(cbor(value()), [0]) },
    { id: 'trailing-block', title: 'A second block behind the end', change: 'the bytes twice', why: 'Nothing stands behind the end.',
      block: bytesOf(cbor(value()), cbor(value())) },
    { id: 'cut', title: 'A block without its last byte', change: 'the last byte left out', why: 'The last text is shorter than its head says.',
      block: cbor(value()).slice(0, -1) },
    { id: 'empty', title: 'No bytes', change: 'every byte left out', why: 'Nothing is encoded by no bytes.', block: new Uint8Array() },
    { id: 'array-length', title: 'An array that says to have 2^40 items', change: '9b and a length of 2^40', risk: ['resource-exhaustion'],
      why: 'There are fewer bytes than items; nothing is set aside for them.', block: bytesOf(unhex('9b0000010000000000')) },
    { id: 'nested', title: 'Ten thousand arrays, one in the other', change: '10,000 times 81', risk: ['resource-exhaustion'],
      why: 'A CACAO is a map, and the innermost array has no item.', block: new Uint8Array(10_000).fill(0x81) },
    { id: 'utf8', title: 'A text that is no UTF-8', change: 'p.requestId: 61 ff', risk: ['parser-differential', 'injection'],
      why: 'Text is UTF-8; a reader that replaces what is none reads something that nobody signed.',
      block: { h, p: { ...p, requestId: raw([0x61, 0xff]) }, s } },
    { id: 'surrogate', title: 'A text with half of a surrogate pair', change: 'p.requestId: 63 ed a0 80', risk: ['parser-differential', 'injection'],
      why: 'Half of a pair has no UTF-8.', block: { h, p: { ...p, requestId: raw(unhex('63eda080')) }, s } },
    { id: 'bom', title: 'A byte order mark in front', change: 'ef bb bf in front', why: 'dag-cbor is no text and has no mark.',
      block: bytesOf([0xef, 0xbb, 0xbf], cbor(value())) },
    { id: 'json', title: 'The block as JSON', change: 'dag-json in place of dag-cbor', why: 'The codec of the CID is dag-cbor.',
      block: utf8(json(value())) },
  ]);
};

/** The block with every member, its resources as `write` writes them. */
function resources(write: (list: readonly string[]) => unknown) {
  const { h, p, s } = full().value as blocks.Cacao;
  return { h, p: { ...p, resources: write(p.resources) }, s };
}

export default () => topic({ operation: 'cacao.decode', name: 'canonical', prefix: 'cacao-decode-', since: kinds.SINCE }, spellings());
