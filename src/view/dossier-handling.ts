// What was done, in a ticket's dossier: tasks, evidence with its custody, warnings, duties, corrective actions.
import type { Evidence } from '../ticket/handling/evidence.js';
import type { Statement } from '../ticket/handling/statement.js';
import type { Task } from '../ticket/handling/tasks.js';
import type { Warning } from '../ticket/handling/warning.js';
import { type Block, type Inline, note, text } from './card.js';
import { dossierWordsOf } from './dossier-words.js';
import { handedFacts } from './escalation-facts.js';
import { missingOf, suggestionText } from './evidence-board.js';
import { saidBlocks } from './report-blocks.js';
import { labelled, personIn, type Scene } from './scene.js';
import { statementWordsOf } from './statement-words.js';
import { settledText, taskState, tasksOf, taskText } from './task-board.js';
import { taskWordsOf } from './task-words.js';
import { evidenceName, wallClock } from './timeline.js';
import { warningWordsOf } from './warning-words.js';

export interface Section {
  id: string;
  heading: string;
  blocks: Block[];
}

export function dossierHandling(scene: Scene): Section[] {
  const words = dossierWordsOf(scene.language);
  const { handling } = scene.ticket;
  const tasks = tasksOf(scene);
  const [actions, others] = [tasks.filter(isAction), tasks.filter((task) => !isAction(task))];
  return [
    { id: 'tasks', heading: words.tasks, blocks: others.flatMap((task) => taskBlocks(scene, task)) },
    { id: 'evidence', heading: words.evidence, blocks: evidenceBlocks(scene) },
    { id: 'warnings', heading: words.warnings, blocks: handling.warnings.flatMap((one) => warningBlocks(scene, one)) },
    { id: 'help', heading: words.help, blocks: handedFacts(scene) },
    {
      id: 'statements',
      heading: words.statements,
      blocks: handling.statements.flatMap((one) => statementBlocks(scene, one)),
    },
    { id: 'duties', heading: words.duties, blocks: handling.duties.flatMap((one) => wordsBlocks(scene, one)) },
    { id: 'actions', heading: words.actions, blocks: actions.flatMap((task) => actionBlocks(scene, task)) },
  ];
}

const isAction = ({ phase }: Task) => phase === 'prevent';

function when(scene: Scene, by: string, at: string): Inline[] {
  return [personIn(scene, by), ` ${wallClock(scene, at)}`];
}

function wordsBlocks(scene: Scene, one: Scene['ticket']['handling']['duties'][number]): Block[] {
  return [...saidBlocks(scene, one.said), note(...when(scene, one.by.id, one.at))];
}

function taskBlocks(scene: Scene, task: Task): Block[] {
  const phase = labelled(taskWordsOf(scene.language).phase[task.phase], scene.language);
  if (task.is !== 'open') return [text({ strong: phase }, ...settledText(scene, task))];
  return [text({ strong: phase }, taskText(scene, task), ' — ', ...taskState(scene, task))];
}

function actionBlocks(scene: Scene, task: Task): Block[] {
  const words = dossierWordsOf(scene.language);
  const { checkAt, checked } = task;
  const planned =
    checkAt === undefined ? [] : [note(labelled(words.checkAt, scene.language), wallClock(scene, checkAt))];
  if (!checked) return [...taskBlocks(scene, task), ...planned];
  const outcome = [text({ strong: words.checked(checked.effective) }, ' — ', ...when(scene, checked.by, checked.at))];
  return [...taskBlocks(scene, task), ...outcome, ...saidBlocks(scene, checked.said)];
}

function evidenceBlocks(scene: Scene): Block[] {
  const words = dossierWordsOf(scene.language);
  const { items, lacking } = scene.ticket.handling.evidence;
  const missing = missingOf(scene);
  return [
    ...items.flatMap((item, index) => itemBlocks(scene, item, index)),
    ...lacking.flatMap(({ covers, by, at, said }): Block[] => [
      text({ strong: labelled(words.lacking, scene.language) }, suggestionText(scene, covers)),
      ...saidBlocks(scene, said),
      note(...when(scene, by.id, at)),
    ]),
    ...(missing.length > 0
      ? [
          {
            type: 'steps',
            style: 'plain',
            heading: words.missing,
            items: missing.map(({ id }) => suggestionText(scene, id)),
          } as const,
        ]
      : []),
  ];
}

/** What it is, its hash, and every hand it went through. */
function itemBlocks(scene: Scene, item: Evidence, index: number): Block[] {
  const words = dossierWordsOf(scene.language);
  const fields = item.said && scene.said(item.said)?.fields;
  const known: [string, string | undefined][] = [
    [words.fields.from, fields?.from],
    [words.fields.when, fields?.when],
    [words.fields.by, fields?.by],
    [words.fields.kept, fields?.kept],
  ];
  const chain = item.chain.map((link) => {
    const { to, kept } = scene.said(link.said)?.fields ?? {};
    const places: Inline[] = [to, kept].flatMap((said) => (said ? [' ', { said }] : []));
    const hash = link.sha256 ? ` SHA-256 ${link.sha256}` : '';
    const why = scene.said(link.said)?.text;
    return {
      label: words.handed,
      value: [...when(scene, link.by.id, link.at), ...places, ...(why ? [' — ', { said: why }] : []), hash],
    };
  });
  return [
    text({ strong: `E${index + 1} ` }, { said: evidenceName(scene, index).replace(/^E\d+ ?/, '') }),
    {
      type: 'facts',
      facts: [
        ...known.flatMap(([label, said]) => (said ? [{ label, value: [{ said }] }] : [])),
        { label: words.sha256, value: [item.sha256 ?? words.noHash] },
        { label: words.takenBy, value: when(scene, item.by.id, item.at) },
        ...chain,
      ],
    },
  ];
}

function warningBlocks(scene: Scene, warning: Warning): Block[] {
  const words = dossierWordsOf(scene.language);
  const { state } = warning;
  const english = scene.said(warning.said)?.fields?.en;
  const after = state.is === 'drafted' ? [] : [note(...when(scene, state.by.id, state.at))];
  return [
    text({ strong: warningWordsOf(scene.language).state[state.is] }, ` — ${words.readBy(scene.reads(warning.id))}`),
    ...saidBlocks(scene, warning.said),
    ...(english ? [{ type: 'quote', said: english } as const] : []),
    note(...when(scene, warning.by.id, warning.draftedAt)),
    ...after,
    ...('said' in state ? saidBlocks(scene, state.said) : []),
  ];
}

function statementBlocks(scene: Scene, { said, by, draftedAt, state }: Statement): Block[] {
  const english = scene.said(said)?.fields?.en;
  return [
    text({ strong: statementWordsOf(scene.language).state[state.is] }),
    ...saidBlocks(scene, said),
    ...(english ? [{ type: 'quote', said: english } as const] : []),
    note(...when(scene, by.id, draftedAt)),
    ...('by' in state ? [note(...when(scene, state.by.id, state.at))] : []),
    ...('said' in state ? saidBlocks(scene, state.said) : []),
  ];
}
