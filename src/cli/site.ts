import { rulePage } from '../rule-page.js';
import { type Arguments, type Misuse, singleOf } from './command.js';
import type { Io } from './io.js';
import { clip } from './terminal.js';

const pattern = /^(?:https?:\/\/)?[\w.~%/@:-]+$/;

/** Says whether a text is an address that pages may lead to: one of the web, or a path. */
export function isAddress(text: string): boolean {
  return pattern.test(text) && /^https?:\/\/|^[^:]*$/.test(text);
}

/** Finds where the site is: what `--site` names, else `CAPSIG_SITE`; undefined where nobody says. Without a slash at its end. */
export function siteOf(given: Arguments, { env }: Pick<Io, 'env'>): string | Misuse | undefined {
  const option = singleOf(given, 'site');
  const site = (option ?? env.CAPSIG_SITE ?? '').replace(/\/+$/, '');
  if (site === '' && option === undefined) return undefined;
  if (site !== '' && isAddress(site)) return site;
  const name = option === undefined ? 'CAPSIG_SITE' : '--site';
  return { misuse: `${name}: expected http://, https:// or a path, found ${clip(option ?? site, 120)}` };
}

/** Writes the address of the page of a rule: whole where it is known where the site is. */
export function rulePageOn(site: string | undefined, id: string): string {
  return site === undefined ? rulePage(id) : `${site}/${rulePage(id)}`;
}

/** The option that says where the site is. */
export const siteOption = {
  site: { value: 'URL', help: 'where the site is (npm run docs), to lead to its pages; CAPSIG_SITE unless given' },
} as const;
