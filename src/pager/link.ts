// Links that answer a page without a sign-in: signed, for one page of one person, for a while. Whoever holds the link is taken for
// that person, so it goes to their own mailbox and phone alarm only.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { plusSeconds } from '../clock.js';

export const LINK_GOOD_FOR_SECONDS = 3 * 24 * 60 * 60;
/** 128 bits of the SHA-256. */
const SIGNATURE_BYTES = 16;

export interface PageLink {
  ticket: number;
  /** Which of the ticket's pages. */
  page: number;
}

export interface Links {
  make(link: PageLink, at: string): string;
  /** undefined when it is not ours; `over` when its time has passed. */
  read(token: string, at: string): (PageLink & { over: boolean }) | undefined;
}

/** The token at the end of a link. */
export function tokenIn(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}

/** @param secret at least 32 random bytes as text */
export function createLinks(secret: string): Links {
  const sign = (content: string) => createHmac('sha256', secret).update(content).digest().subarray(0, SIGNATURE_BYTES);
  return {
    make({ ticket, page }, at) {
      const until = Math.floor(Date.parse(plusSeconds(at, LINK_GOOD_FOR_SECONDS)) / 1000);
      const content = `${ticket}.${page}.${until}`;
      return `${content}.${sign(content).toString('base64url')}`;
    },
    read(token, at) {
      const [, content, ticket, page, until, signature] =
        /^((\d{1,9})\.(\d{1,6})\.(\d{1,12}))\.([\w-]{1,64})$/.exec(token) ?? [];
      if (content === undefined || signature === undefined) return undefined;
      const [given, right] = [Buffer.from(signature, 'base64url'), sign(content)];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return { ticket: Number(ticket), page: Number(page), over: Date.parse(at) / 1000 > Number(until) };
    },
  };
}
