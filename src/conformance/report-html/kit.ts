/** The functions that run in the page, of all modules. */
export type Kit = typeof import('./cell.js') &
  typeof import('./difference.js') &
  typeof import('./item.js') &
  typeof import('./layer.js') &
  typeof import('./list-view.js') &
  typeof import('./overview.js') &
  typeof import('./vector-view.js');
