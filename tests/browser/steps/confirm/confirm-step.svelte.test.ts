import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../src/app/tokens.css';
import '../../../../src/app/base.css';
import { NO_DECISION, type ConfirmDecision } from '../../../../src/core/confirm/decision.ts';
import type {
  ChecksReport,
  ConfirmSettings,
  MetricsReport,
  SegmentsReport,
} from '../../../../src/core/confirm/report.ts';
import ConfirmStep from '../../../../src/steps/confirm/ConfirmStep.svelte';
import {
  aChecksReport,
  aMetric,
  aMetricsReport,
  anEstimatedPerformance,
  aSegment,
  aSegmentsReport,
  aVerdict,
  confirmSettings,
  explanations,
} from '../../../unit/steps/confirm/a-report.ts';

const MARKUP = '<img src=x onerror="document.title = `run`">';

let shown: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

interface Given {
  metrics?: MetricsReport | null;
  checks?: ChecksReport | null;
  segments?: SegmentsReport | null;
  busy?: string | null;
  failure?: string | null;
  hasTables?: boolean;
  width?: number;
}

async function show({ width = 1440, ...given }: Given = {}) {
  await page.viewport(width, 900);
  const onthreshold = vi.fn<(threshold: number) => void>();
  const props = $state({
    metrics: aMetricsReport() as MetricsReport | null,
    checks: aChecksReport() as ChecksReport | null,
    segments: aSegmentsReport() as SegmentsReport | null,
    busy: null as string | null,
    failure: null as string | null,
    settings: confirmSettings(),
    onsettings: (settings: ConfirmSettings) => {
      props.settings = settings;
    },
    onthreshold,
    decision: NO_DECISION,
    ondecision: (decision: ConfirmDecision) => {
      props.decision = decision;
    },
    loadHref: '#load',
    compareHref: '#compare',
    explainHref: '#explain',
    hasTables: true,
    ...given,
  });
  const target = document.createElement('main');
  document.body.replaceChildren(target);
  shown = mount(ConfirmStep, { target, props });
  flushSync();
  // The lower parts are drawn some frames later: timers due before this one have run by then.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { props, onthreshold };
}

const check = (id: string) => document.querySelector<HTMLDetailsElement>(`[data-check="${id}"]`)!;
const heading = () => page.getByRole('heading', { level: 1 });

/** Nothing that a person should never see. */
function expectWholeText() {
  for (const details of document.querySelectorAll('details')) details.open = true;
  flushSync();
  expect(document.body.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/u);
}

describe('the answer', () => {
  it('is the sentence of the verdict', async () => {
    await show();
    await expect.element(heading()).toHaveTextContent(/^The gap is real: ROC AUC fell by 0\.082 ± 0\.014/u);
  });

  it('is given without a judgement while the checks run', async () => {
    await show({ checks: null, segments: null, busy: 'Checking label maturity' });
    await expect.element(heading()).toHaveTextContent('ROC AUC is 0.082 lower in serving');
    await expect.element(page.getByText('Checking label maturity')).toBeVisible();
    expectWholeText();
  });

  it('says why nothing can be measured, and takes reported numbers instead', async () => {
    await show({
      metrics: aMetricsReport({
        metrics: [],
        headline: null,
        problems: [{ code: 'no-label-column', side: 'serving' }],
      }),
      checks: null,
      segments: null,
      failure: 'Serving has no labels.',
    });
    await expect.element(heading()).toHaveTextContent('The gap cannot be measured');
    await expect.element(page.getByText('No column of the serving table has the role label.')).toBeVisible();
    await expect.element(page.getByLabelText('Value').first()).toBeVisible();
    expectWholeText();
  });
});

