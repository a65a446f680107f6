/** The one part of the Trusted Types API that is used; TypeScript's DOM library does not have it yet. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/**
 * Lets scripts come from blobs of this page alone: that is how the inline workers start.
 * Has to run before the first worker is made. Browsers without Trusted Types need nothing.
 */
export function allowInlineWorkers(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (url.startsWith('blob:')) return url;
      throw new TypeError(`Scripts come from this page only, not from ${url}`);
    },
  });
}
