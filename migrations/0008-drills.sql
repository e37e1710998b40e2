-- A missed test page is a matter to be looked into: by whom and when it was, and when the room was reminded.
alter table drills add column reminded_at text;
alter table drills add column settled_by text;
alter table drills add column settled_at text;
