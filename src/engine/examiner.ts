import { transfer } from 'comlink';
import type { ExaminerApi, FeaturePair, RoleColumn } from '../../workers/protocol.ts';
import type { Side } from '../core/faults.ts';
import type { StoredColumn } from '../core/table/column-builder.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { ExaminedFeature } from '../core/table/examined-pair.ts';
import { identifiersAside } from '../core/table/identifiers-aside.ts';
import type { SpecialRole } from '../core/table/roles.ts';
import type { SampleOf } from '../core/table/sample-rows.ts';
import { bufferOfColumn } from '../core/table/take-rows.ts';
import type { AnalystGroup } from './analyst-group.ts';
import { featureName } from './feature-pairs.ts';
import type { Roles } from './study.ts';
import { CancelledError, WorkerHandle, type Calls } from './worker-handle.ts';

const SIDES: readonly Side[] = ['training', 'serving'];

/** A worker each. */
const STEPS = ['confirm', 'explain'] as const;
type ExaminedStep = (typeof STEPS)[number];

/** Copies of columns by name, one for each step. */
type Taken = Record<Side, ReadonlyMap<string, readonly StoredColumn[]>>;

/** When the worker of each step has something. */
export type ByStep = Record<ExaminedStep, Promise<void>>;

/** What an examiner is given. */
export interface Examinee {
  rows: Record<Side, number>;
  columns: Record<Side, readonly ColumnSchema[]>;
  roles: Roles;
  /** Columns joined by hand: training's name to serving's. */
  joins: Readonly<Record<string, string>>;
  pairs: readonly FeaturePair[];
  /** Of everything random. */
  seed: number;
}

/** The worker that examines; not part of what the page needs to start. */
export function examinerMaker(): Promise<{ default: new () => Worker }> {
  return import('../../workers/examiner.worker.ts?worker&inline');
}

/**
 * Fetches what Confirm and Explain need from the analysts: columns with a role whole, features at a sample of the rows. The work
 * itself is done in two workers, one a step, so that Confirm answers while Explain still looks.
 */
export class Examiner {
  private readonly analysts: AnalystGroup;
  private readonly examinee: Examinee;
  private readonly signal: AbortSignal;
  private readonly workers: Promise<Record<ExaminedStep, WorkerHandle<ExaminerApi>>>;

  /**
   * @param analysts - hold the columns of both tables
   * @param examinee - what of them is to be examined
   * @param signal - ends everything at once
   */
  constructor(analysts: AnalystGroup, examinee: Examinee, signal: AbortSignal) {
    this.analysts = analysts;
    this.examinee = examinee;
    this.signal = signal;
    this.workers = examinerMaker().then(({ default: ExaminerWorker }) => {
      if (signal.aborted) throw new CancelledError('cancelled');
      const start = () => new WorkerHandle<ExaminerApi>(new ExaminerWorker());
      const workers = { confirm: start(), explain: start() };
      signal.addEventListener('abort', () => {
        for (const worker of Object.values(workers)) worker.terminate();
      });
      return workers;
    });
    // Whoever asks gets the reason.
    this.workers.catch(() => undefined);
  }

  /** Asks the worker of a step. */
  async ask<T>(step: ExaminedStep, call: (api: Calls<ExaminerApi>) => Promise<T>): Promise<T> {
    const answer = await (await this.workers)[step].run(call);
    if (this.signal.aborted) throw new CancelledError('cancelled');
    return answer;
  }

  /** Hands the columns with a role to both workers. */
  async sendRoles(): Promise<void> {
    const { rows, seed } = this.examinee;
    const wanted = roleColumns(this.examinee);
    const taken = await this.taken((side) => wanted.flatMap((one) => (one.side === side ? [one.name] : [])), {
      training: null,
      serving: null,
    });
    await Promise.all(
      STEPS.map((step, copy) => {
        const columns = wanted.flatMap(({ side, role, name }): RoleColumn[] => {
          const stored = taken[side].get(name)?.[copy];
          return stored === undefined ? [] : [{ side, role, stored }];
        });
        const buffers = new Set(columns.map(({ stored }) => bufferOfColumn(stored.column)));
        return this.ask(step, (api) => api.takeRoles(rows, transfer(columns, [...buffers]), seed));
      }),
    );
  }