describe('the decision', () => {
  it('accepts the proposal with one key press', async () => {
    const { props } = await show();
    page.getByRole('button', { name: 'Accept' }).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(props.decision).toEqual({ verdict: 'real', proposed: 'real', reason: '', answers: {} });
    await expect
      .element(page.getByRole('button', { name: 'Accepted' }))
      .toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByText('You decided: the gap is real, as the page proposes.')).toBeVisible();
  });

  it('overrules only with a verdict and a reason', async () => {
    const { props } = await show();
    await page.getByRole('button', { name: 'Overrule…' }).click();
    await page.getByRole('button', { name: 'Overrule', exact: true }).click();
    await expect.element(page.getByText('Choose a verdict.')).toBeVisible();
    await page.getByRole('radio', { name: 'Explained' }).click();
    await page.getByRole('button', { name: 'Overrule', exact: true }).click();
    await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
    expect(props.decision).toEqual(NO_DECISION);
    await userEvent.keyboard(`the campaign of May`);
    await page.getByRole('button', { name: 'Overrule', exact: true }).click();
    expect(props.decision).toEqual({
      verdict: 'explained',
      proposed: 'real',
      reason: 'the campaign of May',
      answers: {},
    });
    await expect.element(page.getByText('the campaign of May')).toBeVisible();
  });

  it('is left open again, and Escape leaves the form without deciding', async () => {
    const { props } = await show();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Overrule…' }).click();
    page.getByRole('radio', { name: 'Explained' }).element().focus();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('form')).toBeNull();
    expect(props.decision.verdict).toBe('real');
    await page.getByRole('button', { name: 'Leave open' }).click();
    expect(props.decision.verdict).toBeNull();
  });

  it('keeps the answers about definitions', async () => {
    const { props } = await show();
    check('definition').open = true;
    await page
      .getByRole('radiogroup', { name: /same metric/u })
      .getByRole('radio', { name: 'differs' })
      .click({ force: true });
    await page.getByRole('button', { name: 'Accept' }).click();
    expect(props.decision).toEqual({
      verdict: 'real',
      proposed: 'real',
      reason: '',
      answers: { metric: 'differs' },
    });
  });
});

describe('the innocent explanations', () => {
  it('are walked with j and k, opened with Enter and closed with Escape', async () => {
    await show();
    for (const { id } of explanations()) {
      await userEvent.keyboard('j');
      expect(document.activeElement?.parentElement, id).toBe(check(id));
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => check(id).open).toBe(true);
      expect(check(id).textContent).toContain('Classic mistake');
      if (!['down-sampling', 'case-mix', 'definition', 'contamination'].includes(id))
        expect(check(id).querySelector('[data-chart]'), id).not.toBeNull();
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => check(id).open).toBe(false);
      expect(document.activeElement?.parentElement).toBe(check(id));
    }
    await userEvent.keyboard('k');
    expect(document.activeElement?.parentElement).toBe(check('case-mix'));
  });

  it('that carry the verdict are open from the start', async () => {
    await show({
      checks: aChecksReport({ verdict: aVerdict({ verdict: 'explained', because: ['noise'] }) }),
    });
    expect(check('noise').open).toBe(true);
    expect(check('base-rate').open).toBe(false);
  });

  it('carry only a part where the gap is real', async () => {
    await show({ checks: aChecksReport({ verdict: aVerdict({ because: ['case-mix'] }) }) });
    await expect.element(page.getByText(/In part because of\s+harder cases\./u)).toBeVisible();
    await page.getByRole('button', { name: 'harder cases' }).click();
    expect(document.activeElement?.parentElement).toBe(check('case-mix'));
  });

  it('are opened by the bars of the waterfall', async () => {
    await show();
    await page.getByRole('button', { name: 'Show the evidence: Case mix' }).click();
    expect(check('case-mix').open).toBe(true);
    expect(document.activeElement?.parentElement).toBe(check('case-mix'));
    await page.getByRole('button', { name: 'Show the evidence: Reported' }).click();
    await expect.element(page.getByRole('heading', { name: 'Your reported numbers' })).toHaveFocus();
  });

  it('leave j and k to what is typed', async () => {
    await show();
    page.getByLabelText('Value').first().element().focus();
    await userEvent.keyboard('j');
    expect(document.activeElement?.tagName).toBe('INPUT');
  });
});

describe('the metrics', () => {
  it('follow the threshold while it is dragged and keep it when it is let go', async () => {
    const { props, onthreshold } = await show();
    const slider = page.getByRole('slider', { name: 'Threshold' }).element() as HTMLInputElement;
    slider.value = '0.2';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    expect(onthreshold.mock.calls.at(-1)?.[0]).toBeCloseTo(0.2, 2);
    expect(props.settings.threshold).toBeNull();
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    expect(props.settings.threshold).toBeCloseTo(0.2, 2);
    await page.getByRole('button', { name: 'back to 0.5' }).click();
    expect(props.settings.threshold).toBeNull();
  });

  it('move the threshold by arrow keys', async () => {
    const { onthreshold } = await show();
    page.getByRole('slider', { name: 'Threshold' }).element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onthreshold.mock.calls.at(-1)?.[0]).toBeGreaterThan(0.5);
  });

  it('say what they are', async () => {
    await show();
    const row = document.querySelector<HTMLDetailsElement>('[data-metric="brier"]')!;
    row.querySelector('summary')!.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => row.open).toBe(true);
    expect(row.textContent).toContain('B = mean of (p − y)²');
  });

  it('have sentences instead of values where there are none', async () => {
    await show({
      metrics: aMetricsReport({ metrics: [aMetric('roc-auc', null, null), aMetric('brier', 0.1, null)] }),
    });
    expect(document.querySelector('[data-metric="roc-auc"]')?.textContent).toContain(
      'no row has both a label and a prediction',
    );
    expectWholeText();
  });
});

