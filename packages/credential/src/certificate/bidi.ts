import factory, { type Bidi } from 'bidi-js';

// Its types are those of its CommonJS build, where the factory sits one level deeper than in the module that Node loads.
const make = factory as unknown as () => Bidi;

/** The Unicode Bidirectional Algorithm (UAX #9). */
export const bidi: Bidi = make();
