-- Corrective actions live on after their ticket is closed: until when they did, or the end of time; null where there are none.
alter table tickets add column acting_until text;
update tickets set acting_until = '9999-12-31T23:59:59.999Z' where number in
  (select ticket from events where type = 'task-added' and json_extract(body, '$.phase') = 'prevent');
create index tickets_acting on tickets (acting_until) where acting_until is not null;
