// Measures verification beside its cryptography: `npm run bench -- [WORD] [--out FILE] [--against FILE]`. Rows whose name has WORD in it.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createNativeBackend } from '../../dist/crypto/native.js';
import { noble } from '../../dist/crypto/noble.js';
import { contractRows } from './contract.js';
import { type Figure, measure } from './measure.js';
import { ratiosOf } from './ratios.js';
import { rowsOf } from './rows.js';
import { stackRows, viemRows } from './stack.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    against: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '20' },
  },
});
const [filter = ''] = positionals;
const before = values.against
  ? (JSON.parse(readFileSync(values.against, 'utf8')) as { readonly figures: readonly Figure[] }).figures
  : [];

const backends = [noble, createNativeBackend()];
const all = [...rowsOf(backends), ...(await contractRows(backends)), ...(await stackRows()), ...(await viemRows())];
const rows = all.filter(({ name }) => name.includes(filter));
const figures = await measure(rows, Number(values.rounds), Number(values.slice));
const width = Math.max(...figures.map(({ name }) => name.length));
for (const { name, median, spread } of figures) {
  const old = before.find((each) => each.name === name);
  const change = old ? `  ${(median / old.median).toFixed(2).padStart(6)} x before` : '';
  console.log(
    `${name.padEnd(width)} ${median.toFixed(1).padStart(9)} us  +-${(spread * 100).toFixed(0).padStart(3)} %${change}`,
  );
}
const ratios = ratiosOf(figures);
for (const { name, ratio, bound } of ratios)
  console.log(`${name.padEnd(width)} ${ratio.toFixed(2).padStart(9)}  ${bound}`);
if (values.out) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
  writeFileSync(values.out, `${JSON.stringify({ machine, figures, ratios }, null, 2)}\n`);
}
