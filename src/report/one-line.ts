/** Text from outside on one line, as `medium.ts` makes it. */
export { joinLines, oneLine } from '../medium.ts';
