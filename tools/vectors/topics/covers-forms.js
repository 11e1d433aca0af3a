// capability.covers: restriction values character by character. What stands before, behind and between the digits.
import { AUTH, aliceHex, asking, credit, grantOf, only, payment, show } from '../grants.js';
import { alice, file, reject } from '../kit.js';

export const since = '3.0.0';

const facts = {
  nft_id: { token: '7' },
  delegate_to: { delegatee: alice().address },
  uses: { uses: '0' },
  max_price: { price: '1' },
  scopes: { scope: 'pkp_sign' },
};
const resources = { nft_id: credit, delegate_to: credit, uses: credit, max_price: payment, scopes: payment };
const twins = {
  nft_id: 'covers-nft-id',
  delegate_to: 'covers-delegate',
  uses: 'covers-value-uses',
  max_price: 'covers-value-max-price',
  scopes: 'covers-value-scopes',
};

const around = (key, text) => [
  ['line-feed-behind', 'a line feed behind it', `${text}\n`],
  ['line-feed-before', 'a line feed in front of it', `\n${text}`],
  ['return-behind', 'a carriage return behind it', `${text}\r`],
  ['null-behind', 'a null character behind it', `${text}\0`],
  ['second-line', 'a second line', `x\n${text}`],
  ...(key === 'scopes'
    ? []
    : [
        ['plus', 'a plus sign', `+${text}`],
        ['underscore', 'an underscore', `${text[0]}_${text.slice(1)}`],
        ['point', 'a fraction', `${text}.0`],
        ['letter-behind', 'a letter behind it', `${text}x`],
        ['letter-before', 'a letter in front of it', `x${text}`],
      ]),
];

/** Values that are usual but for what is put into them, as the restriction has them. */
const values = () => ({
  nft_id: ['70', (text) => [text]],
  delegate_to: [aliceHex(), (text) => [text]],
  uses: ['50', (text) => text],
  max_price: ['ff', (text) => text],
  scopes: ['pkp_sign', (text) => [text]],
});

const texts = () =>
  Object.entries(values()).flatMap(([key, [text, wrap]]) =>
    around(key, text).map(([name, words, value]) => [
      `${key.replaceAll('_', '-')}-${name}`,
      `${key} with ${words}`,
      key,
      wrap(value),
    ]),
  );

/** Values whose items are no texts. */
const items = [
  ['delegate-to-lists', 'delegate_to as a list of lists', 'delegate_to', [[aliceHex()]]],
  ['delegate-to-number', 'delegate_to with a number', 'delegate_to', [1]],
  ['delegate-to-null', 'delegate_to with null', 'delegate_to', [null]],
  ['delegate-to-object', 'delegate_to with an object', 'delegate_to', [{ toLowerCase: 1 }]],
  ['nft-id-lists', 'nft_id as a list of lists', 'nft_id', [['7']]],
  ['nft-id-true', 'nft_id with true', 'nft_id', [true]],
  ['uses-list', 'uses as a list', 'uses', ['5']],
  ['max-price-list', 'max_price as a list', 'max_price', ['ff']],
  ['scopes-lists', 'scopes as a list of lists', 'scopes', [['pkp_sign']]],
];

export default () => [
  file(
    'capability.covers',
    'forms',
    [...texts(), ...items].map(([name, title, key, value]) =>
      reject(`covers-form-${name}`, title, {
        rule: 'restriction.value',
        risk: ['restriction-bypass', 'parser-differential'],
        twin: twins[key],
        mutation: `${key}: ${show(value)}`,
        reason: 'The value is matched whole, from its first character to its last, and nothing is trimmed.',
        input: asking(grantOf(resources[key], AUTH, only(key, value)), resources[key], AUTH, facts[key]),
      }),
    ),
  ),
];
