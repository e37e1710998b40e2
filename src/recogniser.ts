// The recogniser for today's catalogue.
import { createRecogniser, type Recogniser } from './script/match.js';
import { loadModel } from './script/recognise/load-model.js';
import type { Script } from './script/schema.js';

export function recogniserOf(scripts: Map<string, Script>): Recogniser {
  const model = loadModel();
  // Kinds of the organisation's own: their examples are all there is to know them by.
  const corrections = [...scripts.values()]
    .filter((script) => !model.labels.includes(script.id))
    .flatMap((script) => [...script.examples.ja, ...script.examples.en].map((text) => ({ text, id: script.id })));
  return createRecogniser(model, { ids: [...scripts.keys()], corrections });
}
