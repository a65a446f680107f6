import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../src/app/tokens.css';
import '../../../../src/app/base.css';
import { NO_EXPLAIN_DECISION, type ExplainDecision } from '../../../../src/core/explain/decision.ts';
import type { ExplainReport } from '../../../../src/core/explain/report.ts';
import type { CompareSettings } from '../../../../src/engine/study.ts';
import ExplainStep from '../../../../src/steps/explain/ExplainStep.svelte';
import { aBin, aComparison } from '../../../unit/steps/compare/a-comparison.ts';
import { anEvidence, aReport } from '../../../unit/steps/explain/a-report.ts';

const MARKUP = '<img src=x onerror="document.title = `run`">';

const unit = anEvidence({
  picture: {
    kind: 'over-time',
    quantity: 'mean of amount',
    isShare: false,
    training: [],
    serving: [0, 1, 2].map((day) => ({ start: Date.UTC(2026, 3, 1 + day), value: day === 1 ? null : day })),
    moment: null,
  },
});
const nulls = anEvidence({
  signature: 'infrastructure-bug/null-spike',
  cause: 'infrastructure-bug',
  subCause: 'nulls that training did not have',
  features: [MARKUP],
  finding: `${MARKUP} is null in 40% of serving`,
  logLikelihoodRatio: 2.5,
  window: { from: Date.UTC(2026, 3, 9), to: null },
});

let shown: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

async function show(report: ExplainReport | null, given: Record<string, unknown> = {}, width = 1440) {
  await page.viewport(width, 900);
  const props = $state({
    report,
    busy: null as string | null,
    failure: null as string | null,
    comparisons: [aComparison({ name: 'amount', bins: { 'quantile-10': [aBin(900, 100), aBin(100, 900)] } })],
    settings: { setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 } as CompareSettings,
    decision: NO_EXPLAIN_DECISION as ExplainDecision,
    ondecision: (decision: ExplainDecision) => {
      props.decision = decision;
    },
    hasTables: true,
    loadHref: '#/load',
    confirmHref: '#/confirm',
    compareHrefOf: (feature: string) => (feature === 'amount' ? '#/compare?feature=0' : null),
    ...given,
  });
  const target = document.createElement('main');
  document.body.replaceChildren(target);
  shown = mount(ExplainStep, { target, props });
  flushSync();
  return props;
}

const text = () => document.querySelector('main')?.innerText ?? '';
const cards = () => [...document.querySelectorAll<HTMLElement>('[data-cause]')];

