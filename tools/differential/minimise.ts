// Makes an input smaller while something stays true of it, by what it is made of: members and elements are left out, texts are shortened,
// characters become plain ones. A text that holds a JSON document or a ReCap is entered as that document.
const prefix = 'urn:recap:';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isDocument = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** How plain a character is: the first of a text's fillers is the plainest. */
function costOf(character: string): number {
  if (character === 'a' || character === '0') return 0;
  if (/[A-Za-z1-9]/.test(character)) return 1;
  return /[ -~\n]/.test(character) ? 2 : 3;
}

/** What is made smaller: first the length, then how far its characters are from plain ones. */
export function sizeOf(value: unknown): number {
  let cost = 0;
  const text = JSON.stringify(value) ?? '';
  for (const character of text) cost += 4 + costOf(character);
  return cost;
}

/** Shorter texts: without a line, without a stretch of half of it, of a quarter and so on. */
function* shorter(text: string): Generator<string> {
  const lines = text.split('\n');
  if (lines.length > 1) for (let at = 0; at < lines.length; at++) yield lines.toSpliced(at, 1).join('\n');
  const characters = [...text];
  for (let length = Math.ceil(characters.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let at = 0; at < characters.length; at += length) yield characters.toSpliced(at, length).join('');
  }
}

function* plainer(text: string): Generator<string> {
  const characters = [...text];
  for (const [at, character] of characters.entries()) {
    for (const plain of ['a', '0']) {
      if (costOf(character) > 0) yield characters.with(at, plain).join('');
    }
  }
}

/** Everything that is one step smaller; the greatest steps first. */
export function* smaller(value: unknown): Generator<unknown> {
  if (typeof value === 'string') {
    const inside = parsed(value);
    if (isDocument(inside)) for (const each of smaller(inside)) yield JSON.stringify(each);
    const recap = value.startsWith(prefix)
      ? parsed(Buffer.from(value.slice(prefix.length), 'base64url').toString())
      : undefined;
    if (isDocument(recap)) {
      for (const each of smaller(recap)) yield prefix + Buffer.from(JSON.stringify(each)).toString('base64url');
    }
    yield* shorter(value);
    // Characters of what is encoded say nothing: it is made plain inside.
    if (!isDocument(inside) && !isDocument(recap)) yield* plainer(value);
  } else if (Array.isArray(value)) {
    for (let length = Math.ceil(value.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
      for (let at = 0; at < value.length; at += length) yield value.toSpliced(at, length);
    }
    for (const [at, element] of value.entries()) for (const each of smaller(element)) yield value.with(at, each);
  } else if (isDocument(value)) {
    const entries = Object.entries(value);
    for (const at of entries.keys()) yield Object.fromEntries(entries.toSpliced(at, 1));
    for (const [at, [name, member]] of entries.entries()) {
      for (const each of smaller(member)) yield Object.fromEntries(entries.with(at, [name, each]));
    }
  } else if (typeof value === 'number' && value !== 0) yield 0;
}

/**
 * The smallest input that is found with at most `tries` questions. Each step starts again from what holds; what was asked once is
 * not asked again.
 */
export async function minimise<T>(
  value: T,
  holds: (candidate: T) => Promise<boolean>,
  tries = 2000,
  until = Number.POSITIVE_INFINITY,
): Promise<T> {
  let best = value;
  let size = sizeOf(value);
  let left = tries;
  const asked = new Set<string>();
  for (let found = true; found; ) {
    found = false;
    for (const candidate of smaller(best)) {
      const text = JSON.stringify(candidate);
      if (asked.has(text)) continue;
      const next = sizeOf(candidate);
      if (next >= size) continue;
      if (left-- <= 0 || performance.now() > until) return best;
      asked.add(text);
      if (!(await holds(candidate as T))) continue;
      best = candidate as T;
      size = next;
      found = true;
      break;
    }
  }
  return best;
}
