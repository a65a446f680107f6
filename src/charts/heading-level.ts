/** How deep in the page's outline the titles of charts stand: the same for all charts of a step, or of a part of it. */
import { getContext, setContext } from 'svelte';

/** A level of headings that a chart's title may have. */
export type HeadingLevel = 3 | 4 | 5;

const KEY = Symbol('heading level of charts');

/** Called by what holds charts that do not stand under a heading of the third level. @param level - of their titles */
export function setChartHeadingLevel(level: HeadingLevel): void {
  setContext(KEY, level);
}

/** @returns the level that the step has set, 4 where it has not */
export function chartHeadingLevel(): HeadingLevel {
  return getContext<HeadingLevel | undefined>(KEY) ?? 4;
}
