import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { parseMapping } from '../../src/conformance/mapping.js';
import { codeLimit, messageLimit } from '../../src/conformance/native.js';
import { encodeHello, isBroken, lineLimit, parseAnswer, parseHello } from '../../src/conformance/protocol.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('spec/protocol.md');
const fenced = (name: string): string =>
  new RegExp(`<!-- ${name}:begin -->\n\`\`\`[a-z]+\n([^]*?)\`\`\`\n<!-- ${name}:end -->`).exec(page)?.[1] ?? '';

const dialogue = fenced('dialogue').trimEnd().split('\n');
const asked = dialogue.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
const answered = dialogue.filter((line) => line.startsWith('< ')).map((line) => line.slice(2));

describe('the example of the protocol page', () => {
  it('is what its adapter answers', () => {
    const folder = mkdtempSync(join(tmpdir(), 'capsig-protocol-'));
    try {
      writeFileSync(join(folder, 'adapter.mjs'), fenced('adapter'));
      const input = asked.map((line) => `${line}\n`).join('');
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'adapter.mjs')], {
        input,
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.trimEnd().split('\n')).toEqual(answered);
      expect(answered).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is what the runner says and understands, and what the schema has', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(read('schemas/protocol.schema.json')),
    );
    for (const line of [...asked, ...answered]) expect(validate(JSON.parse(line)), line).toBe(true);
    expect(`${asked[0]}\n`).toBe(encodeHello());
    const bytes = (line = ''): Uint8Array => new TextEncoder().encode(line);
    expect(isFault(parseHello(bytes(answered[0])))).toBe(false);
    for (const [index, line] of asked.entries()) {
      if (index > 0) expect(isBroken(parseAnswer(bytes(answered[index]), JSON.parse(line).id))).toBe(false);
    }
  });
});

it('the mapping of the protocol page is one', () => {
  const [, example = ''] = /```json\n(\{ "E_NONCE"[^\n]*)\n```/.exec(page) ?? [];
  expect(parseMapping(example, 'x')).toEqual({ mapping: { E_NONCE: 'siwe.nonce', E_SYNTAX: null } });
});

it('the protocol page has the limits of the code', () => {
  const limitOf = (start: string): string =>
    page
      .split('\n')
      .find((line) => line.startsWith(`| ${start}`))
      ?.split('|')
      .at(-2)
      ?.trim() ?? '';
  expect(limitOf('a line')).toBe(`${lineLimit} bytes`);
  expect(limitOf('`native`: code')).toBe(`${codeLimit} characters`);
  expect(limitOf('`native`: message')).toBe(`${messageLimit} characters`);
});
