import type { Model } from './model.ts';
import { fitModel, predict } from './model.ts';
import { logistic, round } from './portable-math.ts';
import { Random } from './random.ts';
import type { Briefing, SampleTables, Scenario } from './scenario.ts';
import { SAMPLE_ROWS } from './scenario.ts';
import { moments, scoreTables } from './score-tables.ts';
import type { Feature, Observation } from './table.ts';
import { DAY_MS, formatTime, input, logged, startOfDay } from './table.ts';

interface Recipe {
  id: string;
  category: string;
  quality: number;
  minutes: number;
  ingredients: number;
  isVegetarian: boolean;
  hasVideo: boolean;
  published: number;
  rating: number | null;
  /** How often it was shown and clicked lately: older weeks count less and less. */
  shown: number;
  clicked: number;
}

interface Reader {
  /** How much the reader likes each category, in [0, 1]. */
  tastes: Map<string, number>;
  visits: number;
  device: string;
  memberDays: number;
}

interface Suggestion extends Observation {
  recipe: string;
  category: string;
  clicks: number;
  clickRate: number | null;
  taste: number;
  minutes: number;
  ingredients: number;
  isVegetarian: boolean;
  hasVideo: boolean;
  rating: number | null;
  recipeAgeDays: number;
  visits: number;
  device: string;
  memberDays: number;
  hour: number;
  published: number;
  /** Chance of a click if it is shown. */
  appeal: number;
}

const START = startOfDay('2025-01-06');
const WEEKS = 20;
const TRAINING_WEEKS = 10;
const ROWS_A_WEEK = (2 * SAMPLE_ROWS) / WEEKS;
/** Weeks before which a new model is trained on all clicks so far; the first weeks show suggestions at random. */
const RETRAINED_BEFORE = [4, 6, 8, 10];
const SHARE_SHOWN = 0.33;
/** Low-ranked suggestions that are shown all the same. */
const SHARE_EXPLORED = 0.01;
/** What a week's count is worth one week later. */
const MEMORY = 0.9;
/** Each row of the sample stands for this many suggestions on the site. */
const TRAFFIC = 12;
/** Every showing makes a recipe less attractive to readers who have seen it before. */
const FATIGUE = 0.1;
const CATEGORIES = ['pasta', 'soup', 'baking', 'salad', 'curry', 'grill', 'dessert', 'breakfast'];

function drawRecipe(random: Random, number: number): Recipe {
  const quality = random.normal();
  return {
    id: `r${String(1000 + number)}`,
    category: random.pick(CATEGORIES),
    quality,
    minutes: 5 * Math.max(2, Math.round(random.logNormal(7, 0.5))),
    ingredients: 3 + random.poisson(6),
    isVegetarian: random.chance(0.38),
    hasVideo: random.chance(0.3),
    published: START - Math.floor(random.gamma(1.4, 420) + 30) * DAY_MS,
    rating: random.chance(0.12) ? null : round(Math.min(5, 4.1 + 0.12 * quality + random.normal(0, 0.35)), 1),
    shown: random.gamma(5, 7),
    clicked: 0,
  };
}

function drawReader(random: Random): Reader {
  return {
    tastes: new Map(CATEGORIES.map((category) => [category, logistic(random.normal(0, 1.3))])),
    visits: 1 + random.poisson(random.gamma(1.3, 7)),
    device: random.weighted({ phone: 61, tablet: 14, desktop: 25 }),
    memberDays: Math.floor(random.gamma(1.2, 500)),
  };
}

function suggest(random: Random, recipe: Recipe, reader: Reader, time: number, number: number): Suggestion {
  const taste = reader.tastes.get(recipe.category) ?? 0;
  const appeal = logistic(
    -1.55 +
      1.6 * recipe.quality +
      1.8 * (taste - 0.5) +
      (recipe.hasVideo ? 0.35 : 0) -
      0.006 * (recipe.minutes - 40) +
      (reader.device === 'desktop' ? 0.15 : 0) -
      FATIGUE * (recipe.shown - 7),
  );
  const shownOnSite = recipe.shown * TRAFFIC;
  const clicks = random.poisson(recipe.clicked * TRAFFIC);
  return {
    entityId: `s${String(7_000_000 + number)}`,
    time,
    label: null,
    recipe: recipe.id,
    category: recipe.category,
    clicks,
    clickRate: shownOnSite < 6 ? null : round(Math.min(1, clicks / shownOnSite), 4),
    taste: round(taste, 3),
    minutes: recipe.minutes,
    ingredients: recipe.ingredients,
    isVegetarian: recipe.isVegetarian,
    hasVideo: recipe.hasVideo,
    rating: recipe.rating,
    recipeAgeDays: Math.floor((time - recipe.published) / DAY_MS),
    visits: reader.visits,
    device: reader.device,
    memberDays: reader.memberDays,
    hour: Math.floor((time % DAY_MS) / 3_600_000),
    published: recipe.published,
    appeal,
  };
}

