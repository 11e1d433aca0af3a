import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage, checkNarrowing } from '../../src/entry/capability.js';
import { decodeRecap, encodeRecap, mergeRecaps, type Recap, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage, parseSiweMessage } from '../../src/entry/siwe.js';
import { type RuleId, unwrap } from '../../src/index.js';
import { canonicalJson } from '../../src/internal/json.js';
import { parseJson } from '../../src/internal/json-text.js';
import { addSeconds, compareInstants, formatInstant, isInstant, parseInstant } from '../../src/internal/time.js';
import { strict } from '../../src/profile.js';
import { rules } from '../../src/rule.js';
import { ask, dateTime, recap, siweMessage } from './arbitrary.js';

/** A property whose body asserts; what an assertion returns does not count. */
const law: typeof fc.property = ((...args: readonly unknown[]) => {
  const body = args.at(-1) as (...values: readonly unknown[]) => unknown;
  const asserting = (...values: readonly unknown[]): void => void body(...values);
  return (fc.property as (...all: readonly unknown[]) => unknown)(...args.slice(0, -1), asserting);
}) as never;
const holds = (property: ReturnType<typeof law>, numRuns = 300): void =>
  fc.assert(property, { numRuns, seed: 20260115 });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const limits = { bytes: 1 << 20, depth: 32 };

function instant(text: string): Exclude<ReturnType<typeof parseInstant>, { reason: string }> {
  const parsed = parseInstant(text);
  if (!isInstant(parsed)) throw new Error(`${text}: ${parsed.reason}`);
  return parsed;
}

describe('siwe', () => {
  it('siwe.round-trip: members survive formatting and parsing', () => {
    holds(
      law(siweMessage, (message) =>
        expect(unwrap(parseSiweMessage(unwrap(createSiweMessage(message))))).toEqual(message),
      ),
    );
  });

  it('siwe.round-trip: text survives parsing and formatting byte for byte', () => {
    holds(
      law(siweMessage, (message) => {
        const text = unwrap(createSiweMessage(message));
        expect(unwrap(createSiweMessage(unwrap(parseSiweMessage(text))))).toBe(text);
      }),
    );
  });

  it('siwe.round-trip: no text of a member can add, drop or change another', () => {
    const member = fc.constantFrom('domain', 'statement', 'uri', 'chainId', 'nonce', 'issuedAt', 'requestId');
    const hostile = fc.array(
      fc.oneof(fc.constantFrom('\n', '\r', '\n- ', '\nURI: ', '\nNonce: ', ' ', 'a'), fc.string()),
      { maxLength: 6 },
    );
    holds(
      law(siweMessage, member, hostile, (message, key, parts) => {
        const changed = { ...message, [key]: parts.join('') };
        const formatted = createSiweMessage(changed);
        if (formatted.ok) expect(unwrap(parseSiweMessage(formatted.value))).toEqual(changed);
      }),
      1000,
    );
  });

  it('siwe.layout: one character inserted anywhere is refused or shows in exactly the members it stands in', () => {
    holds(
      law(siweMessage, fc.nat(), fc.constantFrom('\n', '\r', '\u2028', '\u0000', '\t', 'é'), (message, at, char) => {
        const text = unwrap(createSiweMessage(message));
        const where = at % (text.length + 1);
        const parsed = parseSiweMessage(text.slice(0, where) + char + text.slice(where));
        // A line feed beside a blank line can only turn an absent statement into an empty one.
        if (parsed.ok) expect({ ...parsed.value, statement: undefined }).toEqual({ ...message, statement: undefined });
        if (parsed.ok) expect(char).toBe('\n');
      }),
      1000,
    );
  });
});

