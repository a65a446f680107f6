import type { CounterEvidence } from '../explain/against.ts';
import type { ExplainDecision } from '../explain/decision.ts';
import type { Cause, Evidence, Picture, Repair } from '../explain/evidence.ts';
import type { ConfirmedGap } from '../explain/investigation.ts';
import type {
  AttributionReport,
  ExplainReport,
  RankedCause,
  RowJoinReport,
  SurrogateReport,
} from '../explain/report.ts';
import type { Need } from '../explain/signature.ts';
import type { CaseFileExplain } from './case-file.ts';
import { CAUSE_IDS } from './cause.ts';
import { FACTS_SHAPE, VERDICT_SHAPE } from './confirm-shape.ts';
import {
  bySide,
  choice,
  count,
  json,
  list,
  nullable,
  number,
  optional,
  record,
  text,
  truth,
  word,
  wordOf,
} from './shape.ts';

type Drawn = NonNullable<Picture>;
type PictureOf<Kind extends Drawn['kind']> = Extract<Drawn, { kind: Kind }>;

const course = list(
  record<PictureOf<'over-time'>['serving'][number]>('time-point', { start: number, value: nullable(number) }),
);

const picture = choice<Drawn>(
  'kind',
  record<PictureOf<'distribution'>>('distribution-picture', { kind: word('distribution'), feature: text }),
  record<PictureOf<'over-time'>>('over-time-picture', {
    kind: word('over-time'),
    quantity: text,
    isShare: truth,
    training: course,
    serving: course,
    moment: nullable(number),
  }),
  record<PictureOf<'pairs'>>('pairs-picture', {
    kind: word('pairs'),
    feature: text,
    points: list(record<PictureOf<'pairs'>['points'][number]>('pair', { training: number, serving: number })),
    line: nullable(text),
  }),
  record<PictureOf<'quantiles'>>('quantiles-picture', {
    kind: word('quantiles'),
    feature: text,
    training: list(number),
    serving: list(number),
    line: nullable(
      record<NonNullable<PictureOf<'quantiles'>['line']>>('fault-line', { slope: number, intercept: number }),
    ),
  }),
  record<PictureOf<'bars'>>('bars-picture', {
    kind: word('bars'),
    quantity: text,
    isShare: truth,
    bars: list(
      record<PictureOf<'bars'>['bars'][number]>('bar', {
        name: text,
        training: nullable(number),
        serving: nullable(number),
      }),
    ),
  }),
);

type RepairOf<Kind extends Repair['kind']> = Extract<Repair, { kind: Kind }>;

/** A number or a text. */
const value = json<number | string>();

const repair = choice<Repair>(
  'kind',
  record<RepairOf<'affine'>>('affine-repair', {
    kind: word('affine'),
    feature: text,
    slope: number,
    intercept: number,
  }),
  record<RepairOf<'function'>>('function-repair', {
    kind: word('function'),
    feature: text,
    served: word('log', 'log1p', 'log10', 'exp', 'expm1', 'square', 'sqrt'),
  }),
  record<RepairOf<'ranks'>>('ranks-repair', { kind: word('ranks'), feature: text }),
  record<RepairOf<'mapping'>>('mapping-repair', {
    kind: word('mapping'),
    feature: text,
    values: list(record<RepairOf<'mapping'>['values'][number]>('mapped', { served: text, meant: text })),
  }),
  record<RepairOf<'is-null'>>('is-null-repair', { kind: word('is-null'), feature: text, value }),
  record<RepairOf<'null-is'>>('null-is-repair', { kind: word('null-is'), feature: text, value }),
  record<RepairOf<'permutation'>>('permutation-repair', {
    kind: word('permutation'),
    columns: list(
      record<RepairOf<'permutation'>['columns'][number]>('moved-column', { from: text, to: text }),
    ),
  }),
  record<RepairOf<'redraw'>>('redraw-repair', {
    kind: word('redraw'),
    feature: text,
    from: nullable(number),
  }),
  record<RepairOf<'joined'>>('joined-repair', { kind: word('joined'), feature: text }),
);

const causes = {
  'training-serving-skew': true,
  'data-drift': true,
  'label-leakage': true,
  'feedback-loop': true,
  'infrastructure-bug': true,
} as const;

