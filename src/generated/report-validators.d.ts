// Generated from schemas/ by `npm run generate`; not edited by hand.
import type { ConformanceResults } from './types.js';
import type { Validator } from './validators.js';

/** Says whether a value has the shape of `schemas/results.schema.json`. */
export declare const results: Validator<ConformanceResults>;
