import fc from 'fast-check';
import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { recapDetails } from '../../src/generated/validators.js';
import { compareUtf8 } from '../../src/internal/bytes.js';
import { decide, type Outcomes } from '../../src/judge.js';
import { type Profile, strict } from '../../src/profile.js';
import {
  decodeRecap,
  encodeRecap,
  judgeMessageRecaps,
  mergeRecaps,
  type Recap,
  recapStatement,
} from '../../src/recap.js';
import type { Result, RuleId } from '../../src/rule.js';
import type { SiweMessage } from '../../src/siwe/message.js';

// The two examples of ERC-5573.
const first = {
  uri: 'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvcmVhZCI6W10sIm90aGVyL2FjdGlvbiI6W119LCJteTpyZXNvdXJjZTp1cmkuMSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvZGVsZXRlIjpbXX0sIm15OnJlc291cmNlOnVyaS4yIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX0sIm15OnJlc291cmNlOnVyaS4zIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX19LCJwcmYiOltdfQ',
  statement:
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'example': 'append', 'read' for 'https://example.com'. (2) 'other': 'action' for 'https://example.com'. (3) 'example': 'append', 'delete' for 'my:resource:uri.1'. (4) 'example': 'append' for 'my:resource:uri.2'. (5) 'example': 'append' for 'my:resource:uri.3'.",
  recap: {
    att: {
      'https://example.com': { 'example/append': [], 'example/read': [], 'other/action': [] },
      'my:resource:uri.1': { 'example/append': [], 'example/delete': [] },
      'my:resource:uri.2': { 'example/append': [] },
      'my:resource:uri.3': { 'example/append': [] },
    },
    prf: [],
  },
};
const second = {
  uri: 'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbS9waWN0dXJlcy8iOnsiY3J1ZC9kZWxldGUiOlt7fV0sImNydWQvdXBkYXRlIjpbe31dLCJvdGhlci9hY3Rpb24iOlt7fV19LCJtYWlsdG86dXNlcm5hbWVAZXhhbXBsZS5jb20iOnsibXNnL3JlY2VpdmUiOlt7Im1heF9jb3VudCI6NSwidGVtcGxhdGVzIjpbIm5ld3NsZXR0ZXIiLCJtYXJrZXRpbmciXX1dLCJtc2cvc2VuZCI6W3sidG8iOiJzb21lb25lQGVtYWlsLmNvbSJ9LHsidG8iOiJqb2VAZW1haWwuY29tIn1dfX0sInByZiI6WyJ6ZGo3V2o2Rk5TNHJVVWJzaUp2amp4Y3NOcVpkRENTaVlSOHNLUVhmb1BmcFNadUF3Il19',
  statement:
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'crud': 'delete', 'update' for 'https://example.com/pictures/'. (2) 'other': 'action' for 'https://example.com/pictures/'. (3) 'msg': 'receive', 'send' for 'mailto:username@example.com'.",
  recap: {
    att: {
      'https://example.com/pictures/': { 'crud/delete': [{}], 'crud/update': [{}], 'other/action': [{}] },
      'mailto:username@example.com': {
        'msg/receive': [{ max_count: 5, templates: ['newsletter', 'marketing'] }],
        'msg/send': [{ to: 'someone@email.com' }, { to: 'joe@email.com' }],
      },
    },
    prf: ['zdj7Wj6FNS4rUUbsiJvjjxcsNqZdDCSiYR8sKQXfoPfpSZuAw'],
  },
};

/** The CID of the empty directory, the best known of all. */
const cidV0 = 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn';
const small: Recap = { att: { 'a:b': { 'c/d': [{}] } }, prf: [] };

function uriOf(json: string | Uint8Array): string {
  return `urn:recap:${Buffer.from(json as string).toString('base64url')}`;
}

function without(...off: readonly RuleId[]): Profile {
  return { ...strict, off: Object.fromEntries(off.map((rule) => [rule, 'test'])) };
}

function rulesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.issues.map((issue) => issue.rule);
}

function placesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.issues.map((issue) => `${issue.rule} ${issue.path}`);
}

/** The content without the text it came from, with prototypes, for comparison with toEqual. */
function content(result: Result<Recap>): unknown {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return JSON.parse(JSON.stringify({ att: result.value.att, prf: result.value.prf }));
}

function everyObject(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(everyObject)];
}

describe('the examples of ERC-5573', () => {
  it.each([first, second])('$uri', ({ uri, statement, recap }) => {
    const decoded = decodeRecap(uri);
    expect(content(decoded)).toEqual(recap);
    expect(decoded).toMatchObject({
      value: { uri, json: Buffer.from(uri.slice(10), 'base64url').toString() },
    });
    expect(recapStatement(recap)).toBe(statement);
    expect(decoded.ok && recapStatement(decoded.value)).toBe(statement);
    expect(encodeRecap(recap)).toEqual({ ok: true, value: uri });
  });

  it('of merging', () => {
    const a = { att: { 'https://example1.com': { 'crud/read': [{}] } }, prf: [cidV0] };
    const b = {
      att: {
        'https://example1.com': { 'crud/update': [{ max_times: 1 }] },
        'https://example2.com': { 'crud/delete': [{}] },
      },
      prf: second.recap.prf,
    };
    expect(content(mergeRecaps([a, b]))).toEqual({
      att: {
        'https://example1.com': { 'crud/read': [{}], 'crud/update': [{ max_times: 1 }] },
        'https://example2.com': { 'crud/delete': [{}] },
      },
      prf: [cidV0, ...second.recap.prf],
    });
  });
});

describe('decodeRecap accepts', () => {
  it.each([
    [
      'a missing prf, which equals an empty one',
      '{"att":{"a:b":{"c/d":[]}}}',
      { att: { 'a:b': { 'c/d': [] } }, prf: [] },
    ],
    ['white space', ' {\n"att" : {"a:b":{"c/d":[{}]}},"prf":[]\t}\r', small],
    [
      'every character of an ability',
      '{"att":{"a:b":{"aZ09.*_+-/aZ09.*_+-":[{}]}}}',
      { att: { 'a:b': { 'aZ09.*_+-/aZ09.*_+-': [{}] } }, prf: [] },
    ],
    ['a CID of version 0', `{"att":{"a:b":{"c/d":[{}]}},"prf":["${cidV0}"]}`, { ...small, prf: [cidV0] }],
    [
      'keys in UTF-8 order',
      '{"att":{"a:b":{"c-/d":[{"\uff5e":1,"\u{1F600}":2}],"c/d":[{}]}}}',
      { att: { 'a:b': { 'c-/d': [{ '\uff5e': 1, '\u{1F600}': 2 }], 'c/d': [{}] } }, prf: [] },
    ],
  ])('%s', (_, json, recap) => {
    expect(content(decodeRecap(uriOf(json)))).toEqual(recap);
  });

  it('with the text kept as received', () => {
    const json = ' {"att":{"a:b":{"c\\u002fd":[{}]}}} ';
    expect(decodeRecap(uriOf(json))).toMatchObject({ ok: true, value: { json, uri: uriOf(json) } });
  });

  it('without a prototype at any level', () => {
    const json = '{"att":{"a:b":{"c/d":[{"__proto__":{"polluted":[{}]}}]}},"prf":[]}';
    const decoded = decodeRecap(uriOf(json));
    const objects = decoded.ok ? everyObject(decoded.value.att) : [];
    expect(objects).toHaveLength(5);
    for (const object of objects) expect(Object.getPrototypeOf(object)).toBe(null);
  });
});

