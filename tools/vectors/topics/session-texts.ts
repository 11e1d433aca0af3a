// session-sig.verify: members whose texts are matched from their first character to their last.
import { atNode, group, type Input, message, type Row, session, sessionSig, sessions, topic } from '../vocabulary.js';

const { at } = sessions;

const WHOLE = 'The text is matched whole: a line feed at its end, which some readers of patterns overlook, belongs to it.';
const PRICE = 'maxPrice is 0x and 1 to 64 hex digits, or 1 to 78 decimal digits.';
const key = () => session().publicKey;

interface Priced {
  readonly maxPrice: string;
}

/** Members of the signature that differ. */
const outer = (over: Input) => atNode(sessionSig(message(), session(), over));

export default () => topic({ operation: 'session-sig.verify', name: 'texts', prefix: 'session-text-', since: '3.0.0' },
  group({ rules: ['session-message.shape'], why: PRICE, prefix: 'session-text-price-', from: ({ maxPrice }: Row & Priced) => ({ input: at({ maxPrice }) }) }, [
    { id: 'decimal', title: 'maxPrice in decimal', maxPrice: '10000000000000000' },
    { id: 'hex-64', title: 'maxPrice of 64 hex digits', maxPrice: `0x${'f'.repeat(64)}` },
    { id: 'hex-upper', title: 'maxPrice in upper-case hex', maxPrice: '0x2386F26FC10000' },
    { id: 'zeros', title: 'maxPrice with leading zeros', maxPrice: '0x000001' },
  ]),
  group({ twin: 'decimal', rule: 'session-message.shape', risk: ['parser-differential', 'type-confusion'],
    why: PRICE, prefix: 'session-text-price-', from: ({ maxPrice }: Row & Priced) => ({ change: { maxPrice }, input: at({ maxPrice }) }) }, [
    { id: 'line-feed-hex', title: 'maxPrice in hex with a line feed behind it', maxPrice: '0x2386f26fc10000\n' },
    { id: 'line-feed-decimal', title: 'maxPrice in decimal with a line feed behind it', maxPrice: '10000000000000000\n' },
    { id: 'line-feed-before', title: 'maxPrice with a line feed in front of it', maxPrice: '\n10' },
    { id: 'plus', title: 'maxPrice with a plus sign', maxPrice: '+10' },
    { id: 'minus', title: 'maxPrice that is negative', maxPrice: '-10' },
    { id: 'underscore', title: 'maxPrice with an underscore', maxPrice: '1_000' },
    { id: 'point', title: 'maxPrice with a fraction', maxPrice: '10.5' },
    { id: 'exponent', title: 'maxPrice with an exponent', maxPrice: '1e16' },
    { id: 'hex-bare', title: 'maxPrice in hex without 0x', maxPrice: '2386f26fc10000' },
    { id: 'upper-prefix', title: 'maxPrice with 0X', maxPrice: '0X10' },
    { id: 'space', title: 'maxPrice with a space behind it', maxPrice: '10 ' },
  ]),
  group({ prefix: 'session-text-line-', twin: 'session-standard', risk: ['parser-differential'], why: WHOLE,
    from: ({ title }: Row) => ({ change: title }) }, [
    { id: 'key', title: 'A session key with a line feed behind it', rule: 'session-message.shape', input: at({ sessionKey: `${key()}\n` }) },
    { id: 'issued-at', title: 'issuedAt with a line feed behind it', rule: 'session.timestamps', input: at({ issuedAt: '2026-01-15T11:30:00Z\n' }) },
    { id: 'address', title: 'address with a line feed behind it', rule: 'session-sig.shape', input: outer({ address: `${key()}\n` }) },
    { id: 'derived-via', title: 'derivedVia with a line feed behind it', rule: 'session-sig.shape', input: outer({ derivedVia: 'litSessionSignViaNacl\n' }) },
    { id: 'algo', title: 'algo with a line feed behind it', rule: 'session-sig.shape', input: outer({ algo: 'ed25519\n' }) },
  ]),
);
