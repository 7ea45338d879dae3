-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- One row a feed. told: what was last told of it (FRESH, QUIET, BROKEN); expiry_told: the end of its key was told.
CREATE TABLE IF NOT EXISTS feed (
    id               VARCHAR(63) PRIMARY KEY,
    last_attempt     BIGINT,
    last_success     BIGINT,
    last_data        BIGINT,
    trouble_cause    VARCHAR(32),
    trouble_detail   VARCHAR(400),
    trouble_since    BIGINT,
    trouble_failures INT,
    not_before       BIGINT,
    quota_limit      BIGINT,
    quota_remaining  BIGINT,
    quota_resets     BIGINT,
    expires          BIGINT,
    bookmark         TEXT,
    told             VARCHAR(8) NOT NULL,
    expiry_told      BOOLEAN NOT NULL
);

-- The last good value of each measure.
CREATE TABLE IF NOT EXISTS feed_standing (
    feed      VARCHAR(63) NOT NULL,
    target    VARCHAR(255) NOT NULL,
    kind      VARCHAR(8) NOT NULL,
    measure   VARCHAR(63) NOT NULL,
    val       DOUBLE PRECISION NOT NULL,
    unit      VARCHAR(8) NOT NULL,
    band      VARCHAR(8),
    data_time BIGINT NOT NULL,
    read_at   BIGINT NOT NULL,
    note      VARCHAR(400) NOT NULL,
    PRIMARY KEY (feed, target, measure)
);

-- Changed values over time.
CREATE TABLE IF NOT EXISTS feed_sample (
    feed      VARCHAR(63) NOT NULL,
    target    VARCHAR(255) NOT NULL,
    measure   VARCHAR(63) NOT NULL,
    data_time BIGINT NOT NULL,
    val       DOUBLE PRECISION NOT NULL,
    band      VARCHAR(8),
    PRIMARY KEY (feed, target, measure, data_time)
);
