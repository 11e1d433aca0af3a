import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rule.js';
import { fits, readPlaces } from '../../tools/spec/path.js';
import { extract, formatRegister, type Project, readProject } from '../../tools/spec.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const readme = `# Specification

The key words "MUST", "SHOULD", and "MAY" are
to be interpreted as usual, in text where MUST stands alone too.

[a](a.md) [security](security.md)

| standard | version | title |
|---|---|---|
| ERC-4361 | @faa49e0 of ethereum/ERCs | Sign-In with Ethereum |
| RFC 3339 | July 2002 | Timestamps |

| \`{siwe}\` | the input, \`/signedMessage\` | a text |

<!-- ambiguities:begin -->
<!-- ambiguities:end -->
`;
const security = '# Security\n\n| `replay` | freshness | again | |\n';
const ambiguity = `# a-one: One question

- Standard: ERC-4361 @faa49e0 "Message Fields"
- Contested: yes
- Rules: \`a.one\`

## What the standard says

> It MUST be so.

## Readings

## Who does what

## Decision

## Reasons
`;

function rule(id: string, sentence: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  const all = {
    Source: 'capsig',
    Proof: 'isolated',
    Off: 'assumed',
    Cause: 'because',
    Remedy: 'do',
    Risk: 'replay',
    Path: '`{siwe}/uri`',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`]));
  return [`**[${id}]** ${sentence}`, ...lines, ''].join('\n');
}

const good = rule('a.one', 'A verifier MUST reject what is bad.');

/** A project of one rule in which nothing is wrong. */
function planted(changes: Partial<Project> & { readonly a?: string } = {}): Project {
  const { a = good, ...rest } = changes;
  return {
    documents: {
      'spec/README.md': readme,
      'spec/a.md': a,
      'spec/ambiguities/a-one.md': ambiguity,
      'spec/security.md': security,
    },
    table: { 'a.one': { proof: 'isolated' } },
    sources: { 'src/rule.ts': "'a.one'", 'src/a.ts': "judge.check('a.one', true)" },
    tests: {},
    vectors: [],
    committed: undefined,
    exists: () => false,
    ...rest,
  };
}

function faultsOf(changes: Parameters<typeof planted>[0]): readonly string[] {
  return extract(planted(changes)).faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

describe('the specification', async () => {
  const project = readProject(root);
  const { register, faults } = extract(project);

  it('has no fault in its documents', () => {
    // Which checks and proofs exist is the business of the whole tree; here the documents are judged.
    const own = faults.filter(({ file }) => file.startsWith('spec/'));
    expect(own).toEqual([]);
  });

  it('has one row for every rule, in the order of the table', () => {
    expect(register.rules.map(({ id }) => id)).toEqual(Object.keys(rules));
  });

  it('says "undecided" exactly where the table does', () => {
    const table = Object.entries(rules).filter(([, row]) => 'undecided' in row);
    expect(register.rules.filter((row) => row.undecided).map(({ id }) => id)).toEqual(table.map(([id]) => id));
  });

  it('loads the table that the code uses', () => {
    expect(project.table).toEqual(rules);
  });

  it('is what rules.json holds', () => {
    expect(readFileSync(`${root}/spec/rules.json`, 'utf8')).toBe(formatRegister(register));
  });

  it('has the member names of profiles that src/profile/strict.ts has', () => {
    const [text = ''] = (project.documents['spec/profiles.md'] ?? '').split('<!-- profiles:begin -->');
    const named = [...text.matchAll(/^\| `([a-zA-Z.]+)` \|/gm)].map(([, name]) => name?.split('.').at(-1));
    for (const name of named)
      expect(project.sources['src/profile/strict.ts']).toMatch(new RegExp(`readonly [^;]*\\b${name}\\b`));
    expect(named.length).toBeGreaterThan(0);
  });
});

describe('the Path of a rule', () => {
  const withPath = (path: string): readonly string[] =>
    faultsOf({ a: rule('a.one', 'A verifier MUST reject what is bad.', { Path: path }) });

  it('is a list of patterns of places that the README defines, or none for what nothing reports', () => {
    for (const path of ['`{siwe}/uri`, the input', '`/authMethods/{n}`', 'nothing reports it']) {
      expect(withPath(path)).toEqual([]);
    }
    expect(withPath('somewhere')).toEqual([expect.stringMatching(/has no pattern in its Path/)]);
    expect(withPath('`{side}/uri`')).toEqual([expect.stringMatching(/has \{side\} in its Path/)]);
  });

  it('fits what it describes, through places that lead into each other', () => {
    const places = readPlaces(readFileSync(`${root}spec/README.md`, 'utf8'));
    const capability = '/signedMessage/capabilities/0';
    const proof = `${capability}/signedMessage/resources/1/prf/0`;
    for (const path of [
      '/uri',
      '/signedMessage/uri',
      '/siweMessage/uri',
      `${proof}/signedMessage/uri`,
      `/n:1${proof}/signedMessage/uri`,
    ]) {
      expect(fits(path, '{siwe}/uri', places)).toBe(true);
    }
    for (const path of ['', '/signedMessage', '/signedMessage/uri/0', `${capability}/uri`, '/prf/0/uri']) {
      expect(fits(path, '{siwe}/uri', places)).toBe(false);
    }
    expect(fits('/att/a~1b/x/3', '{recap}/att/{resource}/{ability}/{n}', places)).toBe(true);
    expect(fits('/att/a~1b/x/y', '{recap}/att/{resource}/{ability}/{n}', places)).toBe(false);
    expect(fits('/att', '{recap}/{inside}', places)).toBe(true);
    expect(fits('', '{recap}/{inside}', places)).toBe(false);
  });
});

describe('a planted rule', () => {
  it('is extracted whole', () => {
    const a = rule('a.one', 'A verifier MUST NOT do\nthis.', {
      Source: 'ERC-4361 @faa49e0 "Message Fields", `nonce`; RFC 3339 section 5.6; capsig',
      Quote: '"it MUST be"',
    });
    const { register, faults } = extract(planted({ a }));
    expect(faults).toEqual([]);
    expect(register).toEqual({
      format: 1,
      page: 'rules/{id}.html',
      rules: [
        {
          id: 'a.one',
          document: 'spec/a.md',
          level: 'MUST',
          role: 'verifier',
          sentence: 'A verifier MUST NOT do this.',
          // printf 'A verifier MUST NOT do this.' | sha256sum
          hash: '97411e6771d5c1e94bf133f2d7ce6e4fe4d9c5f59739475e1b41672c53a02600',
          source: ['ERC-4361 @faa49e0 "Message Fields", `nonce`', 'RFC 3339 section 5.6', 'capsig'],
          basis: 'standard',
          quote: 'it MUST be',
          path: ['{siwe}/uri'],
          proof: 'isolated',
          off: 'assumed',
          cause: 'because',
          remedy: 'do',
          risk: ['replay'],
        },
      ],
    });
  });

  it.each([
    ['An issuer SHOULD do this.', 'SHOULD', 'issuer'],
    ['A verifier MAY do this.', 'MAY', 'verifier'],
    ['A verifier SHALL do this.', 'MUST', 'verifier'],
  ])('has level and role from its sentence: %s', (sentence, level, role) => {
    const { register, faults } = extract(planted({ a: rule('a.one', sentence) }));
    expect(faults).toEqual([]);
    expect(register.rules[0]).toMatchObject({ level, role });
  });
});

describe('the extractor refuses', () => {
  it('nothing when nothing is wrong', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each(['MUST', 'MUST NOT', 'SHALL', 'SHOULD', 'REQUIRED', 'RECOMMENDED', 'MAY', 'OPTIONAL'])(
    '%s outside a tagged sentence',
    (word) => {
      expect(faultsOf({ a: `${good}\nOne ${word} do this.\n` })).toEqual([
        expect.stringMatching(new RegExp(`^spec/a.md:10: "${word}" outside a tagged sentence`)),
      ]);
    },
  );

  it('a keyword in a code block, a quotation or a member', () => {
    expect(faultsOf({ a: `${good}\n\`\`\`\nMUST\n\`\`\`\n` })).toHaveLength(1);
    expect(faultsOf({ a: `${good}\n> MUST\n` })).toHaveLength(1);
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Remedy: 'one MUST do this' });
    expect(faultsOf({ a })).toEqual([expect.stringMatching(/^spec\/a\.md:6: "MUST" in a member of \[a\.one\]/)]);
  });

  it('the boilerplate paragraph anywhere but in the README', () => {
    expect(faultsOf({ a: `${good}\nThe key words "MUST" are interpreted.\n` })).toHaveLength(1);
  });

  it.each([
    ['two obligations', 'A verifier MUST reject this and MUST NOT accept that.', /has 2 obligations/],
    ['no obligation', 'A verifier rejects this.', /has no obligation/],
    ['two sentences', 'A verifier MUST reject this. Then it ends.', /has two sentences/],
    ['no full stop', 'A verifier MUST reject this', /full stop/],
    ['nobody whose duty it is', 'One MUST reject this.', /whose duty it is/],
  ])('a tag with %s', (_, sentence, message) => {
    expect(faultsOf({ a: rule('a.one', sentence) })).toEqual([expect.stringMatching(message)]);
  });

  it('a tag inside a line', () => {
    expect(faultsOf({ a: `${good}\nSee **[a.two]** here.\n` })).toEqual([
      expect.stringMatching(/^spec\/a\.md:10: a rule id/),
    ]);
  });

  it.each(['Source', 'Path', 'Proof', 'Off', 'Cause', 'Remedy', 'Risk'])('a rule without %s', (name) => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { [name]: undefined });
    expect(faultsOf({ a })).toContain(`spec/a.md:1: [a.one] lacks "- ${name}: ..."`);
  });

  it('a member that is unknown or there twice', () => {
    expect(faultsOf({ a: good.replace('- Off:', '- Of: x\n- Off:') })).toEqual([
      expect.stringMatching(/^spec\/a\.md:4: unknown member "Of"/),
    ]);
    expect(faultsOf({ a: good.replace('- Off:', '- Off: x\n- Off:') })).toEqual([
      expect.stringMatching(/^spec\/a\.md:5: second "Off"/),
    ]);
  });

  it('an id that is there twice', () => {
    expect(faultsOf({ a: `${good}\n${good}` })).toEqual([
      'spec/a.md:10: [a.one] is tagged before, at spec/a.md:1: an id names one sentence',
    ]);
  });

  it('an id without a row, and a row without a sentence', () => {
    const a = rule('a.two', 'A verifier MUST reject what is bad.');
    expect(faultsOf({ a })).toEqual([
      expect.stringMatching(/^spec\/a\.md:1: \[a\.two\] has no row/),
      expect.stringMatching(/^src\/rule\.ts:1: 'a\.one' has no sentence/),
    ]);
  });

  it('a proof of another kind than in the row', () => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Proof: 'gate' });
    expect(faultsOf({ a })).toEqual([expect.stringMatching(/has the proof "gate", its row .* "isolated"/)]);
  });

  it('a kind of proof that is none', () => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Proof: 'hope' });
    expect(faultsOf({ a, table: { 'a.one': { proof: 'hope' } } })).toEqual([
      expect.stringMatching(/has the proof "hope": expected isolated/),
    ]);
  });

  it('a sentence that disagrees with its row about undecided', () => {
    expect(faultsOf({ table: { 'a.one': { proof: 'isolated', undecided: true } } })).toEqual([
      expect.stringMatching(/undecided/),
    ]);
    const a = rule('a.one', 'A verifier MUST report as undecided what is open.');
    expect(faultsOf({ a })).toEqual([expect.stringMatching(/undecided/)]);
  });

  it('rules in another order than in the table', () => {
    const a = rule('a.two', 'A verifier MUST reject what is worse.') + good;
    const table = { 'a.one': { proof: 'isolated' }, 'a.two': { proof: 'isolated' } };
    expect(faultsOf({ a, table, sources: { 'src/a.ts': "'a.one' 'a.two'" } })).toEqual([
      expect.stringMatching(/^spec\/a\.md:9: \[a\.one\] stands in another order/),
    ]);
  });

  it('more than 3 % review rules', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `a.r${index}`);
    const judged = (review: number): readonly string[] => {
      const kinds = ids.map((id, index) => [id, index < review ? 'review' : 'gate'] as const);
      const a = kinds.map(([id, proof]) => rule(id, 'A verifier MUST reject it.', { Proof: proof })).join('\n');
      const page = ambiguity.replace('a.one', 'a.r0');
      return faultsOf({
        documents: { ...planted({ a }).documents, 'spec/ambiguities/a-one.md': page },
        table: Object.fromEntries(kinds.map(([id, proof]) => [id, { proof }])),
        sources: { 'src/a.ts': ids.map((id) => `'${id}'`).join() },
      });
    };
    expect(judged(3)).toEqual([]);
    expect(judged(4)).toEqual([expect.stringMatching(/4 of 100 rules have the proof "review"/)]);
  });

  it('a rule that nothing in src/ checks', () => {
    const elsewhere = {
      'src/rule.ts': "'a.one'",
      'src/profile.ts': "'a.one'",
      'src/profile/standards.ts': "'a.one'",
      'src/a.ts': 'a.one `a.one`',
    };
    expect(faultsOf({ sources: elsewhere })).toEqual([
      expect.stringMatching(/^src\/rule\.ts:1: no file of src\/ checks 'a\.one'/),
    ]);
    expect(faultsOf({ sources: elsewhere, tests: { 'test/a.test.ts': "'a.one'" } })).toHaveLength(1);
  });

  it('a flow rule that neither src/ nor a test names', () => {
    const a = rule('a.one', 'A verifier MUST remember it.', { Proof: 'flow' });
    const flow = { a, table: { 'a.one': { proof: 'flow' } }, sources: {} };
    expect(faultsOf(flow)).toEqual([expect.stringMatching(/neither src\/ nor a test names 'a\.one'/)]);
    expect(faultsOf({ ...flow, tests: { 'test/a.test.ts': "rule: 'a.one'" } })).toEqual([]);
  });

  it('a rule that was removed', () => {
    const committed = { rules: [{ id: 'a.zero', document: 'spec/a.md' }] };
    expect(faultsOf({ committed })).toEqual(['spec/a.md:1: [a.zero] was removed: an id is permanent, bring it back']);
    expect(faultsOf({ committed: { rules: [{ id: 'a.one', document: 'spec/b.md' }] } })).toEqual([]);
  });

  it.each([
    ['a standard that the README does not list', 'RFC 1 section 2', /cites RFC 1, which/],
    ['a clause without a number', 'RFC 3339', /expected capsig, a standard/],
    ['another version than the pinned one', 'ERC-4361 @0000000 "Message Fields"', /pins @faa49e0/],
    ['no version', 'ERC-4361 "Message Fields"', /pins @faa49e0/],
  ])('a citation of %s', (_, source, message) => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Source: source, Quote: '"q"' });
    expect(faultsOf({ a })).toEqual([expect.stringMatching(message)]);
  });

  it('an ERC cited without its words', () => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Source: 'ERC-4361 @faa49e0 "Message Fields"' });
    expect(faultsOf({ a })).toEqual([expect.stringMatching(/lacks "- Quote/)]);
  });

  it('a clause of an RFC that demands the rule, cited without its words', () => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Source: 'capsig; RFC 3339 section 5.6' });
    expect(faultsOf({ a })).toEqual([expect.stringMatching(/demanded by a standard and lacks "- Quote/)]);
  });

  it('a risk that is not defined, and one that is not used', () => {
    const a = rule('a.one', 'A verifier MUST reject what is bad.', { Risk: 'boredom' });
    expect(faultsOf({ a })).toEqual([
      expect.stringMatching(/^spec\/a\.md:1: \[a\.one\] has the risk "boredom"/),
      expect.stringMatching(/^spec\/security\.md:1: no rule has the risk "replay"/),
    ]);
  });

  it('a link that leads nowhere, and a page that the README does not lead to', () => {
    expect(faultsOf({ a: `${good}\n[x](b.md)\n` })).toEqual(['spec/a.md:10: the link to b.md leads nowhere']);
    expect(faultsOf({ a: `${good}\n[x](../src/a.ts)\n`, exists: (path) => path === 'src/a.ts' })).toEqual([]);
    const documents = { ...planted().documents, 'spec/b.md': '# B\n' };
    expect(faultsOf({ documents })).toEqual(['spec/b.md:1: spec/README.md does not link to this page']);
  });

  it.each([
    ['a title of another page', '# a-one', '# a-two', /expected the title/],
    ['no clause', '- Standard: ERC-4361', 'ERC-4361', /lacks "- Standard/],
    ['no word on contested', '- Contested: yes', '- Contested: perhaps', /lacks "- Contested/],
    ['a rule that is none', '`a.one`', '`a.none`', /names the rule 'a\.none'/],
    ['a missing section', '## Decision\n', '', /lacks the section "## Decision"/],
  ])('an ambiguity page with %s', (_, before, after, message) => {
    const documents = { ...planted().documents, 'spec/ambiguities/a-one.md': ambiguity.replace(before, after) };
    expect(faultsOf({ documents })).toEqual([expect.stringMatching(message)]);
  });
});

describe('vectors', () => {
  const vector = {
    id: 'v1',
    title: 'One',
    rules: ['a.one'],
    input: { text: 'line 1\nMUST stay' },
    expect: { result: 'reject', rule: 'a.one' },
  };
  const vectors = [{ file: 'vectors/a/a.json', vector }];

  it('have to prove every rule once there are any', () => {
    expect(faultsOf({ vectors })).toEqual([]);
    const accepting = [{ file: 'vectors/a/a.json', vector: { ...vector, expect: { result: 'accept' } } }];
    expect(faultsOf({ vectors: accepting })).toEqual([
      expect.stringMatching(/'a\.one' has no proof of the kind "isolated"/),
    ]);
    const profiled = { ...vector, expect: { result: 'accept' }, profiles: { p: vector.expect } };
    expect(faultsOf({ vectors: [{ file: 'vectors/a/a.json', vector: profiled }] })).toEqual([]);
  });

  it('name rules that exist', () => {
    const stray = [{ file: 'vectors/a/a.json', vector: { ...vector, rules: ['a.one', 'a.none'] } }];
    expect(faultsOf({ vectors: stray })).toEqual(["vectors/a/a.json:1: v1 names 'a.none', which is no rule"]);
  });

  it('are contested only by a page that says so', () => {
    const contested = (page: string): Project['vectors'] => [{ file: 'f', vector: { ...vector, contested: { page } } }];
    expect(faultsOf({ vectors: contested('spec/ambiguities/a-one.md') })).toEqual([]);
    expect(faultsOf({ vectors: contested('spec/ambiguities/a-two.md') })).toEqual([
      expect.stringMatching(/v1 is contested by/),
    ]);
  });

  it('are pulled into the text, whatever stands there', () => {
    const pulled = (block: string): string | undefined =>
      extract(planted({ a: `${good}\n<!-- vector: v1 input.text -->\n${block}End.\n`, vectors })).documents[
        'spec/a.md'
      ];
    const expected = `${good}\n<!-- vector: v1 input.text -->\n\`\`\`text\nline 1\nMUST stay\n\`\`\`\nEnd.\n`;
    expect(pulled('')).toBe(expected);
    expect(pulled('```text\nold\n```\n')).toBe(expected);
    expect(faultsOf({ a: expected, vectors })).toEqual([]);
  });

  it('are pulled as JSON without a member', () => {
    const { documents } = extract(planted({ a: `${good}\n<!-- vector: v1 -->\n`, vectors }));
    const block = /```json\n([\s\S]*)\n```/.exec(documents['spec/a.md'] ?? '')?.[1] ?? '';
    expect(JSON.parse(block)).toEqual({ id: 'v1', title: 'One', input: vector.input, expect: vector.expect });
  });

  it('that do not exist are refused once there are any', () => {
    const a = `${good}\n<!-- vector: v2 -->\n`;
    expect(faultsOf({ a })).toEqual([]);
    expect(faultsOf({ a, vectors })).toEqual(['spec/a.md:10: there is no vector v2: name another']);
  });
});

describe('the README', () => {
  it('gets its table of ambiguities from the pages', () => {
    const { documents } = extract(planted());
    expect(documents['spec/README.md']).toContain(
      '<!-- ambiguities:begin -->\n| page | question | contested |\n|---|---|---|\n| [a-one](ambiguities/a-one.md) | One question | yes |\n<!-- ambiguities:end -->',
    );
  });
});
