import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocation, parseLocation, START, STEPS, type PageLocation } from '../../../src/app/location.ts';

describe('parseLocation', () => {
  it('reads a full Compare address', () => {
    expect(parseLocation('#/compare?bins=20&edges=equal-width&line=0.35&feature=3')).toEqual({
      step: 'compare',
      sample: null,
      runSample: false,
      settings: { setting: { bins: 20, edges: 'equal-width' }, psiLine: 0.35 },
      feature: 3,
    });
  });

  it('takes a sample link as a request to run it and show Compare', () => {
    expect(parseLocation('#/sample/label-leakage')).toEqual({
      ...START,
      step: 'compare',
      sample: 'label-leakage',
      runSample: true,
    });
  });

  it.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    'load',
    '#/load?',
    '#/sample/',
    '#/sample/../../x',
    '#/sample/<b>',
    '#?bins=5x&line=-1&line=x&feature=-2&feature=1e9',
    '#/load?bins=7&edges=constructor&line=0&feature=99999999',
    '#/load?line=1e-3&bins=__proto__&sample=A%20B',
    '#/load?%E0%A4%A&bins',
  ])('takes %j as the start', (hash) => {
    expect(parseLocation(hash)).toEqual(START);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => STEPS.includes(parseLocation(hash).step)));
  });
});

describe('formatLocation', () => {
  it('writes the addresses that are documented', () => {
    expect(formatLocation(START)).toBe('#/load');
    expect(formatLocation({ ...START, step: 'compare', feature: 3 })).toBe(
      '#/compare?bins=10&edges=quantile&line=0.2&feature=3',
    );
    expect(formatLocation({ ...START, sample: 'skew', runSample: true })).toBe('#/sample/skew');
  });

  it('is read back as it was, for every place on Compare', () => {
    const places: fc.Arbitrary<PageLocation> = fc.record({
      step: fc.constant('compare' as const),
      sample: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { nil: null }),
      runSample: fc.constant(false),
      settings: fc.record({
        setting: fc.record({
          bins: fc.constantFrom(5 as const, 10 as const, 20 as const),
          edges: fc.constantFrom('quantile' as const, 'equal-width' as const),
        }),
        psiLine: fc.integer({ min: 1, max: 10_000 }).map((line) => line / 1000),
      }),
      feature: fc.option(fc.nat(1_000_000), { nil: null }),
    });
    fc.assert(
      fc.property(places, (place) => {
        expect(parseLocation(formatLocation(place))).toEqual(place);
      }),
    );
  });
});
