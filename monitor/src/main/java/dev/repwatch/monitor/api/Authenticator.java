package dev.repwatch.monitor.api;

/** Tells who asks, by whatever they show: a token, a password, a session. One for all endpoints. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Who it is; {@link Principal#NOBODY} for who shows nothing.
     *
     * @param least the role that is needed: where nothing is, nothing wrong is held against anybody
     * @throws HttpRefusal 401 when what is shown is wrong, 403 when a certificate is missing, 429 when it was wrong too often
     */
    Principal of(Visitor visitor, Role least);
}
