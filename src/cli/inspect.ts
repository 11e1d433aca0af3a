import { type Instant, isInstant, parseInstant } from '../internal/time.js';
import { strict } from '../profile.js';
import { type Arguments, type Command, isMisuse, type Misuse } from './command.js';
import { readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { documentLayer, grantsOf, isDecoded, type Layer } from './layer.js';
import { proofLayersOf, proofOptions, readProofs } from './proofs.js';
import { clip, createPage, formatJson, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';
import { formatAbility, formatEnd, formatRestrictions, secondsUntil } from './wording.js';

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['none'] : value.flatMap(linesOf);
  if (typeof value === 'string') return value.split('\n').map((line) => clip(line, 400));
  return [clip(JSON.stringify(value) ?? 'none', 400)];
}

function printGrants(page: Page, layer: Layer, indent: string): void {
  const cells = grantsOf(layer);
  if (layer.grants && cells.length === 0) page.line(indent, 'grants nothing');
  let resource: string | undefined;
  for (const cell of cells) {
    if (cell.resource !== resource) page.line(indent, styled('strong', clip(cell.resource)));
    resource = cell.resource;
    const restrictions = formatRestrictions(cell);
    page.line(
      indent,
      '  ',
      formatAbility(cell.resource, cell.ability),
      restrictions === undefined ? '' : `, ${restrictions}`,
    );
  }
}

function printLayer(page: Page, layer: Layer, now: Instant, indent: string): void {
  const inside = `${indent}  `;
  const where = layer.path === '' ? '' : `  at ${clip(layer.path)}`;
  const mark = layer.widens ? [styled('bad', '  WIDENS')] : [];
  page.line(indent, styled('strong', layer.layer), styled('faint', where), ...mark);
  if (!layer.decoded) page.line(inside, styled('bad', 'cannot be decoded'));
  for (const { rule, path, message } of layer.problems) {
    page.line(
      inside,
      styled('unsure', rule),
      `  ${path === layer.path ? '' : `at ${clip(path)}: `}${clip(message, 400)}`,
    );
  }
  for (const [label, value] of Object.entries(layer.members)) printRow(page, clip(label, 40), linesOf(value), inside);
  if (layer.begins !== undefined) printRow(page, 'begins', [clip(layer.begins, 80)], inside);
  if (layer.ends !== undefined) printRow(page, 'ends', [formatEnd(layer.ends, now)], inside);
  printGrants(page, layer, inside);
  for (const inner of layer.layers) printLayer(page, inner, now, inside);
  if (layer.omitted !== undefined) page.line(inside, `and ${layer.omitted} more`);
}

/** Adds what is left of each layer's time. */
function timed(layer: Layer, now: Instant): object {
  const left = secondsUntil(layer.ends, now);
  const { layers, ...rest } = layer;
  return {
    ...rest,
    ...(left === undefined ? {} : { secondsLeft: left }),
    layers: layers.map((inner) => timed(inner, now)),
  };
}

async function runInspect(given: Arguments, io: Io): Promise<number | Misuse> {
  const { operands, switches } = given;
  const input = await readOperand(operands[0] ?? '', io);
  if (isMisuse(input)) return input;
  const now = parseInstant(io.now().toISOString());
  if (!isInstant(now)) throw new Error('the clock has no time');
  const proofs = await readProofs(given, strict, io);
  if (isMisuse(proofs)) return proofs;
  const layer = documentLayer(input, given.values.has('proofs') ? proofLayersOf(proofs, now) : undefined);
  if (switches.has('json')) io.stdout(formatJson(timed(layer, now)));
  else {
    const page = createPage(io);
    page.line(styled('faint', 'Decoded only: nothing of this was verified.'));
    printLayer(page, layer, now, '');
  }
  return isDecoded(layer) ? exit.valid : exit.invalid;
}

/** Shows what is inside a document. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what is inside a document, layer by layer, without judging it.',
  operand: 'FILE|-',
  options: { ...proofOptions, json: { help: 'print the layers as JSON' } },
  notes: [
    'Takes an AuthSig, a session signature, a map of them, a session message, a SIWE message or a ReCap URI.',
    'With --proofs, each AuthSig is followed to what it rests on, and WIDENS stands at one that goes beyond it.',
    'Nothing is verified: what this shows may be forged.',
    '',
    'Exit code: 0 something could be decoded, 1 nothing could, 2 wrong use or unreadable file.',
  ],
  run: runInspect,
};
