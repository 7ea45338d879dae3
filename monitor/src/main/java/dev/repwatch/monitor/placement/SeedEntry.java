package dev.repwatch.monitor.placement;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.feeds.http.DeviceLogin;
import dev.repwatch.checks.feeds.http.RotatingToken;
import dev.repwatch.checks.feeds.mailbox.AccessToken;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import dev.repwatch.checks.placement.BlockReports;
import dev.repwatch.checks.placement.MailboxProvider;
import dev.repwatch.checks.placement.SeedMailbox;
import dev.repwatch.checks.reputation.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * {@code [[seeds]]}: a mailbox of ours at a provider.
 *
 * @param name short, for tables and messages; the address is never shown
 * @param provider an id of the table of providers, or a name of your own with {@code host}
 * @param address to which test mails go
 * @param host IMAP server; that of the provider when absent
 * @param port that of the provider when absent
 * @param tls {@code implicit} when absent, {@code starttls}, or {@code none} on the own network
 * @param username the address when absent
 * @param password of the mailbox, often one made for the purpose; none with {@code oauth} or for a phone
 * @param oauth instead of a password
 * @param spamFolders names of the spam folder, where the server marks none as such and the name is not a usual one
 * @param authservId the name that the provider writes in Authentication-Results; that of the table when absent
 * @param asSold the mailbox has the filters it was sold with; {@code false}: all filters are off
 * @param caFile certificates (PEM) to trust instead of the machine's
 * @param allowPrivate the server is on our own network
 */
