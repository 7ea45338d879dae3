-- A listing asks whether it was there before: only closed tasks of its list are looked at, not ten thousand open ones.
CREATE INDEX IF NOT EXISTS delisting_task_closed ON delisting_task (source, closed_at);
