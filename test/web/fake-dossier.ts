// A ticket's dossier for tests of the page: something of every block, and words that would like to be more than words.
import type { Language } from '../../src/ticket/event.js';
import type { Dossier } from '../../src/view/dossier.js';

export const wild = '<img src=x onerror=alert(1)> https://evil.example.com/ \u202Eexe.fdp';

export function fakeDossier(ticket: number, language: Language): Dossier {
  const ja = language === 'ja';
  return {
    ticket: `DESK-${ticket}`,
    language,
    heading: ja ? `DESK-${ticket}：報告と対応の記録` : `DESK-${ticket}: the record of a security report`,
    notices: [ja ? '閲覧制限あり。' : 'RESTRICTED.'],
    times: '',
    sections: [
      {
        id: 'state',
        heading: ja ? '現在の状態' : 'How it stands',
        blocks: [
          { type: 'facts', facts: [{ label: ja ? '状態' : 'State', value: [{ person: '田中' }, { said: wild }] }] },
          { type: 'quote', said: wild },
        ],
      },
      {
        id: 'evidence',
        heading: ja ? '証拠' : 'Evidence',
        blocks: [
          { type: 'steps', style: 'plain', heading: ja ? 'まだ確保していない' : 'Still to be secured', items: ['x'] },
        ],
      },
    ],
    timelineHeading: ja ? '経過' : 'Timeline',
    timeline: [
      {
        ...{ version: 1, at: '2026-11-16T05:00:00.000Z', local: '2026-11-16 14:00:00', who: wild },
        ...{ words: wild, said: wild, details: [{ label: ja ? '理由' : 'Reason', value: wild }], hash: 'a'.repeat(64) },
      },
    ],
    proofHeading: ja ? '証明' : 'Proof',
    proof: [{ label: 'SHA-256', value: 'a'.repeat(64) }],
    verify: 'run `npm run desk -- verify` here',
  };
}
