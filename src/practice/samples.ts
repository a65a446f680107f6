import type { CauseId } from '../core/case-file/cause.ts';

/** A built-in sample as the page lists it. The tables are made elsewhere, once somebody asks for them. */
export interface Sample {
  /** Part of the address: `#/sample/<name>`. */
  name: string;
  title: string;
  /** Sets the scene without giving the cause away. */
  story: string;
  cause: CauseId;
}

/** The built-in samples, one for each cause and one with nothing wrong. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'skew',
    title: 'Card payments',
    story:
      'A bank scores every card payment for fraud as it happens. The model looked strong on eight months of history. ' +
      'Since it went live in September, investigators say it lets too much through.',
    cause: 'training-serving-skew',
  },
  {
    name: 'drift',
    title: 'Cold drinks',
    story:
      'A supermarket chain forecasts how many cold drinks each shop will sell tomorrow. The model was trained on sales ' +
      'from September to March. Through spring and summer its forecasts have been further and further off.',
    cause: 'data-drift',
  },
  {
    name: 'leakage',
    title: 'Personal loans',
    story:
      'A lender predicts which applicants will fall three months behind. In testing the model was the best they ever had. ' +
      'The first loans it approved are old enough to judge now, and it does little better than the model it replaced.',
    cause: 'label-leakage',
  },
  {
    name: 'feedback',
    title: 'Recipe suggestions',
    story:
      'A recipe site ranks suggestions by the chance of a click, shows the best third, and retrains on what was clicked. ' +
      'Each new version passed its offline test, but the share of shown suggestions that is clicked keeps falling.',
    cause: 'feedback-loop',
  },
  {
    name: 'infrastructure',
    title: 'Delivery times',
    story:
      'A food delivery service tells customers how many minutes their order will take. The forecast was within a few minutes ' +
      'in testing and in its first days. In the second half of June, complaints about late orders doubled.',
    cause: 'infrastructure-bug',
  },
  {
    name: 'nothing-wrong',
    title: 'Hotel bookings',
    story:
      'A hotel group predicts which bookings will be cancelled. The dashboard has shown a slightly lower score ever since the ' +
      'model went live. The team wonders whether to retrain it.',
    cause: 'no-real-gap',
  },
];
