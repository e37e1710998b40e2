-- Corrections of the desk's guess are read from the events; this names those that somebody took out again.
create table corrections_removed (
  ticket integer primary key references tickets (number),
  at text not null
);
create index events_corrected on events (ticket) where type = 'script-chosen';
