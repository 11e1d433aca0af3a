/** The adapter skeleton for JavaScript and TypeScript. */
export const typescriptSkeleton: Readonly<Record<string, string>> = {
  'adapter.mjs': `// @ts-check
// A capsig conformance adapter: one JSON line in, one JSON line out. Logs belong on standard error.

/** @typedef {{ result: 'accept' | 'reject' | 'undecided' | 'unsupported', rule?: string, output?: unknown, native?: { code: string } }} Answer */

const hello = { name: 'my-library', version: '0.0.0', features: [] };

/**
 * One function per operation. Answer { result: 'accept', output } or { result: 'reject', rule: 'siwe.nonce' }, or, if the
 * library has codes of its own, { result: 'reject', native: { code: 'E_NONCE' } } with --mapping. For example:
 *
 *   'siwe.parse': ({ text }) => ({ result: 'accept', output: parse(text) }),
 *
 * Of an operation that verifies, the output is what was proven (spec/answer.md), as much of it as the library tells:
 *
 *   { result: 'accept', output: { account: { address }, expiration } }
 *
 * @type {Record<string, (input: any, profile: string) => Answer>}
 */
const operations = {};

/** @param {any} message */
function answer(message) {
  if (message.type === 'hello') return { type: 'hello', protocol: 1, ...hello, operations: Object.keys(operations) };
  const run = operations[message.operation];
  return { id: message.id, ...(run ? run(message.input, message.profile) : { result: 'unsupported' }) };
}

// Not node:readline: it takes U+2028 inside a JSON string for a line end.
let rest = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop() ?? '';
  for (const line of lines) process.stdout.write(\`\${JSON.stringify(answer(JSON.parse(line)))}\\n\`);
}
`,
  'README.md': `Run it: \`npx capsig conformance run -- node adapter.mjs\` (Node.js 20.19 or newer; from 22.18 on it may also be renamed to \`adapter.ts\`).
`,
};
