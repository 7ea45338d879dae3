package dev.repwatch.checks.placement;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's daily report of mail that it blocked. au's names 受信日時, Fromアドレス(送信者) and 規制理由 of each
 * (dekyo.or.jp/soudan/contents/taisaku/2-4au-details.html); its layout is not public. So only these labels are looked for, in any
 * order, and a label that comes again begins the next entry.
 *
 * @param entries in the report's order
 * @param passedOver entries without a date or a sender that can be read, and those beyond the first thousand
 */
public record BlockReport(List<BlockEntry> entries, int passedOver) {

    /** What such a mail calls itself. */
    public static final String NAME = "規制レポート";

    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_VALUE = 300;
    private static final int LONGEST_REASON = 150;

    private enum Label {
        AT,
        FROM,
        REASON
    }

    /** At the beginning of a line, or behind a space where an entry is one line; short words only with a colon behind them. */
    private static final Pattern LABEL =
            Pattern.compile("(?im)(?:^|[\\s■□●○◆◇・*<>\\[【「-])(?:(受信日時)|(from\\s?アドレス|送信者アドレス)|(規制理由))"
                    + "(?:[ ]?\\([^()\\n]{1,20}\\))?(?:[\\s\\]】」>]*:|[\\s\\]】」>]+)"
                    + "|(?:^|[\\s■□●○◆◇・*<>\\[【「-])(?:(日時|受信日)|(from|送信者|差出人)|(理由))[ ]?[\\]】」>]?[ ]?:");

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,10}");
    private static final Pattern RULE = Pattern.compile("[-=_─━*]{4,}");

    public BlockReport {
        entries = List.copyOf(entries);
    }

    /**
     * Reads what can be read.
     *
     * @param text of the mail; hostile
     * @param near when the mail came
     */
    public static BlockReport read(String text, Instant near) {
        String plain = clipped(Normalizer.normalize(clipped(text, LONGEST_TEXT), Normalizer.Form.NFKC), LONGEST_TEXT);
        Collector collector = new Collector(near);
        Matcher label = LABEL.matcher(plain);
        Optional<Label> open = Optional.empty();
        int begin = 0;
        while (label.find()) {
            String value = plain.substring(begin, label.start());
            open.ifPresent(it -> collector.add(it, value));
            open = Optional.of(labelOf(label));
            begin = label.end();
        }
        String rest = plain.substring(begin);
        open.ifPresent(it -> collector.add(it, rest));
        return collector.report();
    }

    private static Label labelOf(Matcher label) {
        if (label.group(1) != null || label.group(4) != null) {
            return Label.AT;
        }
        return label.group(2) != null || label.group(5) != null ? Label.FROM : Label.REASON;
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static final class Collector {

        private final Instant near;
        private final Map<Label, String> entry = new EnumMap<>(Label.class);
        private final List<BlockEntry> entries = new ArrayList<>();
        private int passedOver;

        Collector(Instant near) {
            this.near = near;
        }

        /** The value is the first line that says anything; what follows it belongs to nobody. */
        void add(Label label, String raw) {
            if (entry.containsKey(label)) {
                end();
            }
            String value = clipped(raw, 10 * LONGEST_VALUE)
                    .lines()
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .findFirst()
                    .orElse("");
            entry.put(label, clipped(value, LONGEST_VALUE));
            if (RULE.matcher(clipped(raw, 10 * LONGEST_VALUE)).find()) {
                end();
            }
        }

        private void end() {
            Optional<Instant> at = Optional.ofNullable(entry.get(Label.AT)).flatMap(it -> ReportDate.first(it, near));
            Optional<String> from = Optional.ofNullable(entry.get(Label.FROM)).flatMap(Collector::address);
            String reason = clipped(entry.getOrDefault(Label.REASON, ""), LONGEST_REASON);
            entry.clear();
            if (at.isPresent() && from.isPresent() && entries.size() < MOST_ENTRIES) {
                entries.add(new BlockEntry(at.get(), from.get(), reason));
            } else {
                passedOver++;
            }
        }

        private static Optional<String> address(String value) {
            Matcher address = ADDRESS.matcher(value);
            return address.find() ? Optional.of(address.group().toLowerCase(Locale.ROOT)) : Optional.empty();
        }

        BlockReport report() {
            if (!entry.isEmpty()) {
                end();
            }
            return new BlockReport(entries, passedOver);
        }
    }
}
