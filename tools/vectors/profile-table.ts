import { type Profile, profileVerdict } from './corpus.js';
import type { GivenVector } from './vector.js';

const begin = '<!-- profiles:begin -->';
const end = '<!-- profiles:end -->';

/** What a profile does about the vectors that a rule decides: lets them through, decides otherwise, or refuses beyond strict. */
function cell(vectors: readonly GivenVector[], rule: string, profile: Profile): string {
  const concerned = vectors.filter(({ expect }) => expect.rule === rule);
  const accepted = concerned.filter((vector) => profileVerdict(vector, profile).result === 'accept').length;
  const refused = vectors.filter(
    (vector) => vector.expect.rule !== rule && profileVerdict(vector, profile).rule === rule,
  ).length;
  const parts = [];
  if (accepted > 0) parts.push(`lets ${accepted} of ${concerned.length} through`);
  if (refused > 0) parts.push(`refuses ${refused} more`);
  return parts.join(', ');
}

/** The table of spec/profiles.md: rule by rule, what each deployed profile lets through, counted in vectors. */
export function profileTable(
  rules: Readonly<Record<string, unknown>>,
  vectors: readonly GivenVector[],
  profiles: readonly Profile[],
): string {
  const deployed = profiles.filter(({ name }) => name !== 'strict');
  const lines = [
    `| rule | ${deployed.map(({ name }) => `\`${name}\``).join(' | ')} | instead |`,
    `|---|${deployed.map(() => '---').join('|')}|---|`,
  ];
  for (const rule of Object.keys(rules)) {
    const cells = deployed.map((profile) => cell(vectors, rule, profile));
    const reasons = [...new Set(deployed.map((profile) => profile.off[rule]).filter(Boolean))];
    if (cells.every((text) => text === '') && reasons.length === 0) continue;
    lines.push(`| \`${rule}\` | ${cells.join(' | ')} | ${reasons.join('; ')} |`);
  }
  return lines.join('\n');
}

/** Puts the table between the markers of a document. */
export function withProfileTable(document: string, table: string): string {
  const start = document.indexOf(begin);
  const stop = document.indexOf(end);
  if (start < 0 || stop < start) throw new Error(`spec/profiles.md lacks ${begin} and ${end}`);
  return `${document.slice(0, start + begin.length)}\n\n${table}\n\n${document.slice(stop)}`;
}
