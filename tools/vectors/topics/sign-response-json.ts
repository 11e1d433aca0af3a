// sign-session-key.combine: the JSON text of an answer, and its shape.
import { combination, each, group, type Hex, type Input, json, networks, type Row, refusedBy, sessions, topic } from '../vocabulary.js';

const { answerOf, combining, pointOf, responseOf } = combination;
const { hexText } = sessions;

const text = () => json(responseOf(2));
const share = () => networks.shareText(2, pointOf(networks.networkText(), 2));

/** What node 2 answers, and that in words: a text, its bytes, or members with other values, of which those that are undefined are left out. */
interface Answered { readonly words: string; readonly response?: string | Hex; readonly members?: Input }

const answered = (row: Row & Answered) => {
  const { words, members, response = json({ ...responseOf(2), ...members }) } = row;
  return { ...combining({ ...row, answers: [answerOf(1), answerOf(2, { response })] }), change: `of node 2, ${words}` };
};

/** What a reader that leaves JSON to the platform makes of a text that is none: nothing with members. */
const NO_JSON = each(refusedBy('sign-response.shape'), 'reown');

const texts = () => group({ prefix: 'sign-response-json-', rule: 'json.text', from: answered }, [
  { id: 'empty', title: 'An empty answer', words: 'the whole text left out', risk: ['type-confusion'], profiles: NO_JSON, response: '',
    why: 'An empty text is no JSON.' },
  { id: 'html', title: 'An answer of HTML', words: 'an HTML page', risk: ['type-confusion'], profiles: NO_JSON, response: '<html>502 Bad Gateway</html>',
    why: 'An HTML page is no JSON text.' },
  { id: 'text-after', title: 'An answer with a letter after the object', words: 'x at the end', profiles: NO_JSON, response: `${text()}x`,
    why: 'The text is one JSON value.' },
  { id: 'byte-order-mark', title: 'An answer with a byte order mark', words: 'U+FEFF in front', response: `\ufeff${text()}`,
    why: 'A JSON text begins with its value.' },
  { id: 'not-utf-8', title: 'An answer with a byte that is no UTF-8', words: 'a byte ff in front of the last brace', profiles: NO_JSON,
    response: { hex: `${hexText(text()).hex.slice(0, -2)}ff7d` }, why: 'The bytes are no UTF-8.' },
  { id: 'key-twice', title: 'An answer with two share indices', words: 'shareIndex: 0 in front of the genuine one',
    response: text().replace('"shareIndex"', '"shareIndex":0,"shareIndex"'), why: 'Of two members with one key, each reader takes another.' },
  { id: 'deep', title: 'An answer nested 33 deep', words: 'x: arrays nested 32 deep', risk: ['resource-exhaustion'],
    response: text().replace(/\}$/, `,"x":${'['.repeat(32)}${']'.repeat(32)}}`),
    why: 'Arrays and objects may be nested 32 deep, the object of the answer among them.' },
]);

const named = ['result', 'signatureShare', 'shareIndex', 'curveType', 'siweMessage', 'dataSigned', 'blsRootPubkey'];

const shapes = () => group({ prefix: 'sign-response-shape-', rule: 'sign-response.shape', from: answered },
  named.map((name) => ({ id: `no-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, title: `An answer without ${name}`, words: `${name} left out`,
    members: { [name]: undefined }, why: `An answer has ${name}.` })), [
    { id: 'array', title: 'An answer that is an array', words: 'the object in an array', response: json([responseOf(2)]), why: 'An answer is an object.' },
    { id: 'null', title: 'An answer of null', words: 'null', response: 'null', why: 'An answer is an object.' },
    { id: 'failure', title: 'An answer whose result is failure', words: 'result: failure', members: { result: 'failure' },
      why: 'A node that answers with a share says success.' },
    { id: 'curve-k256', title: 'An answer with the curve K256', words: 'curveType: K256', members: { curveType: 'K256' }, why: 'The network key is a BLS key.' },
    { id: 'tag-basic', title: 'A share with the tag Basic', words: 'tag: Basic', members: { signatureShare: { Basic: share() } },
      why: 'Basic names another scheme with another domain separation.' },
    { id: 'tag-augmentation', title: 'A share with the tag MessageAugmentation', words: 'tag: MessageAugmentation',
      members: { signatureShare: { MessageAugmentation: share() } }, why: 'MessageAugmentation names a scheme in which the key is part of the message.' },
    { id: 'tag-second', title: 'A share with a second tag', words: 'Basic with the same share added',
      members: { signatureShare: { ProofOfPossession: share(), Basic: share() } }, why: 'The object has a single key; of two, each reader takes another.' },
    { id: 'share-text', title: 'A share without a tag', words: 'signatureShare: the digits alone', members: { signatureShare: share() },
      why: 'The tag says which scheme the share is of.' },
    { id: 'index-text', title: 'A share index that is a text', words: 'shareIndex: "1"', members: { shareIndex: '1' }, why: 'A share index is a number.' },
    { id: 'index-negative', title: 'A share index of -1', words: 'shareIndex: -1', members: { shareIndex: -1 },
      why: 'A share index is 0 or more: the identifier 0 is that of the secret.' },
    { id: 'index-255', title: 'A share index of 255', words: 'shareIndex: 255', members: { shareIndex: 255 },
      why: 'The identifier is the index and one, in one byte.' },
    { id: 'data-prefix', title: 'Signed bytes with 0x', words: 'dataSigned: 0x in front', members: { dataSigned: `0x${responseOf(2).dataSigned}` },
      why: 'The digits stand without 0x.' },
    { id: 'key-prefix', title: 'A network key with 0x', words: 'blsRootPubkey: 0x in front', members: { blsRootPubkey: `0x${responseOf(2).blsRootPubkey}` },
      why: 'The digits stand without 0x.' },
    { id: 'message-object', title: 'A message as an object', words: 'siweMessage: an object', members: { siweMessage: { text: networks.networkText() } },
      why: 'The message is the text that was signed.' },
    { id: 'message-size', title: 'A message of 65,537 characters', words: 'siweMessage: 65,537 letters', risk: ['resource-exhaustion'],
      members: { siweMessage: 'a'.repeat(65_537) }, why: 'A message has at most 65,536 bytes.' },
  ]);

export default () => topic<object>({ operation: 'sign-session-key.combine', name: 'answer', since: '1.1.0',
  twin: 'sign-response-standard' }, texts(), shapes());
