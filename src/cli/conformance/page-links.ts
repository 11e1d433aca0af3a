import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isFault } from '../../conformance/fault.js';
import type { Links } from '../../conformance/report-html/frame.js';
import { findVectors } from '../../conformance/vector.js';
import { type Arguments, isMisuse, type Misuse, type OptionTable, singleOf } from '../command.js';
import type { Io } from '../io.js';
import { isAddress, siteOf, siteOption } from '../site.js';
import { clip } from '../terminal.js';

/** A path as pages link to it. */
const addressOf = (from: string, to: string): string =>
  relative(resolve(from), resolve(to)).split(sep).map(encodeURIComponent).join('/') || '.';

/** Finds where the links of pages lead that are written into a folder: to what `--links` names, else to the files here. */
export function linksOf(given: Arguments, out: string, io: Pick<Io, 'env'>): Omit<Links, 'results'> | Misuse {
  const site = siteOf(given, io);
  if (isMisuse(site)) return site;
  const led = site === undefined ? {} : { site };
  const root = singleOf(given, 'links')?.replace(/\/+$/, '');
  if (root !== undefined) {
    if (isAddress(root)) return { root, vectors: `${root}/vectors`, ...led };
    return { misuse: `--links: expected http://, https:// or a path, found ${clip(root, 120)}` };
  }
  const folder = singleOf(given, 'vectors') ?? findVectors();
  if (isFault(folder) || typeof folder !== 'string') return led;
  const above = join(folder, '..');
  const whole = existsSync(join(above, 'spec/rules.json')) ? { root: addressOf(out, above) } : {};
  return { vectors: addressOf(out, folder), ...whole, ...led };
}

/** The options that say where links lead. */
export const linksOption: OptionTable = {
  links: { value: 'URL', help: 'where spec/ and vectors/ are for who reads the pages (those here unless given)' },
  ...siteOption,
};
