import type { Bin, BinSetting, Comparison } from '../compare/comparison.ts';
import { binSettingKey } from '../compare/comparison.ts';
import { pythonNumber, pythonText } from './python-literal.ts';

/** One feature as the snippet has it. */
interface SnippetFeature {
  name: string;
  literal: string;
}

const HEAD = `# Drift check with the bins, training counts and line of this diagnosis. Needs numpy only.
# PSI with natural logarithm; nulls, atoms and values outside of training have bins of their own; half a row is added
# to each bin that is not empty on both sides. Same numbers as Gaptrace's Compare step.
import numpy as np
`;

const CODE = `
def is_null(value):
    return value is None or value != value or value == ""


def count(values, b):
    """Rows of values by bin: null first, then as b lists them."""
    if b["kind"] == "category":
        places = {name: i + 1 for i, name in enumerate(b["names"])}
        rows = [0] * (len(b["names"]) + 2)
        for value in values:
            name = str(value)
            if isinstance(value, (bool, np.bool_)) and name not in places:
                name = name.lower()
            rows[0 if is_null(value) else places.get(name, len(b["names"]) + 1)] += 1
        return rows
    x = np.array([np.nan if is_null(value) else float(value) for value in values])
    rows = [int(np.isnan(x).sum())]
    x = x[~np.isnan(x)]
    for atom in b["atoms"]:
        rows.append(int((x == atom).sum()))
        x = x[x != atom]
    edges = b["edges"]
    if len(edges) > 0:
        rows.append(int((x < edges[0]).sum()))
        for k in range(len(edges) - 1):
            above_low = x >= edges[k] if k == 0 else x > edges[k]
            rows.append(int((above_low & (x <= edges[k + 1])).sum()))
        rows.append(int((x > edges[-1]).sum()))
    else:
        rows.append(len(x))
    return rows


def psi(training, serving):
    t, s = np.array(training, float), np.array(serving, float)
    seen = t + s > 0
    t, s = t[seen] + 0.5, s[seen] + 0.5
    p, q = t / t.sum(), s / s.sum()
    return float(np.sum((q - p) * np.log(q / p)))


def check(serving):
    """serving: a DataFrame, or anything that gives a feature's values by its name. Returns feature -> PSI."""
    scores = {name: psi(b["training"], count(serving[name], b)) for name, b in BINS.items()}
    for name, score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > LINE:
            print(f"Drift alert: {name}  PSI={score:.3f}")
    return scores


# check(serving_df)
`;

/**
 * The seed's PSI loop as a Python program for this case: its own bins, training counts and line, so that a log of serving rows is
 * checked as Compare checked this one.
 * @param comparisons - features to watch; those without bins on both sides are left out, and so are identifiers and free text
 * @param setting - how PSI bins
 * @param psiLine - PSI from which a feature counts as moved
 * @returns the program, and the features that are in it
 * @example psiSnippet(comparisons, { bins: 10, edges: 'quantile' }, 0.2).features // ['amount', 'plan']
 */
export function psiSnippet(
  comparisons: readonly Comparison[],
  setting: BinSetting,
  psiLine: number,
): { code: string; features: string[] } {
  const features = comparisons.flatMap((comparison) => {
    const bins = comparison.bins[binSettingKey(setting)] ?? [];
    const literal = bins.some(({ kind }) => kind === 'category')
      ? categoryLiteral(bins)
      : numberLiteral(bins, comparison.type);
    return literal === null ? [] : [{ name: comparison.name, literal }];
  });
  const entries = features.map(
    ({ name, literal }: SnippetFeature) => `    ${pythonText(name)}: ${literal},\n`,
  );
  return {
    code: `${HEAD}\nLINE = ${pythonNumber(psiLine)}\nBINS = {\n${entries.join('')}}\n\n${CODE}`,
    features: features.map(({ name }) => name),
  };
}

function categoryLiteral(bins: readonly Bin[]): string | null {
  if (bins.some(({ kind }) => kind === 'new')) return null;
  const named = bins.filter(({ kind }) => kind === 'category');
  const training = [trainingOf(bins, 'null'), ...named.map((bin) => bin.training), trainingOf(bins, 'other')];
  const names = named.map(({ category }) => pythonText(category ?? ''));
  return `{"kind": "category", "names": [${names.join(', ')}], "training": [${training.join(', ')}]}`;
}

function numberLiteral(bins: readonly Bin[], type: Comparison['type']): string | null {
  // Moments would have to be milliseconds in the person's table as well.
  if (
    bins.length === 0 ||
    type === 'date-time' ||
    bins.some(({ kind }) => kind === 'new' || kind === 'other')
  )
    return null;
  const atoms = bins.filter(({ kind }) => kind === 'atom');
  const ranges = bins.filter(({ kind }) => kind === 'range');
  const outer = bins.flatMap(({ kind, low, high }) =>
    kind === 'below' ? [high] : kind === 'above' ? [low] : [],
  );
  const bounds = ranges.length > 0 ? [ranges[0].low, ...ranges.map(({ high }) => high)] : outer;
  const edges = [...new Set(bounds.filter((bound) => bound !== null))];
  const training = [
    trainingOf(bins, 'null'),
    ...atoms.map((bin) => bin.training),
    ...(edges.length > 0
      ? [trainingOf(bins, 'below'), ...ranges.map((bin) => bin.training), trainingOf(bins, 'above')]
      : [trainingOf(bins, 'below') + trainingOf(bins, 'above')]),
  ];
  // Two bounds without a range between them: what lies between has no row in training.
  if (edges.length > 1 && ranges.length === 0) training.splice(-1, 0, 0);
  const list = (values: readonly (number | null)[]) =>
    values.map((value) => pythonNumber(value ?? 0)).join(', ');
  return `{"kind": "number", "atoms": [${list(atoms.map(({ low }) => low))}], "edges": [${list(edges)}], "training": [${training.join(', ')}]}`;
}

function trainingOf(bins: readonly Bin[], kind: Bin['kind']): number {
  return bins.filter((bin) => bin.kind === kind).reduce((sum, bin) => sum + bin.training, 0);
}
