// Whatever is put around a document, the document comes back; and whatever is put in, something is answered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise, rows } from '../../src/recognise.js';
import { documents, isJson, wrappings } from './wrapping.js';

const layers = fc.array(fc.constantFrom(...Object.keys(wrappings)), { minLength: 1, maxLength: 4 });
const document = fc.constantFrom(...Object.entries(documents));

describe('recognise', () => {
  it('finds a document again under up to four layers', () => {
    fc.assert(
      fc.property(document, layers, ([, text], names) => {
        let wrapped: string | undefined = text;
        for (const name of names) wrapped = wrapped === undefined ? undefined : wrappings[name]?.(wrapped);
        fc.pre(wrapped !== undefined);
        const found = recognise(wrapped as string);
        const texts = [...found.documents, ...found.others].map((each) => JSON.stringify(plainOf(each.text)));
        expect(texts).toContain(JSON.stringify(plainOf(text)));
      }),
      { numRuns: 600, seed: 20260115 },
    );
  });

  it('finds two documents that stand one below the other, each in its own wrapping', () => {
    const around = [
      'base64',
      'base64url',
      'hex',
      'quoted lines',
      'fence',
      'log line',
      'command line',
      'assignment',
      'member as value',
    ];
    const other = documents.authSig.replace('abab', 'acab');
    fc.assert(
      fc.property(fc.constantFrom(...around), fc.constantFrom(...around), fc.boolean(), (above, below, swap) => {
        const texts = swap ? [other, documents.authSig] : [documents.authSig, other];
        const [one, two] = [wrappings[above]?.(texts[0] ?? ''), wrappings[below]?.(texts[1] ?? '')];
        fc.pre(one !== undefined && two !== undefined);
        const found = recognise(`${one}\n\n${two}`);
        const plain = [...found.documents, ...found.others].map((each) => JSON.stringify(plainOf(each.text)));
        for (const text of texts) expect(plain, `${above}, ${below}`).toContain(JSON.stringify(plainOf(text)));
        expect(plain).toHaveLength(2);
      }),
      { numRuns: 300, seed: 20260115 },
    );
  });

  it('says the same of the same input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(recognise(text)).toEqual(recognise(text));
      }),
      { numRuns: 200, seed: 20260115 },
    );
  });

  it('answers any text and any bytes, with a document or with a reason', () => {
    const mutated = fc
      .tuple(
        document,
        fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4)), { maxLength: 6 }),
      )
      .map(([[, text], edits]) =>
        edits.reduce((all, [at, put, cut]) => {
          const place = at % (all.length + 1);
          return all.slice(0, place) + put + all.slice(place + cut);
        }, text),
      );
    const input = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 400 }), mutated, fc.json());
    fc.assert(
      fc.property(input, (given) => {
        const { documents: found, nothing } = recognise(given);
        if (found.length > 0) expect(nothing).toBeUndefined();
        else expect(nothing?.message).toMatch(/\S/);
      }),
      { numRuns: 1_000, seed: 20260115 },
    );
  });

  it('opens no row twice as long as what it was given', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(...Object.keys(wrappings)),
        fc.constantFrom(...rows),
        ([, text], name, row) => {
          const wrapped = wrappings[name]?.(text) ?? text;
          for (const { piece } of row.open(wrapped)) expect(piece.length).toBeLessThan(2 * wrapped.length + 200);
        },
      ),
      { numRuns: 1_000, seed: 20260115 },
    );
  });
});

/** JSON without the spelling of its text. */
function plainOf(text: string): unknown {
  return isJson(text) ? JSON.parse(text) : text;
}
