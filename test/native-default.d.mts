import type { Plugin } from 'vitest/config';

export function nativeByDefault(): Plugin;
export const preload: string;