type Case = readonly [uri: string, place: string, off?: unknown];

/** What breaks each rule alone, and what is read once that rule is off. */
const broken: Readonly<Partial<Record<RuleId, readonly Case[]>>> = {
  'recap.prefix': [
    ['URN:recap:eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ', '', small],
    ['urn:ReCap:eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ', '', small],
    [' urn:recap:eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ', '', small],
    ['urn:cap:eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ', '', small],
    ['eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ', '', small],
    ['urn:recap', ''],
    ['', ''],
  ],
  'recap.encoding': [
    [`${uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":[]}')}==`, '', small],
    [`${uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":[]}')}\n`, '', small],
    // One character more than whole bytes need; the loose reader drops it.
    [`${uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":[]} \n')}A`, '', small],
    // The last character of "…]}" carries four bits that no byte has: Q is 010000, R is 010001.
    [uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":[]}').replace(/Q$/, 'R'), '', small],
    // Standard base64, which has other characters than base64url for ~~~ and ???.
    [
      `urn:recap:${Buffer.from('{"att":{"a:b":{"c/d":[{"~~~":"???>>>"}]}}}').toString('base64').replaceAll('=', '')}`,
      '',
      { att: { 'a:b': { 'c/d': [{ '~~~': '???>>>' }] } }, prf: [] },
    ],
    ['urn:recap:!!!!', ''],
    ['urn:recap:\u{1F600}', ''],
  ],
  'json.text': [
    [uriOf('{"att":{"a:b":{"c/d":[{}]}},"att":{"a:b":{"c/d":[]}}}'), '', { att: { 'a:b': { 'c/d': [] } }, prf: [] }],
    [uriOf('{"att":{"a:b":{"c/d":[{}],"c\\u002fd":[]}}}'), '', { att: { 'a:b': { 'c/d': [] } }, prf: [] }],
    [uriOf('{"att":{"a:b":{"c/d":[{"x":"\\ud800"}]}}}'), '', { att: { 'a:b': { 'c/d': [{ x: '\ud800' }] } }, prf: [] }],
    [uriOf('\uFEFF{"att":{"a:b":{"c/d":[{}]}}}'), '', small],
    [
      uriOf(Uint8Array.from([...Buffer.from('{"att":{"a:b":{"c/d":[{"x":"'), 0xff, ...Buffer.from('"}]}}}')])),
      '',
      { att: { 'a:b': { 'c/d': [{ x: '\uFFFD' }] } }, prf: [] },
    ],
    [
      uriOf(`{"att":{"a:b":{"c/d":[{"x":${'['.repeat(28)}${']'.repeat(28)}}]}}}`),
      '',
      { att: { 'a:b': { 'c/d': [{ x: JSON.parse('['.repeat(28) + ']'.repeat(28)) }] } }, prf: [] },
    ],
    [
      uriOf(`{"att":{"a:b":{"c/d":[{"x":9007199254740992}]}}}`),
      '',
      { att: { 'a:b': { 'c/d': [{ x: 2 ** 53 }] } }, prf: [] },
    ],
    [uriOf(`{"att":{"a:b":{"c/d":[{}]}}}${' '.repeat(1_048_576)}`), '', small],
    ['urn:recap:', ''],
    [uriOf('{"att":{"a:b":{"c/d":[{}]}}'), ''],
    [uriOf('['.repeat(10_000) + ']'.repeat(10_000)), ''],
  ],
  'recap.shape': [
    [uriOf('[]'), '', { att: {}, prf: [] }],
    [uriOf('null'), '', { att: {}, prf: [] }],
    [uriOf('{}'), '', { att: {}, prf: [] }],
    [uriOf('{"prf":[]}'), '', { att: {}, prf: [] }],
    [uriOf('{"att":{}}'), '/att', { att: {}, prf: [] }],
    [uriOf('{"att":[]}'), '/att', { att: {}, prf: [] }],
    [uriOf('{"att":null}'), '/att', { att: {}, prf: [] }],
    [uriOf('{"att":{"a:b":{}}}'), '/att/a:b', { att: {}, prf: [] }],
    [uriOf('{"att":{"a:b":[]}}'), '/att/a:b', { att: {}, prf: [] }],
    [uriOf('{"att":{"a:b":{"c/d":{}}}}'), '/att/a:b/c~1d', { att: {}, prf: [] }],
    [uriOf('{"att":{"a:b":{"c/d":[{}],"c/e":"x"}}}'), '/att/a:b/c~1e', small],
    [uriOf('{"att":{"a:b":{"c/d":[{}],"c/e":[{},[]]}}}'), '/att/a:b/c~1e/1', small],
    [uriOf('{"att":{"a:b":{"c/d":[{}],"c/e":[null]}}}'), '/att/a:b/c~1e/0', small],
    [uriOf('{"__proto__":{},"att":{"a:b":{"c/d":[{}]}}}'), '/__proto__', small],
    [uriOf('{"att":{"a:b":{"c/d":[{}]}},"x/y":1}'), '/x~1y', small],
    [uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":{}}'), '/prf', small],
    [uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":null}'), '/prf', small],
    [uriOf(`{"att":{"a:b":{"c/d":[{}]}},"prf":["${cidV0}",1]}`), '/prf/1', { ...small, prf: [cidV0] }],
  ],
  'recap.order': [
    [uriOf('{"prf":[],"att":{"a:b":{"c/d":[{}]}}}'), '', small],
    [
      uriOf('{"att":{"b:b":{"c/d":[{}]},"a:b":{"c/d":[]}}}'),
      '/att',
      { att: { 'a:b': { 'c/d': [] }, 'b:b': { 'c/d': [{}] } }, prf: [] },
    ],
    [
      uriOf('{"att":{"a:b":{"c/e":[],"c/d":[{}]}}}'),
      '/att/a:b',
      { att: { 'a:b': { 'c/d': [{}], 'c/e': [] } }, prf: [] },
    ],
    [
      uriOf('{"att":{"a:b":{"c/d":[{},{"x":[{"b":1,"a":2}]}]}}}'),
      '/att/a:b/c~1d/1/x/0',
      { att: { 'a:b': { 'c/d': [{}, { x: [{ a: 2, b: 1 }] }] } }, prf: [] },
    ],
    [
      uriOf('{"att":{"a:b":{"c/d":[{"\u{1F600}":1,"\uff5e":2}]}}}'),
      '/att/a:b/c~1d/0',
      { att: { 'a:b': { 'c/d': [{ '\uff5e': 2, '\u{1F600}': 1 }] } }, prf: [] },
    ],
  ],
  'recap.resource': [
    [uriOf('{"att":{"b":{"c/d":[{}]}}}'), '/att/b', { att: { b: { 'c/d': [{}] } }, prf: [] }],
    [uriOf('{"att":{"":{"c/d":[{}]}}}'), '/att/', { att: { '': { 'c/d': [{}] } }, prf: [] }],
    [uriOf('{"att":{"a:b c":{"c/d":[{}]}}}'), '/att/a:b c', { att: { 'a:b c': { 'c/d': [{}] } }, prf: [] }],
    [uriOf('{"att":{"/a/b":{"c/d":[{}]}}}'), '/att/~1a~1b', { att: { '/a/b': { 'c/d': [{}] } }, prf: [] }],
    [
      uriOf('{"att":{"constructor":{"c/d":[{}]}}}'),
      '/att/constructor',
      { att: { constructor: { 'c/d': [{}] } }, prf: [] },
    ],
    [
      uriOf('{"att":{"__proto__":{"c/d":[{}]}}}'),
      '/att/__proto__',
      JSON.parse('{"att":{"__proto__":{"c/d":[{}]}},"prf":[]}'),
    ],
  ],
  'recap.ability': [
    'c',
    '',
    'c/',
    '/d',
    'c/d/e',
    'c d/e',
    'c/d[',
    'c/\\',
    'c/]',
    'c/^',
    'c/`',
    'c/d\n',
    'c/\u00e9',
    'toString',
  ].map((ability) => {
    const att = { 'a:b': { [ability]: [{}] } };
    return [uriOf(JSON.stringify({ att })), `/att/a:b/${ability.replaceAll('/', '~1')}`, { att, prf: [] }];
  }),
  'recap.proof-cid': [
    'bafybeigk7ly3pog6uupxku3b6bubirr434ib6tfaymvox6gotaaaaaaaaa',
    '',
    'z',
    'Q',
    ' ',
    cidV0.slice(0, -1),
    `${cidV0}1`,
    `${cidV0} `,
    ` ${cidV0}`,
    `z${cidV0}`,
    cidV0.replace('L', 'l'),
    cidV0.replace('L', '0'),
    // The library reads a character beyond U+00FF as the digit zero.
    `zdj7Wj6FNS4rUUbsiJvjjxcsNqZdDCSiYR8sKQXfoPfpSZuA\u0100`,
    `Z${second.recap.prf[0]?.slice(1)}`,
    second.recap.prf[0]?.slice(1) as string,
    `1${second.recap.prf[0]}`,
    second.recap.prf[0]?.slice(0, -1) as string,
    // A version 0 multihash of 73 bytes, which starts with Q as well and which the library takes.
    base58btc.baseEncode(Uint8Array.from([0x12, 73, ...Array<number>(73).fill(7)])),
    // A version 1 CID without multibase prefix that happens to start with Q, which the library takes too.
    'QYyWwdf1xXCSdyZLQna8sUQxgRLaJ',
    // Version 2, a codec with a varint longer than it need be, and a byte too many.
    base58btc.encode(Uint8Array.from([0x02, 0x71, 0x12, 0x20, ...Array<number>(32).fill(7)])),
    base58btc.encode(Uint8Array.from([0x01, 0xf1, 0x00, 0x12, 0x20, ...Array<number>(32).fill(7)])),
    base58btc.encode(Uint8Array.from([0x01, 0x71, 0x12, 0x20, ...Array<number>(33).fill(7)])),
    // An identity digest that would take quadratic time were it longer still.
    base58btc.encode(Uint8Array.from([0x01, 0x55, 0x00, 0xc8, 0x01, ...Array<number>(200).fill(7)])),
    'z'.repeat(100_000),
  ].map((cid) => [uriOf(JSON.stringify({ ...small, prf: [cid] })), '/prf/0', { ...small, prf: [cid] }]),
};

describe.each(Object.entries(broken))('%s', (rule, given: readonly Case[]) => {
  const cases = given.map(([uri, place, off]) => [uri, place, off] as const);

  it.each(cases)('alone is broken by case %#', (uri, place) => {
    expect(placesOf(decodeRecap(uri))).toEqual([`${rule} ${place}`]);
  });

  it.each(cases.filter(([, , off]) => off !== undefined))('off: case %# is read', (uri, _, off) => {
    expect(content(decodeRecap(uri, { profile: without('work.bytes', rule as RuleId) }))).toEqual(off);
  });

  it.each(cases.filter(([, , off]) => off !== undefined))(
    'in collect-all mode lets the other rules of case %# speak',
    (uri) => {
      const outcomes: Outcomes = new Map();
      expect(new Set(rulesOf(decodeRecap(uri, { outcomes })))).toEqual(new Set([rule]));
      // What bounds the reading ends it in this mode too.
      const ending = ['recap.encoding', 'json.text', 'recap.shape'].includes(rule);
      const unread = ending ? 'not-reached' : 'held';
      expect(outcomes.get('recap.order')).toBe(rule === 'recap.order' ? 'broken' : unread);
    },
  );
});

describe('decodeRecap', () => {
  const every = Object.keys(broken) as RuleId[];
  const uris = Object.values(broken).flatMap((cases) => cases.map(([uri]) => uri));

  it('always returns a value when its rules are off', () => {
    for (const uri of uris) expect(decodeRecap(uri, { profile: without('work.bytes', ...every) }).ok).toBe(true);
  });

  it('never throws, whatever one rule is off', () => {
    for (const rule of every) {
      for (const uri of uris) {
        const result = decodeRecap(uri, { profile: without(rule), outcomes: new Map() });
        expect(rulesOf(result)).not.toContain(rule);
      }
    }
  });

  it('stops at the first of prefix, encoding, text and shape that is broken', () => {
    const disorder = '{"prf":[],"att":{"a:b":{"c":[{}]}}}';
    expect(rulesOf(decodeRecap(`URN:recap:${uriOf(disorder).slice(10)}=`))).toEqual(['recap.prefix']);
    expect(rulesOf(decodeRecap(`${uriOf(disorder)}=`))).toEqual(['recap.encoding']);
    expect(rulesOf(decodeRecap(uriOf(`\uFEFF${disorder}`)))).toEqual(['json.text']);
    expect(rulesOf(decodeRecap(uriOf('{"prf":[],"att":{"b":1}}')))).toEqual(['recap.shape']);
  });

  it('goes on past the first of them in collect-all mode', () => {
    const disorder = '{"prf":[],"att":{"a:b":{"c":[{}]}}}';
    const all = (uri: string) => rulesOf(decodeRecap(uri, { outcomes: new Map() }));
    expect(all(`URN:recap:${uriOf(disorder).slice(10)}`)).toEqual(['recap.prefix', 'recap.order', 'recap.ability']);
    expect(all(`URN:recap:${uriOf(disorder).slice(10)}=`)).toEqual(['recap.prefix', 'recap.encoding']);
    expect(all('urn:recap:!!!!')).toEqual(['recap.encoding']);
    expect(all('https://example.com')).toEqual(['recap.prefix', 'recap.encoding']);
    expect(all('urn:recap:')).toEqual(['json.text']);
  });

  it('says where the text failed', () => {
    expect(decodeRecap('urn:recap:ab+c')).toMatchObject({ issues: [{ params: { offset: 12 } }] });
    expect(decodeRecap(uriOf('{"att":1,"att":2}'))).toMatchObject({ issues: [{ params: { offset: 9 } }] });
    expect(decodeRecap(uriOf('{"prf":[],"att":{"a:b":{"c/d":[{}]}}}'))).toMatchObject({
      issues: [{ params: { key: 'att', offset: 10 } }],
    });
  });

  const bounded: readonly (readonly [string, number, (count: number) => Recap['att'], string])[] = [
    ['alternatives', 256, (count) => ({ 'a:b': { 'c/d': new Array(count).fill({}) } }), '/att/a:b/c~1d'],
    [
      'abilities of all resources together',
      1_024,
      (count) => ({
        'a:b': { 'c/d': [{}] },
        'a:c': Object.fromEntries(Array.from({ length: count - 1 }, (_, i) => [`n/${i + 10_000}`, [{}]])),
      }),
      '/att',
    ],
    ['characters of a resource', 2_179, (count) => ({ ['a:'.padEnd(count, 'b')]: { 'c/d': [{}] } }), '/att'],
    ['characters of an ability', 256, (count) => ({ 'a:b': { ['c/'.padEnd(count, 'd')]: [{}] } }), '/att/a:b'],
  ];

  it.each(bounded)('bounds the %s', (what, most, make, path) => {
    const text = (count: number): string => uriOf(JSON.stringify({ att: make(count), prf: [] }));
    expect(decodeRecap(text(most)).ok).toBe(true);
    expect(placesOf(decodeRecap(text(most + 1)))).toEqual([`recap.shape ${path}`]);
    // Encoding refuses what decoding refuses, and the schema says the same as far as it can.
    expect(encodeRecap({ att: make(most), prf: [] }).ok).toBe(true);
    expect(placesOf(encodeRecap({ att: make(most + 1), prf: [] }))).toEqual([`recap.shape ${path}`]);
    expect(recapDetails({ att: make(most) })).toBe(true);
    if (!what.endsWith('together')) expect(recapDetails({ att: make(most + 1) })).toBe(false);
  });

  it('never repeats a long name in an issue', () => {
    const abilities = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}`, 1]));
    const long = { [`a:${'b'.repeat(100_000)}`]: abilities, 'a:c': { ['d'.repeat(100_000)]: 1 } };
    const result = decodeRecap(uriOf(JSON.stringify({ att: long })));
    expect(placesOf(result)).toEqual(['recap.shape /att', 'recap.shape /att/a:c']);
    expect(JSON.stringify(result).length).toBeLessThan(1_000);
  });

  it('off: keeps the cells within the bounds, the first 1,024 of them', () => {
    const profile = without('recap.shape');
    const [, , cells] = bounded[1] as (typeof bounded)[number];
    const most = content(decodeRecap(uriOf(JSON.stringify({ att: cells(1_100), prf: [] })), { profile }));
    expect(most).toEqual({ att: cells(1_024), prf: [] });
    const att = { 'a:b': { 'c/d': new Array(257).fill({}), 'c/e': [{}] }, ['a:'.padEnd(2_180, 'b')]: { 'c/d': [] } };
    expect(content(decodeRecap(uriOf(JSON.stringify({ att, prf: [] })), { profile }))).toEqual({
      att: { 'a:b': { 'c/e': [{}] } },
      prf: [],
    });
  });

  it('reports every bad name in document order', () => {
    const json = `{"att":{"a:b":{"c":[],"c/d":[]},"b":{"c/":[]}},"prf":["x","${cidV0}","y"]}`;
    expect(placesOf(decodeRecap(uriOf(json)))).toEqual([
      'recap.ability /att/a:b/c',
      'recap.resource /att/b',
      'recap.ability /att/b/c~1',
      'recap.proof-cid /prf/0',
      'recap.proof-cid /prf/2',
    ]);
  });

  it('reports the first shape fault of each object, at most 32', () => {
    const json = '{"att":{"a:b":{"c":1,"d":2},"b:b":3,"c:c":4,"d:d":{"e":[5,6]}},"prf":7}';
    expect(placesOf(decodeRecap(uriOf(json)))).toEqual([
      'recap.shape /att/a:b/c',
      'recap.shape /att/b:b',
      'recap.shape /att/d:d/e/0',
      'recap.shape /prf',
    ]);
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a:${i}`, { 'c/d': 1 }]));
    expect(rulesOf(decodeRecap(uriOf(JSON.stringify({ att: many }))))).toHaveLength(32);
  });

  it('reports at most 32 bad names of a kind', () => {
    const abilities = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i + 10}`, []]));
    expect(rulesOf(decodeRecap(uriOf(JSON.stringify({ att: { 'a:b': abilities } }))))).toHaveLength(32);
  });

  it('ignores unknown members where the profile does', () => {
    const profile: Profile = { ...strict, parameters: { ...strict.parameters, unknownMembers: 'ignore' } };
    expect(content(decodeRecap(uriOf('{"att":{"a:b":{"c/d":[{}]}},"x":1}'), { profile }))).toEqual(small);
  });

  it('takes its limits from the profile', () => {
    const limits = { ...strict.parameters.limits, jsonBytes: 26, jsonDepth: 5 };
    const profile: Profile = { ...strict, parameters: { ...strict.parameters, limits } };
    expect(rulesOf(decodeRecap(uriOf('{"att":{"a:b":{"c/d":[{}]}}}'), { profile }))).toEqual(['json.text']);
    const roomier = { ...profile, parameters: { ...profile.parameters, limits: { ...limits, jsonBytes: 28 } } };
    expect(rulesOf(decodeRecap(uriOf('{"att":{"a:b":{"c/d":[{}]}}}'), { profile: roomier }))).toEqual([]);
    expect(rulesOf(decodeRecap(uriOf('{"att":{"a:b":{"c/d":[[]]}}}'), { profile: roomier }))).toEqual(['recap.shape']);
    const shallow = {
      ...roomier,
      parameters: { ...roomier.parameters, limits: { ...limits, jsonBytes: 28, jsonDepth: 4 } },
    };
    expect(rulesOf(decodeRecap(uriOf('{"att":{"a:b":{"c/d":[{}]}}}'), { profile: shallow }))).toEqual(['json.text']);
  });

  it('throws TypeError for what is no string', () => {
    expect(() => decodeRecap(undefined as unknown as string)).toThrow(TypeError);
  });
});

describe('recapStatement', () => {
  const preamble = 'I further authorize the stated URI to perform the following actions on my behalf:';

  it('groups by namespace in the order in which sorted abilities name it', () => {
    const recap = { att: { 'a:b': { 'b/y': [], 'a/z': [], 'a-b/x': [], 'b/x': [], 'a/y': [] } }, prf: [] };
    expect(recapStatement(recap)).toBe(
      `${preamble} (1) 'a-b': 'x' for 'a:b'. (2) 'a': 'y', 'z' for 'a:b'. (3) 'b': 'x', 'y' for 'a:b'.`,
    );
  });

  it('keeps a namespace together whose abilities do not stand together', () => {
    // "a.b/x" (2E) sorts before "a/x" (2F), "a0/x" (30) after it; "a/" abilities stay one entry.
    const recap = { att: { 'a:b': { 'a0/x': [], 'a/y': [], 'a.b/x': [], 'a/x': [] } }, prf: [] };
    expect(recapStatement(recap)).toBe(
      `${preamble} (1) 'a.b': 'x' for 'a:b'. (2) 'a': 'x', 'y' for 'a:b'. (3) 'a0': 'x' for 'a:b'.`,
    );
  });

  it('does not show restrictions or proofs, and is the preamble alone for nothing', () => {
    expect(recapStatement({ att: { 'a:b': { 'c/d': [{ x: 1 }] } }, prf: [cidV0] })).toBe(recapStatement(small));
    expect(recapStatement({ att: {}, prf: [] })).toBe(preamble);
  });

  it('sorts resources by UTF-8 whatever the order of the object', () => {
    expect(recapStatement({ att: { 'b:b': { 'c/d': [] }, 'a:b': { 'c/d': [] } }, prf: [] })).toBe(
      `${preamble} (1) 'c': 'd' for 'a:b'. (2) 'c': 'd' for 'b:b'.`,
    );
  });

  it.each([undefined, null, 'x', [], { prf: [] }])('throws TypeError for %s', (recap) => {
    expect(() => recapStatement(recap as unknown as Recap)).toThrow(TypeError);
  });
});

describe('judgeMessageRecaps', () => {
  const uri = uriOf('{"att":{"a:b":{"c/d":[{}]}},"prf":[]}');
  const limited = uriOf('{"att":{"a:b":{"c/d":[{"max":1}]}},"prf":[]}');
  const says =
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'c': 'd' for 'a:b'.";

  function message(statement: string | undefined, ...resources: readonly string[]): SiweMessage {
    return {
      domain: 'example.com',
      address: '0x0000000000000000000000000000000000000000',
      uri: 'did:key:example',
      version: '1',
      chainId: '1',
      nonce: 'mynonce1',
      issuedAt: '2022-06-21T12:00:00.000Z',
      ...(statement === undefined ? {} : { statement }),
      resources,
    };
  }

  function read(given: SiweMessage, profile: Profile = strict, outcomes?: Outcomes) {
    const result = decide({ profile, ...(outcomes ? { outcomes } : {}) }, (judge) =>
      judgeMessageRecaps(judge.at('/signedMessage'), given),
    );
    if (!result.ok) return placesOf(result);
    return { uris: result.value.recaps.map((recap) => recap.uri), preface: result.value.preface };
  }

  it.each([
    ['the ReCap statement alone', says, ''],
    ['text, one space and the ReCap statement', `Hello there. ${says}`, 'Hello there.'],
    ['text that ends with a space', `Hello  ${says}`, 'Hello '],
    ['the ReCap statement twice', `${says} ${says}`, says],
    ['text that denies it', `I do not agree: ${says}`, 'I do not agree:'],
  ])('accepts %s', (_, statement, preface) => {
    expect(read(message(statement, 'https://example.com', uri))).toEqual({ uris: [uri], preface });
  });

  it.each([
    ['no resources', { ...message('Hello'), resources: undefined } as unknown as SiweMessage, 'Hello'],
    ['other resources', message('Hello', 'urn:uuid:x', 'urn:recaps:x', 'x:urn:recap:'), 'Hello'],
    ['no statement', message(undefined), ''],
    ['a ReCap statement', message(says), says],
  ])('finds no ReCap in a message with %s', (_, given, preface) => {
    const outcomes: Outcomes = new Map();
    expect(read(given, strict, outcomes)).toEqual({ uris: [], preface });
    expect(outcomes.get('recap.statement-match')).toBe('not-reached');
  });

  const rows: readonly (readonly [
    rule: RuleId,
    name: string,
    given: SiweMessage,
    place: string,
    off: { readonly uris: readonly string[]; readonly preface: string },
  ])[] = [
    ['recap.single', 'two ReCaps', message(says, uri, limited), '/resources/1', { uris: [uri, limited], preface: '' }],
    [
      'recap.single',
      'the same ReCap twice',
      message(says, uri, 'x:y', uri),
      '/resources/2',
      { uris: [uri, uri], preface: '' },
    ],
    [
      'recap.last',
      'a ReCap before another resource',
      message(says, uri, 'x:y'),
      '/resources/0',
      { uris: [uri], preface: '' },
    ],
    [
      'recap.prefix',
      'a ReCap in upper case',
      message(says, uri.replace('urn', 'URN')),
      '/resources/0',
      { uris: [uri.replace('urn', 'URN')], preface: '' },
    ],
    ['recap.statement-present', 'no statement', message(undefined, uri), '', { uris: [uri], preface: '' }],
    ...[
      ['an empty statement', ''],
      ['another statement', 'Hello'],
      ['the preamble alone', says.slice(0, says.indexOf(' (1)'))],
      ['the ReCap statement without the space', `Hello.${says}`],
      ['a trailing space', `${says} `],
      ['text after it', `${says} Not.`],
      ['another resource', says.replace('a:b', 'a:c')],
      ['another case', says.toLowerCase()],
      ['more than the ReCap', `${says} (2) 'c': 'd' for 'b:b'.`],
      ['less than one character', says.slice(1)],
    ].map(
      ([name = '', statement = '']) =>
        [
          'recap.statement-match',
          name,
          message(statement, uri),
          '/statement',
          { uris: [uri], preface: statement },
        ] as const,
    ),
  ];

  it.each(rows)('%s alone is broken by %s', (rule, _, given, place) => {
    expect(read(given)).toEqual([`${rule} /signedMessage${place}`]);
  });

  it.each(rows)('%s alone is broken by %s in collect-all mode too', (rule, _, given, place) => {
    const outcomes: Outcomes = new Map();
    expect(read(given, strict, outcomes)).toEqual([`${rule} /signedMessage${place}`]);
    for (const other of ['recap.single', 'recap.last', 'recap.shape', 'recap.statement-match'] as const) {
      expect([other, outcomes.get(other)]).toEqual([other, other === rule ? 'broken' : 'held']);
    }
  });

  it.each(rows)('%s off: accepts %s', (rule, _, given, _place, off) => {
    expect(read(given, without(rule))).toEqual(off);
  });

  it('holds the statement to every ReCap when several are let in', () => {
    const other = uriOf('{"att":{"b:b":{"c/d":[{}]}},"prf":[]}');
    expect(read(message(says, uri, other), without('recap.single'))).toEqual([
      'recap.statement-match /signedMessage/statement',
    ]);
  });

  it('enters the ReCap with the path of its resource', () => {
    const bad = uriOf('{"att":{"a:b":{"c":[{}]}},"prf":[]}');
    expect(read(message('Hello', 'x:y', bad))).toEqual(['recap.ability /signedMessage/resources/1/att/a:b/c']);
  });

  it('does not compare the statement with a ReCap that is broken', () => {
    expect(read(message('Hello', 'urn:recap:!'))).toEqual(['recap.encoding /signedMessage/resources/0']);
    expect(read(message('Hello', 'urn:recap:'))).toEqual(['json.text /signedMessage/resources/0']);
  });

  it('is not worked to death by a ReCap whose statement is a hundred times its size', () => {
    const resource = `a:${'b'.repeat(2_046)}`;
    const abilities = Object.fromEntries(Array.from({ length: 1_024 }, (_, i) => [`n${i + 10_000}/x`, []]));
    const heavy = uriOf(JSON.stringify({ att: { [resource]: abilities }, prf: [] }));
    expect(read(message(says, heavy))).toEqual(['recap.statement-match /signedMessage/statement']);
  });
});

describe('encodeRecap', () => {
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  const wide: Record<string, unknown>[] = [{}];
  for (let i = 0; i < 100; i++) wide.unshift({ a: wide[0], b: wide[0] });
  let deep: unknown = {};
  for (let i = 0; i < 10_000; i++) deep = [deep];
  const holding = (value: unknown): Recap => ({ att: { 'a:b': { 'c/d': [{ x: value }] } }, prf: [] });

  it('writes canonical JSON, keys in UTF-8 order, with prf', () => {
    const recap = {
      prf: [],
      att: {
        'b:b': { 'c/d': [] },
        'a:b': { 'c/d': [{ 9: -0, 10: [{ b: 1, a: 1e21 / 1e20 }], '\u{1F600}': 1, '\uff5e': 2 }] },
      },
    };
    expect(encodeRecap(recap)).toEqual({
      ok: true,
      value: uriOf(
        '{"att":{"a:b":{"c/d":[{"10":[{"a":10,"b":1}],"9":0,"\uff5e":2,"\u{1F600}":1}]},"b:b":{"c/d":[]}},"prf":[]}',
      ),
    });
  });

  it('writes att and prf only, so that a decoded ReCap can be encoded and merged again', () => {
    const decoded = decodeRecap(second.uri);
    if (!decoded.ok) throw new Error('the example was refused');
    expect(encodeRecap(decoded.value)).toEqual({ ok: true, value: second.uri });
    expect(content(mergeRecaps([decoded.value]))).toEqual(second.recap);
  });

  it('writes prf when it is missing', () => {
    expect(encodeRecap({ att: small.att } as Recap)).toEqual(encodeRecap(small));
  });

  const refused: readonly (readonly [name: string, recap: unknown, place: string])[] = [
    ['no att', { prf: [] }, 'recap.shape '],
    ['an empty att', { att: {}, prf: [] }, 'recap.shape /att'],
    ['an att that is an instance of a class', { att: new Map(), prf: [] }, 'recap.shape /att'],
    ['no ability', { att: { 'a:b': {} }, prf: [] }, 'recap.shape /att/a:b'],
    ['an undefined prf', { ...small, prf: undefined }, 'recap.shape /prf'],
    ['a number as proof', { ...small, prf: [1] }, 'recap.shape /prf/0'],
    ['a hole among the proofs', { ...small, prf: new Array(1) }, 'recap.shape /prf/0'],
    ['an alternative that is an array', { att: { 'a:b': { 'c/d': [[]] } }, prf: [] }, 'recap.shape /att/a:b/c~1d/0'],
    [
      'a hole among the alternatives',
      { att: { 'a:b': { 'c/d': new Array(1) } }, prf: [] },
      'recap.shape /att/a:b/c~1d/0',
    ],
    ['NaN', holding(Number.NaN), 'recap.shape /att/a:b/c~1d/0/x'],
    ['Infinity', holding([Number.POSITIVE_INFINITY]), 'recap.shape /att/a:b/c~1d/0/x/0'],
    ['undefined', holding(undefined), 'recap.shape /att/a:b/c~1d/0/x'],
    ['a function', holding({ f: () => 1 }), 'recap.shape /att/a:b/c~1d/0/x/f'],
    ['a hole', holding(new Array(1)), 'recap.shape /att/a:b/c~1d/0/x/0'],
    ['a bigint', holding(1n), 'recap.shape /att/a:b/c~1d/0/x'],
    ['a date', holding(new Date(0)), 'recap.shape /att/a:b/c~1d/0/x'],
    ['a lone surrogate', holding('\ud800'), 'json.text /att/a:b/c~1d/0/x'],
    ['a lone surrogate in a key', holding({ '\udc00': 1 }), 'json.text /att/a:b/c~1d/0/x/\udc00'],
    ['a lone surrogate in a resource', { att: { 'a:\ud800': { 'c/d': [] } }, prf: [] }, 'json.text /att/a:\ud800'],
    ['a lone surrogate in an ability', { att: { 'a:b': { 'c/\ud800': [] } }, prf: [] }, 'json.text /att/a:b/c~1\ud800'],
    ['a lone surrogate in a proof', { ...small, prf: ['\ud800'] }, 'json.text /prf/0'],
    ['2^53', holding(2 ** 53), 'json.text /att/a:b/c~1d/0/x'],
    ['a text past the size', holding('x'.repeat(1_048_576)), 'json.text '],
    ['more values than a text may hold', holding(new Array(32_769).fill(0)), 'json.text '],
    // What is refused for its size counts nothing, however much work it would be.
    ['more values than there is work for', holding(new Array(40_000).fill(0)), 'json.text '],
    [
      'nesting of 33 levels',
      holding(JSON.parse('['.repeat(28) + ']'.repeat(28))),
      `json.text /att/a:b/c~1d/0/x${'/0'.repeat(27)}`,
    ],
    ['nesting of 10,000 levels', holding(deep), `json.text /att/a:b/c~1d/0/x${'/0'.repeat(27)}`],
    ['a circle', holding(circle), `json.text /att/a:b/c~1d/0/x${'/circle'.repeat(27)}`],
    ['an object of 2^100 values', holding(wide[0]), `json.text /att/a:b/c~1d/0/x${'/a'.repeat(27)}`],
    ['a resource that is no URI', { att: { b: { 'c/d': [] } }, prf: [] }, 'recap.resource /att/b'],
    ['a bad ability', { att: { 'a:b': { c: [] } }, prf: [] }, 'recap.ability /att/a:b/c'],
    ['a bad proof', { ...small, prf: ['bafybeigk7ly3'] }, 'recap.proof-cid /prf/0'],
  ];
  it.each(refused)('refuses %s', (_, recap, place) => {
    expect(placesOf(encodeRecap(recap as Recap))).toEqual([place]);
  });

  it.each(refused)('with every rule off writes something for %s', (_, recap) => {
    const profile = without(
      'json.text',
      'work.bytes',
      'recap.shape',
      'recap.resource',
      'recap.ability',
      'recap.proof-cid',
    );
    const result = encodeRecap(recap as Recap, { profile });
    expect(result.ok && decodeRecap(result.value, { profile }).ok).toBe(true);
  });

  it('reports a fault once in collect-all mode', () => {
    expect(placesOf(encodeRecap(holding('\ud800'), { outcomes: new Map() }))).toEqual(['json.text /att/a:b/c~1d/0/x']);
    expect(placesOf(encodeRecap(holding(Number.NaN), { outcomes: new Map() }))).toEqual([
      'recap.shape /att/a:b/c~1d/0/x',
    ]);
  });

  it('accepts nesting of 32 levels and 2^53-1', () => {
    expect(encodeRecap(holding([JSON.parse('['.repeat(26) + ']'.repeat(26)), 2 ** 53 - 1])).ok).toBe(true);
  });

  it('off: writes what the rule would have refused', () => {
    const written = (recap: unknown, rule: RuleId) => encodeRecap(recap as Recap, { profile: without(rule) });
    expect(written(holding(2 ** 53), 'json.text')).toEqual({
      ok: true,
      value: uriOf('{"att":{"a:b":{"c/d":[{"x":9007199254740992}]}},"prf":[]}'),
    });
    expect(written({ att: { b: { 'c/d': [] } }, prf: [] }, 'recap.resource')).toEqual({
      ok: true,
      value: uriOf('{"att":{"b":{"c/d":[]}},"prf":[]}'),
    });
    expect(written({ att: { 'a:b': { 'c/d': [{}], 'c/e': [{ x: 1n }] } }, prf: [] }, 'recap.shape')).toEqual(
      encodeRecap(small),
    );
  });

  it('keeps __proto__ a key', () => {
    const given = JSON.parse('{"att":{"a:b":{"c/d":[{"__proto__":{"x":1}}]}},"prf":[]}');
    expect(encodeRecap(given)).toEqual({ ok: true, value: uriOf(JSON.stringify(given)) });
  });

  it.each([undefined, null, 'x', 1, []])('throws TypeError for %s', (recap) => {
    expect(() => encodeRecap(recap as unknown as Recap)).toThrow(TypeError);
  });
});

const keys = fc.constantFrom('a', 'b', '__proto__', 'constructor', '10', '9', '\u{1F600}', '\uff5e');
const restrictions = fc.dictionary(
  keys,
  fc.oneof(fc.integer(), fc.string(), fc.array(fc.dictionary(keys, fc.boolean()))),
  {
    maxKeys: 3,
  },
);
const recaps: fc.Arbitrary<Recap> = fc.record({
  att: fc.dictionary(
    fc.constantFrom('a:b', 'https://example.com/', 'lit-pkp://*', 'x:1'),
    fc.dictionary(fc.constantFrom('a/x', 'a-b/x', 'a/y', '*/*', '1/2'), fc.array(restrictions, { maxLength: 3 }), {
      minKeys: 1,
    }),
    { minKeys: 1 },
  ),
  prf: fc.array(fc.constantFrom(cidV0, ...second.recap.prf)),
});

function merged(...given: readonly Recap[]): Recap {
  const result = mergeRecaps(given);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe('mergeRecaps', () => {
  it('concatenates in argument order and keeps the first of equal alternatives', () => {
    const a = { att: { 'a:b': { 'c/d': [{ x: 1 }, { y: { b: 1, a: 2 } }] } }, prf: [cidV0] };
    const b = { att: { 'a:b': { 'c/d': [{ y: { a: 2, b: 1 } }, {}, { x: 1 }] } }, prf: [...second.recap.prf, cidV0] };
    expect(content(mergeRecaps([a, b]))).toEqual({
      att: { 'a:b': { 'c/d': [{ x: 1 }, { y: { a: 2, b: 1 } }, {}] } },
      prf: [cidV0, ...second.recap.prf],
    });
    expect(content(mergeRecaps([b, a]))).toEqual({
      att: { 'a:b': { 'c/d': [{ y: { a: 2, b: 1 } }, {}, { x: 1 }] } },
      prf: [...second.recap.prf, cidV0],
    });
  });

  it('sorts keys at every level', () => {
    const given = JSON.parse('{"att":{"b:b":{"c/e":[{"b":{"d":1,"c":2},"a":3}],"c/d":[]},"a:b":{"c/d":[]}},"prf":[]}');
    expect(JSON.stringify(merged(given))).toBe(
      '{"att":{"a:b":{"c/d":[]},"b:b":{"c/d":[],"c/e":[{"a":3,"b":{"c":2,"d":1}}]}},"prf":[]}',
    );
  });

  it('takes 1 and 1.0 for equal but not 1 and "1"', () => {
    const a = { att: { 'a:b': { 'c/d': [{ x: 1 }, { x: '1' }, { x: Number('1.0') }] } }, prf: [] };
    expect(content(mergeRecaps([a]))).toEqual({ att: { 'a:b': { 'c/d': [{ x: 1 }, { x: '1' }] } }, prf: [] });
  });

  it('keeps an empty cell that grants nothing', () => {
    expect(content(mergeRecaps([first.recap, first.recap]))).toEqual(first.recap);
  });

  it('does not pollute prototypes', () => {
    const evil = JSON.parse(
      '{"att":{"a:b":{"c/d":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}},"prf":[]}',
    );
    const result = merged(evil, small, evil);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const objects = everyObject(result.att);
    expect(objects).toHaveLength(7);
    for (const object of objects) expect(Object.getPrototypeOf(object)).toBe(null);
    expect(JSON.stringify(result)).toBe(
      '{"att":{"a:b":{"c/d":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},{}]}},"prf":[]}',
    );
  });

  it('does not pollute prototypes through resources and abilities when names are not judged', () => {
    const evil = JSON.parse('{"att":{"__proto__":{"__proto__":[{"polluted":1}]}},"prf":[]}');
    const result = mergeRecaps([evil, evil], { profile: without('recap.resource', 'recap.ability') });
    expect(JSON.stringify(result)).toBe(`{"ok":true,"value":${JSON.stringify(evil)}}`);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('checks each ReCap and points at it', () => {
    expect(placesOf(mergeRecaps([small, { att: { 'a:b': { c: [] } }, prf: ['x'] }, { att: {}, prf: [] }]))).toEqual([
      'recap.ability /1/att/a:b/c',
      'recap.proof-cid /1/prf/0',
      'recap.shape /2/att',
    ]);
  });

  it('refuses to merge to more than a ReCap holds', () => {
    const half = (from: number, count: number): Recap => ({
      att: { 'a:b': { 'c/d': Array.from({ length: count }, (_, i) => ({ x: from + i })) } },
      prf: [],
    });
    expect(mergeRecaps([half(0, 200), half(144, 112)]).ok).toBe(true);
    expect(placesOf(mergeRecaps([half(0, 200), half(144, 113)]))).toEqual(['recap.shape ']);
    const wide = (name: string): Recap => ({
      att: { [name]: Object.fromEntries(Array.from({ length: 513 }, (_, i) => [`n/${i}`, [{}]])) },
      prf: [],
    });
    expect(mergeRecaps([wide('a:b'), wide('a:b')]).ok).toBe(true);
    expect(placesOf(mergeRecaps([wide('a:b'), wide('a:c')]))).toEqual(['recap.shape ']);
  });

  it('refuses to merge nothing, or to more than can be encoded', () => {
    expect(placesOf(mergeRecaps([]))).toEqual(['recap.shape ']);
    expect(content(mergeRecaps([], { profile: without('recap.shape') }))).toEqual({ att: {}, prf: [] });
    const big = (x: string): Recap => ({ att: { 'a:b': { 'c/d': [{ x: x.repeat(450_000) }] } }, prf: [] });
    expect(placesOf(mergeRecaps([big('x'), big('y'), big('z')]))).toEqual(['work.bytes /2']);
    const profile = without('work.bytes');
    expect(placesOf(mergeRecaps([big('x'), big('y'), big('z')], { profile }))).toEqual(['json.text ']);
    expect(mergeRecaps([big('x'), big('x')]).ok).toBe(true);
  });

  it('throws TypeError for a bad call', () => {
    expect(() => mergeRecaps(small as unknown as Recap[])).toThrow(TypeError);
    expect(() => mergeRecaps([small, null as unknown as Recap])).toThrow(TypeError);
  });

  it('is associative, idempotent, and leaves its arguments alone', () => {
    fc.assert(
      fc.property(recaps, recaps, recaps, (a, b, c) => {
        const before = JSON.stringify([a, b, c]);
        const all = merged(a, b, c);
        expect(merged(merged(a, b), c)).toEqual(all);
        expect(merged(a, merged(b, c))).toEqual(all);
        expect(merged(all, all)).toEqual(all);
        expect(merged(all, b)).toEqual(all);
        expect(JSON.stringify([a, b, c])).toBe(before);
      }),
      { numRuns: 30 },
    );
  });

  it('grants what its arguments grant and nothing else, whatever their order', () => {
    const cells = (given: readonly Recap[]): ReadonlySet<string> =>
      new Set(
        given.flatMap(({ att }) =>
          Object.entries(att).flatMap(([resource, abilities]) =>
            Object.entries(abilities).flatMap(([ability, list]) => list.map((x) => sortedText([resource, ability, x]))),
          ),
        ),
      );
    fc.assert(
      fc.property(recaps, recaps, (a, b) => {
        expect(cells([merged(a, b)])).toEqual(cells([a, b]));
        expect(cells([merged(b, a)])).toEqual(cells([a, b]));
      }),
      { numRuns: 30 },
    );
  });
});

/** An independent canonical form: nested pairs instead of objects. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? {
          pairs: Object.entries(inner)
            .sort(([x], [y]) => compareUtf8(x, y))
            .map(([k, v]) => `${k}=${sortedText(v)}`),
        }.pairs
      : inner,
  );
}

describe('laws', () => {
  it('what is encoded is decoded to the same, in order', () => {
    fc.assert(
      fc.property(recaps, (recap) => {
        const uri = encodeRecap(recap);
        const decoded = uri.ok ? decodeRecap(uri.value) : uri;
        expect(content(decoded as Result<Recap>)).toEqual(JSON.parse(JSON.stringify(recap)));
        expect(decoded.ok && encodeRecap(decoded.value as Recap)).toEqual(uri);
      }),
    );
  });

  it('junk never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (value, text) => {
        decodeRecap(text, { outcomes: new Map() });
        decodeRecap(`urn:recap:${text}`, { outcomes: new Map() });
        decodeRecap(uriOf(JSON.stringify({ att: value }) ?? ''), { outcomes: new Map() });
        encodeRecap({ att: { 'a:b': { 'c/d': [{ value }] } }, prf: [] }, { outcomes: new Map() });
        encodeRecap({ att: value, prf: value } as Recap, { outcomes: new Map() });
      }),
    );
  });
});
