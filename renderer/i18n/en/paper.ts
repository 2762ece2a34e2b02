export { paper } from '../vi/paper.ts';
