/**
 * Returns the address of the page of a rule, below that of the site. It is as permanent as the id: reports, explanations and
 * `type` of problem details lead there.
 */
export function rulePage(id: string): string {
  return `rules/${id}.html`;
}
