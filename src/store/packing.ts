// Events of tickets that were closed long ago, in few bytes: raw deflate with a dictionary of what events are made of. Pure.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The first byte says with which dictionary. One that has packed anything must never be changed, nor taken out: add another. */
const VERSION = 1;
const DICTIONARY = Buffer.from(
  [
    '{"type":"page-failed","person":"","way":"mail","reason":"ladder-ended","skipped":[],"remindAt":"","count":1',
    '"question-moved","to":"later","script-done","steps":[0,1,2],"severity-changed","from":"SEV1","to":"SEV2","change":0',
    '"triaged","result":"evidence-taken","task":"task-done","decided","stated","escalated","warning":"told-reporter"',
    '"facts":[],"impact":"","urgency":"","files":[],"fields":{},"thread":"","conversation":"msteams","19:","@thread.tacv2"',
    '{"type":"answered","by":{"id":"teams:","platform":"teams","user":""},"question":"","answer":"yes","choice":"no"',
    '{"type":"script-chosen","by":{"id":"","platform":"slack","user":"U0"},"from":{"id":"unclear","version":""},"to":{"id":"',
    '"candidates":["suspicious-message","credentials-entered","misdirected-message","lost-device","malware","suspicious-click"]',
    '["wake/","page-failed/","bundle/",{"type":"noted","by":{"id":"slack:U0","platform":"slack","user":"U0"},"said":{"id":"',
    '","sha256":""},"how":"said","place":{"platform":"slack","channel":"C0","message":"17","direct":true}}]',
    '{"type":"closed","by":{"id":"","platform":"slack","user":"U0"},"said":{"id":"","sha256":""}}]["slack:D0',
    '{"type":"acknowledged","by":{"id":"","platform":"slack","user":"U0"}}]["slack:D0',
    '{"type":"paged","people":[""],"rung":0,"round":1,"skipped":[],"why":"opened","answerBy":"20","restricted":true',
    '["slack:D0",{"type":"opened","reporter":{"id":"slack:U0","platform":"slack","user":"U0"},"place":{"platform":"slack",',
    '"channel":"D0","message":"1","direct":true},"said":{"id":"","sha256":""},"route":"employee","language":"ja","sure":true,',
    '"candidates":[],"script":{"id":"","version":""},"severity":"SEV2","restricted":false}]',
  ].join(''),
);
/** A window of 2 KB, which the dictionary fits into, and the smallest tables: an event is shorter than that. */
const HOW = { level: 9, windowBits: 11, memLevel: 2, dictionary: DICTIONARY };

export interface Packable {
  request: string;
  /** JSON of the event. */
  body: string;
}

export function pack({ request, body }: Packable): Buffer {
  const bytes = deflateRawSync(`[${JSON.stringify(request)},${body}]`, HOW);
  return Buffer.concat([Buffer.of(VERSION), bytes]);
}

/** @throws when the bytes were made by something else, or were changed */
export function unpack(packed: Uint8Array): { request: string; event: unknown } {
  if (packed[0] !== VERSION) throw new Error(`packed in a way that this version does not know (${packed[0]})`);
  const [request, event] = JSON.parse(inflateRawSync(packed.subarray(1), HOW).toString('utf8'));
  return { request, event };
}
