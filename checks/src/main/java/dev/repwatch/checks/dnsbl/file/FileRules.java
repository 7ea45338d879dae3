package dev.repwatch.checks.dnsbl.file;

import java.util.List;
import java.util.Optional;

/**
 * Whether a file that reads well is to be believed, beside the one before it.
 *
 * @param listed what must be on it
 * @param clean what must not be
 */
public record FileRules(List<String> listed, List<String> clean) {

    public static final FileRules NONE = new FileRules(List.of(), List.of());

    /** So many entries come and go on any list. */
    private static final long FREE = 50;

    public FileRules {
        listed = List.copyOf(listed);
        clean = List.copyOf(clean);
    }

    Optional<Doubt> doubt(ListContent now, Optional<ListContent> before, FileFleet fleet) {
        return controls(now)
                .or(() -> before.flatMap(it -> change(it, now)))
                .or(() -> fleet.isListedAtOnce(now, before) ? Optional.of(Doubt.LISTS_US) : Optional.empty());
    }

    private Optional<Doubt> controls(ListContent now) {
        boolean right = listed.stream().allMatch(point -> isListed(now, point))
                && clean.stream().noneMatch(point -> isListed(now, point));
        return right ? Optional.empty() : Optional.of(Doubt.CONTROL_WRONG);
    }

    private static boolean isListed(ListContent content, String point) {
        return content.ask(FileQuestion.of(point)) instanceof FileAnswer.Listed;
    }

    private static Optional<Doubt> change(ListContent before, ListContent now) {
        if (shrank(before.entries(), now.entries()) || shrank(before.coveredIpv4(), now.coveredIpv4())) {
            return Optional.of(Doubt.HALVED);
        }
        return shrank(now.entries(), before.entries()) || shrank(now.coveredIpv4(), before.coveredIpv4())
                ? Optional.of(Doubt.DOUBLED)
                : Optional.empty();
    }

    private static boolean shrank(long more, long less) {
        return more - less > FREE && less * 2 < more;
    }
}
