import { answeredVerdict } from '../core/confirm/answered-verdict.ts';
import { NO_DECISION, type ConfirmDecision } from '../core/confirm/decision.ts';
import type { ChecksReport, ConfirmSettings, MetricsReport, SegmentsReport } from '../core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../core/confirm/settings.ts';
import { NO_EXPLAIN_DECISION, type ExplainDecision } from '../core/explain/decision.ts';
import { confirmedGap } from '../core/explain/confirmed-gap.ts';
import type { ExplainDepth } from '../core/explain/explain.ts';
import type { ConfirmedGap } from '../core/explain/investigation.ts';
import type { ExplainReport } from '../core/explain/report.ts';
import type { AnalystGroup } from '../engine/analyst-group.ts';
import { Examiner, type ByStep, type Examinee } from '../engine/examiner.ts';
import { CancelledError, WorkerDiedError } from '../engine/worker-handle.ts';

/** What Confirm and Explain found, and what the person chose and decided there. */
export interface Examined {
  metrics: MetricsReport | null;
  checks: ChecksReport | null;
  segments: SegmentsReport | null;
  explained: ExplainReport | null;
  settings: ConfirmSettings;
  decision: ConfirmDecision;
  explainDecision: ExplainDecision;
}

/** What Confirm and Explain found and what the person decided there; runs once both tables are compared. */
export class Examination implements Examined {
  metrics = $state.raw<MetricsReport | null>(null);
  checks = $state.raw<ChecksReport | null>(null);
  segments = $state.raw<SegmentsReport | null>(null);
  explained = $state.raw<ExplainReport | null>(null);
  /** What each step is computing, in words; null where it is not. */
  busy = $state.raw<Record<'confirm' | 'explain', string | null>>({ confirm: null, explain: null });
  /** Why a step has nothing to show; null where it has. */
  failure = $state.raw<Record<'confirm' | 'explain', string | null>>({ confirm: null, explain: null });
  settings = $state.raw<ConfirmSettings>(DEFAULT_CONFIRM_SETTINGS);
  decision = $state.raw<ConfirmDecision>(NO_DECISION);
  explainDecision = $state.raw<ExplainDecision>(NO_EXPLAIN_DECISION);

  /** Whether training's times lie after serving's. */
  readonly isSwapped: boolean = $derived(
    this.metrics?.problems.some(({ code }) => code === 'tables-swapped') ?? false,
  );

  /** The checks with the verdict that the person's answers on definitions leave. */
  readonly answered: ChecksReport | null = $derived(
    this.checks && {
      ...this.checks,
      verdict: answeredVerdict(this.checks.verdict, this.checks.explanations, this.decision.answers),
    },
  );

  /** Resolves once nothing is being computed any more. */
  settled: Promise<void> = Promise.resolve();

  readonly #analysts: AnalystGroup;
  #ending: AbortController | null = null;
  #examiner: Examiner | null = null;
  /** Counts the questions: an answer to an older one is not shown. */
  #question = 0;
  #isMeasuring = false;
  #wantedThreshold: number | null = null;
  #hasFeatures: { sampled: ByStep; all: ByStep } | null = null;
  /** Resolves once the metrics that were asked for last are there. */
  #measuring: Promise<void> = Promise.resolve();

  /** @param analysts - hold the columns of both tables */
  constructor(analysts: AnalystGroup) {
    this.#analysts = analysts;
  }

