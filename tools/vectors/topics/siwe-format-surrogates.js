// siwe.format: members that are not Unicode. Their text can be hashed as something else only.
import { file } from '../kit.js';
import { declines, FORMAT_FULL } from '../siwe.js';

export const since = '3.0.0';

const LONE = 'A lone surrogate has no UTF-8: what is signed would have U+FFFD in its place.';
/** Where a statement may have any character, it is the round trip that fails. */
const roundTrip = { result: 'reject', rule: 'siwe.round-trip' };
const LIT = { 'lit-v7': roundTrip, 'lit-v8': roundTrip };

const members = [
  ['statement', 'Sign in \ud800 here', 'siwe.statement'],
  ['uri', 'https://app.example/\udc00', 'siwe.uri'],
  ['requestId', 'request-\ud800', 'siwe.request-id'],
  ['domain', 'app\ud800.example', 'siwe.domain'],
];

export default () => [
  file('siwe.format', 'surrogates', [
    ...members.map(([member, text, rule]) =>
      declines(FORMAT_FULL, `siwe-format-surrogate-${member.toLowerCase()}`, `A lone surrogate in ${member}`, {
        rule,
        rules: [rule, 'siwe.round-trip'],
        change: { [member]: text },
        reason: LONE,
        trace: false,
        risk: ['injection', 'parser-differential'],
        ...(member === 'statement' ? { profiles: LIT } : {}),
      }),
    ),
    declines(FORMAT_FULL, 'siwe-format-surrogate-resource', 'A lone surrogate in the second resource', {
      rule: 'siwe.resource',
      rules: ['siwe.resource', 'siwe.round-trip'],
      change: { resources: ['https://app.example/terms', 'urn:example:\ud83d'] },
      reason: LONE,
      trace: false,
      risk: ['injection', 'parser-differential'],
    }),
  ]),
];
