import type { FeaturePair } from '../../workers/protocol.ts';
import { binSettingKey, type Comparison, type WindowLength } from '../core/compare/comparison.ts';
import type { OverTime } from '../core/compare/over-time.ts';
import { DEFAULT_DIALECT, type Dialect } from '../core/csv/dialect.ts';
import { NO_DECISION } from '../core/confirm/decision.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../core/confirm/settings.ts';
import { NO_EXPLAIN_DECISION } from '../core/explain/decision.ts';
import { failure, type Fault, type FaultCode, type Outcome, type Side } from '../core/faults.ts';
import { guessRoles } from '../core/table/guess-roles.ts';
import { likelyPartners, type LikelyPartner } from '../core/table/partners.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { Role } from '../core/table/roles.ts';
import { sideFromName } from '../core/table/side-from-name.ts';
import { AnalystGroup } from '../engine/analyst-group.ts';
import { columnsOnlyHere, featureName, featurePairs, placesFor } from '../engine/feature-pairs.ts';
import { generateSample } from '../engine/practice.ts';
import { hasSameContent } from '../engine/same-content.ts';
import { ReaderPool } from '../engine/reader-pool.ts';
import type { CompareSettings, LoadVerbs, Roles, StudyState, TableView } from '../engine/study.ts';
import { TableReader, type ReadingUpdate } from '../engine/table-reader.ts';
import { CancelledError, WorkerDiedError } from '../engine/worker-handle.ts';
import { Examination } from './examination.svelte.ts';
import { caseText, openCase } from './saved-case.ts';

const SIDES: readonly Side[] = ['training', 'serving'];

/** Faults of a file that may be a table if it is read in another way. */
const OTHERWISE_READABLE: readonly FaultCode[] = ['header-only', 'field-too-long', 'binary-file'];

/** How often progress and new comparisons reach the page, in milliseconds. */
const REFRESH_MS = 150;

/** The page's one state: what was loaded, what was found, what the person decided. */
export class Session implements LoadVerbs {
  /** The two tables; null where nothing was given yet. */
  tables = $state.raw<Record<Side, TableView | null>>({ training: null, serving: null });
  /** Columns joined by hand: training's name to serving's. */
  joins = $state.raw<Record<string, string>>({});
  /** In the order of the training table; incomplete while features are being compared. */
  comparisons = $state.raw<readonly Comparison[]>([]);
  /** Features still to be compared. */
  pending = $state(0);
  settings = $state.raw<CompareSettings>({ setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 });
  /** Name of the sample that is shown; null for the person's own files. */
  sample = $state.raw<string | null>(null);
  /** What is wrong with the page as a whole: a sample that could not be made, a case file that is none. */
  pageFault = $state.raw<Fault | null>(null);

