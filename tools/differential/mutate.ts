// Changes of texts, and of the texts inside an input.
export type Random = (below: number) => number;

const pieces = [
  ...'\n\r\t \u2028\u00a0é09ZT:/?#@[]%"\\=-+._aA',
  ...['%41', '\n\n', '- ', 'URI: ', 'Nonce: ', '*', '{}', '[{}]', 'null', '-0', '1e1'],
];

/** One to three edits: a piece put in, taken out or put in place of a character, or a line doubled, dropped or moved. */
export function mutateText(text: string, next: Random): string {
  let changed = text;
  for (let edits = 1 + next(3); edits > 0; edits--) {
    const at = next(changed.length + 1);
    const piece = pieces[next(pieces.length)] ?? '';
    const lines = changed.split('\n');
    const line = next(lines.length);
    const kind = next(6);
    if (kind === 0) changed = changed.slice(0, at) + piece + changed.slice(at);
    else if (kind === 1) changed = changed.slice(0, at) + changed.slice(at + 1);
    else if (kind === 2) changed = changed.slice(0, at) + piece + changed.slice(at + 1);
    else if (kind === 3) changed = lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    else if (kind === 4) changed = lines.toSpliced(line, 1).join('\n');
    else
      changed = lines
        .toSpliced(line, 1)
        .toSpliced(next(lines.length), 0, lines[line] ?? '')
        .join('\n');
  }
  return changed;
}

/** Texts are changed inside what they hold as often as as they are: a JSON document, a ReCap. */
function mutateHeld(text: string, next: Random): string {
  if (next(2) === 0) return mutateText(text, next);
  if (text.startsWith('urn:recap:')) {
    const json = mutateText(Buffer.from(text.slice(10), 'base64url').toString(), next);
    return `urn:recap:${Buffer.from(json).toString('base64url')}`;
  }
  if (!text.startsWith('{')) return mutateText(text, next);
  try {
    return JSON.stringify(mutateValue(JSON.parse(text), next));
  } catch {
    return mutateText(text, next);
  }
}

/** Changes one place of a value: a text, a name, or a member or an element that is left out or doubled. */
export function mutateValue(value: unknown, next: Random): unknown {
  if (typeof value === 'string') return mutateHeld(value, next);
  if (Array.isArray(value) && value.length > 0) {
    const at = next(value.length);
    const kind = next(8);
    if (kind === 0) return value.toSpliced(at, 1);
    if (kind === 1) return value.toSpliced(at, 0, value[at]);
    return value.with(at, mutateValue(value[at], next));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return { a: 0 };
    const at = next(entries.length);
    const [name, member] = entries[at] ?? ['', undefined];
    const kind = next(10);
    if (kind === 0) return Object.fromEntries(entries.toSpliced(at, 1));
    if (kind === 1) return Object.fromEntries(entries.with(at, [mutateText(name, next), member]));
    return Object.fromEntries(entries.with(at, [name, mutateValue(member, next)]));
  }
  return [null, true, 0, -1, 'a', [], {}][next(7)];
}

/** Changes the members of an input, none of them left out: what is not asked in full is no question. */
export function mutateInput(input: Readonly<Record<string, unknown>>, next: Random): Record<string, unknown> {
  const names = Object.keys(input).filter((name) => !['purpose', 'now', 'evidence'].includes(name));
  const name = names[next(names.length)] ?? '';
  return { ...input, [name]: mutateValue(input[name], next) };
}
