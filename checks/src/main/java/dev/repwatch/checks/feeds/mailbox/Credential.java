package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedFailure;

/** What a mailbox is opened with. */
public interface Credential {

    /**
     * What to sign in with now.
     *
     * @param refused the last one was not accepted: a fresh one is wanted, where there is any
     * @throws FeedFailure when there is none
     */
    Secret secret(boolean refused) throws FeedFailure;

    /** Whether it is an access token (XOAUTH2), which can be had anew. */
    boolean isToken();

    /** A password, always the same. */
    static Credential of(Secret password) {
        return new Password(password);
    }

    /** A password. */
    record Password(Secret password) implements Credential {

        @Override
        public Secret secret(boolean refused) {
            return password;
        }

        @Override
        public boolean isToken() {
            return false;
        }
    }
}
