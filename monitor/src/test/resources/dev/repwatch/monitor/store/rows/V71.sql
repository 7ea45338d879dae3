INSERT INTO delisting_step (id, task_id, what, state, state_at, requested_at, requests, closed_at, remind_at, reminders, snoozed_until) VALUES (1, 1, 'fixed', 'cause_open', 1772357461000, null, 0, null, 1772371861000, 0, null);
ALTER TABLE delisting_step ALTER COLUMN id RESTART WITH 1000;
