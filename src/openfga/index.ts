export { openfgaModel } from './model.js';
export { type OpenfgaTuple, openfgaTuples } from './tuples.js';
