// Builds the site. `DOCS_BASE` is where it will be served, `DOCS_OUT` the folder that it is written to; both are set by
// tools/docs.ts.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vitepress';
import { writeApi } from './api.js';
import { writeConformance } from './conformance-pages.js';
import { writeDocuments } from './documents.js';
import { writeGuides } from './guides.js';
import { deadLinks } from './links.js';
import { writeMachineFiles } from './machine.js';
import { base, pages, root } from './places.js';
import { writeRules } from './rule-pages.js';
import { writeVectors } from './vector-pages.js';

const site: string = fileURLToPath(new URL('..', import.meta.url));
const out: string = process.env.DOCS_OUT ?? fileURLToPath(new URL('../../docs', import.meta.url));

function stop(faults: readonly string[]): void {
  if (faults.length === 0) return;
  for (const fault of faults.slice(0, 40)) console.error(fault);
  console.error(`the site is not whole: ${faults.length} faults`);
  process.exit(1);
}

const began = Date.now();
const seconds = (): string => `${((Date.now() - began) / 1000).toFixed(0)} s`;

rmSync(pages, { recursive: true, force: true });
stop([...writeRules(), ...writeDocuments()]);
writeVectors();
writeConformance();
writeGuides();
stop(await writeApi());
writeMachineFiles();
cpSync(join(root, 'inspector/dist'), join(pages, 'public/inspector'), { recursive: true });
console.log(`${seconds()}: the pages are written`);

rmSync(out, { recursive: true, force: true });
await build(site, { base, outDir: out });
const { faults, links, pages: count } = deadLinks(out, base);
stop(faults);
console.log(`${seconds()}: ${count} pages, ${links} links, none of them dead`);
