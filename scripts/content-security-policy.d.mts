import type { Plugin } from 'vite';
export declare function contentSecurityPolicy(): Plugin;
