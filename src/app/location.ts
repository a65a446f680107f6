/**
 * The page's address: step and settings, never names or values from the data.
 * `#/compare?bins=10&edges=quantile&line=0.2&feature=3`; a feature is its position, not its name.
 */
import type { BinSetting } from '../core/compare/comparison.ts';
import type { CompareSettings } from '../engine/study.ts';

/** The steps by the name they have in the address. */
export const STEPS = ['load', 'confirm', 'compare', 'explain', 'monitor'] as const;

/** One of the five steps. */
export type Step = (typeof STEPS)[number];

/** Everything the address says. */
export interface PageLocation {
  step: Step;
  /** Built-in sample that is shown; null for the person's own files. */
  sample: string | null;
  /** True for `#/sample/<name>`: a link that asks to run the sample whatever is open. */
  runSample: boolean;
  settings: CompareSettings;
  /** Position of the chosen feature among the compared ones, from 0; null for none. */
  feature: number | null;
}

/** What an address that says nothing means. */
export const START: PageLocation = {
  step: 'load',
  sample: null,
  runSample: false,
  settings: { setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 },
  feature: null,
};

const SAMPLE_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const BIN_COUNTS: readonly BinSetting['bins'][] = [5, 10, 20];
/** A PSI over 10 is not a line anyone draws; more digits than this are not either. */
const LARGEST_LINE = 10;
const LARGEST_FEATURE = 1_000_000;

/**
 * Reads an address. Whatever is malformed counts as not said.
 * @param hash - `location.hash`, with or without its `#`
 */
export function parseLocation(hash: string): PageLocation {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s, 2);
  const [first = '', second = ''] = path.split('/').filter((part) => part !== '');
  const said = new URLSearchParams(query);
  const rest = { settings: parseSettings(said), feature: parseFeature(said.get('feature')) };
  if (first === 'sample' && SAMPLE_NAME.test(second)) {
    return { ...rest, step: 'compare', sample: second, runSample: true };
  }
  const sample = said.get('sample');
  return {
    ...rest,
    step: STEPS.find((step) => step === first) ?? START.step,
    sample: sample !== null && SAMPLE_NAME.test(sample) ? sample : null,
    runSample: false,
  };
}

/** The address of a place, such as `#/load`; what is as it would be anyway is left out, except on Compare. */
export function formatLocation(place: PageLocation): string {
  if (place.runSample && place.sample !== null) return `#/sample/${place.sample}`;
  const said = new URLSearchParams();
  if (place.step === 'compare') {
    said.set('bins', String(place.settings.setting.bins));
    said.set('edges', place.settings.setting.edges);
    said.set('line', String(place.settings.psiLine));
    if (place.feature !== null) said.set('feature', String(place.feature));
  }
  if (place.sample !== null) said.set('sample', place.sample);
  const query = said.toString();
  return `#/${place.step}${query === '' ? '' : `?${query}`}`;
}

function parseSettings(said: URLSearchParams): CompareSettings {
  const bins = BIN_COUNTS.find((count) => String(count) === said.get('bins'));
  const edges = said.get('edges');
  const line = said.get('line') ?? '';
  const psiLine = /^\d{1,2}(\.\d{1,6})?$/.test(line) ? Number(line) : 0;
  return {
    setting: {
      bins: bins ?? START.settings.setting.bins,
      edges: edges === 'quantile' || edges === 'equal-width' ? edges : START.settings.setting.edges,
    },
    psiLine: psiLine > 0 && psiLine <= LARGEST_LINE ? psiLine : START.settings.psiLine,
  };
}

function parseFeature(text: string | null): number | null {
  if (text === null || !/^\d{1,7}$/.test(text)) return null;
  const feature = Number(text);
  return feature <= LARGEST_FEATURE ? feature : null;
}
