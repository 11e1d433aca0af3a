import { goSkeleton } from './skeleton/go.js';
import { pythonSkeleton } from './skeleton/python.js';
import { rustSkeleton } from './skeleton/rust.js';
import { typescriptSkeleton } from './skeleton/typescript.js';

/** The files of an adapter skeleton, by language. */
export const skeletons: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.assign(
  Object.create(null),
  { typescript: typescriptSkeleton, python: pythonSkeleton, go: goSkeleton, rust: rustSkeleton },
);