  /** Examines both tables anew. */
  start(examinee: Examinee): void {
    this.stop();
    const ending = new AbortController();
    this.#ending = ending;
    const examiner = new Examiner(this.#analysts, examinee, ending.signal);
    this.#examiner = examiner;
    this.busy = { confirm: 'Reading labels and predictions', explain: 'Waiting for the features' };
    const hasRoles = examiner.sendRoles();
    this.#hasFeatures = examiner.sendFeatures(hasRoles);
    for (const sent of Object.values(this.#hasFeatures).flatMap((byStep) => Object.values(byStep)))
      sent.catch(() => undefined);
    this.settled = this.#run(examiner, hasRoles);
  }

  /** Other tables: what a person chose and decided about the old ones goes too. */
  forget(): void {
    this.stop();
    this.settings = DEFAULT_CONFIRM_SETTINGS;
    this.decision = NO_DECISION;
    this.explainDecision = NO_EXPLAIN_DECISION;
  }

  /** Shows what a case file holds; there are no rows to ask anew. */
  restore(examined: Examined): void {
    this.stop();
    Object.assign(this, examined);
  }

  /** Ends what is being computed and forgets what was; what the person chose stays. */
  stop(): void {
    this.#ending?.abort();
    this.#ending = null;
    this.#examiner = null;
    this.#question++;
    this.#wantedThreshold = null;
    this.metrics = this.checks = this.segments = this.explained = null;
    this.busy = { confirm: null, explain: null };
    this.failure = { confirm: null, explain: null };
  }

  /** Answers everything anew, as the person set it. */
  change(settings: ConfirmSettings): void {
    this.settings = settings;
    // What was dragged over before is settled by this.
    this.#wantedThreshold = null;
    if (this.#examiner !== null) this.settled = this.#run(this.#examiner, Promise.resolve());
  }

  /** Follows a threshold that is dragged: one question at a time, the latest wins, and no answer undoes what was chosen since. */
  async moveThreshold(threshold: number): Promise<void> {
    this.#wantedThreshold = threshold;
    if (this.#isMeasuring || this.#examiner === null) return;
    this.#isMeasuring = true;
    try {
      while (this.#wantedThreshold !== null) {
        const asked: number = this.#wantedThreshold;
        this.#wantedThreshold = null;
        const question = this.#question;
        const metrics: MetricsReport = await this.#examiner.ask('confirm', (api) => api.measureAt(asked));
        if (question === this.#question) this.metrics = metrics;
      }
    } catch (error) {
      ignoreEnded(error);
    } finally {
      this.#isMeasuring = false;
    }
  }

  async #run(examiner: Examiner, isReady: Promise<void>): Promise<void> {
    const question = ++this.#question;
    const isCurrent = (): boolean => question === this.#question;
    const settings = this.settings;
    const say = (step: 'confirm' | 'explain', words: string | null): void => {
      if (isCurrent()) this.busy = { ...this.busy, [step]: words };
    };
    const explain = async (gap: ConfirmedGap | null, depth: ExplainDepth): Promise<void> => {
      const explained = await examiner.ask('explain', (api) => api.explain(settings, gap, depth));
      if (isCurrent()) this.explained = explained;
    };
    let step: 'confirm' | 'explain' = 'confirm';
    try {
      // Who moves a threshold key by key asks faster than can be measured: the latest wins, and what is outdated ends early.
      await this.#measuring;
      if (!isCurrent()) return;
      // Signatures hardly ask what Confirm finds: the first of them are on screen before that is there.
      const early = (async () => {
        await this.#hasFeatures?.sampled.explain;
        say('explain', 'Looking for signatures of causes');
        const first = await examiner.ask('explain', (api) => api.firstLook(settings));
        if (isCurrent() && first !== null) this.explained = first;
        await this.#hasFeatures?.all.explain;
        if (!isCurrent()) return;
        await explain(null, 'signatures');
        say('explain', 'Waiting for what Confirm finds');
      })();
      early.catch(() => undefined);
      await isReady;
      const measuring = examiner.ask('confirm', (api) => api.measure(settings));
      this.#measuring = measuring.then(
        () => undefined,
        () => undefined,
      );
      const metrics = await measuring;
      if (!isCurrent()) return;
      this.metrics = metrics;
      say('confirm', 'Testing the innocent explanations');
      await this.#hasFeatures?.all.confirm;
      const checks = await examiner.ask('confirm', (api) => api.check());
      if (!isCurrent()) return;
      this.checks = checks;
      say('confirm', 'Looking for segments');
      const segments = examiner
        .ask('confirm', (api) => api.findSegments())
        .then((found) => {
          if (isCurrent()) this.segments = found;
          say('confirm', null);
        });
      segments.catch(() => undefined);
      step = 'explain';
      await early;
      if (!isCurrent()) return;
      const gap = confirmedGap(checks);
      await explain(gap, 'signatures');
      say('explain', 'Learning what the model looks at');
      if (!isCurrent()) return;
      await explain(gap, 'all');
      if (!isCurrent()) return;
      say('explain', null);
      step = 'confirm';
      await segments;
    } catch (error) {
      if (error instanceof CancelledError || !isCurrent()) return;
      const words =
        error instanceof WorkerDiedError
          ? 'The worker ended on its own; the data may be too large for this device.'
          : String(error);
      this.failure =
        step === 'confirm' ? { confirm: words, explain: words } : { ...this.failure, explain: words };
      this.busy = { confirm: null, explain: null };
    }
  }
}

function ignoreEnded(error: unknown): void {
  if (!(error instanceof CancelledError) && !(error instanceof WorkerDiedError)) throw error;
}
