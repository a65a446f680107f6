import type { Comparison, WindowLength, WindowStatistics } from '../core/compare/comparison.ts';
import type { Dialect } from '../core/csv/dialect.ts';
import type { Fault, Outcome, Side } from '../core/faults.ts';
import type { Role } from '../core/table/roles.ts';
import type {
  CompareSettings,
  LikelyPartner,
  LoadVerbs,
  Roles,
  StudyState,
  TableView,
} from '../engine/study.ts';

/** The page's one state: what was loaded, what was found, what the person decided. */
export class Session implements LoadVerbs {
  /** The two tables; null where nothing was given yet. */
  tables = $state.raw<Record<Side, TableView | null>>({ training: null, serving: null });
  roles = $state.raw<Roles>({});
  partners = $state.raw<LikelyPartner[]>([]);
  /** Columns joined by hand: training's name to serving's. */
  joins = $state.raw<Record<string, string>>({});
  comparisons = $state.raw<readonly Comparison[]>([]);
  /** Features still to be compared. */
  pending = $state(0);
  settings = $state.raw<CompareSettings>({ setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 });
  /** What is wrong with the pair or the page as a whole. */
  faults = $state.raw<Fault[]>([]);
  /** Name of the sample that is shown; null for the person's own files. */
  sample = $state.raw<string | null>(null);

  /** Where the whole study stands. */
  readonly state: StudyState = $derived.by(() => 'empty');

  addFiles(_files: readonly File[], _side: Side | null): void {}
  addPasted(_text: string, _side: Side): void {}
  swap(): void {}
  remove(_side: Side): void {}
  override(_side: Side, _settings: Partial<Dialect>): void {}
  resetOverrides(_side: Side): void {}
  setRole(_column: string, _role: Role): void {}
  join(_training: string, _serving: string): void {}
  unjoin(_training: string): void {}
  cancel(): void {}
  runSample(_name: string): void {}

  /** One feature per serving window; answers from the analyst worker. */
  overTime(_feature: string, _length: WindowLength): Promise<Outcome<WindowStatistics[]>> {
    return Promise.resolve({ ok: true, value: [] });
  }

  /** The diagnosis as a case file, to be downloaded. */
  caseFile(): string {
    return '{}';
  }

  /** Restores a saved case. */
  openCaseFile(_file: File): void {}
}
