// What is no part of a document does not change its verdict: how it is written, where it is judged, and by what.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCoverage, checkNarrowing } from '../../src/entry/capability.js';
import { createNativeBackend } from '../../src/entry/native.js';
import { mergeRecaps, type Recap } from '../../src/entry/recap.js';
import { profiles, type Result, unwrap, verifySessionSig } from '../../src/index.js';
import { leads } from '../../tools/fuzz/oracle.js';
import { ask, recap } from './arbitrary.js';
import { type Change, create, rulesOf, terms } from './world.js';

const options = { numRuns: 16, seed: 20260115 };

/** A world as it is, or with one thing wrong, so that refusals are compared as well. */
const change: fc.Arbitrary<Change> = fc.constantFrom<Change>(
  {},
  {},
  { node: 'node-9.example:7470' },
  { grantee: `lit:session:${'33'.repeat(32)}` },
  { member: { other: 1 } },
  { options: { now: '2027-01-01T00:00:00Z' } },
);

/** What a verdict says, in full. */
const told = (result: Result<unknown>): string =>
  JSON.stringify(result, (_, value) => (typeof value === 'bigint' ? String(value) : value));

const plainly = (
  verify: (text: string, known: Parameters<typeof verifySessionSig>[1]) => Result<unknown>,
  law: (first: string, second: string) => void,
): void =>
  fc.assert(
    fc.property(terms, change, (world, changed) => {
      const { sessionSig, options: known } = create(world, changed);
      const text = JSON.stringify(sessionSig);
      law(told(verifySessionSig(text, known)), told(verify(text, known)));
    }),
    options,
  );
const same = (first: string, second: string): void => expect(second).toBe(first);

const locale = { zone: process.env.TZ, lang: process.env.LANG };
afterEach(() => {
  if (locale.zone === undefined) delete process.env.TZ;
  else process.env.TZ = locale.zone;
});

describe('a verdict does not depend on', () => {
  it('how often it is asked', () => plainly((text, known) => verifySessionSig(text, known), same));

  it('whether the text or its bytes are handed in', () =>
    plainly((text, known) => verifySessionSig(new TextEncoder().encode(text), known), same));

  it('whether the text or its value is handed in', () =>
    plainly((text, known) => verifySessionSig(JSON.parse(text), known), same));

  it('the order of members that are not signed', () =>
    plainly(
      (text, known) =>
        verifySessionSig(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse())), known),
      same,
    ));

  it('white space that is not signed', () =>
    plainly((text, known) => verifySessionSig(`\n${JSON.stringify(JSON.parse(text), null, '\t ')} `, known), same));

  it('how characters that are not signed are escaped', () =>
    plainly(
      (text, known) => verifySessionSig(text.replace('"algo"', '"\\u0061lgo"').replaceAll('/', '\\/'), known),
      same,
    ));

  it('the backend', () => {
    const backend = createNativeBackend();
    plainly((text, known) => verifySessionSig(text, { ...known, backend }), same);
  });

  it('the time zone of the machine', () => {
    for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'UTC']) {
      process.env.TZ = zone;
      plainly((text, known) => verifySessionSig(text, known), same);
    }
  });

  it('the locale of the machine', () => {
    const { toLocaleLowerCase } = String.prototype;
    const kept = { compare: String.prototype.localeCompare, lower: toLocaleLowerCase };
    // As a Turkish machine has it: whoever asks the locale gets another answer.
    String.prototype.localeCompare = () => 1;
    String.prototype.toLocaleLowerCase = () => 'ı';
    try {
      plainly((text, known) => verifySessionSig(text, known), same);
    } finally {
      String.prototype.localeCompare = kept.compare;
      String.prototype.toLocaleLowerCase = kept.lower;
    }
  });

  it('what stands on Object.prototype', () => {
    const names = ['root', 'networkKey', 'evidence', 'algo', 'maxAge', 'proofs', 'off', 'data', 'uses', 'ok', '__x'];
    fc.assert(
      fc.property(
        terms,
        change,
        fc.constantFrom(...names),
        fc.constantFrom<unknown>('x', true, 0, {}, []),
        (world, changed, name, value) => {
          const { sessionSig, options: known } = create(world, changed);
          const text = JSON.stringify(sessionSig);
          const before = rulesOf(verifySessionSig(text, { ...known, domain: known.domain }));
          Object.defineProperty(Object.prototype, name, {
            value,
            configurable: true,
            writable: true,
            enumerable: false,
          });
          let accepted: boolean;
          try {
            accepted = verifySessionSig(text, known).ok;
          } catch (error) {
            // A caller whose options inherit something is told so; nothing is accepted for it.
            if (!(error instanceof TypeError)) throw error;
            accepted = false;
          } finally {
            delete (Object.prototype as unknown as Record<string, unknown>)[name];
          }
          if (before.length > 0) expect(accepted).toBe(false);
        },
      ),
      { ...options, numRuns: 60 },
    );
  });
});

