export { office } from './office.js';
