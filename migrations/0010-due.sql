-- What is due is looked for priority by priority, the oldest first.
drop index jobs_due;
create index jobs_due on jobs (priority, due_at, created_at);
-- Reports alike another one, of the last minute.
create index tickets_alike on tickets (script, opened_at) where phase <> 'closed';
