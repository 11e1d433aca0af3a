import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8, utf8 } from '../../src/internal/bytes.js';
import { canonicalJson, pointer, quote } from '../../src/internal/json.js';
import { looseJson, parseJson } from '../../src/internal/json-text.js';

const limits = { bytes: 1_000, depth: 4 };

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));
}

/** Rebuilds a value with prototypes, for comparison with toEqual. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('parseJson accepts', () => {
  const cases: readonly (readonly [name: string, text: string | Uint8Array, value: unknown])[] = [
    ['null', 'null', null],
    ['true with white space of all four kinds', ' \t\r\ntrue \t\r\n', true],
    ['false', 'false', false],
    ['an empty string', '""', ''],
    ['an empty array', '[ ]', []],
    ['an empty object', '{ }', {}],
    ['members and items', '{"a":[1,{"b":null}],"c":"d"}', { a: [1, { b: null }], c: 'd' }],
    ['every escape', '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9"', '"\\/\b\f\n\r\tA\u00e9'],
    ['an escaped pair of surrogates', '"\\ud83d\\uDE00"', '\u{1F600}'],
    ['a raw pair of surrogates', '"\u{1F600}"', '\u{1F600}'],
    ['an escaped null character', '"\\u0000"', '\0'],
    ['DEL, U+2028 and a BOM inside a string', '"\x7f\u2028\uFEFF"', '\x7f\u2028\uFEFF'],
    ['the largest integer', '9007199254740991', 9007199254740991],
    ['the smallest integer', '-9007199254740991', -9007199254740991],
    ['an exponent', '1.5e+3', 1500],
    ['a fraction', '-0.25', -0.25],
    ['zero with an exponent', '0E1', 0],
    ['UTF-8 bytes', utf8('"h\u00e9 \u{1F600}"'), 'h\u00e9 \u{1F600}'],
    ['U+FFFD that is really there', bytes('"', [0xef, 0xbf, 0xbd], '"'), '\uFFFD'],
    ['equal keys in different objects', '{"a":{"a":1},"b":{"a":2}}', { a: { a: 1 }, b: { a: 2 } }],
    ['keys that look alike but are not equal', '{"A":1,"a":2,"a ":3}', { A: 1, a: 2, 'a ': 3 }],
    ['an empty key', '{"":1}', { '': 1 }],
    ['nesting at the limit', nested(4), [[[[]]]]],
  ];
  it.each(cases)('%s', (_, text, value) => {
    const read = parseJson(text, limits);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && plain(read.value)).toEqual(value);
  });

  it('a text of exactly as many bytes as allowed', () => {
    expect(parseJson('"\u00e9\u00e9"', { bytes: 6, depth: 0 }).ok).toBe(true);
    expect(parseJson(utf8('"\u00e9\u00e9"'), { bytes: 6, depth: 0 }).ok).toBe(true);
  });

  it('a scalar at depth 0', () => {
    expect(parseJson('1', { bytes: 1, depth: 0 }).ok).toBe(true);
    expect(parseJson('[]', { bytes: 2, depth: 0 })).toMatchObject({ ok: false, offset: 0 });
  });
});

describe('parseJson refuses', () => {
  const cases: readonly (readonly [name: string, text: string | Uint8Array, offset: number, reason: RegExp])[] = [
    ['the empty text', '', 0, /found the end/],
    ['white space alone', '  ', 2, /found the end/],
    ['a duplicate key', '{"a":1,"a":1}', 7, /each key once/],
    ['a duplicate key that is equal once unescaped', '{"a":1,"\\u0061":2}', 7, /each key once/],
    ['a duplicate key in depth', '{"x":[{"b":1,"c":2,"b":3}]}', 19, /each key once/],
    ['a duplicate __proto__', '{"__proto__":1,"__proto__":2}', 15, /each key once/],
    ['a duplicate empty key', '{"":1,"":2}', 6, /each key once/],
    ['a raw lone high surrogate', '"\ud83d"', 1, /lone surrogate/],
    ['a raw lone low surrogate', '"ab\ude00"', 3, /lone surrogate/],
    ['an escaped lone high surrogate', '"\\ud83d"', 1, /pair of surrogates/],
    ['an escaped lone low surrogate', '"x\\ude00"', 2, /pair of surrogates/],
    ['escaped surrogates in the wrong order', '"\\ude00\\ud83d"', 1, /pair of surrogates/],
    ['an escaped high surrogate before another', '"\\ud83d\\ud83d\\ude00"', 1, /pair of surrogates/],
    ['an escaped lone surrogate in a key', '{"\\ud800":1}', 2, /pair of surrogates/],
    ['a BOM in text', '\uFEFF1', 0, /byte order mark/],
    ['a BOM in bytes', bytes([0xef, 0xbb, 0xbf], '1'), 0, /byte order mark/],
    ['a stray UTF-8 byte', bytes('"\u00e9', [0xff], '"'), 2, /UTF-8/],
    ['a truncated UTF-8 sequence', bytes('"ab', [0xef, 0xbf]), 3, /UTF-8/],
    ['an overlong UTF-8 sequence', bytes('"', [0xc0, 0xaf], '"'), 1, /UTF-8/],
    ['a surrogate in UTF-8', bytes('"\uFFFD', [0xed, 0xa0, 0x80], '"'), 2, /UTF-8/],
    ['nesting past the limit', nested(5), 4, /4 levels/],
    ['nesting past the limit, of objects', '{"a":{"a":{"a":{"a":{}}}}}', 20, /4 levels/],
    ['2^53', '9007199254740992', 0, /2\^53-1/],
    ['-2^53', '[-9007199254740992]', 1, /2\^53-1/],
    ['2^53 in disguise', '9007199254740992.0', 0, /2\^53-1/],
    ['2^53+1, which rounds', '9007199254740993', 0, /2\^53-1/],
    ['1e400', '1e400', 0, /2\^53-1/],
    ['-1e400', '-1e400', 0, /2\^53-1/],
    ['a leading zero', '01', 0, /expected a value, found "01"/],
    ['a leading zero after a minus', '-01', 0, /expected a value/],
    ['a leading plus', '+1', 0, /expected a value/],
    ['a bare minus', '-', 0, /expected a value/],
    ['a bare fraction', '.5', 0, /expected a value/],
    ['a fraction without digits', '1.', 0, /expected a value/],
    ['an exponent without digits', '1e', 0, /expected a value/],
    ['a hexadecimal number', '0x10', 0, /expected a value/],
    ['NaN', 'NaN', 0, /expected a value/],
    ['Infinity', '[Infinity]', 1, /expected a value/],
    ['a literal in upper case', 'True', 0, /expected a value/],
    ['a literal with a tail', 'nullx', 4, /expected the end/],
    ['a line feed in a string', '"a\nb"', 2, /expected an escape/],
    ['a null character in a string', '"\0"', 1, /expected an escape/],
    ['U+001F in a key', '{"\u001f":1}', 2, /expected an escape/],
    ['an unknown escape', '"\\x41"', 1, /expected an escape/],
    ['a short unicode escape', '"\\u12"', 1, /expected an escape/],
    ['a unicode escape with a sign', '"\\u+123"', 1, /expected an escape/],
    ['an escape at the end', '"\\', 1, /expected an escape/],
    ['an open string', '"abc', 4, /end of a string/],
    ['single quotes', "'a'", 0, /expected a value/],
    ['a bare key', '{a:1}', 1, /expected a key/],
    ['a number as key', '{1:1}', 1, /expected a key/],
    ['a missing colon', '{"a" 1}', 5, /expected a colon/],
    ['a missing value', '{"a":}', 5, /expected a value/],
    ['a trailing comma in an object', '{"a":1,}', 7, /expected a key/],
    ['a trailing comma in an array', '[1,]', 3, /expected a value/],
    ['a leading comma', '[,1]', 1, /expected a value/],
    ['a missing comma', '[1 2]', 3, /expected a comma/],
    ['the wrong bracket', '[1}', 2, /expected a comma or "]"/],
    ['an open array', '[1', 2, /found the end/],
    ['an open object', '{"a":1', 6, /found the end/],
    ['a second value', '{} {}', 3, /expected the end/],
    ['trailing junk', '1;', 1, /expected the end/],
    ['a comment', '1 // one', 2, /expected the end/],
    ['a no-break space', '\u00a01', 0, /expected a value/],
    ['a form feed as white space', '\f1', 0, /expected a value/],
    ['a text past the size', `"${'a'.repeat(999)}"`, 0, /1000 bytes/],
    ['a text past the size in bytes alone', `"${'\u00e9'.repeat(500)}"`, 0, /1000 bytes/],
    ['bytes past the size', utf8(' '.repeat(1_001)), 0, /1000 bytes/],
  ];
  it.each(cases)('%s', (_, text, offset, reason) => {
    expect(parseJson(text, limits)).toEqual({ ok: false, offset, reason: expect.stringMatching(reason) });
  });
});

describe('parseJson objects', () => {
  it('have no prototype at any level and own whatever key stands there', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":[{}]}';
    const read = parseJson(text, { bytes: 1_000, depth: 8 });
    const value = (read as { value: Record<string, Record<string, unknown>> }).value;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    for (const object of [value, ...Object.values(value).flat()]) expect(Object.getPrototypeOf(object)).toBe(null);
    expect(value.polluted).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('nested 10,000 deep are read without a stack', () => {
    expect(parseJson(nested(10_000), { bytes: 100_000, depth: 10_000 }).ok).toBe(true);
    expect(parseJson('{"a":'.repeat(10_000), { bytes: 100_000, depth: 32 })).toMatchObject({ ok: false, offset: 160 });
    expect(parseJson('['.repeat(10_000), { bytes: 100_000, depth: 10_000 })).toMatchObject({
      ok: false,
      offset: 10_000,
    });
  });
});

describe('disorder', () => {
  const cases: readonly (readonly [name: string, text: string, disorder: object | undefined])[] = [
    ['none in ordered keys', '{"a":1,"a-b":{"b":1,"c":2},"a/b":2}', undefined],
    ['of the outermost object', '{"b":1,"a":2}', { path: '', key: 'a', offset: 7 }],
    ['in an array, pointer escaped', '{"x/y~":[0,{"b":1,"a":2}]}', { path: '/x~1y~0/1', key: 'a', offset: 18 }],
    ['of a key that is a prefix of the one before', '{"ab":1,"a":2}', { path: '', key: 'a', offset: 8 }],
    ['of integer-like keys', '{"10":1,"9":2,"1":3}', { path: '', key: '1', offset: 14 }],
    // U+FF5E sorts before U+1F600 by UTF-8 and after it by UTF-16.
    ['none in UTF-8 order beyond the BMP', '{"\uff5e":1,"\u{1F600}":2}', undefined],
    ['of UTF-16 order beyond the BMP', '{"\u{1F600}":1,"\uff5e":2}', { path: '', key: '\uff5e', offset: 8 }],
    [
      'of the outer object, though seen after the inner',
      '{"b":{"d":1,"c":2},"a":3}',
      { path: '', key: 'a', offset: 19 },
    ],
    ['of the first of two objects', '[{"b":1,"a":2},{"d":1,"c":2}]', { path: '/0', key: 'a', offset: 8 }],
    ['at its first key only', '{"c":1,"b":2,"a":3}', { path: '', key: 'b', offset: 7 }],
    ['compared after unescaping', '{"\\u0062":1,"a":2}', { path: '', key: 'a', offset: 12 }],
  ];
  it.each(cases)('%s', (_, text, disorder) => {
    const read = parseJson(text, limits);
    expect(read.ok && read.disorder).toEqual(disorder);
  });
});

describe('looseJson', () => {
  const cases: readonly (readonly [name: string, text: string | Uint8Array, value: unknown])[] = [
    ['lets the last duplicate win', '{"a":1,"b":2,"a":3}', { a: 3, b: 2 }],
    ['drops a BOM', '\uFEFF[1]', [1]],
    ['drops a BOM in bytes', bytes([0xef, 0xbb, 0xbf], '[1]'), [1]],
    ['replaces bad UTF-8', bytes('"', [0xff], '"'), '\uFFFD'],
    ['keeps lone surrogates', '"\\ud800"', '\ud800'],
    ['rounds numbers', '9007199254740993', 9007199254740992],
    ['stays finite', '[1e400,-1e400]', [Number.MAX_VALUE, -Number.MAX_VALUE]],
    ['follows deep nesting', nested(40), JSON.parse(nested(40))],
    ['is undefined for what is no JSON', '{"a":1,}', undefined],
    ['is undefined for the empty text', '', undefined],
    ['is undefined at depth 10,000', nested(10_000), undefined],
    ['is undefined at depth 10,000 of objects', '{"a":'.repeat(10_000), undefined],
  ];
  it.each(cases)('%s', (_, text, value) => {
    const read = looseJson(text);
    expect(read === undefined ? undefined : plain(read)).toEqual(value);
  });

  it('does not pollute prototypes', () => {
    const value = looseJson('{"__proto__":{"polluted":1},"__proto__":{"polluted":2}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(null);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});

const circle: unknown[] = [];
circle.push({ circle });

describe('canonicalJson', () => {
  const cases: readonly (readonly [name: string, value: unknown, text: string])[] = [
    ['writes no white space', { a: [1, true, null, 'x'], b: {} }, '{"a":[1,true,null,"x"],"b":{}}'],
    ['sorts keys', { b: 1, a: { d: 1, c: 2 } }, '{"a":{"c":2,"d":1},"b":1}'],
    ['sorts integer-like keys as text', { 9: 1, 10: 2, 1: 3 }, '{"1":3,"10":2,"9":1}'],
    ['sorts by UTF-8 beyond the BMP', { '\u{1F600}': 1, '\uff5e': 2 }, '{"\uff5e":2,"\u{1F600}":1}'],
    ['writes -0 as 0', -0, '0'],
    // The numbers of RFC 8785, appendix B.
    [
      'writes numbers as ECMAScript',
      [5e-324, 1e21, 999999999999999900000, 0.000001, 1e-7],
      '[5e-324,1e+21,999999999999999900000,0.000001,1e-7]',
    ],
    ['writes a rounded number', Number('333333333.33333329'), '333333333.3333333'],
    // The string of RFC 8785, section 3.2.2.
    [
      'escapes only what must be',
      "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\u0022/",
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    ],
    ['writes short escapes', '\b\f\t\r\x7f', '"\\b\\f\\t\\r\x7f"'],
    ['escapes a lone surrogate', '\ud800', '"\\ud800"'],
    ['writes the same object twice when it does not contain itself', ((x) => [x, x])({ a: 1 }), '[{"a":1},{"a":1}]'],
  ];
  it.each(cases)('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('writes __proto__ as a key', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
  });

  it('writes 10,000 levels without a stack', () => {
    const read = parseJson(nested(10_000), { bytes: 100_000, depth: 10_000 });
    expect(canonicalJson((read as { value: unknown }).value)).toBe(nested(10_000));
  });

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', new Array(1)],
    ['NaN', Number.NaN],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['a circle', circle],
  ])('throws TypeError for %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('laws', () => {
  const text = fc.string({ unit: 'grapheme' });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
      text,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', '1', '10', '2')), tie('value'), { maxKeys: 4 }),
    ),
  }));
  const roomy = { bytes: 1_000_000, depth: 100 };

  it('canonical text is strict, ordered, and a fixed point', () => {
    fc.assert(
      fc.property(value, (json) => {
        const written = canonicalJson(json);
        const read = parseJson(written, roomy);
        expect(read).toMatchObject({ ok: true });
        expect(read).not.toHaveProperty('disorder');
        expect(canonicalJson((read as { value: unknown }).value)).toBe(written);
      }),
    );
  });

  it('what is accepted is what JSON.parse reads', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const written = JSON.stringify(json, null, indent);
        const read = parseJson(utf8(written), roomy);
        expect(canonicalJson((read as { value: unknown }).value)).toBe(canonicalJson(JSON.parse(written)));
        expect(canonicalJson(looseJson(written))).toBe(canonicalJson(JSON.parse(written)));
      }),
    );
  });

  it('what JSON.parse refuses is refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:\\0-9eE.+\-untrlfase\s]{0,12}$/), (junk) => {
        let refused = false;
        try {
          JSON.parse(junk);
        } catch {
          refused = true;
        }
        if (refused) expect([parseJson(junk, roomy).ok, looseJson(junk)]).toEqual([false, undefined]);
        else expect(canonicalJson(looseJson(junk))).toBe(canonicalJson(JSON.parse(junk)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('disorder is found exactly when keys are not sorted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 6 }), (keys) => {
        const written = `{${keys.map((key) => `${JSON.stringify(key)}:0`).join()}}`;
        const sorted = keys.every((key, i) => i === 0 || compareUtf8(keys[i - 1] as string, key) < 0);
        expect((parseJson(written, roomy) as { disorder?: unknown }).disorder === undefined).toBe(sorted);
      }),
    );
  });
});

describe('messages', () => {
  it('quote at most 80 characters and show what cannot be seen', () => {
    expect(quote('a'.repeat(81))).toBe(`"${'a'.repeat(80)}…"`);
    expect(quote('\n\u202e\x7f\u2028')).toBe('"\\n\\u{202e}\\u{7f}\\u{2028}"');
    expect(quote('\u034f\u115f\u3164\u{e0100}')).toBe('"\\u{34f}\\u{115f}\\u{3164}\\u{e0100}"');
  });

  it('point with JSON Pointers', () => {
    expect(pointer('', 'lit-pkp://*', 'Threshold/Signing', 0)).toBe('/lit-pkp:~1~1*/Threshold~1Signing/0');
    expect(pointer('/a', '~1')).toBe('/a/~01');
  });
});
