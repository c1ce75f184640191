export { answerQuestion, withdrawQuestion, type GivenAnswer } from './question-answering.ts';
export {
  answerFor,
  lastAsked,
  listQuestions,
  readQuestion,
  type KeptAnswer,
  type ListedQuestion,
  type QuestionFilter,
} from './question-list.ts';
export { openQuestion, type Opening } from './question-opening.ts';
export type { Question, QuestionState, Waiter } from './question.ts';