public record SeedEntry(
        String name,
        String provider,
        String address,
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> tls,
        Optional<String> username,
        Optional<Secret> password,
        Optional<OAuthEntry> oauth,
        List<String> spamFolders,
        Optional<String> authservId,
        Optional<Boolean> asSold,
        Optional<Path> caFile,
        boolean allowPrivate) {

    /**
     * Access tokens for a mailbox.
     *
     * @param tokenEndpoint where they are had
     * @param refreshToken of the mailbox's owner
     * @param deviceEndpoint where {@code placement login} begins a sign-in; Microsoft's when absent
     * @param scope what it asks for; Microsoft's for IMAP when absent
     */
    public record OAuthEntry(
            URI tokenEndpoint,
            String clientId,
            Optional<Secret> clientSecret,
            Secret refreshToken,
            Optional<URI> deviceEndpoint,
            Optional<String> scope) {

        private static final String MICROSOFT = "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode";
        private static final String MICROSOFT_IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";

        public OAuthEntry {
            if (HttpUrl.parse(tokenEndpoint.toString()) == null) {
                throw new IllegalArgumentException("token_endpoint: must be an https address");
            }
            if (deviceEndpoint.isPresent()
                    && HttpUrl.parse(deviceEndpoint.orElseThrow().toString()) == null) {
                throw new IllegalArgumentException("device_endpoint: must be an https address");
            }
        }

        DeviceLogin.Application application() {
            return new DeviceLogin.Application(
                    HttpUrl.get(deviceEndpoint.map(URI::toString).orElse(MICROSOFT)),
                    HttpUrl.get(tokenEndpoint.toString()),
                    clientId,
                    clientSecret.filter(it -> !it.reveal().isEmpty()),
                    scope.orElse(MICROSOFT_IMAP));
        }
    }

    /** A sign-in by a person for this mailbox; empty where it is opened with a password. */
    public Optional<DeviceLogin> login(FeedEnvironment environment, DeviceLogin.Pause pause) {
        return oauth.map(it -> new DeviceLogin(it.application(), context(environment), pause));
    }

    /** @throws IllegalArgumentException when the keys do not fit together; the message begins with the key */
    public SeedEntry {
        spamFolders = List.copyOf(spamFolders);
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException("name: letters, digits, dots and hyphens, at most 60");
        }
        if (!provider.matches("[a-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException(
                    "provider: small letters, digits, dots and hyphens, at most 60, such as \"docomo\"");
        }
        if (!address.matches("[^@\\s<>]{1,64}@[^@\\s<>]{1,255}")) {
            throw new IllegalArgumentException("address: must be one address, such as \"seed@example.jp\"");
        }
        if (authservId.filter(it -> !it.matches("[A-Za-z0-9._-]{1,253}")).isPresent()) {
            throw new IllegalArgumentException(
                    "authserv_id: must be the name in Authentication-Results, such as \"mx.example.jp\"");
        }
        MailboxProvider known = MailboxProvider.of(provider).orElse(MailboxProvider.other(provider));
        boolean phone = known.login() == MailboxProvider.Login.WITNESS && host.isEmpty();
        if (!phone && host.isEmpty() && known.host().isEmpty()) {
            throw new IllegalArgumentException("host: \"" + provider + "\" is none of the providers that are known ("
                    + String.join(", ", MailboxProvider.ids()) + "), so its IMAP server must be named");
        }
        if (!phone && password.isPresent() == oauth.isPresent()) {
            throw new IllegalArgumentException("password: give either password or oauth");
        }
        if (known.login() == MailboxProvider.Login.XOAUTH2 && host.isEmpty() && oauth.isEmpty()) {
            throw new IllegalArgumentException("oauth: " + provider + " takes no password; it wants oauth");
        }
    }

    /** A person says what the phone shows. */
    public boolean isWitness() {
        return host.isEmpty() && row().login() == MailboxProvider.Login.WITNESS;
    }

    /** Its provider may report what it blocked. */
    boolean reports() {
        return !isWitness() && !row().reporters().isEmpty();
    }

    private MailboxProvider row() {
        return MailboxProvider.of(provider).orElseGet(() -> MailboxProvider.other(provider));
    }

    /**
     * A mailbox to be looked into; keep it for all looks, for it keeps its access token.
     *
     * @param refresh what its refresh token has become; empty for a mailbox with a password
     * @param reports what its provider reports of mail that it blocked; empty where no such report is known
     */
    public record OpenMailbox(SeedMailbox mailbox, Optional<RotatingToken> refresh, Optional<BlockReports> reports) {}

    /**
     * Opens it; nothing is asked of its server yet.
     *
     * @param environment the clock, and what mailboxes may be reached
     * @param bookmark what its refresh token had become
     */
    public OpenMailbox opened(FeedEnvironment environment, Optional<String> bookmark) {
        MailboxProvider known = row();
        FeedContext own = context(environment);
        MailboxLogin login = MailboxLogin.of(
                host.orElse(known.host()),
                port.or(() -> host.isEmpty() ? Optional.of(known.port()) : Optional.empty()),
                tls,
                username.orElse(address),
                password.orElse(new Secret("")),
                Optional.empty(),
                caFile,
                allowPrivate);
        List<String> spam = spamFolders.isEmpty() ? known.spamFolders() : spamFolders;
        Optional<RotatingToken> refresh = oauth.map(it -> new RotatingToken(it.refreshToken(), own.redactor()));
        refresh.ifPresent(it -> it.resume(bookmark));
        MailboxLogin signed = refresh.map(it -> login.with(token(oauth.orElseThrow(), it, own)))
                .orElse(login);
        String authserv = authservId.orElse(known.authserv());
        return new OpenMailbox(
                new SeedMailbox(signed, spam, authserv, own),
                refresh,
                reports() ? Optional.of(new BlockReports(signed, authserv, known.reporters(), own)) : Optional.empty());
    }

    /** Its secrets are hidden in whatever is told of it. */
    private FeedContext context(FeedEnvironment environment) {
        Redactor redactor = new Redactor();
        password.ifPresent(redactor::hide);
        oauth.ifPresent(it -> redactor.hide(it.refreshToken()));
        FeedContext usual = new FeedContext(
                new SourceId("seed"),
                environment.clock(),
                environment.dns(),
                environment.guard(),
                environment.limits(),
                redactor);
        return usual.near(allowPrivate);
    }

    private static AccessToken token(OAuthEntry oauth, RotatingToken refresh, FeedContext context) {
        return new AccessToken(
                Objects.requireNonNull(HttpUrl.parse(oauth.tokenEndpoint().toString())),
                oauth.clientId(),
                oauth.clientSecret(),
                refresh,
                context);
    }
}
