import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { isFault } from '../../src/conformance/fault.js';
import { writeNew } from '../../src/conformance/folder.js';
import { encodeHello, encodeRequest, parseAnswer, parseHello } from '../../src/conformance/protocol.js';
import { skeletons } from '../../src/conformance/skeleton.js';
import { createFolder, measure, outcomesOf, patience, set, siweText, sound } from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

/** How each skeleton is built and run, by its README. */
const toolchains: Readonly<Record<string, { probe: string[]; build?: string[]; command: (at: string) => string[] }>> = {
  typescript: { probe: [process.execPath, '--version'], command: (at) => [process.execPath, join(at, 'adapter.mjs')] },
  python: { probe: ['python3', '--version'], command: (at) => ['python3', join(at, 'adapter.py')] },
  go: {
    probe: ['go', 'version'],
    build: ['go', 'build', '-o', 'adapter', '.'],
    command: (at) => [join(at, 'adapter')],
  },
  rust: {
    probe: ['cargo', '--version'],
    build: ['cargo', 'build', '--release', '--quiet'],
    command: (at) => [join(at, 'target/release/adapter')],
  },
};

const run = (command: readonly string[], cwd?: string) =>
  spawnSync(command[0] ?? '', command.slice(1), { cwd, encoding: 'utf8' });
const works = (command: readonly string[]): boolean => run(command).status === 0;

it('there is one for each language', () => {
  expect(Object.keys(skeletons)).toEqual(Object.keys(toolchains));
});