describe('time', () => {
  const exact = (text: string): bigint => {
    const { seconds, fraction } = instant(text);
    return BigInt(seconds) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
  };

  it('auth-sig.expired: comparison is exact at any precision', () => {
    holds(
      law(dateTime, dateTime, (a, b) => {
        const difference = exact(a) - exact(b);
        const sign = difference < 0n ? -1 : difference > 0n ? 1 : 0;
        expect(Math.sign(compareInstants(instant(a), instant(b)))).toBe(sign);
      }),
    );
  });

  it('session.timestamps: a date-time means what Date says, to the millisecond', () => {
    holds(
      law(
        dateTime.filter((text) => !text.startsWith('00')),
        (text) =>
          expect(instant(text).seconds).toBe(Math.floor(Date.parse(text.replace(/\.(\d{1,3})\d*/, '.$1')) / 1000)),
      ),
    );
  });

  it('auth-sig.lifetime: adding seconds keeps the order and the fraction', () => {
    holds(
      law(dateTime, fc.integer({ min: 1, max: 10 ** 9 }), (text, seconds) => {
        const later = addSeconds(instant(text), seconds);
        expect(compareInstants(instant(text), later)).toBeLessThan(0);
        expect(later.fraction).toBe(instant(text).fraction);
      }),
    );
  });

  it('session.timestamps: formatting in UTC keeps the instant', () => {
    holds(
      law(
        dateTime.filter((text) => /^(?!0000|9999)/.test(text)),
        (text) => expect(compareInstants(instant(formatInstant(instant(text))), instant(text))).toBe(0),
      ),
    );
  });
});