  /** Whether both sides were given the same data. */
  #isSameTwice = $state(false);
  #roleChoices = $state.raw<Roles>({});
  #pool = new ReaderPool(coreCount());
  #analysts = new AnalystGroup(coreCount(), () => this.#loseTables());
  /** What Confirm and Explain found, and what the person decided there. */
  readonly examination = new Examination(this.#analysts);
  #files: Record<Side, readonly File[]> = { training: [], serving: [] };
  #readings: Record<Side, AbortController | null> = { training: null, serving: null };
  #comparing: AbortController | null = null;

  /** Role of every column: guessed from both tables, overruled by the person. */
  readonly roles: Roles = $derived.by(() => {
    const guessed = guessRoles(this.#columns('training'), this.#columns('serving'));
    for (const [column, role] of Object.entries(this.#roleChoices)) {
      if (Object.hasOwn(guessed, column)) Object.defineProperty(guessed, column, { value: role });
    }
    return guessed;
  });

  /** Columns of one side only, and the column of the other side that each may be. */
  readonly partners: LikelyPartner[] = $derived.by(() => {
    if (!this.#hasBoth()) return [];
    return likelyPartners(this.#onlyIn('training'), this.#onlyIn('serving'));
  });

  /** What is wrong with the pair of tables. */
  readonly faults: Fault[] = $derived.by(() => {
    const faults: Fault[] = this.pageFault === null ? [] : [this.pageFault];
    const { training, serving } = this.tables;
    if (training?.state !== 'ready' || serving?.state !== 'ready') return faults;
    if (this.#isSameTwice) faults.push({ code: 'same-file', file: training.files[0]?.name ?? '' });
    if (this.examination.isSwapped) faults.push({ code: 'tables-swapped' });
    if (!this.#hasCommonColumn) faults.push({ code: 'no-common-column' });
    return faults;
  });

  /** The column that says when a serving row was, if it is read as date-time; null for none. */
  readonly timestamp: string | null = $derived.by(() => {
    if (this.tables.serving?.isRestored) return null;
    const name = Object.keys(this.roles).find((column) => this.roles[column] === 'timestamp');
    return this.#columns('serving').some((column) => column.name === name && column.type === 'date-time')
      ? (name ?? null)
      : null;
  });

  /** Where the whole study stands. */
  readonly state: StudyState = $derived.by(() => {
    const tables = SIDES.map((side) => this.tables[side]).filter((table) => table !== null);
    if (tables.some((table) => table.state === 'failed')) return 'failed';
    if (tables.some((table) => table.state === 'reading')) return 'reading';
    if (tables.length === 1) return 'empty';
    if (tables.length === 0) return this.comparisons.length > 0 ? 'ready' : 'empty';
    if (!this.#hasCommonColumn) return 'failed';
    return this.pending > 0 ? 'analysing' : 'ready';
  });

  readonly #hasCommonColumn: boolean = $derived.by(() => {
    const serving = this.#columns('serving').map(({ name }) => name);
    return this.#columns('training').some(({ name }) => {
      return serving.includes(Object.hasOwn(this.joins, name) ? this.joins[name] : name);
    });
  });

  /** Makes ready for a first file, while nothing else is to be done. */
  warmUp(): void {
    this.#pool.start();
  }

  addFiles(files: readonly File[], side: Side | null): void {
    const bySide = side === null ? this.#sortBySide(files) : { training: [], serving: [], [side]: files };
    this.sample = null;
    this.pageFault = null;
    for (const target of SIDES) if (bySide[target].length > 0) this.#read(target, bySide[target], {});
  }

  addPasted(text: string, side: Side): void {
    this.addFiles([new File([text], `pasted ${side} data`, { type: 'text/csv' })], side);
  }

  swap(): void {
    const { training, serving } = this.#files;
    const overrides = { training: this.tables.training?.overrides, serving: this.tables.serving?.overrides };
    this.joins = Object.fromEntries(Object.entries(this.joins).map(([a, b]) => [b, a]));
    this.#place('training', serving, overrides.serving ?? {});
    this.#place('serving', training, overrides.training ?? {});
  }

  remove(side: Side): void {
    this.#place(side, [], {});
  }

  override(side: Side, settings: Partial<Dialect>): void {
    if (this.tables[side]?.isRestored) return;
    const overrides = { ...this.tables[side]?.overrides, ...settings };
    this.#place(side, this.#files[side], overrides);
  }

  resetOverrides(side: Side): void {
    if (this.tables[side]?.isRestored) return;
    this.#place(side, this.#files[side], {});
  }

  setRole(column: string, role: Role): void {
    const choices = { ...this.#roleChoices, [column]: role };
    // All roles but these two belong to one column: whoever had it is a feature again.
    if (role !== 'feature' && role !== 'ignored') {
      for (const [other, held] of Object.entries(this.roles)) {
        if (held === role && other !== column) choices[other] = 'feature';
      }
    }
    this.#roleChoices = choices;
    this.#compare();
  }

  join(training: string, serving: string): void {
    this.joins = { ...this.joins, [training]: serving };
    this.#compare();
  }

  unjoin(training: string): void {
    this.joins = Object.fromEntries(Object.entries(this.joins).filter(([name]) => name !== training));
    this.#compare();
  }

  cancel(): void {
    for (const side of SIDES) if (this.tables[side]?.state === 'reading') this.#place(side, [], {});
    this.#comparing?.abort();
    this.pending = 0;
  }

  runSample(name: string): void {
    this.pageFault = null;
    this.sample = name;
    this.joins = {};
    this.#roleChoices = {};
    for (const side of SIDES) this.#place(side, [], {});
    generateSample(name).then(
      ({ training, serving }) => {
        if (this.sample !== name) return;
        this.#read('training', [training], {});
        this.#read('serving', [serving], {});
      },
      (error: unknown) => {
        if (this.sample !== name) return;
        this.sample = null;
        this.pageFault = { code: 'worker-died', detail: String(error) };
      },
    );
  }

  /** One feature by serving window, from the analyst that holds it. */
  async overTime(feature: string, length: WindowLength): Promise<Outcome<OverTime>> {
    const pair = this.#pairs().find((each) => featureName(each) === feature);
    const comparison = this.comparisons.find(({ name }) => name === feature);
    if (pair === undefined || comparison === undefined || this.timestamp === null) {
      throw new RangeError('Only features that were compared, with a timestamp, have a course over time');
    }
    const bins = comparison.bins[binSettingKey(this.settings.setting)] ?? [];
    try {
      return await this.#analysts.overTime(pair, this.timestamp, bins, length);
    } catch (error) {
      return failure({ code: 'worker-died', detail: String(error) });
    }
  }

  /** The diagnosis as the text of a case file. */
  async caseFile(): Promise<string> {
    const { training, serving } = this.tables;
    if (!training?.dialect || !serving?.dialect) throw new RangeError('There is no case yet');
    const { setting, psiLine } = this.settings;
    // What is still being computed belongs into the file.
    await this.examination.settled;
    return caseText(
      {
        tables: { training, serving },
        dialects: { training: training.dialect, serving: serving.dialect },
        roles: Object.entries(this.roles).map(([name, role]) => ({ name, role })),
        joins: Object.entries(this.joins).map(([a, b]) => ({ training: a, serving: b })),
        settings: { ...setting, psiLine },
        comparisons: this.comparisons,
      },
      this.examination,
    );
  }

  /** Restores everything of a saved case that needs no rows. */
  async openCaseFile(file: File): Promise<void> {
    const outcome = await openCase(file);
    if (!outcome.ok) {
      this.pageFault = outcome.fault;
      return;
    }
    const { tables, dialects, roles, joins, settings, confirm, explain } = outcome.value.saved;
    for (const side of SIDES) this.#place(side, [], {});
    this.sample = null;
    this.pageFault = null;
    this.settings = { setting: { bins: settings.bins, edges: settings.edges }, psiLine: settings.psiLine };
    this.joins = Object.fromEntries(joins.map(({ training, serving }) => [training, serving]));
    this.#roleChoices = Object.fromEntries(roles.map(({ name, role }) => [name, role]));
    const restored = (side: Side): TableView => ({
      ...newTable(side, [], {}),
      ...tables[side],
      dialect: dialects[side],
      columnNames: tables[side].columns.map(({ name }) => name),
      state: 'ready',
      isRestored: true,
    });
    this.tables = { training: restored('training'), serving: restored('serving') };
    this.comparisons = outcome.value.comparisons;
    this.examination.restore({
      metrics: confirm?.metrics ?? null,
      checks: confirm?.checks ?? null,
      segments: confirm?.segments ?? null,
      settings: confirm?.settings ?? DEFAULT_CONFIRM_SETTINGS,
      decision: confirm?.decision ?? NO_DECISION,
      explained: explain ?? null,
      explainDecision: explain?.decision ?? NO_EXPLAIN_DECISION,
    });
  }

  #columns(side: Side): readonly ColumnSchema[] {
    return this.tables[side]?.columns ?? [];
  }

  #hasBoth(): boolean {
    return this.tables.training !== null && this.tables.serving !== null;
  }

  /** Columns that the other side lacks, those joined by hand left out. */
  #onlyIn(side: Side): readonly ColumnSchema[] {
    const other = side === 'training' ? 'serving' : 'training';
    const joined = side === 'training' ? Object.keys(this.joins) : Object.values(this.joins);
    return columnsOnlyHere(this.#columns(side), this.#columns(other), joined);
  }

  #pairs(): FeaturePair[] {
    return featurePairs(this.#columns('training'), this.#columns('serving'), this.joins, this.roles);
  }

  /** Which side each file belongs to: its name decides where it can, then the side that is free. */
  #sortBySide(files: readonly File[]): Record<Side, File[]> {
    const sorted: Record<Side, File[]> = { training: [], serving: [] };
    const undecided: File[] = [];
    for (const file of files) {
      const side = sideFromName(file.name);
      if (side === null) undecided.push(file);
      else sorted[side].push(file);
    }
    for (const file of undecided) {
      const isFree = (side: Side): boolean => sorted[side].length === 0 && this.tables[side] === null;
      const side = isFree('training') ? 'training' : sorted.serving.length === 0 ? 'serving' : 'training';
      sorted[side].push(file);
    }
    return sorted;
  }

  /** Puts files on a side, or empties it. */
  #place(side: Side, files: readonly File[], overrides: Partial<Dialect>): void {
    if (files.length > 0) {
      this.#read(side, files, overrides);
      return;
    }
    this.#readings[side]?.abort();
    this.#stopComparing();
    this.#files[side] = [];
    this.tables = { ...this.tables, [side]: null };
    void this.#analysts.drop(side).catch(ignoreCancelled);
  }

  /** Reads files into a side; whatever was there is replaced. */
  #read(side: Side, files: readonly File[], overrides: Partial<Dialect>): void {
    this.#readings[side]?.abort();
    this.#stopComparing();
    const reading = new AbortController();
    this.#readings[side] = reading;
    this.#files[side] = files;
    const startedMs = performance.now();
    let view = newTable(side, files, overrides);
    let shownMs = -Infinity;
    const show = (change: Partial<TableView>): void => {
      if (reading.signal.aborted) return;
      view = { ...view, ...change };
      this.tables = { ...this.tables, [side]: view };
    };
    show({});

    const onUpdate = ({ dialect, columns, preview, bytesRead, rows }: ReadingUpdate): void => {
      const nowMs = performance.now();
      const progress = {
        ...view.progress,
        elapsedMs: nowMs - startedMs,
        bytesRead: bytesRead ?? view.progress.bytesRead,
        rows: rows ?? view.progress.rows,
      };
      const change: Partial<TableView> = { progress };
      if (dialect) change.dialect = dialect;
      if (columns) change.columnNames = columns.map(({ name }) => name);
      if (preview) change.preview = preview;
      // What was learned is shown at once, mere progress a dozen times a second.
      if (dialect || columns || preview || nowMs - shownMs > REFRESH_MS) {
        shownMs = nowMs;
        show(change);
      } else view = { ...view, ...change };
    };
    const onPreview = (columns: ColumnSchema[]): void => {
      show({ columns });
      if (SIDES.every((each) => this.#columns(each).length > 0)) this.#compare(true);
    };
    const finish = async (): Promise<void> => {
      await this.#analysts.drop(side);
      const workers = { pool: this.#pool, analysts: this.#analysts };
      const reader = new TableReader(workers, side, files, overrides, reading.signal, onUpdate);
      const outcome = await reader.read(onPreview);
      if (!outcome.ok) {
        // Where another dialect may help, it can be set.
        const isTaken = OTHERWISE_READABLE.includes(outcome.fault.code);
        const dialect = view.dialect ?? (isTaken ? { ...DEFAULT_DIALECT, ...overrides } : null);
        show({ state: 'failed', dialect, faults: [outcome.fault] });
        return;
      }
      const elapsedMs = performance.now() - startedMs;
      const bytesTotal = view.progress.bytesTotal;
      show({
        ...outcome.value,
        state: 'ready',
        columnNames: outcome.value.columns.map(({ name }) => name),
        progress: { bytesRead: bytesTotal, bytesTotal, rows: outcome.value.rows, elapsedMs },
      });
      this.#compare();
      const isSame = await hasSameContent(this.#files.training, this.#files.serving);
      if (!reading.signal.aborted) this.#isSameTwice = isSame;
    };
    finish().catch((error: unknown) => {
      if (error instanceof CancelledError) return;
      const code = error instanceof WorkerDiedError ? 'worker-died' : 'file-unreadable';
      show({ state: 'failed', faults: [{ code, file: files[0].name, detail: String(error) }] });
    });
  }

  #stopComparing(): void {
    this.#comparing?.abort();
    this.#comparing = null;
    this.examination.forget();
    this.comparisons = [];
    this.pending = 0;
  }

  /** Compares all features anew, once both tables are there; from the first rows only for a preview. */
  #compare(isPreview = false): void {
    const isReady = SIDES.every((side) => this.tables[side]?.state === 'ready');
    // A restored case has no rows to compare.
    if ((!isPreview && !isReady) || SIDES.some((side) => this.tables[side]?.isRestored)) return;
    this.#comparing?.abort();
    this.examination.stop();
    const comparing = new AbortController();
    this.#comparing = comparing;
    const pairs = this.#pairs();
    const slots = placesFor(pairs, this.comparisons);
    let done = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = (): void => {
      timer = null;
      if (comparing.signal.aborted) return;
      this.comparisons = slots.filter((slot) => slot !== null);
      this.pending = isPreview ? pairs.length : pairs.length - done;
    };
    this.pending = pairs.length;
    this.#analysts
      .compareAll(pairs, isPreview, comparing.signal, (comparison, index) => {
        slots[index] = comparison;
        done++;
        // The first one at once, then in batches: thousands of features must not redraw the page one by one.
        if (done === 1) show();
        else timer ??= setTimeout(show, REFRESH_MS);
      })
      .then(() => {
        show();
        if (!isPreview && !comparing.signal.aborted) this.#examine(pairs);
      })
      .catch(ignoreCancelled);
  }

  /** Confirms and explains, once everything is compared. */
  #examine(pairs: readonly FeaturePair[]): void {
    const { training, serving } = this.tables;
    this.examination.start({
      rows: { training: training?.rows ?? 0, serving: serving?.rows ?? 0 },
      columns: { training: this.#columns('training'), serving: this.#columns('serving') },
      roles: this.roles,
      joins: this.joins,
      pairs,
      seed: this.examination.settings.seed,
    });
  }

  /** An analyst ended on its own, and its columns with it. */
  #loseTables(): void {
    this.#stopComparing();
    for (const side of SIDES) {
      const table = this.tables[side];
      if (table === null) continue;
      this.#readings[side]?.abort();
      const faults: Fault[] = [{ code: 'worker-died', file: table.files[0]?.name ?? '' }];
      this.tables = { ...this.tables, [side]: { ...table, state: 'failed', faults } };
    }
  }
}

/** One worker a core; machines that do not tell have two. */
function coreCount(): number {
  return Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
}

function newTable(side: Side, files: readonly File[], overrides: Partial<Dialect>): TableView {
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
  return {
    side,
    files: files.map(({ name, size }) => ({ name, bytes: size, rowsUsed: 0, rowsSetAside: 0 })),
    state: 'reading',
    progress: { bytesRead: 0, bytesTotal, rows: 0, elapsedMs: 0 },
    dialect: null,
    overrides,
    columnNames: [],
    preview: [],
    columns: [],
    rows: 0,
    setAside: [],
    setAsideCount: 0,
    blankLines: 0,
    faults: [],
    isRestored: false,
  };
}

function ignoreCancelled(error: unknown): void {
  // A worker that died has its own report; a cancelled question has no answer to show.
  if (!(error instanceof CancelledError) && !(error instanceof WorkerDiedError)) throw error;
}
