// Talks to the desk. Every answer is a value; a failure carries a sentence in both languages when the server gave one.

export async function look(path, query = {}) {
  return answerOf(await fetch(`/practice/${path}?${new URLSearchParams(query)}`));
}

/** Sends once, and once more under the same id when the line broke: the desk counts it once. */
export async function send(path, post) {
  const request = () =>
    fetch(`/practice/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(post),
    });
  return answerOf(await request().catch(request));
}

async function answerOf(response) {
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { words: answer.message });
  return answer;
}

/** The server's sentence about a failure, else that it cannot be reached. */
export function excuse(error, language, unreachable) {
  return error.words?.[language] ?? unreachable;
}
