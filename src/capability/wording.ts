import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';

/** Finds the pointer to `path` from where the judge stands; '' when that lies in another part of the input. */
export function relative(judge: Judge, path: string): string {
  return path.startsWith(`${judge.path}/`) ? path.slice(judge.path.length) : '';
}

/** The items that a message lists. */
export const mostListed = 3;

/** Lists at most three items in a message; `count` says how many there are where only the first are given. */
export function listOf<T>(items: readonly T[], say: (item: T) => string, count: number = items.length): string {
  if (count === 0) return 'nothing';
  const said = items.slice(0, mostListed).map(say).join('; ');
  return count > mostListed ? `${said} and ${count - mostListed} more` : said;
}

/** Names a cell in a message. */
export function nameOf({ ability, resource }: { readonly ability: string; readonly resource: string }): string {
  return `${quote(ability)} on ${quote(resource)}`;
}
