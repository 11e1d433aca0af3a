import { utf8 } from '../internal/bytes.js';
import { type Instant, isInstant, parseInstant } from '../internal/time.js';
import { strict } from '../profile.js';
import { type FoundDocument, type Recognised, recognise } from '../recognise.js';
import { loadRegister } from '../register.js';
import { type Arguments, type Command, isMisuse, type Misuse } from './command.js';
import { readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { documentLayer, grantsOf, isDecoded, type Layer, type ProofLayers } from './layer.js';
import { printCodeOf, printFound, printNothing, printOpen } from './pasted.js';
import { proofLayersOf, proofOptions, readProofs } from './proofs.js';
import { clip, createPage, formatJson, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';
import { formatAbility, formatEnd, formatRestrictions, secondsUntil } from './wording.js';

/** What a wallet shows is shown whole: it is what somebody agreed to. */
const longest: Readonly<Record<string, number>> = Object.assign(Object.create(null), { statement: 65_536 });

function linesOf(value: unknown, most: number = 400): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['none'] : value.flatMap((item) => linesOf(item, most));
  if (typeof value === 'string') return value.split('\n').map((line) => clip(line, most));
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

/** A layer without what another one says as well, which is shown there; the place and the problems stay. */
function withoutShared(layer: Layer, other: Layer): Layer {
  const differs = (name: string): boolean =>
    JSON.stringify(layer.members[name]) !== JSON.stringify(other.members[name]);
  const { begins, ends, grants, layers, ...rest } = layer;
  const members = Object.fromEntries(Object.entries(layer.members).filter(([name]) => differs(name)));
  const left = layers.flatMap((inner, index) => {
    const twin = other.layers[index];
    if (twin === undefined || twin.layer !== inner.layer) return [inner];
    const { path: _, ...own } = inner;
    const { path: __, ...theirs } = twin;
    return saysTheSame(own, theirs) ? [] : [withoutShared(inner, twin)];
  });
  const same = left.length < layers.length || Object.keys(members).length < Object.keys(layer.members).length;
  return {
    ...rest,
    members: same ? { ...members, 'the rest': 'as in the first entry' } : members,
    ...(begins === undefined || begins === other.begins ? {} : { begins }),
    ...(ends === undefined || ends === other.ends ? {} : { ends }),
    ...(grants === undefined || JSON.stringify(grants) === JSON.stringify(other.grants) ? {} : { grants }),
    layers: left,
  };
}

/** Says whether two layers differ in their places only. */
function saysTheSame(one: Omit<Layer, 'path'>, other: Omit<Layer, 'path'>): boolean {
  const bare = (layer: Omit<Layer, 'path'>): string =>
    JSON.stringify(layer, (name, value: unknown) => (name === 'path' ? undefined : value));
  return bare(one) === bare(other);
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
  for (const [label, value] of Object.entries(layer.members))
    printRow(page, clip(label, 40), linesOf(value, longest[label]), inside);
  if (layer.begins !== undefined) printRow(page, 'begins', [clip(layer.begins, 80)], inside);
  if (layer.ends !== undefined) printRow(page, 'ends', [formatEnd(layer.ends, now)], inside);
  printGrants(page, layer, inside);
  const [first, ...others] = layer.layers;
  if (first) printLayer(page, first, now, inside);
  for (const inner of others) printLayer(page, layer.alike && first ? withoutShared(inner, first) : inner, now, inside);
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

/** A layer, and the document that it shows where that was not handed in bare. */
interface Shown {
  readonly layer: Layer;
  readonly document?: FoundDocument;
}

/** The documents within what was handed in, or what was handed in as it stands. */
function layersOf(
  input: Uint8Array,
  { documents }: Recognised,
  proofLayers: ProofLayers | undefined,
): readonly Shown[] {
  const bare = documents.every(({ steps }) => steps.length === 0);
  if (bare) return [{ layer: documentLayer(input, proofLayers, documents[0]?.kind) }];
  return documents.map((document) => ({
    layer: documentLayer(utf8(document.text), proofLayers, document.kind),
    document,
  }));
}

const wayTo = ({ steps, slip }: FoundDocument): object => ({ steps, ...(slip === undefined ? {} : { slip }) });

async function runInspect(given: Arguments, io: Io): Promise<number | Misuse> {
  const { operands, switches } = given;
  const input = await readOperand(operands[0] ?? '', io);
  if (isMisuse(input)) return input;
  const now = parseInstant(io.now().toISOString());
  if (!isInstant(now)) throw new Error('the clock has no time');
  const proofs = await readProofs(given, strict, io);
  if (isMisuse(proofs)) return proofs;
  const recognised = recognise(input);
  const layers = layersOf(input, recognised, given.values.has('proofs') ? proofLayersOf(proofs, now) : undefined);
  if (switches.has('json')) {
    const found = layers.map(({ layer, document }) => ({ ...timed(layer, now), ...(document ? wayTo(document) : {}) }));
    io.stdout(formatJson(found.length === 1 ? found[0] : { documents: found }));
  } else {
    const page = createPage(io);
    page.line(styled('faint', 'Decoded only: nothing of this was verified.'));
    for (const { layer, document } of layers) {
      if (document) printFound(page, document);
      // Text that is neither JSON nor a document is told by what it looks like.
      if (layer.layer !== 'document' || recognised.documents.length > 0 || !recognised.nothing)
        printLayer(page, layer, now, '');
      else page.line(styled('bad', 'cannot be decoded'));
      if (document?.slip !== undefined)
        printRow(page, 'slip', [`as it was written it is not this document: ${clip(document.slip)}`]);
    }
    const register = loadRegister();
    for (const document of recognised.documents) printCodeOf(page, document, register);
    if (recognised.documents.length === 0) printNothing(page, recognised, register);
    else printOpen(page, recognised);
  }
  return layers.some(({ layer }) => isDecoded(layer)) ? exit.valid : exit.invalid;
}

/** Shows what is inside a document. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what is inside a document, layer by layer, without judging it.',
  operand: 'FILE|-',
  options: { ...proofOptions, json: { help: 'print the layers as JSON' } },
  notes: [
    'Takes an AuthSig, a session signature, a map of them, a session message, an answer of One-Click Auth, a commit of Ceramic, a SIWE',
    'message or a ReCap URI, bare or within something else: request bodies, logs, headers, base64 and the like. Each step to it is named.',
    'With --proofs, each AuthSig is followed to what it rests on, and WIDENS stands at one that goes beyond it.',
    'Nothing is verified: what this shows may be forged.',
    '',
    'Exit code: 0 something could be decoded, 1 nothing could, 2 wrong use or unreadable file.',
  ],
  run: runInspect,
};