describe('a report', () => {
  it('points at places that are there, but for the last step of what is missing', () => {
    fc.assert(
      fc.property(terms, change, (world, changed) => {
        const { sessionSig, options: known } = create(world, changed);
        const text = JSON.stringify(sessionSig);
        const result = verifySessionSig(text, known);
        if (!result.ok) for (const { path } of result.issues) expect(leads(path, text), path).toBe(true);
      }),
      options,
    );
  });

  it('of a member that is not signed: it is refused, or changes nothing that is told', () => {
    const members = ['sig', 'derivedVia', 'algo', 'address', 'signedMessage', 'other'];
    fc.assert(
      fc.property(
        terms,
        fc.constantFrom(...members),
        fc.oneof(fc.string(), fc.constant(null), fc.nat()),
        (world, name, value) => {
          const { sessionSig, options: known } = create(world);
          const before = verifySessionSig(JSON.stringify(sessionSig), known);
          const after = verifySessionSig(JSON.stringify({ ...sessionSig, [name]: value }), known);
          if (after.ok) expect(told(after)).toBe(told(before));
        },
      ),
      { ...options, numRuns: 60 },
    );
  });

  it('of a profile that switches a rule off: what strict accepts is not refused by that rule', () => {
    fc.assert(
      fc.property(terms, fc.constantFrom(...Object.values(profiles)), (world, profile) => {
        const { sessionSig, options: known } = create(world);
        const result = verifySessionSig(JSON.stringify(sessionSig), { ...known, profile });
        for (const rule of rulesOf(result)) expect(profile.off[rule]).toBeUndefined();
      }),
      options,
    );
  });
});

describe('grants', () => {
  const law = { numRuns: 300, seed: 20260115 };
  const narrower = (child: Recap, parents: Recap | readonly Recap[]): boolean => checkNarrowing(child, parents).ok;
  const merge = (...all: readonly Recap[]): Recap => unwrap(mergeRecaps(all));

  it('narrower.*: antisymmetric, what is narrower both ways covers the same', () => {
    fc.assert(
      fc.property(recap, recap, ask, (a, b, asked) => {
        if (narrower(a, b) && narrower(b, a)) expect(checkCoverage(a, asked).ok).toBe(checkCoverage(b, asked).ok);
      }),
      law,
    );
  });

  it('narrower.*: merging is the least upper bound', () => {
    fc.assert(
      fc.property(recap, recap, recap, fc.boolean(), (a, b, extra, join) => {
        // Two grants are seldom below a third by chance.
        const bound = join ? merge(a, b, extra) : extra;
        if (narrower(a, bound) && narrower(b, bound)) expect(narrower(merge(a, b), bound)).toBe(true);
      }),
      law,
    );
  });

  it('narrower.*: a further parent never takes away', () => {
    fc.assert(
      fc.property(recap, recap, recap, (child, parent, extra) => {
        if (narrower(child, parent)) expect(narrower(child, [extra, parent])).toBe(true);
      }),
      law,
    );
  });

  it('narrower.*: a part of a grant is narrower than the whole', () => {
    fc.assert(
      fc.property(recap, fc.nat(), (whole, at) => {
        const entries = Object.entries(whole.att);
        const part: Recap = {
          att: Object.fromEntries(entries.filter((_, index) => index !== at % entries.length)),
          prf: [],
        };
        if (entries.length > 1) expect(narrower(part, whole)).toBe(true);
      }),
      law,
    );
  });

  it('narrower.*: whoever has nothing grants nothing', () => {
    fc.assert(
      fc.property(recap, (child) => {
        const elsewhere: Recap = { att: { 'https://nobody.example': { 'a/b': [{}] } }, prf: [] };
        // Without any alternative, nothing is granted.
        const lists = Object.values(child.att).flatMap((abilities) => Object.values(abilities));
        expect(narrower(child, elsewhere)).toBe(lists.every((list) => list.length === 0));
      }),
      law,
    );
  });

  it('capability.*: the order of grants does not matter', () => {
    fc.assert(
      fc.property(recap, recap, ask, (a, b, asked) => {
        expect(checkCoverage([a, b], asked).ok).toBe(checkCoverage([b, a], asked).ok);
      }),
      law,
    );
  });

  it('capability.*: the order of members does not matter', () => {
    fc.assert(
      fc.property(recap, ask, ({ att }, asked) => {
        const turned: Recap = { att: Object.fromEntries(Object.entries(att).reverse()), prf: [] };
        expect(checkCoverage(turned, asked).ok).toBe(checkCoverage({ att, prf: [] }, asked).ok);
      }),
      law,
    );
  });

  it('capability.resource: nothing covers what it does not name', () => {
    fc.assert(
      fc.property(recap, ask, (grant, asked) => {
        const other = { ...asked, resource: `lit-pkp://${'0b'.repeat(32)}`, ability: 'Threshold/Signing' };
        const named = Object.keys(grant.att).some((uri) => uri === 'lit-pkp://*' || uri === other.resource);
        if (checkCoverage(grant, other).ok) expect(named).toBe(true);
      }),
      law,
    );
  });
});
