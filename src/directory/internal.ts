// What other rooms of the house need of this one, and hosts do not.
export { type CsvTextOptions, csvText } from './csv-text.js';