describe('what is odd', () => {
  it('is said in a sentence each, the worst first, the rest behind a fold', async () => {
    const codes = [
      'times-in-future',
      'few-rows',
      'one-class',
      'scores-infinite',
      'weights-invalid',
      'labels-missing',
    ] as const;
    await show({
      metrics: aMetricsReport({ problems: codes.map((code) => ({ code, side: 'serving', count: 12 })) }),
    });
    await expect.element(page.getByText('All labels of the serving table are the same.')).toBeVisible();
    await expect.element(page.getByText('3 more')).toBeVisible();
    await page.getByText('3 more').click();
    await expect.element(page.getByText(/12 rows of the serving table have a time far later/u)).toBeVisible();
    expectWholeText();
  });
});

describe('reported numbers', () => {
  it('that differ from the rows are a finding', async () => {
    const { props } = await show();
    await page.getByLabelText('Value').first().fill('95.5%');
    expect(props.settings.reported.training).toEqual({ value: 0.955, rows: null, positives: null });
    await expect
      .element(page.getByText(/ROC AUC is reported as 0\.955, and these rows give 0\.917/u))
      .toBeVisible();
  });

  it('alone give the gap with its interval', async () => {
    await show({ hasTables: false, metrics: null, checks: null, segments: null });
    await page.getByLabelText('Metric').selectOptions('Accuracy');
    await page.getByLabelText('Value').first().fill('0.91');
    await page.getByLabelText('Rows').first().fill('12 000');
    await page.getByLabelText('Value').last().fill('87%');
    await expect.element(page.getByText('For an interval, the production number needs')).toBeVisible();
    await page.getByLabelText('Rows').last().fill('500');
    await expect.element(heading()).toHaveTextContent('Accuracy fell by 0.040 ± 0.030');
    expect(document.querySelectorAll('[data-chart]')).toHaveLength(1);
    expectWholeText();
  });

  it('that cannot be read are said so beside their field', async () => {
    const { props } = await show({ hasTables: false, metrics: null, checks: null, segments: null });
    await page.getByLabelText('Value').first().fill('91');
    await expect.element(page.getByText('It lies between 0 and 1: type 91% for 91 percent.')).toBeVisible();
    expect(props.settings.reported.training).toBeNull();
    await page.getByLabelText('Value').first().fill('0.91');
    await page.getByLabelText('Rows').first().fill('1e999');
    await expect.element(page.getByText('Type a whole number, such as 12000.')).toBeVisible();
    expectWholeText();
  });
});

describe('the whole page', () => {
  it('shows markup and long names as text', async () => {
    const long = 'x'.repeat(300);
    await show({
      width: 390,
      metrics: aMetricsReport({ classes: [MARKUP, long], split: MARKUP }),
      segments: aSegmentsReport({ segments: [aSegment([`${long} is ${MARKUP}`], 0.5)] }),
      checks: aChecksReport({
        explanations: explanations({ noise: { finding: MARKUP, toSettle: MARKUP } }),
        verdict: aVerdict({ sentence: `${MARKUP} ${long}` }),
      }),
    });
    expectWholeText();
    expect(document.querySelector('main img')).toBeNull();
    expect(document.title).not.toBe('run');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('calls an estimate an estimate', async () => {
    await show({
      metrics: aMetricsReport({ metrics: [aMetric('roc-auc', 0.917, null)] }),
      checks: aChecksReport({ estimated: anEstimatedPerformance(), waterfall: [], overTime: null }),
      segments: null,
    });
    await expect.element(page.getByRole('heading', { name: 'Estimated, not measured' })).toBeVisible();
    await expect.element(page.getByText('not measured', { exact: true })).toBeVisible();
    expectWholeText();
  });

  it.each([1440, 390])('has no fault that axe finds at %s pixels', async (width) => {
    await show({ width });
    expectWholeText();
    const { violations } = await axe.run(document.querySelector('main')!);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
