import { page, userEvent } from 'vitest/browser';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../../src/app/tokens.css';
import '../../../../src/app/base.css';
import { faultMessage } from '../../../../src/app/messages.ts';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import type { ColumnSchema } from '../../../../src/core/table/column.ts';
import type { LoadVerbs, TableView } from '../../../../src/engine/study.ts';
import LoadStep from '../../../../src/steps/load/LoadStep.svelte';

function columnOf(name: string, index: number): ColumnSchema {
  return {
    name,
    index,
    type: 'decimal',
    format: { kind: 'number', decimal: '.', thousands: '', prefix: '', suffix: '' },
    nulls: [],
    misfits: { count: 0, examples: [] },
    count: 90,
    distinct: 90,
  };
}

function tableOf(side: TableView['side'], names: string[], extra: Partial<TableView> = {}): TableView {
  return {
    side,
    files: [{ name: `${side}.csv`, bytes: 1234, rowsUsed: 100, rowsSetAside: 0 }],
    state: 'ready',
    progress: { bytesRead: 1234, bytesTotal: 1234, rows: 100, elapsedMs: 10 },
    dialect: DEFAULT_DIALECT,
    overrides: {},
    columnNames: names,
    preview: [names.map((_, index) => (index === 0 ? '' : `v\t${index}`))],
    columns: names.map(columnOf),
    rows: 100,
    setAside: [],
    setAsideCount: 0,
    blankLines: 0,
    faults: [],
    isRestored: false,
    ...extra,
  };
}

function verbs() {
  return {
    addFiles: vi.fn<LoadVerbs['addFiles']>(),
    addPasted: vi.fn<LoadVerbs['addPasted']>(),
    swap: vi.fn<LoadVerbs['swap']>(),
    remove: vi.fn<LoadVerbs['remove']>(),
    override: vi.fn<LoadVerbs['override']>(),
    resetOverrides: vi.fn<LoadVerbs['resetOverrides']>(),
    setRole: vi.fn<LoadVerbs['setRole']>(),
    join: vi.fn<LoadVerbs['join']>(),
    unjoin: vi.fn<LoadVerbs['unjoin']>(),
    cancel: vi.fn<LoadVerbs['cancel']>(),
    runSample: vi.fn<LoadVerbs['runSample']>(),
  };
}

let shown: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

function show(training: TableView | null, serving: TableView | null, extra: object = {}) {
  const called = verbs();
  shown = mount(LoadStep, {
    target: document.body,
    props: {
      state: training && serving ? ('ready' as const) : ('empty' as const),
      tables: { training, serving },
      roles: {},
      partners: [],
      joins: {},
      faults: [],
      samples: [{ name: 'one', title: 'A sample', story: 'What happened.' }],
      sample: null,
      verbs: called,
      describeFault: faultMessage,
      compareHref: '#/compare',
      ...extra,
    },
  });
  flushSync();
  return called;
}

describe('the empty step', () => {
  it('takes files by the two labelled inputs', async () => {
    const called = show(null, null);
    const file = new File(['a,b\n1,2'], 'x.csv');
    await userEvent.upload(page.getByLabelText('Serving data'), file);
    expect(called.addFiles).toHaveBeenCalledOnce();
    const [files, side] = called.addFiles.mock.calls[0]!;
    expect([files.map(({ name }) => name), side]).toEqual([['x.csv'], 'serving']);
  });

  it('takes the same file twice', async () => {
    const called = show(null, null);
    const input = page.getByLabelText('Training data');
    await userEvent.upload(input, new File(['a'], 'x.csv'));
    await userEvent.upload(input, new File(['a'], 'x.csv'));
    expect(called.addFiles).toHaveBeenCalledTimes(2);
  });

  it('asks which table a paste is', async () => {
    const called = show(null, null);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a\tb\n1\t2');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
    );
    await expect.element(page.getByLabelText('Training table as text')).toHaveValue('a\tb\n1\t2');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    expect(called.addPasted.mock.calls).toEqual([['a\tb\n1\t2', 'training']]);
  });

  it('links the samples', async () => {
    show(null, null);
    await expect
      .element(page.getByRole('link', { name: 'A sample' }))
      .toHaveAttribute('href', '#/sample/one');
  });
});

describe('both tables', () => {
  it('says what was read and where to go', async () => {
    show(tableOf('training', ['a', 'b'], { setAsideCount: 3 }), tableOf('serving', ['a', 'c']));
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('100 training rows and 100 serving rows share 1 column.');
    await expect.element(page.getByText('100 rows used + 3 set aside = 103 rows in the file')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'See what moved' }))
      .toHaveAttribute('href', '#/compare');
  });

  it('shows markup, controls and nulls as text', async () => {
    const names = ['empty', '<img src=x onerror=alert(1)>', '__proto__'];
    show(tableOf('training', names), tableOf('serving', names));
    const preview = page.getByRole('region', { name: 'First 1 row, training' });
    await expect.element(preview.getByRole('cell').nth(0)).toHaveTextContent('null');
    await expect.element(preview.getByRole('cell').nth(1)).toHaveTextContent('v␉1');
    await expect.element(page.getByLabelText(`Role of ${names[1]}`)).toHaveValue('feature');
    await expect.element(page.getByLabelText('Role of __proto__')).toHaveValue('feature');
    expect(document.querySelector('img')).toBeNull();
  });

  it('joins a renamed column in one press, and any by hand', async () => {
    const partners = [{ training: 'user_id', serving: 'userId', reason: 'the same letters', likeness: 1 }];
    const called = show(tableOf('training', ['user_id']), tableOf('serving', ['userId', 'x']), { partners });
    await page.getByRole('button', { name: 'Join user_id and userId' }).click();
    await page.getByRole('button', { name: 'Join user_id with a column' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'x decimal' }).click();
    expect(called.join.mock.calls).toEqual([
      ['user_id', 'userId'],
      ['user_id', 'x'],
    ]);
  });

  it('overrules what was detected', async () => {
    const called = show(tableOf('training', ['a']), tableOf('serving', ['a']));
    await page.getByText('How it is written').first().click();
    await page.getByLabelText('Delimiter', { exact: true }).first().selectOptions('tab');
    expect(called.override.mock.calls).toEqual([['training', { delimiter: '\t' }]]);
  });

  it('keeps 2,000 columns light, and every one within reach', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `feature_${index}`);
    const called = show(tableOf('training', names), tableOf('serving', names));
    expect(document.querySelectorAll('*').length).toBeLessThan(2000);
    await page.getByLabelText('Filter columns').fill('feature_1999');
    await page.getByLabelText('Role of feature_1999').selectOptions('ignored');
    expect(called.setRole.mock.calls).toEqual([['feature_1999', 'ignored']]);
  });
});

describe('a file that cannot be read', () => {
  it('says what, where and what to do, at once', async () => {
    const failed = tableOf('serving', [], {
      state: 'failed',
      preview: [],
      faults: [{ code: 'binary-file', file: 'model.csv' }],
    });
    show(tableOf('training', ['a']), failed, { state: 'failed' });
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent(/binary file.*model\.csv.*Export the table as CSV/s);
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('The serving file could not be read.');
  });
});
