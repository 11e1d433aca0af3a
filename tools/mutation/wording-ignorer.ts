// Leaves out mutants of what is told of a fault beside its rule: words, facts and the place. They change no verdict; that places are what
// the specification says is a gate of its own (npm run gates, paths).

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly key?: Node;
  readonly callee?: Node;
  readonly properties?: readonly Node[];
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
}

const errors: ReadonlySet<string> = new Set(['TypeError', 'RangeError', 'SyntaxError', 'Error']);

const named = ({ type, key }: Node, name: string): boolean =>
  type === 'ObjectProperty' && key?.type === 'Identifier' && key.name === name;

/** Says why a node is not mutated, with all that is in it. An object that has a message is an issue, with its place and its facts. */
export function wordingOf(node: Node, parent?: Node): string | undefined {
  const isIssue = parent?.properties?.some((each) => named(each, 'message')) ?? false;
  // What could not be read is told by an object with a reason.
  const isFault = parent?.properties?.some((each) => named(each, 'reason')) ?? false;
  if (named(node, 'reason') || (isFault && named(node, 'offset'))) return 'what a fault tells';
  if (named(node, 'message') || (isIssue && (named(node, 'path') || named(node, 'params'))))
    return 'what an issue tells';
  if (node.type === 'NewExpression' && errors.has(node.callee?.name ?? '')) return 'the words of an error';
  const text =
    node.type === 'StringLiteral'
      ? node.value
      : node.type === 'TemplateLiteral'
        ? node.quasis?.[0]?.value.raw
        : undefined;
  return typeof text === 'string' && /^(?:expected|found) /.test(text) ? 'words of an issue or an error' : undefined;
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'wording',
    value: {
      shouldIgnore: ({ node, parent }: { readonly node: Node; readonly parent?: Node }): string | undefined =>
        wordingOf(node, parent),
    },
  },
];
