import * as cell from './cell.js';
import * as difference from './difference.js';
import * as item from './item.js';
import * as layer from './layer.js';
import * as listView from './list-view.js';
import * as overview from './overview.js';
import * as vectorView from './vector-view.js';

/**
 * Writes the script of the page: the functions of these modules, as the compiler left them. They are ordinary code, checked
 * and tested like all other; a function of another module reaches them through the kit, because a name that is imported
 * means nothing in the page.
 */
export function pageScript(): string {
  const modules = [cell, difference, item, layer, listView, overview, vectorView];
  const functions = modules.flatMap((module): readonly [string, unknown][] => Object.entries(module));
  const names = functions.map(([name]) => name);
  return `(() => {
'use strict';
${functions.map(([, code]) => String(code)).join('\n')}
startPage(window, { ${names.join(', ')} });
})();
`;
}
