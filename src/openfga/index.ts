/**
 * The sharing of a workspace as an OpenFGA model and tuples, for hosts that ask another evaluator as well.
 *
 * @module
 */
export { openfgaModel } from './model.js';
export { type OpenfgaTuple, openfgaTuples } from './tuples.js';
