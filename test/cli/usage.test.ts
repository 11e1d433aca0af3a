import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capsig, login, verifyDocument } from './fixture.js';

describe('help and version', () => {
  it('lists every command', async () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const { code, out, err } = await capsig(argv);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const name of ['verify', 'inspect', 'explain', 'rules', 'demo']) expect(out).toContain(`\n  ${name} `);
    }
  });

  it('describes every command and names all of its options', async () => {
    const { out } = await capsig(['help', 'verify']);
    for (const option of 'node now request domain nonce network-key account as profile all json'.split(' ')) {
      expect(out).toContain(`\n  --${option} `);
    }
    for (const name of ['verify', 'inspect', 'explain', 'rules', 'demo']) {
      const told = await capsig(['help', name]);
      expect(told.code).toBe(0);
      expect(told.out).toMatch(new RegExp(`^usage: capsig ${name}`));
      expect((await capsig([name, '--help'])).out).toBe(told.out);
      expect((await capsig([name, '-h'])).out).toBe(told.out);
    }
  });

  it('knows the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await capsig(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('wrong use', () => {
  it.each([
    [[], /expected a command/],
    [['verfy'], /unknown command verfy; did you mean verify\?/],
    [['help', 'inspct'], /unknown command inspct; did you mean inspect\?/],
    [['__proto__'], /unknown command __proto__/],
    [['verify'], /expected FILE/],
    [['verify', 'a', 'b'], /expected one FILE\|-, found 2/],
    [['verify', '-', '--nodes', 'x:1'], /unknown option --nodes; did you mean --node/],
    [['verify', '-', '--__proto__'], /unknown option --__proto__/],
    [['verify', '-', '--node'], /--node needs a value/],
    [['verify', '-', '--node='], /--node needs a value/],
    [['verify', '-', '--node', '--json'], /--node needs a value/],
    [['verify', '-', '--json=yes'], /--json takes no value/],
    [['verify', '-', '--node', 'a:1', '--node', 'b:1'], /--node was given twice/],
    [['verify', '-', '--node', 'http://user@host:1'], /--node: expected/],
    [['verify', '-', '--now', 'yesterday'], /--now: expected a time/],
    [['verify', '-', '--now', '2026-02-30T00:00:00Z'], /--now: expected a time/],
    [['verify', '-', '--as', 'session-signature'], /--as: expected auth-sig/],
    [['verify', '-', '--as', 'constructor'], /--as: expected auth-sig/],
    [['verify', '-', '--profile', 'lax'], /--profile: expected strict or erc-4361 or erc-5573 or lit-v7/],
    [['verify', '-', '--account', '0x12'], /--account: expected 0x and 40 hex digits/],
    [['verify', '-', '--network-key', '00'], /--network-key: expected a network key/],
    [['verify', '-', '--request', 'pkp-signing'], /--request: expected ABILITY=RESOURCE/],
    [['verify', '-', '--request', '=lit-pkp://*'], /--request: expected ABILITY=RESOURCE/],
    [['verify', '-', '--request', 'pkp-signing=5b5b'], /--request: expected ABILITY=RESOURCE/],
    [['verify', '-', '--request', 'pkp-signing=lit-litaction://*'], /expected lit-action-execution or Namespace\/Name/],
    [['verify', '-', '--request', 'pkp-signing=lit-pkps://*'], /lit-pkps has no ability.*did you mean lit-pkp\?/],
    [['explain'], /expected RULE/],
    [
      ['explain', 'session.node-bond'],
      /unknown rule, vector or code session\.node-bond; did you mean session\.node-bound/,
    ],
    [['explain', 'node-bound'], /did you mean session\.node-bound/],
    [['explain', 'toString'], /unknown rule, vector or code toString/],
    [['rules', 'no-such-word'], /no rule has no-such-word in its id or its sentence/],
    [['demo', 'extra'], /expected no operand/],
    [['inspect'], /expected FILE/],
  ] as const)('%j', async (argv, message) => {
    const { code, out, err } = await capsig([...argv], { stdin: '{}' });
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('escapes what it quotes', async () => {
    const { err } = await capsig(['\x1b]0;owned\x07']);
    expect(err).toContain('\\u{1b}]0;owned\\u{7}');
    expect(err).not.toContain('\x1b');
  });

  it('refuses options that do not go with the document, however it is told what it is', async () => {
    for (const option of [
      ['--node', 'a.example:1'],
      ['--request', 'Threshold/Signing=lit-pkp://*'],
      ['--account', `0x${'0'.repeat(40)}`],
    ]) {
      for (const as of [[], ['--as', 'login']]) {
        const { code, out, err } = await verifyDocument(login, ...option, ...as);
        expect(err).toContain(`${option[0]} does not go with an AuthSig`);
        expect({ code, out }).toEqual({ code: 2, out: '' });
      }
    }
  });
});

describe('files', () => {
  const large = new Uint8Array(10 * 1024 * 1024).fill(0x20);

  it.each(['verify', 'inspect'])('%s tells why a file cannot be read', async (command) => {
    const missing = await capsig([command, 'missing.json']);
    expect(missing).toEqual({ code: 2, out: '', err: expect.stringContaining('missing.json: no such file') });
    const failing = { code: 2, out: '', err: expect.stringContaining('larger than 8 MiB') };
    expect(await capsig([command, 'large'], { files: { large } })).toEqual(failing);
    expect(await capsig([command, '-'], { stdin: large })).toEqual(failing);
  });

  it('reads a file that is exactly as large as the bound', async () => {
    const stdin = large.subarray(0, 8 * 1024 * 1024);
    expect((await capsig(['verify', '-'], { stdin })).code).toBe(1);
  });

  it.each([
    ['empty', ''],
    ['white space', ' \n'],
    ['garbage', 'not json'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x80)],
    ['nesting', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['nesting in objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['unclosed nesting', '['.repeat(10_000)],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a string', '"{}"'],
    ['an empty map', '{}'],
    ['a map of nothing', '{"a.example:1":null}'],
  ])('judges content that cannot be used as invalid: %s', async (_, stdin) => {
    for (const command of ['verify', 'inspect']) {
      const { code, out, err } = await capsig([command, '-'], { stdin });
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out).not.toMatch(/\n\s+at \S+ \(/);
    }
    const told = await capsig(['verify', '-'], { stdin });
    // What is no document at all is told what it looks like, and programs the rule.
    expect(told.out).toMatch(
      /^INVALID {2}(?:(?:json\.text|session-sigs\.shape) {2}\S|nothing in it can be verified\n {2}looks like {3}\S)/,
    );
    const { issues } = JSON.parse((await capsig(['verify', '--json', '-'], { stdin })).out);
    expect(issues[0].rule).toMatch(/^(?:json\.text|session-sigs\.shape|session-sig\.shape)$/);
    // The outcomes of all rules are told even so.
    expect((await capsig(['verify', '-', '--all'], { stdin })).code).toBe(1);
  });
});
