import { expect, test } from 'vitest';
import { isCalendarFeature } from '../../../../src/core/explain/calendar-feature.ts';
import { plantedWorld } from '../../../support/planted-world.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const PARTS: Record<string, (date: Date) => number | string> = {
  hour: (date) => date.getUTCHours(),
  hour_of_berlin: (date) => (date.getUTCHours() + 1) % 24,
  weekday: (date) => WEEKDAYS[date.getUTCDay()],
  is_weekend: (date) => Number(date.getUTCDay() % 6 === 0),
  day: (date) => date.getUTCDate(),
};

const world = plantedWorld(1, {
  training: (table) => {
    for (const [name, part] of Object.entries(PARTS))
      table.features[name] = table.times.map((time) => part(new Date(time))) as number[];
  },
});
const answer = (name: string) =>
  isCalendarFeature(
    world.features.find((one) => one.name === name)!,
    world,
  );

test.each(Object.keys(PARTS))('%s is a part of the calendar', (name) => {
  expect(answer(name)).toBe(true);
});

test.each(['amount', 'age', 'visits', 'rating', 'channel', 'region'])('%s is none', (name) => {
  expect(answer(name)).toBe(false);
});
