import { insertRows, loadSample, type Query } from '@lidhja/exchange';
import { runCommand } from '@lidhja/platform';
import { conflictChecks, consentPersons, consents, representatives } from './consents';
import { figures } from './figures';
import { inventedActivities } from './inventedActivities';
import { namedReferrals, referralPersons } from './namedReferrals';
import { contactPoints, members, networkAreas, networks } from './networks';
import { inventReferrals } from './referrals';
import { statedActivities } from './statedActivities';

const load = async (query: Query): Promise<void> => {
  await insertRows(query, 'exchange.referral', [...inventReferrals(), ...namedReferrals]);
  await insertRows(query, 'exchange.referral_person', referralPersons);
  await insertRows(query, 'exchange.consent', consents);
  await insertRows(query, 'exchange.consent_person', consentPersons);
  await insertRows(query, 'exchange.representative', representatives);
  await insertRows(query, 'exchange.conflict_check', conflictChecks);
  await query('reset role', []);
  await insertRows(query, '"local".network', networks);
  await insertRows(query, '"local".network_area', networkAreas);
  await insertRows(query, '"local".network_member', members);
  await insertRows(query, '"local".contact_point', contactPoints);
  await insertRows(query, '"local".activity', [...statedActivities, ...inventedActivities]);
  await insertRows(query, '"local".published_figure', figures);
};

runCommand('local sample', () => loadSample('local', 'local', load));
