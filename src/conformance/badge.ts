import { type ClassScore, formatFigure } from './class-score.js';
import { type Markup, xml } from './markup.js';
import type { LevelScore } from './score.js';

/** What a badge says. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/**
 * Makes the badge of a run: how many of all MUST rules passed, and those that passed without their reason apart.
 *
 * @param profile named when it is not the specification itself
 */
export function badgeOf(must: LevelScore | undefined, profile: string): Badge {
  const { passed, unexplained, failed, total } = must ?? { passed: 0, unexplained: 0, failed: 0, total: 0 };
  const apart = unexplained > 0 ? `, ${unexplained} unexplained` : '';
  const color = failed > 0 ? 'red' : passed === total && total > 0 ? 'brightgreen' : 'yellow';
  return {
    label: profile === 'strict' ? 'capsig' : `capsig ${profile}`,
    message: `MUST ${passed}/${total}${apart}`,
    color,
  };
}

/** Makes the badge of a class: its figure of what a standard demands, or of what we add where no standard knows the class. */
export function classBadgeOf(title: string, { standard, hardening }: ClassScore): Badge {
  const figure = standard.vectors.total > 0 ? standard : hardening;
  const { right, unexplained, accepts, total } = figure.vectors;
  const whole = right + unexplained === total;
  return {
    label: `capsig ${title}`,
    message: formatFigure(figure),
    color: whole ? 'brightgreen' : accepts > 0 ? 'red' : 'yellow',
  };
}

/** Formats a badge as the JSON that shields.io reads from an endpoint. */
export function formatBadgeJson({ label, message, color }: Badge): string {
  return `${JSON.stringify({ schemaVersion: 1, label, message, color }, null, 2)}\n`;
}

const colors: Readonly<Record<string, string>> = { red: '#c0392b', brightgreen: '#2e7d32', yellow: '#946200' };

/** Formats a badge as SVG. */
export function formatBadgeSvg({ label, message, color }: Badge): string {
  // Text is stretched to the width it is given, so that no font has to be measured.
  const [left, right] = [label, message].map((text) => Math.round(text.length * 6.6) + 12) as [number, number];
  const text = (x: number, width: number, content: string): Markup =>
    xml`<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${content}</text>`;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${message}">
  <title>${label}: ${message}</title>
  <rect width="${left}" height="20" fill="#444"/>
  <rect x="${left}" width="${right}" height="20" fill="${colors[color] ?? '#444'}"/>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
    ${text(6, left - 12, label)}
    ${text(left + 6, right - 12, message)}
  </g>
</svg>
`.markup;
}