  /**
   * Hands the features to both workers: at sampled rows once they have the columns with a role, and at the rows that both tables share as soon as these are
   * found. The first signatures do without the latter.
   */
  sendFeatures(hasRoles: Promise<void>): { sampled: ByStep; all: ByStep } {
    const { rows, seed, pairs, columns, roles } = this.examinee;
    const asidePairs = identifiersAside(columns, roles).map((name) => ({ training: name, serving: name }));
    const names = (some: readonly FeaturePair[]) => (side: Side) => some.flatMap((pair) => pair[side] ?? []);
    const atSampled = this.taken(names([...pairs, ...asidePairs]), {
      training: { rows: rows.training, seed },
      serving: { rows: rows.serving, seed },
    });
    // The one who explains has nothing else to do yet.
    const shared = hasRoles.then(() => this.ask('explain', (api) => api.findShared()));
    const atShared = shared.then((found) => found && this.taken(names(pairs), found.rows));
    const both = (send: (step: ExaminedStep, copy: number) => Promise<void>): ByStep => {
      const [confirm, explain] = STEPS.map(send);
      return { confirm, explain };
    };
    const sampled = both(async (step, copy) => {
      const taken = await atSampled;
      await hasRoles;
      const [features, aside] = [pairs, asidePairs].map((some) => {
        const ofSome = featuresOf(some, taken, copy);
        return transfer(ofSome, buffersOf(ofSome));
      });
      await this.ask(step, (api) => api.takeSampled(features, aside));
    });
    const all = both(async (step, copy) => {
      const [found, taken] = await Promise.all([shared, atShared]);
      await sampled[step];
      if (found === null || taken === null) return;
      const features = featuresOf(pairs, taken, copy);
      await this.ask(step, (api) => api.takeShared(transfer({ ...found, features }, buffersOf(features))));
    });
    return { sampled, all };
  }

  /** Columns as one copy for each worker: what is handed over is not copied again, least of all by the page's thread. */
  private async taken(
    names: (side: Side) => string[],
    rows: Record<Side, Uint32Array | SampleOf | null>,
  ): Promise<Taken> {
    const of = (side: Side) => this.analysts.takeRows(side, names(side), rows[side], STEPS.length);
    const [training, serving] = await Promise.all([of('training'), of('serving')]);
    return { training, serving };
  }
}

/** Columns with a role that says something about rows, on the sides that have them. */
function roleColumns({ columns, roles, joins }: Examinee): { side: Side; role: SpecialRole; name: string }[] {
  return Object.entries(roles).flatMap(([name, role]) => {
    if (role === 'feature' || role === 'ignored') return [];
    return SIDES.flatMap((side) => {
      const own = side === 'serving' && Object.hasOwn(joins, name) ? joins[name] : name;
      return columns[side].some((column) => column.name === own) ? [{ side, role, name: own }] : [];
    });
  });
}

function featuresOf(pairs: readonly FeaturePair[], taken: Taken, copy: number): ExaminedFeature[] {
  const of = (side: Side, pair: FeaturePair) => taken[side].get(pair[side] ?? '')?.[copy] ?? null;
  return pairs.map((pair) => ({
    name: featureName(pair),
    training: of('training', pair),
    serving: of('serving', pair),
  }));
}

// A column that was joined to two features stands there twice.
function buffersOf(features: readonly ExaminedFeature[]): ArrayBuffer[] {
  const stored = features.flatMap(({ training, serving }) => [training, serving]);
  return [...new Set(stored.flatMap((one) => (one ? [bufferOfColumn(one.column)] : [])))];
}
