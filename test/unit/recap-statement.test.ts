import { describe, expect, it } from 'vitest';
import { partingOf, translate } from '../../src/recap/statement.js';

const statement = (resource: string): string =>
  translate({ att: { [resource]: { 'crud/read': [{}] } }, prf: [] }, Number.POSITIVE_INFINITY);

describe('where a statement parts from the expected one', () => {
  it('is said behind what both say, whatever stands in front', () => {
    const told = partingOf(statement('https://a.example'), `Welcome. ${statement('https://b.example')}`);
    const [wanted, given] = [" 'https://a.example'.", " 'https://b.example'."].map((text) => JSON.stringify(text));
    expect(told).toBe(`; behind what both say, expected ${wanted}, found ${given}`);
  });

  it('is not said of a statement of another kind, and bounded for a long one', () => {
    expect(partingOf(statement('a:b'), 'Hello')).toBe('');
    expect(partingOf(statement('a:b'), '')).toBe('');
    const long = statement(`a:${'x'.repeat(50_000)}`);
    expect(partingOf(long, long.replace('a:', 'b:')).length).toBeLessThan(300);
  });
});
