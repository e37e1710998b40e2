// The heart of every answer: what to do now and what not to do, as this reporter should read it.
import type { ReporterRoute, Script } from '../script/schema.js';
import type { Language } from '../ticket/event.js';
import type { Block } from './card.js';
import { wordsOf } from './scene.js';

/** Lines that are meant for everybody, and those for whoever reports by this route. */
export function firstAid(script: Script, route: ReporterRoute, language: Language): Block[] {
  const words = wordsOf(language);
  const forThisRoute = (lines: Script['first_aid']['do']) =>
    lines.filter((line) => !line.only_from || line.only_from.includes(route)).map((line) => line[language]);
  const [does, doesNot] = [forThisRoute(script.first_aid.do), forThisRoute(script.first_aid.do_not)];
  return [
    ...(does.length > 0
      ? [
          {
            type: 'steps',
            style: 'do',
            heading: script.pages ? words.firstThis : words.wouldHelp,
            items: does,
          } as const,
        ]
      : []),
    ...(doesNot.length > 0
      ? [{ type: 'steps', style: 'do-not', heading: words.notThis, items: doesNot } as const]
      : []),
  ];
}
