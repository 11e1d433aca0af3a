import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { startFilters } from './filter.js';
import { searchButton, startSearch } from './search.js';
import './style.css';
import { openAddressed, startVectors } from './vectors.js';

const theme: Theme = {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'nav-bar-content-before': searchButton }),
  enhanceApp({ router }) {
    if (import.meta.env.SSR) return;
    startVectors();
    startSearch((path) => void router.go(path));
    router.onAfterRouteChanged = () => {
      startFilters();
      openAddressed();
    };
  },
};

export default theme;
