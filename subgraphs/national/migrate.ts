import { secureRows } from '@lidhja/enforcement';
import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { RECORD_TERMS } from '@lidhja/policy';
import { national } from './definition';
import { AnswerPastTerm1764000000536 } from './migrations/AnswerPastTerm1764000000536';
import { ApproveAsProposed1764000000530 } from './migrations/ApproveAsProposed1764000000530';
import { ApproveTogether1764000000527 } from './migrations/ApproveTogether1764000000527';
import { AskAhead1764000000161 } from './migrations/AskAhead1764000000161';
import { AskByKey1764000000080 } from './migrations/AskByKey1764000000080';
import { AskByOfficial1764000000103 } from './migrations/AskByOfficial1764000000103';
import { AskCheaply1764000000072 } from './migrations/AskCheaply1764000000072';
import { AskOnce1764000000101 } from './migrations/AskOnce1764000000101';
import { AskOnceAlike1764000000201 } from './migrations/AskOnceAlike1764000000201';
import { AskPastInSession1764000000541 } from './migrations/AskPastInSession1764000000541';
import { AskTogether1764000000163 } from './migrations/AskTogether1764000000163';
import { ClearEdgesAtOnce1764000000532 } from './migrations/ClearEdgesAtOnce1764000000532';
import { CountCasesAnew1764000000528 } from './migrations/CountCasesAnew1764000000528';
import { CreateAreasAndCases1764000000010 } from './migrations/CreateAreasAndCases1764000000010';
import { CreateCaseTerms1764000000520 } from './migrations/CreateCaseTerms1764000000520';
import { CreateFacts1764000000070 } from './migrations/CreateFacts1764000000070';
import { DenyPastTerm1764000000535 } from './migrations/DenyPastTerm1764000000535';
import { EndDrafts1764000000533 } from './migrations/EndDrafts1764000000533';
import { EraseCases1764000000522 } from './migrations/EraseCases1764000000522';
import { ForgetNecessities1764000000534 } from './migrations/ForgetNecessities1764000000534';
import { HoldWhoComes1764000000531 } from './migrations/HoldWhoComes1764000000531';
import { KeepCaseStatusApart1764000000016 } from './migrations/KeepCaseStatusApart1764000000016';
import { KeepErasedFromPlanner1764000000529 } from './migrations/KeepErasedFromPlanner1764000000529';
import { LetPersonsGo1764000000523 } from './migrations/LetPersonsGo1764000000523';
import { LoadAreas1764000000012 } from './migrations/LoadAreas1764000000012';
import { OpenByFacts1764000000071 } from './migrations/OpenByFacts1764000000071';
import { OpenCases1764000000017 } from './migrations/OpenCases1764000000017';
import { ReadByCategory1764000000014 } from './migrations/ReadByCategory1764000000014';
import { ReadByOneIndex1764000000160 } from './migrations/ReadByOneIndex1764000000160';
import { ReadPersons1764000000015 } from './migrations/ReadPersons1764000000015';
import { SecureRows1764000000011 } from './migrations/SecureRows1764000000011';
import { TakeCaseSteps1764000000521 } from './migrations/TakeCaseSteps1764000000521';
import { WriteOnceAlike1764000000430 } from './migrations/WriteOnceAlike1764000000430';
import { askAhead } from './security/askAhead';
import { caseTerms } from './security/caseTerms';
import { pastMarks } from './security/pastMarks';
import { personAge } from './security/personAge';
import { securedTables } from './security/securedTables';

runCommand('national', () =>
  migrateSchema(
    keeperDataSource('national', [
      CreateAreasAndCases1764000000010,
      SecureRows1764000000011,
      LoadAreas1764000000012,
      ReadByCategory1764000000014,
      ReadPersons1764000000015,
      KeepCaseStatusApart1764000000016,
      OpenCases1764000000017,
      CreateFacts1764000000070,
      OpenByFacts1764000000071,
      AskCheaply1764000000072,
      AskByKey1764000000080,
      AskOnce1764000000101,
      AskByOfficial1764000000103,
      ReadByOneIndex1764000000160,
      AskAhead1764000000161,
      AskTogether1764000000163,
      AskOnceAlike1764000000201,
      WriteOnceAlike1764000000430,
      CreateCaseTerms1764000000520,
      TakeCaseSteps1764000000521,
      EraseCases1764000000522,
      LetPersonsGo1764000000523,
      KeepErasedFromPlanner1764000000529,
      ApproveTogether1764000000527,
      CountCasesAnew1764000000528,
      ApproveAsProposed1764000000530,
      HoldWhoComes1764000000531,
      ClearEdgesAtOnce1764000000532,
      EndDrafts1764000000533,
      ForgetNecessities1764000000534,
      DenyPastTerm1764000000535,
      AnswerPastTerm1764000000536,
      AskPastInSession1764000000541,
    ]),
    async (runner) => {
      const categories = await secureRows(runner, national, securedTables);
      await runner.query(personAge(categories));
      await runner.query(askAhead(categories));
      await runner.query(pastMarks(categories));
      await runner.query(caseTerms(RECORD_TERMS.CASE.terms, categories));
    },
  ),
);
