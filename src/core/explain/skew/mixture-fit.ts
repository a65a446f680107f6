import { countAtMost, type Ordered } from '../../stats/ordered.ts';
import { quantile } from '../../stats/quantile.ts';

/** Percentiles of each distribution at which they are compared. */
const POINTS = 200;
/** Squared difference as a multiple of what chance gives, from which there is one: F (1 - F) (1 / n + 1 / m) at each point. */
const LEAST_SIGNAL = 2;

/** Serving as a mixture of training's values and the same values changed. */
export interface MixtureFit {
  /** Part of the rows that are changed, by least squares; may come out beyond [0, 1]. */
  reach: number;
  /** Root of the squared difference of serving and training that is left, as a share of all of it, both less what chance gives; 1 where chance gives most of it. */
  left: number;
  /** Largest difference of the distribution functions of serving and training. */
  moved: number;
}

/**
 * How well serving's distribution is training's with a part of the rows changed: F_s - F_t = reach (F_c - F_t), fitted by least squares at
 * the percentiles of all three.
 * @param training - at least one value
 * @param serving - at least one value
 * @param changed - training's values, all changed
 * @returns the fit; nothing reached and all left where the change changes nothing
 */
export function mixtureFit(training: Ordered, serving: Ordered, changed: Ordered): MixtureFit {
  const below = (one: Ordered, x: number) => countAtMost(one, x) / one.total;
  const perRow = 1 / training.total + 1 / serving.total;
  let [dd, dw, ww, noise, moved] = [0, 0, 0, 0, 0];
  for (const one of [training, serving, changed]) {
    for (let k = 0; k < POINTS; k++) {
      const x = quantile(one, (k + 0.5) / POINTS);
      const d = below(serving, x) - below(training, x);
      const w = below(changed, x) - below(training, x);
      dd += d * d;
      dw += d * w;
      ww += w * w;
      noise += below(training, x) * (1 - below(training, x)) * perRow;
      moved = Math.max(moved, Math.abs(d));
    }
  }
  const reach = ww > 0 ? dw / ww : 0;
  const rest = Math.max(0, dd - 2 * reach * dw + reach * reach * ww - noise);
  const left = dd > LEAST_SIGNAL * noise ? Math.sqrt(rest / (dd - noise)) : 1;
  return { reach, left, moved };
}
