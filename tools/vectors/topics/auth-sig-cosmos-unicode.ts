// Texts of Cosmos accounts that are no Unicode: they have no UTF-8, and a decoder that replaces what is none arrives at another text.
import { type Input, kinds, type Row, topic } from '../vocabulary.js';

const { asCosmos, cosmosSig, textAt, texts } = kinds;

/** The text that was signed, with a replacement character in it. */
const SIGNED = `Name: \ufffd. ${textAt()}`;
const given = (...list: readonly string[]): Input => asCosmos(cosmosSig(SIGNED), texts(...list));

const from = ({ list }: Row & { readonly list: readonly string[] }) => ({ input: given(...list) });
const LONE = 'A lone surrogate has no UTF-8, so the text has no document; the signed text has U+FFFD in its place.';

export default () => topic({ operation: 'auth-sig.verify', name: 'cosmos-unicode', prefix: 'auth-cosmos-unicode-', from, since: '3.1.0', twin: 'replacement' }, [
  { id: 'replacement', title: 'A text with U+FFFD', list: [SIGNED], rules: ['auth-sig.signed-text'], why: 'U+FFFD is a character like any other.' },
  { id: 'beside', title: 'The signed text behind one with a lone surrogate', list: [SIGNED.replace('\ufffd', '\ud800'), SIGNED], rules: ['auth-sig.signed-text'],
    why: 'The second of the given texts was signed; the first has no document.' },
  { id: 'high', title: 'A high surrogate in the place of U+FFFD', list: [SIGNED.replace('\ufffd', '\ud800')], change: 'the text: \\ud800 in the place of U+FFFD',
    rule: 'auth-sig.signed-text', why: LONE },
  { id: 'low', title: 'A low surrogate in the place of U+FFFD', list: [SIGNED.replace('\ufffd', '\udc00')], change: 'the text: \\udc00 in the place of U+FFFD',
    rule: 'auth-sig.signed-text', why: LONE },
]);
