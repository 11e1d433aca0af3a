// sign-session-key.combine: the JSON text of an answer, and its shape.
import { answerOf, declines, pointOf, responseOf } from '../combination.js';
import { file, json } from '../kit.js';
import { networkText, shareText } from '../network.js';
import { hexText, refusedBy } from '../sessions.js';

const shape = 'sign-response.shape';
const text = () => json(responseOf(2));
const share = () => shareText(2, pointOf(networkText(), 2));
const without = (name) => Object.fromEntries(Object.entries(responseOf(2)).filter(([key]) => key !== name));

/** Two answers, of which that of node 2 is this text. */
const answering = (response) => [answerOf(1), answerOf(2, { response })];

/** What a reader that leaves JSON to the platform makes of a text that is none: nothing with members. */
const NO_JSON = { reown: refusedBy(shape) };

const texts = () =>
  [
    ['empty', 'An empty answer', '', 'the whole text left out', 'An empty text is no JSON', 'type-confusion', NO_JSON],
    [
      'html',
      'An answer of HTML',
      '<html>502 Bad Gateway</html>',
      'an HTML page',
      'An HTML page is no JSON text',
      'type-confusion',
      NO_JSON,
    ],
    [
      'text-after',
      'An answer with a letter after the object',
      `${text()}x`,
      'x at the end',
      'The text is one JSON value',
      'parser-differential',
      NO_JSON,
    ],
    [
      'byte-order-mark',
      'An answer with a byte order mark',
      `\ufeff${text()}`,
      'U+FEFF in front',
      'A JSON text begins with its value',
      'parser-differential',
    ],
    [
      'not-utf-8',
      'An answer with a byte that is no UTF-8',
      { hex: `${hexText(text()).hex.slice(0, -2)}ff7d` },
      'a byte ff in front of the last brace',
      'The bytes are no UTF-8',
      'parser-differential',
      NO_JSON,
    ],
    [
      'key-twice',
      'An answer with two share indices',
      text().replace('"shareIndex"', '"shareIndex":0,"shareIndex"'),
      'shareIndex: 0 in front of the genuine one',
      'Of two members with one key, each reader takes another',
      'parser-differential',
    ],
    [
      'deep',
      'An answer nested 33 deep',
      text().replace(/\}$/, `,"x":${'['.repeat(32)}${']'.repeat(32)}}`),
      'x: arrays nested 32 deep',
      'Arrays and objects may be nested 32 deep, the object of the answer among them',
      'resource-exhaustion',
    ],
  ].map(([name, title, response, mutation, why, risk, profiles]) =>
    declines(`json-${name}`, title, {
      rule: 'json.text',
      risk: [risk],
      mutation: `of node 2, ${mutation}`,
      reason: `${why}.`,
      answers: answering(response),
      profiles,
    }),
  );

const named = ['result', 'signatureShare', 'shareIndex', 'curveType', 'siweMessage', 'dataSigned', 'blsRootPubkey'];

const shapes = () =>
  [
    ...named.map((name) => [
      `no-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
      `An answer without ${name}`,
      without(name),
      `${name} left out`,
      `An answer has ${name}`,
    ]),
    ['array', 'An answer that is an array', [responseOf(2)], 'the object in an array', 'An answer is an object'],
    ['null', 'An answer of null', null, 'null', 'An answer is an object'],
    [
      'failure',
      'An answer whose result is failure',
      { ...responseOf(2), result: 'failure' },
      'result: failure',
      'A node that answers with a share says success',
    ],
    [
      'curve-k256',
      'An answer with the curve K256',
      { ...responseOf(2), curveType: 'K256' },
      'curveType: K256',
      'The network key is a BLS key',
    ],
    [
      'tag-basic',
      'A share with the tag Basic',
      { ...responseOf(2), signatureShare: { Basic: share() } },
      'tag: Basic',
      'Basic names another scheme with another domain separation',
    ],
    [
      'tag-augmentation',
      'A share with the tag MessageAugmentation',
      { ...responseOf(2), signatureShare: { MessageAugmentation: share() } },
      'tag: MessageAugmentation',
      'MessageAugmentation names a scheme in which the key is part of the message',
    ],
    [
      'tag-second',
      'A share with a second tag',
      { ...responseOf(2), signatureShare: { ProofOfPossession: share(), Basic: share() } },
      'Basic with the same share added',
      'The object has a single key; of two, each reader takes another',
    ],
    [
      'share-text',
      'A share without a tag',
      { ...responseOf(2), signatureShare: share() },
      'signatureShare: the digits alone',
      'The tag says which scheme the share is of',
    ],
    [
      'index-text',
      'A share index that is a text',
      { ...responseOf(2), shareIndex: '1' },
      'shareIndex: "1"',
      'A share index is a number',
    ],
    [
      'index-negative',
      'A share index of -1',
      { ...responseOf(2), shareIndex: -1 },
      'shareIndex: -1',
      'A share index is 0 or more: the identifier 0 is that of the secret',
    ],
    [
      'index-255',
      'A share index of 255',
      { ...responseOf(2), shareIndex: 255 },
      'shareIndex: 255',
      'The identifier is the index and one, in one byte',
    ],
    [
      'data-prefix',
      'Signed bytes with 0x',
      { ...responseOf(2), dataSigned: `0x${responseOf(2).dataSigned}` },
      'dataSigned: 0x in front',
      'The digits stand without 0x',
    ],
    [
      'key-prefix',
      'A network key with 0x',
      { ...responseOf(2), blsRootPubkey: `0x${responseOf(2).blsRootPubkey}` },
      'blsRootPubkey: 0x in front',
      'The digits stand without 0x',
    ],
    [
      'message-object',
      'A message as an object',
      { ...responseOf(2), siweMessage: { text: networkText() } },
      'siweMessage: an object',
      'The message is the text that was signed',
    ],
    [
      'message-size',
      'A message of 65,537 characters',
      { ...responseOf(2), siweMessage: 'a'.repeat(65_537) },
      'siweMessage: 65,537 letters',
      'A message has at most 65,536 bytes',
    ],
  ].map(([name, title, response, mutation, why]) =>
    declines(`shape-${name}`, title, {
      rule: shape,
      risk: [name === 'message-size' ? 'resource-exhaustion' : 'type-confusion'],
      mutation: `of node 2, ${mutation}`,
      reason: `${why}.`,
      answers: answering(json(response)),
    }),
  );

export const since = '1.1.0';

export default () => [file('sign-session-key.combine', 'answer', [...texts(), ...shapes()])];
