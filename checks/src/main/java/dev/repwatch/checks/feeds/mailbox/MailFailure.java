package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.reputation.Cause;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.InterruptedIOException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** What an exception of the mail library means. The server's own words are never told: they may quote the password. */
final class MailFailure {

    private MailFailure() {}

    static FeedFailure of(MessagingException broken, MailboxLogin login) {
        if (broken instanceof AuthenticationFailedException) {
            return refusedLogin(broken, login);
        }
        if (broken instanceof FolderNotFoundException) {
            return new FeedFailure(Cause.REFUSED, login.host() + " has no folder " + login.folder());
        }
        for (Throwable it = broken; it != null; it = it.getCause()) {
            if (it instanceof InterruptedIOException) {
                return new FeedFailure(Cause.TIMED_OUT, login.host() + " did not answer in time");
            }
            if (it instanceof SSLException) {
                return new FeedFailure(
                        Cause.SERVER_FAILED, login.host() + ": the TLS certificate or handshake is not acceptable");
            }
            if (it instanceof ProtocolException && says(it, "[noperm]")) {
                return new FeedFailure(
                        Cause.BAD_CREDENTIALS, login.host() + " does not let this user read " + login.folder());
            }
        }
        return new FeedFailure(Cause.SERVER_FAILED, login.host() + " cannot be reached or broke the conversation off");
    }

    /**
     * The response codes of RFC 5530 tell a wrong password from a server that cannot take us now; without one it is taken
     * for a wrong password, as it mostly is.
     */
    private static FeedFailure refusedLogin(MessagingException refused, MailboxLogin login) {
        if (says(refused, "[limit]") || says(refused, "[inuse]") || says(refused, "too many simultaneous")) {
            return new FeedFailure(Cause.OVER_QUOTA, login.host() + " has too many connections of this user");
        }
        if (says(refused, "[unavailable]") || says(refused, "[serverbug]") || says(refused, "[contactadmin]")) {
            return new FeedFailure(Cause.SERVER_FAILED, login.host() + " cannot sign anybody in now");
        }
        // Microsoft since 16 September 2024
        if (says(refused, "basic authentication is disabled")) {
            return new FeedFailure(
                    Cause.BAD_CREDENTIALS, login.host() + " takes no password: it wants OAuth (XOAUTH2)");
        }
        if (login.credential().isToken()) {
            return new FeedFailure(
                    Cause.BAD_CREDENTIALS, login.host() + " does not accept the access token; sign in again");
        }
        return new FeedFailure(Cause.BAD_CREDENTIALS, login.host() + " does not accept the name and password");
    }

    private static boolean says(Throwable it, String word) {
        return String.valueOf(it.getMessage()).toLowerCase(Locale.ROOT).contains(word);
    }
}
