// The recogniser for today's catalogue, with what people have corrected since.
import { createRecogniser, type Example, type Match, type Reason } from './script/match.js';
import { loadModel } from './script/recognise/load-model.js';
import type { Script } from './script/schema.js';

export interface LearningRecogniser {
  match(text: string): Match;
  why(text: string): Reason[];
  /** Replaces what was learned from corrections. */
  learn(corrections: Example[]): void;
}

export function recogniserOf(scripts: Map<string, Script>): LearningRecogniser {
  const model = loadModel();
  const ids = [...scripts.keys()];
  // Kinds of the organisation's own: their examples are all there is to know them by.
  const own = [...scripts.values()]
    .filter((script) => !model.labels.includes(script.id))
    .flatMap((script) => [...script.examples.ja, ...script.examples.en].map((text) => ({ text, id: script.id })));
  let recogniser = createRecogniser(model, { ids, corrections: own });
  return {
    match: (text) => recogniser.match(text),
    why: (text) => recogniser.why(text),
    learn(corrections) {
      recogniser = createRecogniser(model, { ids, corrections: [...own, ...corrections] });
    },
  };
}
