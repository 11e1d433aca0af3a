// What people paste: the recogniser, and the two commands of the command line that take anything.
import { documents, wrappings } from '../../../test/property/wrapping.js';
import { atNode, authSig, siwe } from '../../vectors/kit.js';
import { broken, textOf } from '../oracle.js';
import { bytesOrText, type Sample, type Targets } from '../target.js';

/** Documents under one wrapping, and under two. */
function wrapped(): string[] {
  const all = Object.values(wrappings);
  const once = Object.values(documents).flatMap((text) => all.map((wrap) => wrap(text)));
  const twice = all.map((wrap, index) => {
    const inner = all[(index * 7 + 3) % all.length]?.(documents.authSig);
    return inner === undefined ? undefined : wrap(inner);
  });
  return [...Object.values(documents), ...once, ...twice].filter((each) => each !== undefined);
}

const rows: readonly string[] = [
  'sig: 0xab\nderivedVia: web3.eth.personal.sign\nsignedMessage: |\n  a\naddress: "0x1"',
  "{ sig: '0xab', derivedVia: 'x', signedMessage: 'y', address: 'z', }",
  '<div data-auth="{&quot;sig&quot;:1}">&lt;b&gt;</div>',
  '00000000  7b 22 73 69 67 22 3a 31  7d                       |{"sig":1}|',
  '{"errorCode":"NodeInvalidAuthSig","message":"no","errorKind":"Validation","status":401}',
  'a,b,c\n"{""sig"":1}",2,3',
  '\ufeff{"sig":"0x"}',
];

/** What a terminal would obey, or show in another order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

const kinds: ReadonlySet<string> = new Set(['auth-sig', 'session-sig', 'session-sigs']);

export const recogniser: Targets = ({ recognise, cli }) => {
  const seeds = (): Sample[] => [
    ...wrapped(),
    ...rows,
    siwe({ domain: 'app.example', address: authSig('a').address, uri: 'https://app.example' }),
  ];

  async function run(argv: readonly string[], sample: Sample) {
    const given = bytesOrText(sample);
    const input = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    let [out, err] = ['', ''];
    const code = await cli.run(argv, {
      readFile: async () => {
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      },
      readStdin: async (limit) => input.subarray(0, limit + 1),
      stdout(text) {
        out += text;
      },
      stderr(text) {
        err += text;
      },
      now: () => new Date('2026-01-15T12:00:00Z'),
      isTerminal: false,
      env: {},
    });
    if (![0, 1, 2, 3].includes(code)) broken('command: exit code', String(code));
    if (err.includes('should not happen')) broken('command: threw', err.slice(0, 600));
    if (control.test(out) || control.test(err))
      broken('command: prints control characters', JSON.stringify(out.match(control)?.[0] ?? err.match(control)?.[0]));
    if (out.length > 4_000_000) broken('command: prints too much', String(out.length));
    return { code, out, err };
  }

  return [
    {
      name: 'recognise',
      seeds,
      run(sample) {
        const found = recognise.recognise(bytesOrText(sample));
        const all = [...found.documents, ...found.others];
        for (const { kind, text, slip } of all) {
          if (!kinds.has(kind) || slip !== undefined) continue;
          try {
            JSON.parse(text);
          } catch {
            broken('recognise: a document that is no JSON', `${kind}: ${text.slice(0, 300)}`);
          }
        }
        const texts = found.documents.map(({ text }) => text);
        if (new Set(texts).size < texts.length) broken('recognise: a document twice', texts.join(' ').slice(0, 400));
        if (found.documents.length === 0 && found.nothing === undefined) broken('recognise: says nothing', '');
        // What was found is found again by itself.
        const [first] = found.documents;
        if (first && kinds.has(first.kind) && first.slip === undefined) {
          const again = recognise.recognise(first.text);
          if (!again.documents.some(({ kind }) => kind === first.kind))
            broken('recognise: not found again by itself', first.text.slice(0, 400));
        }
        return textOf(found);
      },
    },
    {
      name: 'command: verify',
      seeds: () => [
        ...seeds(),
        String(atNode().sessionSig),
        JSON.stringify(
          authSig(siwe({ domain: 'app.example', address: authSig('a').address, uri: 'https://app.example' })),
        ),
      ],
      async run(sample, thorough) {
        const { code, out } = await run(['verify', '-', '--json'], sample);
        if (out !== '') {
          for (const line of out.trim().split('\n').length > 1 && !out.startsWith('{')
            ? out.trim().split('\n')
            : [out]) {
            try {
              JSON.parse(line);
            } catch {
              broken('command: prints no JSON', out.slice(0, 400));
            }
          }
        }
        if (!thorough) return textOf([code, out]);
        const plain = await run(['verify', '-'], sample);
        if (plain.code !== code) broken('command: --json changes the exit code', `${plain.code} becomes ${code}`);
        return textOf([code, out]);
      },
    },
    {
      name: 'command: inspect',
      seeds,
      async run(sample) {
        const { code, out, err } = await run(['inspect', '-'], sample);
        return textOf([code, out, err]);
      },
    },
  ];
};
