// A story file told once more: its steps, and below each what everybody reads today.
import { tellStory } from './story.js';
import type { Platforms } from './story-stage.js';

const INDENT = '    ';

/**
 * @param name of the file in test/scenario, for the place of a mistake
 * @param database a file that outlives a restart of the desk
 * @throws Error that names the file and the line of a step that cannot be taken
 */
export async function retold(text: string, name: string, database: string, platforms?: Platforms): Promise<string> {
  const story = tellStory(database, platforms);
  const lines: string[] = [];
  try {
    for (const [index, line] of text.split('\n').entries()) {
      if (line.startsWith(INDENT)) continue;
      lines.push(line);
      if (line === '' || line.startsWith('#')) continue;
      const answers = await story.step(line).catch((fault: Error) => {
        throw new Error(`test/scenario/${name}:${index + 1}: ${fault.message}`, { cause: fault });
      });
      lines.push(...answers.map((answer) => INDENT + answer));
    }
  } finally {
    await story.close();
  }
  return lines.join('\n');
}
