import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../src/app/tokens.css';
import '../../../../src/app/base.css';
import type { OverTime } from '../../../../src/core/compare/over-time.ts';
import type { Comparison, WindowLength } from '../../../../src/core/compare/comparison.ts';
import type { Outcome } from '../../../../src/core/faults.ts';
import type { CompareSettings } from '../../../../src/engine/study.ts';
import CompareStep from '../../../../src/steps/compare/CompareStep.svelte';
import { aBin, aComparison, aProfile } from '../../../unit/steps/compare/a-comparison.ts';

const MARKUP = '<img src=x onerror="document.title = `run`">';
/** The one that moves. */
const MOVED = 3;
const DAY_MS = 86_400_000;

function comparisons(count: number): Comparison[] {
  return Array.from({ length: count }, (_, index) =>
    aComparison({
      name: index === 1 ? MARKUP : `feature ${index}`,
      bins: {
        'quantile-10': index === MOVED ? [aBin(900, 100), aBin(100, 900)] : [aBin(500, 500), aBin(500, 500)],
        'quantile-5': [aBin(500, 500), aBin(500, 500)],
      },
      serving: aProfile({ mean: index === MOVED ? 14 : 10 }),
    }),
  );
}

/** PSI steps up on the third day. */
function windows(): Promise<Outcome<OverTime>> {
  const value = [0.01, 0.02, 0.9, 0.8].map((psi, index) => ({
    start: Date.UTC(2026, 3, 1) + index * DAY_MS,
    rows: 100,
    nullRate: 0,
    mean: 10,
    psi,
    psiNoDrift: 0.1,
  }));
  return Promise.resolve({ ok: true, value: { windows: value, rowsWithoutTime: 7 } });
}

let shown: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

async function show(count: number, width = 1440, timestamp: string | null = null) {
  await page.viewport(width, 900);
  const asked: WindowLength[] = [];
  const props = $state({
    comparisons: comparisons(count),
    pending: 0,
    settings: { setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 } as CompareSettings,
    onsettings: (settings: CompareSettings) => {
      props.settings = settings;
    },
    selected: null as number | null,
    onselect: (index: number | null) => {
      props.selected = index;
    },
    timestamp,
    overTime: (_feature: string, length: WindowLength) => {
      asked.push(length);
      return windows();
    },
    rows: { training: 1000, serving: 1000 },
  });
  const target = document.createElement('main');
  document.body.replaceChildren(target);
  shown = mount(CompareStep, { target, props });
  flushSync();
  return { props, asked };
}

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-index]')];
const nameOf = (row: Element | null) => row?.querySelector('bdi')?.textContent;

describe('the table', () => {
  it('answers in one sentence and puts what matters first', async () => {
    await show(23);
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('1 of 23 features moved: feature 3');
    expect(nameOf(rows()[0] ?? null)).toBe('feature 3');
    await expect.element(page.getByRole('row').nth(1)).toHaveTextContent(/^\s*moved/);
  });

  it('draws only what is in view of 2,000 features, in order, wherever it is scrolled to', async () => {
    await show(2000);
    expect(page.getByRole('grid').element().getAttribute('aria-rowcount')).toBe('2001');
    for (const top of [0, 3000, 60_000, 200, 80_000]) {
      window.scrollTo(0, top);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      flushSync();
      const positions = rows().map((row) => Number(row.getAttribute('aria-rowindex')));
      expect(positions.length).toBeLessThan(60);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      const middle = document.elementFromPoint(700, 450)?.closest('[data-index]');
      expect(middle, `a row in the middle at ${top}`).toBeTruthy();
    }
  });

  it('is walked by keys; the focus stays while the page scrolls away', async () => {
    await show(300);
    await userEvent.keyboard('j');
    expect(nameOf(document.activeElement)).toBe('feature 3');
    await userEvent.keyboard('{ArrowDown}jk{ArrowDown}');
    expect(nameOf(document.activeElement)).toBe(MARKUP);
    window.scrollTo(0, 9000);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    flushSync();
    expect(nameOf(document.activeElement)).toBe(MARKUP);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('301');
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('is searched with /, and says when nothing fits', async () => {
    await show(23);
    await userEvent.keyboard('/');
    await userEvent.keyboard('feature 2');
    expect(rows().map(nameOf)).toEqual(['feature 2', 'feature 20', 'feature 21', 'feature 22']);
    await userEvent.keyboard('x');
    await page.getByRole('button', { name: 'Show all features' }).click();
    expect(rows()).toHaveLength(23);
  });

  it('follows the settings at once', async () => {
    await show(23);
    await page.getByRole('radio', { name: '5', exact: true }).click({ force: true });
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('None of 23 features moved');
  });

  it('shows markup in names as text', async () => {
    await show(23);
    expect(document.querySelector('main img')).toBeNull();
    expect(rows().map(nameOf)).toContain(MARKUP);
  });
});

describe('the details', () => {
  it('open with Enter, follow j and k, close with Escape and give the focus back', async () => {
    const { props } = await show(23);
    await userEvent.keyboard('j{Enter}');
    await expect.element(page.getByRole('heading', { level: 2, name: 'feature 3' })).toHaveFocus();
    expect(props.selected).toBe(MOVED);
    await userEvent.keyboard('j');
    expect(props.selected).toBe(0);
    await userEvent.keyboard('k{Escape}');
    expect(props.selected).toBeNull();
    await expect.poll(() => nameOf(document.activeElement)).toBe('feature 3');
  });

  it('cover the table where it is narrow, and keep it out of reach', async () => {
    await show(23, 390);
    await page.getByRole('row').nth(1).click();
    await expect.element(page.getByRole('heading', { level: 2, name: 'feature 3' })).toHaveFocus();
    expect(document.querySelector('.list')?.hasAttribute('inert')).toBe(true);
    await page.getByRole('button', { name: 'Close details' }).click();
    expect(document.querySelector('.list')?.hasAttribute('inert')).toBe(false);
  });

  it('turn into tables with the key t', async () => {
    const { props } = await show(23);
    props.selected = MOVED;
    flushSync();
    const charts = document.querySelectorAll('[data-chart]').length;
    expect(charts).toBeGreaterThan(1);
    await userEvent.keyboard('t');
    expect(document.querySelectorAll('[data-chart] table')).toHaveLength(charts);
    await userEvent.keyboard('t');
    expect(document.querySelectorAll('[data-chart] table')).toHaveLength(0);
  });

  it('walk over the bins of a chart with the arrow keys, and read them out', async () => {
    const { props } = await show(23);
    props.selected = MOVED;
    flushSync();
    const walker = page.getByRole('slider').first();
    walker.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(walker.element().getAttribute('aria-valuetext')).toBe(
      '1 or more: training 50%, serving 50% (0 points)',
    );
  });

  it('show a step over time as a step, and ask again for another length', async () => {
    const { props, asked } = await show(23, 1440, 'event_time');
    props.selected = MOVED;
    flushSync();
    await expect
      .element(page.getByRole('heading', { name: 'PSI crosses 0.2 on 2026-04-03 and stays above' }))
      .toBeVisible();
    await page.getByLabelText('one step per').selectOptions('week');
    expect(asked).toEqual(['day', 'week']);
  });
});
