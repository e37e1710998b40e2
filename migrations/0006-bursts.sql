-- A page of a burst is counted on an earlier page of another ticket.
alter table rings add column under_ticket integer;
alter table rings add column under_surface text;
create index rings_under on rings (under_ticket);
create index rings_sent on rings (state, at);
