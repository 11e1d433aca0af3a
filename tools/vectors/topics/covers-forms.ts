// capability.covers: restriction values character by character. What stands before, behind and between the digits.
import { grants, topic } from '../vocabulary.js';

const { aliceHex, valued } = grants;

/** A usual value of a key with something put into it. */
const around = (key: grants.Key, text: string) => [
  { id: 'line-feed-behind', words: 'a line feed behind it', value: `${text}\n` },
  { id: 'line-feed-before', words: 'a line feed in front of it', value: `\n${text}` },
  { id: 'return-behind', words: 'a carriage return behind it', value: `${text}\r` },
  { id: 'null-behind', words: 'a null character behind it', value: `${text}\0` },
  { id: 'second-line', words: 'a second line', value: `x\n${text}` },
  ...(key === 'scopes' ? [] : [
    { id: 'plus', words: 'a plus sign', value: `+${text}` },
    { id: 'underscore', words: 'an underscore', value: `${text[0]}_${text.slice(1)}` },
    { id: 'point', words: 'a fraction', value: `${text}.0` },
    { id: 'letter-behind', words: 'a letter behind it', value: `${text}x` },
    { id: 'letter-before', words: 'a letter in front of it', value: `x${text}` },
  ]),
].map(({ id, words, value }) => ({ id: `${key.replaceAll('_', '-')}-${id}`, title: `${key} with ${words}`, key,
  value: ['uses', 'max_price'].includes(key) ? value : [value] }));

export default () => topic({ operation: 'capability.covers', name: 'forms', prefix: 'covers-form-', since: '3.0.0', from: valued,
  rule: 'restriction.value', risk: ['restriction-bypass', 'parser-differential'],
  why: 'The value is matched whole, from its first character to its last, and nothing is trimmed.' },
  around('nft_id', '70'), around('delegate_to', aliceHex()), around('uses', '50'), around('max_price', 'ff'), around('scopes', 'pkp_sign'), [
    { id: 'delegate-to-lists', title: 'delegate_to as a list of lists', key: 'delegate_to', value: [[aliceHex()]] },
    { id: 'delegate-to-number', title: 'delegate_to with a number', key: 'delegate_to', value: [1] },
    { id: 'delegate-to-null', title: 'delegate_to with null', key: 'delegate_to', value: [null] },
    { id: 'delegate-to-object', title: 'delegate_to with an object', key: 'delegate_to', value: [{ toLowerCase: 1 }] },
    { id: 'nft-id-lists', title: 'nft_id as a list of lists', key: 'nft_id', value: [['7']] },
    { id: 'nft-id-true', title: 'nft_id with true', key: 'nft_id', value: [true] },
    { id: 'uses-list', title: 'uses as a list', key: 'uses', value: ['5'] },
    { id: 'max-price-list', title: 'max_price as a list', key: 'max_price', value: ['ff'] },
    { id: 'scopes-lists', title: 'scopes as a list of lists', key: 'scopes', value: [['pkp_sign']] },
  ]);
