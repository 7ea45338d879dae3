-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- What the planner of questions remembers over a restart. kind: spent (questions to an operator in five minutes each, the youngest
-- first), signal (how often a kind of signal was right, of how many), looks (when each target was last looked at on a list).
CREATE TABLE IF NOT EXISTS plan_memory (
    kind    VARCHAR(20) NOT NULL,
    name    VARCHAR(300) NOT NULL,
    at      BIGINT NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (kind, name)
);
