import type { Cause } from '../../core/explain/evidence.ts';

/** What a learner should know of a cause. */
export interface CauseGuide {
  /** What it is, in a sentence. */
  what: string;
  /** The example that everybody knows. */
  example: string;
  /** How to tell it from its neighbours. */
  tell: string;
  /** The common wrong answer. */
  wrong: string;
}

/** One guide for each cause. */
export const CAUSE_GUIDES: Record<Cause, CauseGuide> = {
  'training-serving-skew': {
    what: 'The same feature is computed in two ways: one for training, one for serving.',
    example:
      'The mean transaction value covers the whole history in training and only the last 30 days in serving: same name, same customer, another number.',
    tell: 'Take one entity at one moment from both pipelines. Two values: skew. One value that differs from last year’s: drift.',
    wrong:
      '“The distribution moved, so it is drift: retrain.” The new model would learn one computation and be asked with the other.',
  },
  'data-drift': {
    what: 'The world changed: other customers, a new product, a season, or another relation of label to features.',
    example:
      'A marketing campaign brings younger customers; what predicted their behaviour in spring says little about them in summer.',
    tell: 'It grows or has its own calendar, not that of releases; both pipelines agree on every value. If only labels changed at equal features, it is concept drift.',
    wrong:
      '“PSI above 0.2, so drift is the cause.” A feature can drift without harm, and a bug moves PSI as well.',
  },
  'label-leakage': {
    what: 'Training knew something about the outcome that nobody can know when the model is asked.',
    example:
      'A field that is filled in when a loan is settled predicts perfectly who will settle it, until the model meets applicants.',
    tell: 'The offline score was too good, and one feature alone nearly reaches it. At serving that feature is empty, constant or useless from the first day on.',
    wrong: '“Serving is broken, it was fine offline.” The offline number was never true; nothing was lost.',
  },
  'feedback-loop': {
    what: 'What the model decides becomes what it is trained and judged on.',
    example: 'A ranking is trained on clicks, and only what it ranked high could be clicked.',
    tell: 'Labels, exposure or rows depend on the score. A slice that was served at random would look different.',
    wrong: '“More fresh data will fix it.” Each round of it is narrower than the last.',
  },
  'infrastructure-bug': {
    what: 'Something on the way from the source to the model broke: types, nulls, defaults, versions, stale caches.',
    example:
      'After a release a number arrives as text; the parser falls back to null, the model imputes, and nothing raises an alarm.',
    tell: 'It has a moment, often shared by several features or by a version change, and values that no customer produces: -999, one constant, a unit in the text.',
    wrong: '“The model degraded, tune it.” The model answers what it is asked; it is asked nonsense.',
  },
};
