package dev.repwatch.checks.placement;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailSearch;
import dev.repwatch.checks.feeds.mailbox.MailboxLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mailbox of ours at a provider, looked into for test mails. Read only. */
public final class SeedMailbox {

    /** A mailbox in which nothing arrived for so long may be full, or forgotten by its provider. */
    private static final Duration PROVEN = Duration.ofDays(7);

    private final MailSearch search;
    private final FolderRoles roles;
    private final FeedContext context;
    private final String authserv;

    /** @param spamFolders names of the folder for spam beside one that the server marks */
    public SeedMailbox(MailboxLogin login, List<String> spamFolders, String authserv, FeedContext context) {
        this.roles = new FolderRoles(spamFolders);
        this.search = new MailSearch(login, context, it -> roles.of(it) != FolderRole.OTHER);
        this.context = context;
        this.authserv = authserv;
    }

    /**
     * What one look saw.
     *
     * @param copy what the provider wrote into it, where there is one
     * @param folders all that are listed
     * @param spam those of them that hold spam
     */
    public record Seen(SeedLook look, Optional<DeliveredCopy> copy, List<String> folders, List<String> spam) {
        public Seen {
            folders = List.copyOf(folders);
            spam = List.copyOf(spam);
        }
    }

    /** Looks for a test mail in every folder. */
    public Seen look(SeedToken token) {
        Instant now = context.clock().instant();
        try {
            MailSearch.Found found = search.find(token.messageId(), SeedToken.HEADER, token.value());
            List<SeenCopy> copies = found.hits().stream()
                    .map(hit -> new SeenCopy(hit.folder().name(), roles.of(hit.folder()), hit.tab(), hit.received()))
                    .toList();
            List<String> spam = found.folders().stream()
                    .filter(it -> roles.of(it) == FolderRole.SPAM)
                    .map(MailSearch.ListedFolder::name)
                    .toList();
            if (copies.isEmpty() && found.left() > 0) {
                return unread(
                        now,
                        "too_many_folders",
                        found.left() + " of its "
                                + (found.left() + found.folders().size()) + " folders were not looked in");
            }
            boolean proven =
                    found.newest().filter(it -> it.isAfter(now.minus(PROVEN))).isPresent();
            return new Seen(
                    new SeedLook.Looked(now, copies, !spam.isEmpty(), proven),
                    found.hits().stream().findFirst().map(hit -> DeliveredCopy.of(hit.headers(), authserv)),
                    found.folders().stream().map(MailSearch.ListedFolder::name).toList(),
                    spam);
        } catch (FeedFailure unreadable) {
            return unread(now, unreadable.why().label(), unreadable.detail());
        }
    }

    private static Seen unread(Instant now, String cause, String detail) {
        return new Seen(new SeedLook.Unreadable(now, cause, detail), Optional.empty(), List.of(), List.of());
    }
}