const evidence = list(
  record<Evidence>('evidence', {
    signature: text,
    cause: wordOf<Cause>(causes),
    subCause: text,
    features: list(text),
    strength: number,
    logLikelihoodRatio: number,
    finding: text,
    facts: FACTS_SHAPE,
    rows: nullable(bySide('count', count)),
    window: nullable(
      record<NonNullable<Evidence['window']>>('window', { from: number, to: nullable(number) }),
    ),
    falseAlarmRate: nullable(number),
    recall: nullable(number),
    refutedBy: text,
    toBeSure: text,
    restored: nullable(number),
    setAside: nullable(word('explained-away', 'harmless')),
    detail: optional(text),
    isFelt: optional(truth),
    repair: optional(repair),
    picture: nullable(picture),
  }),
);

const ranked = record<RankedCause>('ranked-cause', {
  cause: word(...CAUSE_IDS),
  confidence: number,
  subCause: nullable(text),
  features: list(text),
  evidence,
  against: list(text),
  toBeSure: nullable(text),
  shareOfGap: nullable(number),
});

const counterEvidence = list(record<CounterEvidence>('counter-evidence', { words: text, logRatio: number }));

const join = record<RowJoinReport>('row-join', {
  pairs: count,
  sameTime: truth,
  features: list(
    record<RowJoinReport['features'][number]>('joined-feature', {
      feature: text,
      compared: count,
      mismatches: count,
      low: number,
      transform: nullable(text),
    }),
  ),
});

const parts = nullable(
  record<NonNullable<AttributionReport['parts']>>('attribution-parts', {
    seen: number,
    concept: number,
    unseen: number,
  }),
);

const attribution = record<AttributionReport>('attribution', {
  loss: text,
  total: number,
  parts,
  standardErrors: parts,
  overlap: bySide('number', number),
  domainAuc: record<AttributionReport['domainAuc']>('domain-auc', {
    value: number,
    low: number,
    high: number,
  }),
  leftOut: list(text),
  finding: text,
});

const surrogate = record<SurrogateReport>('surrogate', {
  fidelity: number,
  servingFidelity: nullable(number),
  weights: list(record<SurrogateReport['weights'][number]>('attention', { feature: text, weight: number })),
  repairs: list(
    record<SurrogateReport['repairs'][number]>('repair', {
      features: list(text),
      words: text,
      restored: number,
    }),
  ),
  metric: nullable(
    record<NonNullable<SurrogateReport['metric']>>('surrogate-metric', {
      name: text,
      training: number,
      serving: number,
      surrogate: number,
      repaired: number,
    }),
  ),
});

const missing = list(
  record<ExplainReport['missing'][number]>('missing-need', {
    need: wordOf<Need>({
      labels: true,
      predictions: true,
      timestamps: true,
      'serving-labels': true,
      'entity-ids': true,
      'shared-rows': true,
      'model-versions': true,
    }),
    signatures: list(text),
  }),
);

const decision = record<ExplainDecision>('explain-decision', {
  cause: nullable(word(...CAUSE_IDS)),
  proposed: optional(word(...CAUSE_IDS)),
  reason: text,
  pinned: list(text),
  dismissed: list(
    record<ExplainDecision['dismissed'][number]>('dismissal', { evidence: text, reason: text }),
  ),
  notes: list(record<ExplainDecision['notes'][number]>('note', { evidence: text, text })),
});

/** The Explain step as a case file holds it. */
export const EXPLAIN_SHAPE = record<CaseFileExplain>('explain', {
  causes: list(ranked),
  pick: nullable(word(...CAUSE_IDS)),
  sentence: text,
  gap: nullable(
    record<ConfirmedGap>('confirmed-gap', { verdict: VERDICT_SHAPE, isImmature: truth, isSelective: truth }),
  ),
  counter: record<CaseFileExplain['counter']>('counter', {
    'training-serving-skew': counterEvidence,
    'data-drift': counterEvidence,
    'label-leakage': counterEvidence,
    'feedback-loop': counterEvidence,
    'infrastructure-bug': counterEvidence,
  }),
  join: nullable(join),
  attribution: nullable(attribution),
  surrogate: nullable(surrogate),
  missing,
  identifiability: list(text),
  sampled: bySide('sampled', nullable(count)),
  decision,
});
