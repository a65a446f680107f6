/** The sentence that answers the step's question: which features moved? */
import { formatNumber } from '../../ui/format-number.ts';
import { formatCount } from '../../ui/quantities.ts';
import { isolate, shorten, showText } from '../../ui/show-text.ts';
import { countLevels } from './feature-order.ts';
import type { JudgedFeature } from './judged-features.ts';

/** One sentence, and what has to be known to read it rightly. */
export interface Headline {
  sentence: string;
  /** Empty where there is nothing to add. */
  aside: string;
}

/** A name longer than this would push the answer out of the sentence. */
const NAME_CHARACTERS = 40;

function nameOf(feature: JudgedFeature): string {
  return isolate(shorten(showText(feature.comparison.name), NAME_CHARACTERS));
}

/** What is broken about a feature, as the end of a sentence: "carat is served as text". */
function breakage(feature: JudgedFeature): string {
  const words = showText(feature.verdict.words);
  const first = (words.split('; ')[0] ?? words).replace(/, (?:such as|trained as) .*$/su, '');
  const isState = /^(?:served|missing|all null|always)\b/u.test(first);
  return isState ? `${nameOf(feature)} is ${first}` : `${nameOf(feature)} (${first})`;
}

function greatest(features: readonly JudgedFeature[]): JudgedFeature | undefined {
  return features.toSorted((a, b) => (b.psi ?? -1) - (a.psi ?? -1))[0];
}

function verdictSentence(features: readonly JudgedFeature[], total: number): string {
  const { moved, broken } = countLevels(features);
  const ofAll = `of ${formatCount(total)} ${total === 1 ? 'feature' : 'features'}`;
  const worst = features.filter(({ verdict }) => verdict.level === 'broken');
  const first = worst.toSorted((a, b) => b.severity - a.severity)[0];
  if (first) {
    const is = broken === 1 ? 'is' : 'are';
    const which = broken === 1 ? breakage(first) : `${breakage(first)}, and ${formatCount(broken - 1)} more`;
    const start =
      moved > 0
        ? `${formatCount(moved)} ${ofAll} moved, ${formatCount(broken)} ${is} broken`
        : `${formatCount(broken)} ${ofAll} ${is} broken`;
    return `${start}: ${which}`;
  }
  if (moved === 0) {
    return total === 1 ? 'The one feature did not move' : `None ${ofAll} moved`;
  }
  const most = features
    .filter(({ verdict }) => verdict.level === 'moved')
    .toSorted((a, b) => b.severity - a.severity)[0]!;
  return moved === 1
    ? `1 ${ofAll} moved: ${nameOf(most)}`
    : `${formatCount(moved)} ${ofAll} moved, ${nameOf(most)} most of all`;
}

function asideOf(features: readonly JudgedFeature[], psiLine: number): string {
  const { moved, broken } = countLevels(features);
  const most = greatest(features);
  if (moved + broken > 0 || !most || most.psi === null) return '';
  const chance =
    most.noDrift !== null && most.psi <= most.noDrift
      ? ', no more than chance alone gives tables of this size'
      : '';
  return `The greatest PSI is ${formatNumber(most.psi)} (${nameOf(most)}), under the line of ${formatNumber(psiLine)}${chance}.`;
}

/**
 * @param features - judged so far @param pending - features still to come @param psiLine - PSI that counts as moved
 * @returns the answer, honest about what is still missing
 */
export function headline(features: readonly JudgedFeature[], pending: number, psiLine: number): Headline {
  const previews = features.filter(({ comparison }) => comparison.preview).length;
  if (features.length === 0) {
    return pending > 0
      ? {
          sentence: `Comparing ${formatCount(pending)} ${pending === 1 ? 'feature' : 'features'}…`,
          aside: '',
        }
      : {
          sentence: 'There is no feature to compare',
          aside: 'Give at least one column the role “feature” in Load.',
        };
  }
  if (pending > 0) {
    return {
      sentence: `So far, ${lowerFirst(verdictSentence(features, features.length))}`,
      aside: `${formatCount(pending)} ${pending === 1 ? 'feature is' : 'features are'} still being compared.`,
    };
  }
  if (previews > 0) {
    return {
      sentence: `In the first rows, ${lowerFirst(verdictSentence(features, features.length))}`,
      aside:
        previews === features.length
          ? 'A preview: figures change until all rows are read.'
          : `${formatCount(previews)} of them ${previews === 1 ? 'is' : 'are'} a preview: figures change until all rows are read.`,
    };
  }
  return { sentence: verdictSentence(features, features.length), aside: asideOf(features, psiLine) };
}

function lowerFirst(sentence: string): string {
  return sentence.replace(/^(?:None|The one)/u, (word) => word.toLowerCase());
}