const features: Feature<Suggestion>[] = [
  logged('recipe_id', (s) => s.recipe),
  input('category', (s) => s.category),
  input('recipe_clicks_30d', (s) => s.clicks),
  input('recipe_click_rate_30d', (s) => s.clickRate),
  input('taste_match', (s) => s.taste),
  input('cooking_minutes', (s) => s.minutes),
  input('ingredients', (s) => s.ingredients),
  input('is_vegetarian', (s) => s.isVegetarian),
  input('has_video', (s) => s.hasVideo),
  input('rating', (s) => s.rating),
  input('visits_30d', (s) => s.visits),
  input('device', (s) => s.device),
  input('member_days', (s) => s.memberDays),
  input('hour_of_day', (s) => s.hour),
  logged('published_on', (s) => formatTime(s.published).slice(0, 10)),
];

/** Who sees what in one week, and who clicks: labels come into being here, for what was shown only. */
function showWeek(random: Random, week: readonly Suggestion[], model: Model<Suggestion> | null): void {
  const scores = model ? predict(model, week) : week.map(() => random.uniform());
  const cut = scores.toSorted((a, b) => b - a)[Math.floor(SHARE_SHOWN * week.length)];
  week.forEach((suggestion, i) => {
    const isShown = scores[i] > cut || random.chance(SHARE_EXPLORED);
    if (isShown) suggestion.label = random.chance(suggestion.appeal) ? 1 : 0;
  });
}

/** Carries what was shown and clicked over to the next week's counts. */
function remember(recipes: ReadonlyMap<string, Recipe>, week: readonly Suggestion[]): void {
  for (const recipe of recipes.values()) {
    recipe.shown *= MEMORY;
    recipe.clicked *= MEMORY;
  }
  for (const suggestion of week) {
    const recipe = recipes.get(suggestion.recipe);
    if (!recipe || suggestion.label === null) continue;
    recipe.shown += 1;
    recipe.clicked += suggestion.label;
  }
}

/** Runs the site for all weeks. @returns every suggestion that was ranked, in order of time */
function simulate(random: Random): Suggestion[] {
  const recipes = Array.from({ length: 600 }, (_, i) => drawRecipe(random, i));
  const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const readers = Array.from({ length: 4000 }, () => drawReader(random));
  for (const recipe of recipes) recipe.clicked = recipe.shown * logistic(-1.5 + 0.75 * recipe.quality);
  const all: Suggestion[] = [];
  let model: Model<Suggestion> | null = null;
  for (let week = 0; week < WEEKS; week++) {
    if (RETRAINED_BEFORE.includes(week)) model = fitModel(features, all, 'probability');
    const from = START + week * 7 * DAY_MS;
    const suggestions = moments(random, from, from + 7 * DAY_MS, ROWS_A_WEEK).map((time, i) =>
      suggest(random, random.pick(recipes), random.pick(readers), time, all.length + i),
    );
    showWeek(random, suggestions, model);
    remember(byId, suggestions);
    all.push(...suggestions);
  }
  return all;
}

const briefing: Briefing = {
  cause: 'feedback-loop',
  whatHappened:
    'Only what the model ranked high was shown, so only that could be clicked, and the next model learned from those clicks. The same ' +
    'recipes took most of the showings; readers grew tired of them while their old clicks kept them on top.',
  features: ['recipe_clicks_30d', 'recipe_click_rate_30d'],
  decoys: [],
  metric: 'roc-auc',
  proof:
    'A label exists almost only where the prediction is high; showings go to fewer recipe_id than when chance chose.',
  fix: 'Show a small random share of suggestions, log it, judge and train on it (or weigh clicks by the chance of being shown).',
};

function generate(): SampleTables {
  const random = new Random('feedback');
  const all = simulate(random.fork('site'));
  const cut = TRAINING_WEEKS * ROWS_A_WEEK;
  return scoreTables({
    target: 'probability',
    training: all.slice(0, cut),
    serving: all.slice(cut),
    features,
    servedFeatures: features,
    modelVersion: 'rank-4',
    random: random.fork('folds'),
  });
}

/** Recipe ranking: a model that is trained on the clicks it made possible. */
export const feedback: Scenario = { name: 'feedback', briefing, generate };
