import { describe, expect, it } from 'vitest';
import { buildHistory, forecastOf, type Sample, type Standing } from '../../../shared/forecast/history.ts';

const birth = { commune: 'H60.15.3', procedure: '1.001193', field: 'Hộ tịch', step: 'unit', grantedHours: 8 } as const;

function samples(hours: readonly number[], of: Omit<Sample, 'hours'> = birth): readonly Sample[] {
  return hours.map((value) => ({ ...of, hours: value }));
}

const standing = (spentHours: number, leftHours: number, of: Omit<Sample, 'hours'> = birth): Standing => ({
  ...of,
  spentHours,
  leftHours,
});

/** Two dossiers each of 2, 4, 6, 8 and 10 hours. */
const tenAlike = samples([2, 2, 4, 4, 6, 6, 8, 8, 10, 10]);

describe('a forecast, counted by hand', () => {
  it('is the share that needed more than is left, while every history is the same', () => {
    // Longer than 5 hours: 6, 6, 8, 8, 10, 10 of ten. All four histories say 0.6, so borrowing changes nothing.
    expect(forecastOf(buildHistory(tenAlike), standing(0, 5))).toEqual({
      chance: 0.6,
      basis: 'commune',
      alike: 10,
      late: 6,
      typicalHours: 6,
    });
  });

  it('looks only at those that stayed as long', () => {
    // 3 hours spent: 4, 4, 6, 6, 8, 8, 10, 10 stayed as long; with 5 more the 10s alone are late: 2 of 8.
    expect(forecastOf(buildHistory(tenAlike), standing(3, 5))).toEqual({
      chance: 0.25,
      basis: 'commune',
      alike: 8,
      late: 2,
      // The fourth of the eight is 6 hours.
      typicalHours: 3,
    });
  });

  it('a result at the very date is in time', () => {
    expect(forecastOf(buildHistory(tenAlike), standing(0, 10))?.late).toBe(0);
    expect(forecastOf(buildHistory(tenAlike), standing(0, 9.99))?.late).toBe(2);
  });

  it('draws a procedure towards its field, and that towards all', () => {
    const other = { ...birth, procedure: '1.000894' } as const;
    const far = { ...birth, procedure: '2.000815', field: 'Chứng thực' } as const;
    const history = buildHistory([
      ...samples(Array(8).fill(10)),
      ...samples(Array(8).fill(1), other),
      ...samples(Array(16).fill(1), far),
    ]);
    // All: 8 of 32 are late = 0.25. Field: (8 + 5 · 0.25) ÷ (16 + 5). Procedure: (8 + 5 · field) ÷ (8 + 5).
    const ofField = (8 + 5 * 0.25) / 21;
    // Nothing of the kind ended in another commune yet: the procedure's own history has the last word.
    const elsewhere = { commune: 'H60.15.9' };
    const there = standing(0, 5, { ...birth, ...elsewhere });
    expect(forecastOf(history, there)?.chance).toBeCloseTo((8 + 5 * ofField) / 13, 12);
    expect(forecastOf(history, standing(0, 5, { ...other, ...elsewhere }))?.chance).toBeCloseTo((5 * ofField) / 13, 12);
  });

  it('knows a slow commune from a quick one', () => {
    const quick = { ...birth, commune: 'H60.15.9' };
    const history = buildHistory([...samples(Array(20).fill(10)), ...samples(Array(20).fill(1), quick)]);
    const halves = 0.5;
    const ofField = (20 + 5 * halves) / 45;
    const ofProcedure = (20 + 5 * ofField) / 45;
    expect(forecastOf(history, standing(0, 5))).toMatchObject({ basis: 'commune', alike: 20, late: 20 });
    expect(forecastOf(history, standing(0, 5))?.chance).toBeCloseTo((20 + 5 * ofProcedure) / 25, 12);
    expect(forecastOf(history, standing(0, 5, quick))?.chance).toBeCloseTo((5 * ofProcedure) / 25, 12);
  });

  it('compares procedures of other limits by the share of it that they used', () => {
    const short = { ...birth, procedure: '2.000815', grantedHours: 2 };
    const history = buildHistory(samples(Array(8).fill(12)));
    // One and a half times what was granted, always: three hours where two are granted.
    expect(forecastOf(history, standing(0, 2, short))).toEqual({
      chance: 1,
      basis: 'field',
      alike: 8,
      late: 8,
      typicalHours: 3,
    });
    expect(forecastOf(history, standing(0, 3, short))).toMatchObject({ chance: 0, late: 0 });
  });

  it('falls back to the field, then to all, where a procedure has too few of its own', () => {
    const rare = { ...birth, procedure: '1.009999' };
    const stranger = { ...birth, procedure: '1.000001', field: 'Lâm nghiệp' } as const;
    const history = buildHistory([...tenAlike, ...samples([1], rare)]);
    expect(forecastOf(history, standing(0, 5, rare))).toMatchObject({ basis: 'field', alike: 11, late: 6 });
    expect(forecastOf(history, standing(0, 5, stranger))).toMatchObject({ basis: 'all', alike: 11, late: 6 });
  });

  it('says nothing where nothing is known: other steps, too few dossiers, longer than any before', () => {
    expect(forecastOf(buildHistory(tenAlike), standing(0, 5, { ...birth, step: 'district' }))).toBeNull();
    expect(forecastOf(buildHistory(tenAlike.slice(3)), standing(0, 5))).toBeNull();
    expect(forecastOf(buildHistory(tenAlike), standing(10.5, 5))).toBeNull();
  });
});
