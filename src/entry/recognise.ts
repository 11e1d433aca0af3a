/**
 * Finds signatures in whatever somebody has in front of them: request bodies, log lines, headers, dumps of a console. Nothing
 * here verifies anything.
 *
 * ```ts
 * import { recognise } from 'capsig/recognise';
 *
 * const { documents, nothing } = recognise('Authorization: Bearer eyJzaWciOi...');
 * for (const { kind, steps, text } of documents) console.log(kind, steps.join(', '), text.length);
 * if (nothing) console.log(nothing.format, nothing.message);
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { SignedDigest } from '../recognise/digest.js';
export type { FoundDocument, FoundKind, NothingFound, Recognised } from '../recognise.js';
export { recognise } from '../recognise.js';
