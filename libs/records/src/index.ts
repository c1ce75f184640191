export { answerQuestion, withdrawQuestion, type GivenAnswer } from './question-answering.ts';
export {
  answerFor,
  lastAsked,
  listQuestions,
  readQuestion,
  type KeptAnswer,
  type ListedQuestion,
} from './question-list.ts';
export { openQuestion } from './question-opening.ts';
export type { Question } from './question.ts';
