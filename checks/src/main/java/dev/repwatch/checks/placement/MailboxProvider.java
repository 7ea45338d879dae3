package dev.repwatch.checks.placement;

import dev.repwatch.checks.ResourceLines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who runs mailboxes, from {@code providers.tsv}; each value can be overridden by the seed.
 *
 * @param id as in configuration, labels and tables
 * @param host of its IMAP server; empty where none is known
 * @param login how one signs in
 * @param spamFolders names of the folder for spam, where the server marks none as such
 * @param authserv the name it writes in Authentication-Results; empty where not known
 * @param reporters domains that report what it blocked; none where no such report is known
 */
public record MailboxProvider(
        String id,
        List<String> domains,
        String host,
        int port,
        Login login,
        List<String> spamFolders,
        String authserv,
        List<String> reporters) {

    private static final int COLUMNS = 9;
    private static final Map<String, MailboxProvider> ALL = read();

    /** How one signs in. */
    public enum Login {
        PASSWORD,
        XOAUTH2,
        /** No program can read the mailbox: a person says what the phone shows. */
        WITNESS
    }

    public MailboxProvider {
        domains = List.copyOf(domains);
        spamFolders = List.copyOf(spamFolders);
        reporters = List.copyOf(reporters);
    }

    /** By its id. */
    public static Optional<MailboxProvider> of(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** Every id, for messages. */
    public static List<String> ids() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** One that stands in no table: everything is as the seed says. */
    public static MailboxProvider other(String id) {
        return new MailboxProvider(id, List.of(), "", 993, Login.PASSWORD, List.of(), "", List.of());
    }

    private static Map<String, MailboxProvider> read() {
        return ResourceLines.of(MailboxProvider.class, "providers.tsv").stream()
                .map(MailboxProvider::row)
                .collect(Collectors.toUnmodifiableMap(MailboxProvider::id, it -> it));
    }

    private static MailboxProvider row(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("providers.tsv: " + cells.length + " columns in: " + line);
        }
        return new MailboxProvider(
                cells[0],
                List.of(cells[1].split(" ")),
                text(cells[2]),
                Integer.parseInt(cells[3]),
                Login.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                Stream.of(text(cells[5]).split(",")).filter(it -> !it.isEmpty()).toList(),
                text(cells[6]),
                Stream.of(text(cells[7]).split(" ")).filter(it -> !it.isEmpty()).toList());
    }

    private static String text(String cell) {
        return cell.equals("-") ? "" : cell;
    }
}
