-- The full-text index without the places of words inside a text, which took more room than the texts themselves; that the signs of a word
-- follow each other is looked up in the text (src/store/register-rows.ts). 4096 places a ticket, more than it can have events: what
-- lies near takes less room.
create table near_texts (
  place integer primary key,
  ticket integer not null references tickets (number),
  id text not null,
  -- Both null once a text is erased. Of a ticket that was put away both are packed into the body.
  salt text,
  body text
);
insert into near_texts (place, ticket, id, salt, body)
  select ticket * 4096 + place % 1048576, ticket, id, salt, body from texts order by place;
create table near_utterances (
  channel text not null,
  message text not null,
  platform text not null,
  place integer not null references near_texts (place),
  primary key (channel, message, platform)
) without rowid;
insert into near_utterances (channel, message, platform, place)
  select channel, message, platform, texts.ticket * 4096 + utterances.place % 1048576
  from utterances join texts on texts.place = utterances.place;
drop table utterances;
drop table texts;
alter table near_texts rename to texts;
alter table near_utterances rename to utterances;

-- Asked only for a report that was closed a short time ago.
drop index tickets_closed_of_reporter;
create index tickets_closed_of_reporter on tickets (reporter, closed_at) where phase = 'closed' and put_away < version;

drop table text_words;
create virtual table text_words using fts5(
  words, content='', contentless_delete=1, detail=none, prefix='1',
  tokenize="porter unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);
insert into text_words (rowid, words) select place, search_words(body) from texts where body is not null;

create trigger texts_erased after update of body on texts when new.body is null begin
  delete from text_words where rowid = old.place;
end;
create trigger texts_deleted after delete on texts begin
  delete from text_words where rowid = old.place;
end;
