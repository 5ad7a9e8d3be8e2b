import { MOST_DOCUMENTS, checkDocument, sealDocuments, sealWords } from '@lidhja/exchange';
import { Refusal, type RecordSealer } from '@lidhja/platform';
import { RefusalGround } from './InformationRequest';
import type { AnsweredCategoryInput } from './RequestAnswer';

const isWrong = ({ words, ground, handling, ...rest }: AnsweredCategoryInput): boolean => {
  const { restriction, condition, documents } = rest;
  const isTold = typeof words === 'string';
  const bound = [...(handling ?? []), ...(documents ?? []), ...(condition ? [condition] : [])];
  return (
    isTold === Boolean(ground) ||
    ground === RefusalGround.NEITHER_CONFIRMED_NOR_DENIED ||
    (!isTold && bound.length > 0) ||
    (handling ?? []).includes('H3') !== (typeof restriction === 'string')
  );
};

/**
 * @throws Refusal INPUT_INVALID for what is neither words nor a ground, or codes, a condition or documents without words;
 *   REQUEST_DOCUMENT… for a document that is none, or one too many
 */
export function checkAnswers(categories: readonly AnsweredCategoryInput[]): void {
  const wrong = categories.findIndex(isWrong);
  if (wrong >= 0) throw new Refusal('INPUT_INVALID', `input.categories.${wrong}`);
  const documents = categories.map((one) => one.documents ?? []);
  if (documents.flat().length > MOST_DOCUMENTS)
    throw new Refusal('REQUEST_DOCUMENTS_TOO_MANY', 'input.categories');
  documents.forEach((own, category) =>
    own.forEach((one, at) => checkDocument(one, `input.categories.${category}.documents.${at}`)),
  );
}

/** Answers as they are handed to the database: their words and what is in their documents is sealed here. */
export const sealAnswers = (
  sealer: RecordSealer,
  categories: readonly AnsweredCategoryInput[],
): Promise<object[]> =>
  Promise.all(
    categories.map(async ({ words, documents, handling, ...answer }) => ({
      ...answer,
      words:
        typeof words === 'string'
          ? await sealWords(sealer, 'exchange.request_answer', { words })
          : null,
      handling: handling ?? [],
      documents: await sealDocuments(sealer, documents ?? []),
    })),
  );
