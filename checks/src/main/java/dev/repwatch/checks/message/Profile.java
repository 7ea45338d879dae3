package dev.repwatch.checks.message;

/** What kind of mail it is; receivers ask more of bulk mail. */
public enum Profile {
    TRANSACTIONAL,
    MARKETING
}
