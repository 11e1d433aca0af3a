// The table of the recogniser: every row, in the order in which they are tried.

import { dataClass } from './data-class.js';
import { hexDump, numbered } from './dump.js';
import {
  base64Text,
  byteOrderMark,
  dataUrl,
  entities,
  escapes,
  hex,
  notation,
  percent,
  quotedPrintable,
} from './encodings.js';
import { cacaoJson, looseJson, members, siweFields } from './envelopes.js';
import { labels } from './labels.js';
import { logfmt } from './logfmt.js';
import { colours, everySecond, invisible, lineEnds, typographic } from './marks.js';
import { markup } from './markup.js';
import { signedText } from './pair.js';
import type { Row } from './piece.js';
import { blankLines, fence, indented, linePrefix, prompt, quotedLines, sharedPrefix } from './quotes.js';
import { bytesInBase64, record, renamed } from './record.js';
import { repr } from './repr.js';
import {
  bearer,
  commandLine,
  cookies,
  form,
  formWithin,
  headers,
  multipart,
  powerShell,
  query,
  token,
} from './requests.js';
import { csv, table } from './table.js';
import { typedValues } from './typed.js';
import {
  assignments,
  bracketsWithin,
  jsonString,
  longWords,
  recapWithin,
  signInWithin,
  stringWithin,
  textAndSignature,
} from './within.js';
import { wrappedLines } from './wrapped.js';
import { yaml } from './yaml.js';

/**
 * Every way in which documents are encoded, quoted and enclosed. A piece is tried with one row after the other, and the
 * first that leads to a signature is taken, or else to its text: what is certain stands before what only might be.
 */
export const rows: readonly Row[] = [
  renamed,
  bytesInBase64,
  signedText,
  cacaoJson,
  siweFields,
  members,
  typedValues,
  yaml,
  looseJson,
  wrappedLines,
  colours,
  byteOrderMark,
  blankLines,
  hexDump,
  quotedLines,
  quotedPrintable,
  logfmt,
  commandLine,
  powerShell,
  fence,
  indented,
  linePrefix,
  sharedPrefix,
  numbered,
  table,
  csv,
  entities,
  markup,
  bearer,
  cookies,
  query,
  form,
  multipart,
  percent,
  notation,
  hex,
  dataUrl,
  base64Text,
  token,
  prompt,
  escapes,
  assignments,
  signInWithin,
  jsonString,
  bracketsWithin,
  stringWithin,
  record,
  textAndSignature,
  repr,
  dataClass,
  labels,
  invisible,
  typographic,
  lineEnds,
  everySecond,
  headers,
  formWithin,
  recapWithin,
  longWords,
];

/** Rows that read a whole piece: where two of them lead to different documents, nothing says which was meant. */
export const wholeReadings: ReadonlySet<Row> = new Set([percent, notation, hex, base64Text, escapes]);
