import type { Library } from './library.js';
import type { Target } from './target.js';
import { node } from './targets/node.js';
import { operations } from './targets/operations.js';
import { outside } from './targets/outside.js';
import { parsers } from './targets/parsers.js';
import { recogniser } from './targets/recogniser.js';

/** Everything that reads what strangers write. */
export const targetsOf = (library: Library): readonly Target[] =>
  [parsers, operations, recogniser, outside, node].flatMap((make) => make(library));