describe('json', () => {
  it('json.text: what is accepted means what JSON.parse says', () => {
    holds(
      law(fc.json(), (text) => {
        const parsed = parseJson(text, limits);
        if (parsed.ok) expect(plain(parsed.value)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('json.text: what JSON.parse refuses is refused', () => {
    holds(
      law(fc.json(), fc.nat(), fc.string({ minLength: 1, maxLength: 2 }), (text, at, junk) => {
        const where = at % (text.length + 1);
        const broken = text.slice(0, where) + junk + text.slice(where);
        const parsed = parseJson(broken, limits);
        if (parsed.ok) expect(() => JSON.parse(broken)).not.toThrow();
      }),
      1000,
    );
  });

  it('recap.order: canonical text is a fixed point in UTF-8 order', () => {
    holds(
      law(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const parsed = parseJson(text, { bytes: 1 << 24, depth: 1000 });
        if (!parsed.ok) return;
        expect(parsed.disorder).toBeUndefined();
        expect(canonicalJson(parsed.value)).toBe(text);
      }),
    );
  });
});

describe('recap', () => {
  it('recap.encoding: a ReCap survives encoding and decoding', () => {
    holds(
      law(recap, (value) => {
        const { att, prf } = unwrap(decodeRecap(unwrap(encodeRecap(value))));
        expect(plain({ att, prf })).toEqual(plain(value));
      }),
    );
  });

  it('recap.order: the order of keys in memory does not show in the URI', () => {
    const turned = (value: unknown): unknown =>
      value === null || typeof value !== 'object' || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          );
    holds(law(recap, (value) => expect(unwrap(encodeRecap(turned(value) as Recap))).toBe(unwrap(encodeRecap(value)))));
  });

  it('recap.encoding: two texts never decode to one ReCap with one spelling of JSON', () => {
    holds(
      law(recap, fc.nat(), fc.constantFrom('=', '\n', ' ', '+', 'A'), (value, at, char) => {
        const uri = unwrap(encodeRecap(value));
        const where = 'urn:recap:'.length + (at % (uri.length - 9));
        const decoded = decodeRecap(uri.slice(0, where) + char + uri.slice(where));
        if (decoded.ok) expect(decoded.value.json).not.toBe(unwrap(decodeRecap(uri)).json);
      }),
    );
  });

  it('recap.statement-match: every resource and ability shows, numbered without a gap', () => {
    holds(
      law(recap, (value) => {
        const statement = recapStatement(value);
        const groups = Object.values(value.att).reduce(
          (sum, list) => sum + new Set(Object.keys(list).map((ability) => ability.split('/')[0])).size,
          0,
        );
        expect([...statement.matchAll(/ \((\d+)\) '/g)].map(([, number]) => Number(number))).toEqual(
          Array.from({ length: groups }, (_, index) => index + 1),
        );
        for (const key of Object.keys(value.att)) expect(statement).toContain(`for '${key}'.`);
      }),
    );
  });
});

describe('merging', () => {
  const merge = (...recaps: readonly Recap[]): Recap => unwrap(mergeRecaps(recaps));
  const equivalent = (a: Recap, b: Recap): boolean => checkNarrowing(a, b).ok && checkNarrowing(b, a).ok;

  it('merging is idempotent', () => {
    holds(law(recap, (a) => expect(plain(merge(a, a))).toEqual(plain(merge(a)))));
  });

  it('merging is associative', () => {
    holds(
      law(recap, recap, recap, (a, b, c) => expect(plain(merge(merge(a, b), c))).toEqual(plain(merge(a, merge(b, c))))),
    );
  });

  it('merging commutes up to the order of alternatives', () => {
    holds(law(recap, recap, (a, b) => expect(equivalent(merge(a, b), merge(b, a))).toBe(true)));
  });

  it('merging is an upper bound: each part is narrower than the whole', () => {
    holds(law(recap, recap, (a, b) => expect(checkNarrowing(a, merge(a, b)).ok).toBe(true)));
  });

  it('merging grants nothing new: what the whole covers, a part covers', () => {
    holds(
      law(recap, recap, ask, (a, b, asked) => {
        if (checkCoverage(merge(a, b), asked).ok) expect(checkCoverage([a, b], asked).ok).toBe(true);
      }),
    );
  });
});

describe('narrowing', () => {
  it('narrower.*: reflexive', () => {
    holds(law(recap, (a) => expect(checkNarrowing(a, a).ok).toBe(true)));
  });

  it('narrower.*: transitive', () => {
    // Three independent grants are seldom in a row, so the wider ones contain the narrower ones in part of the cases.
    holds(
      law(recap, recap, recap, fc.boolean(), fc.boolean(), (a, extraB, extraC, joinB, joinC) => {
        const b = joinB ? unwrap(mergeRecaps([a, extraB])) : extraB;
        const c = joinC ? unwrap(mergeRecaps([b, extraC])) : extraC;
        if (checkNarrowing(a, b).ok && checkNarrowing(b, c).ok) expect(checkNarrowing(a, c).ok).toBe(true);
      }),
      1000,
    );
  });

  it('narrower.*: sound, what the child covers the parent covers', () => {
    holds(
      law(recap, recap, ask, fc.boolean(), (child, extra, asked, join) => {
        const parent = join ? unwrap(mergeRecaps([extra, child])) : extra;
        if (checkNarrowing(child, parent).ok && checkCoverage(child, asked).ok)
          expect(checkCoverage(parent, asked).ok).toBe(true);
      }),
      1000,
    );
  });

  it('capability.*: a further grant never takes anything away', () => {
    holds(
      law(recap, recap, ask, (a, b, asked) => {
        if (checkCoverage(a, asked).ok) expect(checkCoverage([b, a], asked).ok).toBe(true);
      }),
    );
  });
});

describe('totality', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json(),
    siweMessage.map((message) => JSON.stringify(message)),
  );

  it('siwe.*: no text makes the parser throw, whichever rule is off', () => {
    const ids = (Object.keys(rules) as RuleId[]).filter((id) => id.startsWith('siwe.'));
    const text = fc.oneof(
      anything,
      siweMessage.map((message) => unwrap(createSiweMessage(message))),
    );
    holds(
      law(text, fc.constantFrom(...ids), fc.nat(), fc.string({ maxLength: 3 }), (whole, id, at, junk) => {
        const where = at % (whole.length + 1);
        const profile = { ...strict, off: { [id]: 'a test' } };
        expect(typeof parseSiweMessage(whole.slice(0, where) + junk + whole.slice(where), { profile }).ok).toBe(
          'boolean',
        );
      }),
      1000,
    );
  });

  it('recap.*: no text makes the decoder throw, whichever rule is off', () => {
    const ids = (Object.keys(rules) as RuleId[]).filter((id) => id.startsWith('recap.') || id === 'json.text');
    holds(
      law(anything, fc.constantFrom(...ids), fc.boolean(), (text, id, encode) => {
        const uri = `urn:recap:${encode ? Buffer.from(text).toString('base64url') : text}`;
        expect(typeof decodeRecap(uri, { profile: { ...strict, off: { [id]: 'a test' } } }).ok).toBe('boolean');
      }),
      1000,
    );
  });
});
