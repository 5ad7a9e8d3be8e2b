import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { AskBeforeEntries1764000000080 } from './migrations/AskBeforeEntries1764000000080';
import { AskPermissions1764000000001 } from './migrations/AskPermissions1764000000001';
import { CreateRecord1764000000000 } from './migrations/CreateRecord1764000000000';
import { EndAsSealed1764000000192 } from './migrations/EndAsSealed1764000000192';
import { KeepErasedFromPlanner1764000000558 } from './migrations/KeepErasedFromPlanner1764000000558';
import { KeepFromImplicated1764000000246 } from './migrations/KeepFromImplicated1764000000246';
import { KeepLog1764000000210 } from './migrations/KeepLog1764000000210';
import { KeepNamedAround1764000000531 } from './migrations/KeepNamedAround1764000000531';
import { KeepPeriods1764000000535 } from './migrations/KeepPeriods1764000000535';
import { KeepReadings1764000000322 } from './migrations/KeepReadings1764000000322';
import { LeadSequencers1764000000330 } from './migrations/LeadSequencers1764000000330';
import { LeaveOutRows1764000000125 } from './migrations/LeaveOutRows1764000000125';
import { NoteKeys1764000000550 } from './migrations/NoteKeys1764000000550';
import { NoteKeysByOwner1764000000560 } from './migrations/NoteKeysByOwner1764000000560';
import { NoteReadingsByRow1764000000551 } from './migrations/NoteReadingsByRow1764000000551';
import { ReadByOneIndex1764000000160 } from './migrations/ReadByOneIndex1764000000160';
import { RecordErasedRecords1764000000552 } from './migrations/RecordErasedRecords1764000000552';
import { RecordErased1764000000452 } from './migrations/RecordErased1764000000452';
import { RecordErasedCases1764000000540 } from './migrations/RecordErasedCases1764000000540';
import { RecordEscalated1764000000282 } from './migrations/RecordEscalated1764000000282';
import { RecordExported1764000000211 } from './migrations/RecordExported1764000000211';
import { RecordNotified1764000000172 } from './migrations/RecordNotified1764000000172';
import { RecordTold1764000000302 } from './migrations/RecordTold1764000000302';
import { RefuseAsAbsent1764000000472 } from './migrations/RefuseAsAbsent1764000000472';
import { SealRows1764000000103 } from './migrations/SealRows1764000000103';
import { SignAnew1764000000440 } from './migrations/SignAnew1764000000440';
import { TellHeadAfterJump1764000000559 } from './migrations/TellHeadAfterJump1764000000559';

runCommand('audit', () =>
  migrateSchema(
    keeperDataSource('audit', [
      CreateRecord1764000000000,
      AskPermissions1764000000001,
      AskBeforeEntries1764000000080,
      SealRows1764000000103,
      LeaveOutRows1764000000125,
      ReadByOneIndex1764000000160,
      RecordNotified1764000000172,
      EndAsSealed1764000000192,
      KeepLog1764000000210,
      RecordExported1764000000211,
      KeepFromImplicated1764000000246,
      RecordEscalated1764000000282,
      RecordTold1764000000302,
      KeepReadings1764000000322,
      LeadSequencers1764000000330,
      SignAnew1764000000440,
      RecordErased1764000000452,
      RefuseAsAbsent1764000000472,
      KeepNamedAround1764000000531,
      KeepPeriods1764000000535,
      RecordErasedCases1764000000540,
      NoteKeys1764000000550,
      NoteReadingsByRow1764000000551,
      RecordErasedRecords1764000000552,
      KeepErasedFromPlanner1764000000558,
      TellHeadAfterJump1764000000559,
      NoteKeysByOwner1764000000560,
    ]),
  ),
);
