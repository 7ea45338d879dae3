-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- What the coach decided for a day; a correction of the same day is a line of its own. on_date: in the plans' zone. decision: JSON.
CREATE TABLE IF NOT EXISTS warmup_decision (
    on_date  VARCHAR(10) NOT NULL,
    ip       VARCHAR(45) NOT NULL,
    provider VARCHAR(64) NOT NULL,
    at       BIGINT NOT NULL,
    decision TEXT NOT NULL,
    PRIMARY KEY (ip, provider, on_date, at)
);
CREATE INDEX IF NOT EXISTS warmup_decision_at ON warmup_decision (at);

-- What people were last told of an address: provider and trouble, with a line between. Nothing while all is well.
CREATE TABLE IF NOT EXISTS warmup_told (
    ip   VARCHAR(45) NOT NULL PRIMARY KEY,
    said TEXT NOT NULL
);
