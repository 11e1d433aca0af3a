import type { Backend } from '../../dist/crypto/backend.js';

/**
 * A backend that answers from memory: a first run records what the primitives answer, and each later run of the same input is
 * told the same answers in the same order. What a verification costs with it is the share of everything but cryptography.
 */
export function remembered(from: Backend): {
  readonly backend: Backend;
  again(): void;
  record(run: () => unknown): void;
} {
  const answers: unknown[] = [];
  let next = 0;
  let recording = false;
  const played =
    <A extends readonly unknown[], T>(primitive: (...args: A) => T) =>
    (...args: A): T => {
      if (recording) answers.push(primitive(...args));
      return answers[next++] as T;
    };
  const members = Object.entries(from).map(([name, member]) => [
    name,
    typeof member === 'function' ? played(member.bind(from)) : member,
  ]);
  const backend = { ...Object.fromEntries(members), name: 'remembered' } as Backend;
  return {
    backend,
    again() {
      next = 0;
    },
    record(run) {
      recording = true;
      answers.length = 0;
      next = 0;
      run();
      recording = false;
    },
  };
}
