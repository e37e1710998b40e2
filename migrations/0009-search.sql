-- Full text of what people wrote. FTS5 is SQLite's own; a store on another database keeps its index in its own way.
-- Only the index is kept here, never the words a second time. src/store/search-words.ts says how a text is cut into terms;
-- the driver lends that to this script as search_words.
alter table texts add column place integer;
-- 1048576 places a ticket: a ticket's texts lie together, and the newest ticket's come last.
update texts set place = ticket * 1048576
  + (select count(*) from texts as before where before.ticket = texts.ticket and before.rowid <= texts.rowid);
create unique index texts_place on texts (place);

create virtual table text_words using fts5(
  words, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2', prefix='1'
);
insert into text_words (rowid, words) select place, search_words(body) from texts where body is not null;

-- Whoever erases a text, by whatever hand, erases it from the index too.
create trigger texts_erased after update of body on texts when new.body is null begin
  delete from text_words where rowid = old.place;
end;
create trigger texts_deleted after delete on texts begin
  delete from text_words where rowid = old.place;
end;

create index tickets_by_reporter on tickets (reporter, number);
create index tickets_by_holder on tickets (holder, number) where holder is not null;
