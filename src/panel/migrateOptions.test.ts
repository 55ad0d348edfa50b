import { migrateOptions } from './migrateOptions';

describe('options of a saved panel', () => {
  it('fold as names can be read where nobody chose a number', () => {
    expect(migrateOptions({ layout: 'down', foldAbove: 150 })).toEqual({ layout: 'down' });
    expect(migrateOptions({ layout: 'down' })).toEqual({ layout: 'down' });
  });

  it('keep a number that somebody chose', () => {
    expect(migrateOptions({ foldAbove: 0 })).toEqual({ foldAbove: 0 });
    expect(migrateOptions({ foldAbove: 40 })).toEqual({ foldAbove: 40 });
  });
});