describe('the board', () => {
  it('shows what was seen before Confirm is done, but answers only after', async () => {
    const early = { ...aReport([unit]), gap: null };
    const props = await show(early, { busy: 'Waiting for what Confirm finds' });
    const heading = page.getByRole('heading', { level: 1 });
    await expect.element(heading).toHaveTextContent('Which of the five causes is it?');
    expect(cards()).not.toHaveLength(0);
    // A case file without a confirmed gap has its answer all the same.
    props.busy = null;
    await expect.element(heading).toHaveTextContent(/^Training-serving skew/);
    props.failure = 'The worker ended on its own.';
    await expect.element(heading).toHaveTextContent('The cause could not be looked for.');
  });

  it('answers in one sentence and shows all seven answers, most likely first', async () => {
    await show(aReport([unit, nulls]));
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent(/^Training-serving skew \(\d+%\): a changed unit in amount/);
    expect(cards().map(({ dataset }) => dataset.cause)[0]).toBe('training-serving-skew');
    expect(cards()).toHaveLength(5);
    for (const name of ['No real gap', 'Cannot tell yet', 'Feedback loop', 'Label leakage', 'Data drift'])
      expect(text()).toContain(name);
    expect(text()).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('shows every cause where nothing was seen', async () => {
    await show(aReport([]));
    expect(cards()).toHaveLength(5);
    expect(text()).toContain('Nothing of it was seen.');
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('cannot tell the cause yet');
  });

  it('shows markup in names as text', async () => {
    await show(aReport([nulls]));
    expect(document.querySelector('main img')).toBeNull();
    expect(text()).toContain(MARKUP);
  });

  it('says what is being computed, why nothing could be, and what is missing', async () => {
    const props = await show(null, { busy: 'Looking for signatures of causes' });
    expect(text()).toContain('Looking for signatures of causes…');
    props.busy = null;
    props.failure = 'The worker ended.';
    flushSync();
    await expect.element(page.getByRole('alert')).toHaveTextContent('The worker ended.');
    props.failure = null;
    props.hasTables = false;
    flushSync();
    expect(text()).toContain('It takes both tables.');
    props.report = aReport([], {
      missing: [{ need: 'serving-labels', signatures: ['data-drift/concept'] }],
      identifiability: ['A feedback loop is proved only by a random slice.'],
    });
    flushSync();
    expect(text()).toContain('Without labels in serving: concept.');
    expect(text()).toContain('A feedback loop is proved only by a random slice.');
  });
});

describe('the evidence', () => {
  it('opens by keyboard, is walked with j and k, and closes with Escape', async () => {
    await show(aReport([unit, nulls]));
    await userEvent.keyboard('j{Enter}');
    await expect
      .element(page.getByRole('region', { name: 'Evidence for Training-serving skew' }))
      .toBeVisible();
    expect(text()).toContain('seen in 92% of those with the fault');
    expect(text()).toContain('Both pipelines give the same value.');
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('article')).toBeNull();
    await userEvent.keyboard('j');
    expect(document.activeElement?.closest('[data-cause]')?.getAttribute('data-cause')).toBe(
      'infrastructure-bug',
    );
    await userEvent.keyboard('k');
    expect(document.activeElement?.closest('[data-cause]')?.getAttribute('data-cause')).toBe(
      'training-serving-skew',
    );
  });

  it('is dismissed with a reason, which ranks anew, and counts again', async () => {
    const props = await show(aReport([unit, nulls]));
    await userEvent.keyboard('j{Enter}');
    await page.getByRole('button', { name: 'Dismiss…' }).click();
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    expect(text()).toContain('Say why, in a few words.');
    await page.getByLabelText('Why does it not count?').fill('we did that on purpose');
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    expect(props.decision.dismissed).toEqual([
      { evidence: 'training-serving-skew/unit-scale ["amount"]', reason: 'we did that on purpose' },
    ]);
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(/^Infrastructure bug/);
    await page.getByRole('button', { name: 'Count it again' }).click();
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(/^Training-serving skew/);
  });

  it('takes what was typed with it when the ranking moves it', async () => {
    const other = anEvidence({
      features: ['age'],
      finding: 'age is served as about ×2',
      logLikelihoodRatio: 3,
    });
    await show(aReport([unit, other]));
    await userEvent.keyboard('j{Enter}');
    const articles = page.getByRole('article');
    const [first, second] = articles.all().map((article) => article.element().querySelector('h4')?.innerText);
    await articles.first().getByRole('button', { name: 'Note' }).click();
    await articles.first().getByRole('button', { name: 'Dismiss…' }).click();
    await page.getByLabelText('Why does it not count?').fill('meant so');
    await userEvent.keyboard('{Enter}');
    // The one that was dismissed comes last, with its note still open; the other one has none.
    await expect.element(articles.first()).toHaveTextContent(second ?? '');
    await expect.element(articles.last()).toHaveTextContent(first ?? '');
    expect(articles.first().element().querySelector('textarea')).toBeNull();
    expect(articles.last().element().querySelector('textarea')).not.toBeNull();
    await expect.element(page.getByRole('button', { name: 'Count it again' })).toHaveFocus();
  });

  it('names a feature in the title of its picture as the file does', async () => {
    const picture = { ...unit.picture, quantity: 'amount: from one mix to the other' } as typeof unit.picture;
    await show(aReport([{ ...unit, picture }]));
    await expect.element(page.getByRole('heading', { name: /^amount: from/ })).toBeVisible();
  });

  it('is pinned and noted', async () => {
    const props = await show(aReport([unit]));
    await userEvent.keyboard('j{Enter}');
    await page.getByRole('button', { name: 'Pin to the case' }).click();
    expect(props.decision.pinned).toHaveLength(1);
    await expect.element(page.getByRole('region', { name: 'Pinned to the case' })).toBeVisible();
    await page.getByRole('button', { name: 'Note' }).click();
    await page.getByLabelText('Your note').fill('asked the payments team');
    await userEvent.tab();
    expect(props.decision.notes.map((note) => note.text)).toEqual(['asked the payments team']);
  });
});

describe('the decision', () => {
  it('accepts, overrules with a reason, and leaves open', async () => {
    const props = await show(aReport([unit]));
    await page.getByRole('button', { name: 'Accept' }).click();
    expect(props.decision.cause).toBe('training-serving-skew');
    await page.getByRole('button', { name: 'It is another…' }).click();
    await page.getByRole('radio', { name: 'Data drift' }).click();
    await page.getByRole('button', { name: 'Decide' }).click();
    expect(text()).toContain('Say why, in a few words.');
    await page.getByLabelText('Reason, for the case file').fill('a new market');
    await page.getByRole('button', { name: 'Decide' }).click();
    expect(props.decision).toMatchObject({ cause: 'data-drift', reason: 'a new market' });
    expect(text()).toContain('Retrain on recent rows');
    await page.getByRole('button', { name: 'Leave open' }).click();
    expect(props.decision.cause).toBeNull();
  });

  it('shows what follows if another cause is true, and the program for this case', async () => {
    await show(aReport([unit]));
    await page.getByLabelText('If it is').selectOptions('Label leakage');
    expect(text()).toContain('Take the features named above out of the model');
    await page.getByText('The PSI loop for this case').click();
    await expect
      .element(page.getByRole('region', { name: 'Python program' }))
      .toHaveTextContent('import numpy');
    await page.getByRole('button', { name: 'Copy the program' }).click();
    await expect.poll(text).toMatch(/Copied\.|does not allow copying/);
  });

  it('fits a phone', async () => {
    await show(aReport([unit, nulls]), {}, 390);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
