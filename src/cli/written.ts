import { looseJson, parseJson } from '../internal/json-text.js';
import type { FoundDocument } from '../recognise.js';
import { type DocumentKind, kindOfDocument } from './input.js';
import type { Plan } from './plan.js';

/** A document to judge: as it was handed in, or as it was found in what was handed in. */
export interface Item {
  readonly kind: DocumentKind;
  readonly input: Uint8Array;
  readonly value: unknown;
  readonly found?: FoundDocument;
  readonly isJson: boolean;
  /** The node that a request goes to beside which it was found. */
  readonly sentTo?: string | undefined;
  /** Whether typed data stands beside it. */
  readonly typedData?: boolean;
}

/** What was handed in, taken for a document as it stands. */
export function asWritten(input: Uint8Array, { demand, common }: Plan): Item {
  const { jsonBytes, jsonDepth, jsonValues } = common.profile.parameters.limits;
  const json = parseJson(input, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  // A profile that reads JSON loosely is to see what it would read.
  const loose = Object.hasOwn(common.profile.off, 'json.text') ? looseJson(input) : undefined;
  const value = json.ok ? json.value : loose;
  return { kind: demand?.kind ?? kindOfDocument(value), input, value, isJson: json.ok };
}