describe.each(Object.entries(toolchains))('the %s skeleton', (language, { probe, build, command }) => {
  const at = join(folder.path, language);

  it('is a small program and a line that says how to run it', () => {
    const files = skeletons[language] ?? {};
    const program = Object.keys(files).find((name) => /adapter\.|main\./.test(name)) ?? '';
    expect(files[program]?.split('\n').length).toBeLessThan(65);
    expect(files['README.md']).toMatch(/^Run it: `[^`]*npx capsig conformance run -- [^`]+` \([^\n]+\)\.\n$/);
  });

  it.skipIf(!works(probe))('runs as generated and declares nothing', async ({ skip }) => {
    sound(writeNew(skeletons[language] ?? {}, at));
    const built = build && run(build, at);
    if (language === 'rust' && built?.status !== 0 && /download|network|index|registry/i.test(built?.stderr ?? '')) {
      skip('serde_json could not be fetched');
    }
    expect(built?.status ?? 0, built?.stderr).toBe(0);

    const adapter = createProcessAdapter({ command: command(at), timeout: patience, startTimeout: patience });
    const result = sound(await measure(adapter));
    expect(result).toMatchObject({ asked: 0, hello: { name: 'my-library', version: '0.0.0', operations: [] } });
    expect(new Set(Object.values(outcomesOf(result)))).toEqual(new Set(['unsupported']));

    // It speaks the protocol beyond hello, too: one line out for each line in, whatever is in it, until the end of input.
    const nasty = `caf\u00e9 \u{1f511} </script> \u2028 "\\ ${'x'.repeat(100_000)}`;
    const requests = [
      ...set.vectors.map(({ operation, input }, index) => ({ id: `id-${index}`, operation, profile: 'strict', input })),
      { id: 'id-nasty', operation: 'siwe.parse', profile: 'strict', input: { text: nasty, deep: [[[{ a: null }]]] } },
    ];
    // Raw separators, as a runner that does not escape them would send them.
    const raw = `${JSON.stringify({ type: 'run', ...requests.at(-1), id: 'id-raw' })}\n`;
    const input = [encodeHello(), ...requests.map(encodeRequest), raw].join('');
    const [program = '', ...rest] = command(at);
    const { status, stdout, stderr } = spawnSync(program, rest, { input, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n').map((line) => new TextEncoder().encode(line));
    expect(lines).toHaveLength(requests.length + 3);
    expect(isFault(parseHello(lines[0] as Uint8Array))).toBe(false);
    for (const [index, { id }] of [...requests, { id: 'id-raw' }].entries()) {
      expect(parseAnswer(lines[index + 1] as Uint8Array, id)).toEqual({ result: 'unsupported' });
    }
  });

  it('does not write over what is there', () => {
    const files = skeletons[language] ?? {};
    const taken = join(folder.path, `${language}-taken`);
    sound(writeNew({ 'README.md': 'mine' }, taken));
    const refused = writeNew(files, taken);
    expect(isFault(refused) && refused.fault).toMatch(/is there already: nothing was written$/);
    expect(readFileSync(join(taken, 'README.md'), 'utf8')).toBe('mine');
  });
});

/** Turns the Python skeleton into an adapter for the siwe package. */
const siweParse = `import siwe

HELLO.update(name="siwe-py", version="4")
NAMES = {"chain_id": "chainId", "issued_at": "issuedAt", "expiration_time": "expirationTime", "not_before": "notBefore", "request_id": "requestId"}


def parse(input, profile):
    try:
        message = siwe.SiweMessage.from_message(input["text"])
    except ValueError as error:
        return {"result": "reject", "native": {"code": type(error).__name__, "message": str(error)}}
    fields = message.model_dump(mode="json", exclude_none=True)
    return {"result": "accept", "output": {NAMES.get(k, k): str(v) if k == "chain_id" else v for k, v in fields.items()}}


OPERATIONS["siwe.parse"] = parse
`;

const python = process.env.CAPSIG_PYTHON ?? 'python3';

describe('siwe.parse with the SIWE library of Python', () => {
  it('is filled in with fewer than 20 lines', () => {
    expect(siweParse.split('\n').filter((line) => line !== '').length).toBeLessThan(20);
  });

  it('runs, once filled in', async ({ skip }) => {
    if (!works([python, '-c', 'import siwe'])) {
      skip(
        `${python} has no working siwe package: pip install siwe==4.4.0 abnf==2.2.0, or name a Python that has it in CAPSIG_PYTHON`,
      );
    }
    const at = join(folder.path, 'siwe-py');
    const files = skeletons.python ?? {};
    const main = 'if __name__ == "__main__":';
    sound(
      writeNew({ ...files, 'adapter.py': files['adapter.py']?.replace(main, `${siweParse}\n\n${main}`) ?? '' }, at),
    );
    const command = [python, join(at, 'adapter.py')];
    const adapter = createProcessAdapter({ command, timeout: patience, startTimeout: patience });
    const selection = { operations: ['siwe.parse'] };
    const result = sound(await measure(adapter, { selection }));
    // It refuses what the grammar refuses, without a reason of ours.
    expect(outcomesOf(result)).toMatchObject({
      'sp-plain': 'pass',
      'sp-nonce': 'pass-unexplained',
      'sp-version': 'pass-unexplained',
      'sp-contested': 'contested',
    });
    expect(result.asked).toBe(4);
    const code = await codeOf(adapter, siweText({ version: '2' }));
    const mapped = sound(await measure(adapter, { selection, mapping: { [code]: 'siwe.version' } }));
    expect(outcomesOf(mapped)['sp-version']).toBe('pass');
  });
});

async function codeOf(adapter: ReturnType<typeof createProcessAdapter>, text: string): Promise<string> {
  const session = sound(await adapter.start());
  const reply = await session.ask({ id: '1', operation: 'siwe.parse', profile: 'strict', input: { text } });
  await session.close();
  return reply.kind === 'answer' ? String(reply.answer.native?.code) : reply.kind;
}

it('the JavaScript skeleton is TypeScript as well', () => {
  const at = join(folder.path, 'types');
  sound(writeNew(skeletons.typescript ?? {}, at));
  writeFileSync(join(at, 'package.json'), '{"type":"module"}');
  const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
  const types = join(import.meta.dirname, '../../node_modules/@types');
  const flags =
    '--ignoreConfig --noEmit --allowJs --checkJs --strict --target es2023 --module nodenext --skipLibCheck --types node'.split(
      ' ',
    );
  const { status, stdout } = run([process.execPath, tsc, ...flags, '--typeRoots', types, join(at, 'adapter.mjs')]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
