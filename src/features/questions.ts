/** All that is asked beyond the APIs, in the order of the columns: features, values of parameters, the user's own probes. */
import type { QuestionSettings } from '../config/questions.ts';
import { featureQuestions } from './feature-question.ts';
import { ownQuestion } from './own-question.ts';
import type { Question } from './question.ts';
import { variedQuestion } from './varied-question.ts';

export function questionsOf(settings: QuestionSettings): Question[] {
  return [
    ...featureQuestions(settings),
    ...settings.variations.map(variedQuestion),
    ...settings.probes.map(ownQuestion),
  ];
}
